//! `by RULE with …`, and the `with` of an undercut: values for the variables of another rule.

use super::declare::Inference;
use super::lookup::Wanted;
use super::names::{Symbol, key};
use super::nearest::nearest;
use super::scope::{Place, Scope};
use super::{Code, Diagnostic, Resolver, view};
use crate::model::{Conclusion, Condition, InstanceName, Rule, Term};
use crate::source::Span;
use crate::vocabulary::*;
use view::{ClauseBody, Word};

/// `?x = term`, the variable still a word.
pub(super) struct Binding<'t> {
    pub(super) variable: Word<'t>,
    pub(super) term: Term,
}

/// Whose bindings they are.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    Undercut(RuleId),
    Instance(InstanceNameId),
}

/// Bindings that wait until all rules are known.
pub(super) struct Pending<'t> {
    pub(super) holder: Holder,
    pub(super) target: ArgumentName,
    pub(super) with: Vec<Binding<'t>>,
    pub(super) span: Span,
}

/// Stands for the rule of an instance whose rule is not known; such a model is not evaluated.
const NO_RULE: RuleId = RuleId(u32::MAX);

impl<'t> Resolver<'_, 't> {
    /// An argument `by` a rule.
    pub(super) fn instance(&mut self, inference: &Inference<'t>, pending: &mut Vec<Pending<'t>>) {
        let id = InstanceNameId::new(self.model.instance_names.len());
        let (module, item) = (inference.module, inference.item);
        let mut instance = InstanceName {
            name: item.name.map(|word| key(word.text).into_owned()),
            sentence: item.text.map(|text| text.value()),
            rule: NO_RULE,
            with: Vec::new(),
            weight: None,
            module,
            span: inference.span,
        };
        let mut once = super::clauses::Once::default();
        for clause in &item.clauses {
            match &clause.body {
                ClauseBody::ByRule { rule, with } if self.first(&mut once, "by", clause.span) => {
                    let Some(Symbol::Rule(rule)) = self.find(module, *rule, Wanted::Rule) else { continue };
                    let mut scope = Scope::ground("`by`");
                    let bound = |binding: &view::Binding<'t>| {
                        let term = self.term(&mut scope, Place::Ground, binding.term)?;
                        Some(Binding { variable: binding.variable, term })
                    };
                    let bindings: Vec<Binding<'t>> = with.iter().filter_map(bound).collect();
                    instance.rule = rule;
                    // Where a binding was broken, that the variable is not bound need not be told as well.
                    if bindings.len() == with.len() {
                        let (holder, target) = (Holder::Instance(id), ArgumentName::Rule(rule));
                        pending.push(Pending { holder, target, with: bindings, span: clause.span });
                    }
                }
                ClauseBody::Weight(word) if self.first(&mut once, "weight", clause.span) => {
                    instance.weight = self.weight(*word);
                }
                ClauseBody::ByRule { .. } | ClauseBody::Weight(_) => {}
                _ => self.tell_clause_of_instance(clause.span),
            }
        }
        self.model.instance_names.push(instance);
    }

    fn tell_clause_of_instance(&mut self, span: Span) {
        let message = "an argument `by` a rule names one of its instances, and has no conditions or conclusion of its own";
        let told = Diagnostic::new(Code::ConflictingClauses, span, message)
            .help("it may have a sentence and a `weight`; for an argument of its own leave `by` out");
        self.tell(told);
    }

    /// Finds the variables that were waiting.
    pub(super) fn bind(&mut self, pending: Pending<'t>) {
        let Pending { holder, target, with, span } = pending;
        let mut bound: Vec<(VariableId, Term)> = Vec::new();
        let mut whole = true;
        for binding in &with {
            match self.variable_of(target, binding.variable) {
                Some(variable) if bound.iter().any(|(known, _)| *known == variable) => {
                    let message = format!("`?{}` is bound twice", binding.variable.text);
                    self.tell(Diagnostic::new(Code::RepeatedClause, binding.variable.span, message));
                }
                Some(variable) => bound.push((variable, binding.term)),
                None => whole = false,
            }
        }
        bound.sort_by_key(|(variable, _)| *variable);
        match holder {
            Holder::Undercut(rule) => {
                if let Conclusion::Undercuts { with, .. } = &mut self.model.rules[rule.index()].conclusion {
                    *with = bound;
                }
            }
            Holder::Instance(id) => {
                if whole {
                    self.check_whole(target, &bound, span);
                }
                let constants = bound.into_iter().filter_map(|(variable, term)| match term {
                    Term::Constant(constant) => Some((variable, constant)),
                    Term::Variable(_) => None,
                });
                self.model.instance_names[id.index()].with = constants.collect();
            }
        }
    }

    /// The variable of the target that the word names, where a `given` binds it.
    fn variable_of(&mut self, target: ArgumentName, word: Word<'t>) -> Option<VariableId> {
        let rule = match target {
            ArgumentName::Rule(rule) => &self.model.rules[rule.index()],
            ArgumentName::Premise(_) | ArgumentName::Instance(_) => {
                let message =
                    format!("what is named here has no variables, so `?{}` is none of them", word.text);
                let told = Diagnostic::new(Code::VariableNotAllowed, word.span, message);
                self.tell(told.help("leave the `with` out"));
                return None;
            }
        };
        let name = key(word.text);
        let named = rule.name.clone().unwrap_or_default();
        match rule.variables.iter().position(|variable| *variable == *name) {
            Some(place) if is_bound(rule, VariableId::new(place)) => Some(VariableId::new(place)),
            Some(_) => {
                let message =
                    format!("no `given` of `{named}` binds `?{name}`, so its instances do not differ in it");
                let told = Diagnostic::new(Code::UnboundVariable, word.span, message);
                self.tell(told.also(rule_span(&self.model.rules, target), "the rule is declared here"));
                None
            }
            None => {
                let near = nearest(&name, rule.variables.iter().map(String::as_str));
                let message = format!("`{named}` has no variable `?{name}`");
                let told = Diagnostic::new(Code::UnknownName, word.span, message)
                    .also(rule.name_span, "it is declared here");
                let told = match near {
                    Some(near) => told.help(format!("did you mean `?{near}`?")).fix(
                        word.span,
                        format!("?{near}"),
                        format!("write `?{near}`"),
                    ),
                    None => told.help(format!("its variables are {}", listed(&rule.variables))),
                };
                self.tell(told);
                None
            }
        }
    }

    /// An instance is one: every variable that the givens bind has its value.
    fn check_whole(&mut self, target: ArgumentName, bound: &[(VariableId, Term)], span: Span) {
        let ArgumentName::Rule(id) = target else { return };
        let rule = &self.model.rules[id.index()];
        let is_free = |place: &usize| {
            let variable = VariableId::new(*place);
            is_bound(rule, variable) && !bound.iter().any(|(known, _)| *known == variable)
        };
        let free: Vec<String> =
            (0..rule.variables.len()).filter(is_free).map(|place| rule.variables[place].clone()).collect();
        if free.is_empty() {
            return;
        }
        let name = rule.name.clone().unwrap_or_default();
        let message = format!("this names no single instance of `{name}`: {} has no value", listed(&free));
        let told = Diagnostic::new(Code::IncompleteInstance, span, message)
            .also(rule.name_span, "the rule is declared here");
        let told = if free.iter().any(|variable| variable == "_") {
            told.help("give the `?_` in the rule's `given` a name, so that it can be told what it is")
        } else {
            told.help(format!(
                "add {} to the `with`",
                free.iter().map(|one| format!("`?{one} = …`")).collect::<Vec<_>>().join(", ")
            ))
        };
        self.tell(told);
    }
}

fn rule_span(rules: &[Rule], target: ArgumentName) -> Span {
    match target {
        ArgumentName::Rule(rule) => rules[rule.index()].name_span,
        _ => rules[0].name_span,
    }
}

fn listed(variables: &[String]) -> String {
    variables.iter().map(|variable| format!("`?{variable}`")).collect::<Vec<_>>().join(", ")
}

fn is_bound(rule: &Rule, variable: VariableId) -> bool {
    rule.given.iter().any(|condition| match condition {
        Condition::Holds(literal) => literal.terms.contains(&Term::Variable(variable)),
        Condition::AtLeast { .. } => false,
    })
}
