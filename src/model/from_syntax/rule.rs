//! Rules, and arguments that give their own conditions.

use super::argument::{Binding, Holder, Pending};
use super::clauses::Once;
use super::declare::{Inference, Work};
use super::lookup::Wanted;
use super::names::key;
use super::scope::{Place, Scope, Seen};
use super::{Code, Diagnostic, Resolver, view};
use crate::model::{
    Comparison, Conclusion, Condition, ConstantValue, Contrary, Literal, Questioned, Rule, Term,
};
use crate::source::Span;
use crate::vocabulary::*;
use view::{Clause, ClauseBody};

impl<'t> Resolver<'_, 't> {
    pub(super) fn rules(&mut self, work: &Work<'t>) {
        let mut pending = Vec::new();
        for inference in &work.inferences {
            if inference.is_instance {
                self.instance(inference, &mut pending);
            } else {
                self.rule(inference, &mut pending);
            }
        }
        for waiting in pending {
            self.bind(waiting);
        }
        for (module, span, literals, why) in &work.contraries {
            self.contrary(*module, *span, literals, *why);
        }
        for (module, list) in &work.preferences {
            for preference in *list {
                if let Some((stronger, weaker)) = self.preference(*module, preference) {
                    let span = preference.stronger.span.to(preference.weaker.span);
                    self.model.preferences.push(crate::model::Preference {
                        stronger,
                        weaker,
                        module: *module,
                        span,
                    });
                }
            }
        }
    }

    pub(super) fn preference(
        &mut self,
        module: ModuleId,
        preference: &view::Preference<'t>,
    ) -> Option<(ArgumentName, ArgumentName)> {
        let stronger = self.find_argument(module, preference.stronger, Wanted::Argument);
        let weaker = self.find_argument(module, preference.weaker, Wanted::Argument);
        Some((stronger?, weaker?))
    }

    fn rule(&mut self, inference: &Inference<'t>, pending: &mut Vec<Pending<'t>>) {
        let id = RuleId::new(self.model.rules.len());
        let mut scope = Scope::of_inference(inference.is_argument);
        let mut rule = bare(id, inference);
        let mut once = Once::default();
        let mut concluded: Option<(&'static str, Span)> = None;
        for clause in &inference.item.clauses {
            if let Some(keyword) = conclusion_keyword(&clause.body) {
                if let Some(first) = concluded {
                    self.tell_second_conclusion(clause.span, keyword, first);
                    continue;
                }
                concluded = Some((keyword, clause.span));
            }
            self.rule_clause(id, &mut rule, &mut scope, &mut once, clause, pending);
        }
        if concluded.is_none() {
            self.tell_no_conclusion(inference);
        }
        rule.variables = scope.names();
        self.check_variables(&rule, &scope);
        self.check_comparisons(&rule);
        self.model.rules.push(rule);
    }

    fn rule_clause(
        &mut self,
        id: RuleId,
        rule: &mut Rule,
        scope: &mut Scope<'t>,
        once: &mut Once,
        clause: &'t Clause<'t>,
        pending: &mut Vec<Pending<'t>>,
    ) {
        let module = rule.module;
        match &clause.body {
            ClauseBody::For(words) => {
                let named = words.iter().filter_map(|word| self.find_standpoint(module, *word));
                rule.only_for.extend(named);
            }
            ClauseBody::Given(list) => {
                let conditions = list.iter().filter_map(|condition| self.condition(module, scope, condition));
                rule.given.extend(conditions);
            }
            ClauseBody::Where(list) => {
                rule.comparisons
                    .extend(list.iter().filter_map(|comparison| self.comparison(scope, comparison)));
            }
            ClauseBody::Assuming(list) => {
                let place = Place::Assuming;
                rule.assuming
                    .extend(list.iter().filter_map(|one| self.questioned(module, scope, place, one)));
            }
            ClauseBody::Unless(list) => {
                let place = Place::Unless;
                rule.unless.extend(list.iter().filter_map(|one| self.questioned(module, scope, place, one)));
            }
            ClauseBody::So { certainly, literal } => {
                rule.strict = *certainly;
                if let Some(literal) = self.literal(module, scope, Place::So, literal) {
                    rule.conclusion = Conclusion::So(literal);
                }
            }
            ClauseBody::Undercuts { target, with } => {
                let target = self.find_argument(module, *target, Wanted::Argument);
                let with = self.bindings(scope, with);
                if let Some(target) = target {
                    rule.conclusion = Conclusion::Undercuts { target, with: Vec::new(), span: clause.span };
                    pending.push(Pending { holder: Holder::Undercut(id), target, with, span: clause.span });
                }
            }
            ClauseBody::Weight(word) if self.first(once, "weight", clause.span) => {
                rule.weight = self.weight(*word)
            }
            ClauseBody::Kind(word) if self.first(once, "kind", clause.span) => {
                rule.kind = self.find_kind(module, *word);
            }
            ClauseBody::Cites(cites) => rule.cites.extend(self.citations(module, cites)),
            ClauseBody::Because(text) if self.first(once, "because", clause.span) => {
                rule.because = Some(text.value());
            }
            ClauseBody::Tag(words) => rule.tags.extend(words.iter().map(|word| self.tag(*word))),
            _ => {}
        }
    }

    fn condition(
        &mut self,
        module: ModuleId,
        scope: &mut Scope<'t>,
        condition: &view::Condition<'t>,
    ) -> Option<Condition> {
        match condition {
            view::Condition::Literal(literal) => {
                self.literal(module, scope, Place::Given, literal).map(Condition::Holds)
            }
            view::Condition::AtLeast { count, literals, listed, span } => {
                scope.count += 1;
                let place = if *listed { Place::Listed } else { Place::AtLeast };
                let count = self.count(*count, listed.then_some(literals.len()));
                let resolved: Vec<Literal> = literals
                    .iter()
                    .filter_map(|literal| self.literal(module, scope, place, literal))
                    .collect();
                let whole = resolved.len() == literals.len() && !resolved.is_empty();
                let count = count.filter(|_| whole)?;
                Some(Condition::AtLeast { count, literals: resolved, listed: *listed, span: *span })
            }
        }
    }

    fn questioned(
        &mut self,
        module: ModuleId,
        scope: &mut Scope<'t>,
        place: Place,
        one: &view::Questioned<'t>,
    ) -> Option<Questioned> {
        let literal = self.literal(module, scope, place, &one.literal)?;
        Some(Questioned { literal, question: one.question.map(|question| question.value()) })
    }

    fn comparison(&mut self, scope: &mut Scope<'t>, comparison: &view::Comparison<'t>) -> Option<Comparison> {
        let left = self.term(scope, Place::Where, comparison.left);
        let right = self.term(scope, Place::Where, comparison.right);
        let (comparator, span) = (comparison.comparator, comparison.span);
        Some(Comparison { left: left?, comparator, right: right?, span })
    }

    fn bindings(&mut self, scope: &mut Scope<'t>, with: &[view::Binding<'t>]) -> Vec<Binding<'t>> {
        let bound = |binding: &view::Binding<'t>| {
            let term = self.term(scope, Place::With, binding.term)?;
            Some(Binding { variable: binding.variable, term })
        };
        with.iter().filter_map(bound).collect()
    }

    /// Every variable must be bound by a `given` where the rule leans on its value.
    fn check_variables(&mut self, rule: &Rule, scope: &Scope<'t>) {
        for seen in scope.seen.iter().filter(|seen| !seen.stands_in(Place::Given)) {
            if let Some((place, span)) = seen.need {
                let message =
                    format!("no `given` binds `?{}`, and it stands in {}", seen.name, place.words());
                self.tell_unbound(span, message, seen);
            } else if seen.is_shared_by_count() {
                let message = format!(
                    "`at least` counts and binds nothing: `?{}` stands elsewhere as well, and no other `given` binds it",
                    seen.name
                );
                self.tell_unbound(seen.first, message, seen);
            } else if let Some(span) = seen.compared.filter(|_| !seen.stands_in(Place::Unless)) {
                let message = format!("no `given` binds `?{}`, and `where` compares it", seen.name);
                self.tell_unbound(span, message, seen);
            }
        }
        self.check_exceptions_compared(rule, scope);
    }

    fn tell_unbound(&mut self, span: Span, message: String, seen: &Seen) {
        let told = Diagnostic::new(Code::UnboundVariable, span, message);
        let told = if seen.stands_in(Place::Unless) {
            told.help("an `unless` binds nothing: state in a `given` what the variable ranges over")
        } else {
            told.help(format!(
                "state in a `given` what `?{}` ranges over, or write what is meant by its name",
                seen.name
            ))
        };
        self.tell(told);
    }

    /// A comparison of variables that stand only in exceptions narrows one of them: the one with both in it.
    fn check_exceptions_compared(&mut self, rule: &Rule, scope: &Scope<'t>) {
        let loose = |term: Term| match term {
            Term::Variable(id) => {
                let seen = &scope.seen[id.index()];
                (!seen.stands_in(Place::Given) && seen.stands_in(Place::Unless)).then_some(term)
            }
            Term::Constant(_) => None,
        };
        for comparison in &rule.comparisons {
            let (Some(left), Some(right)) = (loose(comparison.left), loose(comparison.right)) else {
                continue;
            };
            let holds_both =
                |one: &Questioned| one.literal.terms.contains(&left) && one.literal.terms.contains(&right);
            if !rule.unless.iter().any(holds_both) {
                let message = "the two sides stand in different exceptions, which know nothing of each other";
                let told = Diagnostic::new(Code::UnboundVariable, comparison.span, message);
                self.tell(told.help("bind one of the two variables by a `given`"));
            }
        }
    }

    /// What is seen without instances: names are only the same or not, and sorts are not mixed.
    fn check_comparisons(&mut self, rule: &Rule) {
        for comparison in &rule.comparisons {
            let sides = [comparison.left, comparison.right].map(|term| match term {
                Term::Constant(id) => Some(&self.constants.list[id.index()].value),
                Term::Variable(_) => None,
            });
            let ordered = !matches!(comparison.comparator, Comparator::Equal | Comparator::NotEqual);
            let without_order = sides
                .iter()
                .flatten()
                .find(|value| matches!(value, ConstantValue::Name(_) | ConstantValue::Text(_)));
            let told = if let Some(value) = without_order.filter(|_| ordered) {
                let message =
                    format!("`{}` has no order: names and texts are only the same or not", shown(value));
                Diagnostic::new(Code::MixedComparison, comparison.span, message)
                    .help("compare it with `=` or `!=`")
            } else if let [Some(left), Some(right)] = sides
                && !are_comparable(left, right)
            {
                let message = format!("{} and {} are never the same", sort_of(left), sort_of(right));
                Diagnostic::new(Code::MixedComparison, comparison.span, message)
                    .help("compare numbers with numbers, dates with dates, names with names")
            } else {
                continue;
            };
            self.tell(told);
        }
    }

    fn tell_second_conclusion(&mut self, span: Span, keyword: &str, first: (&'static str, Span)) {
        let message = if keyword == first.0 {
            format!("`{keyword}` stands twice in one declaration")
        } else {
            format!("`{keyword}` cannot stand beside `{}`", first.0)
        };
        let code = if keyword == first.0 { Code::RepeatedClause } else { Code::ConflictingClauses };
        let told = Diagnostic::new(code, span, message)
            .also(first.1, "this is what it leads to already")
            .help("one rule or argument leads to one thing; write a second one for the other");
        self.tell(told);
    }

    fn tell_no_conclusion(&mut self, inference: &Inference<'t>) {
        let what = if inference.is_argument { "argument" } else { "rule" };
        let last = if inference.is_argument { "`so`, `undercuts` or `by`" } else { "`so` or `undercuts`" };
        let message = format!("this {what} leads to nothing");
        let told = Diagnostic::new(Code::MissingClause, inference.span.after(), message)
            .label(format!("{last} is missing here"))
            .also(inference.keyword, format!("the {what} begins here"))
            .help("say what follows: `so LITERAL`");
        self.tell(told);
    }

    fn contrary(
        &mut self,
        module: ModuleId,
        span: Span,
        literals: &[view::Literal<'t>],
        why: Option<view::Text<'t>>,
    ) {
        let mut scope = Scope::default();
        let resolved: Vec<Literal> = literals
            .iter()
            .filter_map(|literal| self.literal(module, &mut scope, Place::Any, literal))
            .collect();
        if literals.len() == 1 {
            let told =
                Diagnostic::new(Code::MissingClause, span.after(), "a single literal is contrary to nothing");
            self.tell(
                told.label("another literal is missing here")
                    .help("a contrary has two or more: `contrary a, b`"),
            );
        }
        let why = why.map(|why| why.value());
        if resolved.len() == literals.len() && resolved.len() > 1 {
            self.model.contraries.push(Contrary {
                literals: resolved,
                variables: scope.names(),
                why,
                module,
                span,
            });
        }
    }
}

fn conclusion_keyword(body: &ClauseBody<'_>) -> Option<&'static str> {
    match body {
        ClauseBody::So { .. } => Some("so"),
        ClauseBody::Undercuts { .. } => Some("undercuts"),
        _ => None,
    }
}

/// Whether two values can be the same; a year beside dates is a date.
fn are_comparable(left: &ConstantValue, right: &ConstantValue) -> bool {
    let year =
        |number: &Number| number.is_integer() && *number >= Number::ZERO && *number <= Number::from(9999);
    match (left, right) {
        (ConstantValue::Date(_), ConstantValue::Number(number))
        | (ConstantValue::Number(number), ConstantValue::Date(_)) => year(number),
        _ => std::mem::discriminant(left) == std::mem::discriminant(right),
    }
}

fn sort_of(value: &ConstantValue) -> String {
    match value {
        ConstantValue::Name(name) => format!("the name `{name}`"),
        ConstantValue::Number(number) => format!("the number `{number}`"),
        ConstantValue::Date(date) => format!("the date `{date}`"),
        ConstantValue::Text(text) => format!("the text \"{text}\""),
    }
}

fn shown(value: &ConstantValue) -> String {
    match value {
        ConstantValue::Name(word) | ConstantValue::Text(word) => word.clone(),
        ConstantValue::Number(number) => number.to_string(),
        ConstantValue::Date(date) => date.to_string(),
    }
}

/// A rule of which nothing is known yet. Until its conclusion is read it undercuts itself, which no whole rule
/// does; a rule whose conclusion is broken stays so, beside an error.
fn bare(id: RuleId, inference: &Inference<'_>) -> Rule {
    let span = inference.span;
    let target = ArgumentName::Rule(id);
    Rule {
        name: inference.item.name.map(|word| key(word.text).into_owned()),
        sentence: inference.item.text.map(|text| text.value()),
        is_argument: inference.is_argument,
        variables: Vec::new(),
        only_for: Vec::new(),
        given: Vec::new(),
        comparisons: Vec::new(),
        assuming: Vec::new(),
        unless: Vec::new(),
        conclusion: Conclusion::Undercuts { target, with: Vec::new(), span },
        strict: false,
        weight: None,
        kind: None,
        cites: Vec::new(),
        because: None,
        tags: Vec::new(),
        module: inference.module,
        span,
        name_span: inference.item.name.map_or(inference.keyword, |word| word.span),
    }
}
