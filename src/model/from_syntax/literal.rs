//! Literals and terms.

use super::constants::Value;
use super::lookup::Wanted;
use super::names::{Symbol, key};
use super::nearest::nearest;
use super::scope::{Place, Scope};
use super::{Code, Diagnostic, Resolver, view};
use crate::model::{ConstantValue, Literal, Term};
use crate::source::Span;
use crate::vocabulary::*;
use std::collections::BTreeMap;
use view::Word;

impl<'t> Resolver<'_, 't> {
    /// A literal; a claim that `means` another literal is that literal.
    pub(super) fn literal(
        &mut self,
        module: ModuleId,
        scope: &mut Scope<'t>,
        place: Place,
        literal: &view::Literal<'t>,
    ) -> Option<Literal> {
        let predicate = self.find_statement(module, literal.name);
        // The terms are looked at all the same: their mistakes are told in the same run.
        let terms: Vec<Option<Term>> =
            literal.terms.iter().map(|term| self.term(scope, place, *term)).collect();
        let predicate = predicate?;
        if !self.arity_fits(predicate, literal) {
            return None;
        }
        let terms = terms.into_iter().collect::<Option<Vec<Term>>>()?;
        if let Some(meant) = self.meanings.get(&predicate) {
            let negated = meant.negated != literal.negated;
            return Some(Literal { negated, span: literal.span, ..meant.clone() });
        }
        Some(Literal { negated: literal.negated, predicate, terms, span: literal.span })
    }

    fn arity_fits(&mut self, predicate: PredicateId, literal: &view::Literal<'t>) -> bool {
        let declared = &self.model.predicates[predicate.index()];
        let (wanted, given) = (declared.arity, literal.terms.len());
        if wanted == given {
            return true;
        }
        let message = match wanted {
            0 => format!("`{}` takes no terms, and {given} {} given", declared.name, are(given)),
            _ => format!(
                "`{}` takes {}, and {given} {} given",
                declared.name,
                terms_in_words(wanted),
                are(given)
            ),
        };
        let told = Diagnostic::new(Code::WrongArity, literal.span, message)
            .also(declared.name_span, format!("it is declared here, with {}", terms_in_words(wanted)));
        self.tell(told);
        false
    }

    pub(super) fn term(&mut self, scope: &mut Scope<'t>, place: Place, term: view::Term<'t>) -> Option<Term> {
        match term {
            view::Term::Variable(word) => self.variable(scope, place, word).map(Term::Variable),
            view::Term::Wildcard(span) => self.wildcard(scope, place, span).map(Term::Variable),
            _ => self.constant(term).map(Term::Constant),
        }
    }

    fn variable(&mut self, scope: &mut Scope<'t>, place: Place, word: Word<'t>) -> Option<VariableId> {
        if self.takes_variables(scope, place, word.text, word.span) {
            return Some(scope.variable(word, place));
        }
        None
    }

    fn wildcard(&mut self, scope: &mut Scope<'t>, place: Place, span: Span) -> Option<VariableId> {
        if !self.takes_variables(scope, place, "_", span) {
            return None;
        }
        if matches!(place, Place::Where | Place::Assuming | Place::So | Place::With | Place::Listed) {
            let message = format!("`?_` says nothing in {}: nothing binds it", place.words());
            let told = Diagnostic::new(Code::WildcardNotAllowed, span, message);
            self.tell(told.help("write a variable with a name that a `given` binds"));
            return None;
        }
        Some(scope.wildcard(span, place))
    }

    fn takes_variables(&mut self, scope: &Scope<'t>, place: Place, name: &str, span: Span) -> bool {
        let told = if let Some(what) = scope.ground {
            Diagnostic::new(
                Code::VariableNotAllowed,
                span,
                format!("{what} takes no variables, and `?{name}` is one"),
            )
            .help("write what is meant by its name")
        } else if scope.is_argument && place != Place::AtLeast {
            let message = format!(
                "an argument has no variables outside `at least`, and `?{name}` stands in {}",
                place.words()
            );
            Diagnostic::new(Code::VariableNotAllowed, span, message)
                .help("write `rule` with a name instead of `argument`, or the name of what is meant instead of the variable")
        } else {
            return true;
        };
        self.tell(told);
        false
    }

    /// A constant that is mentioned: where nothing declares it, that is told at the end.
    pub(super) fn constant(&mut self, term: view::Term<'t>) -> Option<ConstantId> {
        match term {
            view::Term::Name(word) => self.mention(word),
            view::Term::Date(word) => {
                let date = self.date(word)?;
                Some(self.constants.intern(Value::Date(date), word.span))
            }
            view::Term::Number(word) => {
                let number = self.number(word)?;
                Some(self.constants.intern(Value::Number(number), word.span))
            }
            view::Term::Text(text) => Some(self.constants.intern(Value::Text(&text.value()), text.span)),
            view::Term::Variable(_) | view::Term::Wildcard(_) => None,
        }
    }

    fn number(&mut self, word: Word<'t>) -> Option<Number> {
        let number = Number::from_str_exact(word.text).ok();
        if number.is_none() {
            let message = format!("`{}` has more digits than a number may have", word.text);
            self.tell(
                Diagnostic::new(Code::BadValue, word.span, message)
                    .help("at most 28 digits are kept exactly"),
            );
        }
        number.map(|number| number.normalize())
    }

    fn mention(&mut self, word: Word<'t>) -> Option<ConstantId> {
        let name = key(word.text);
        match self.names.get(&name).map(|entry| entry.symbol) {
            Some(Symbol::Constant(constant)) => Some(constant),
            Some(_) => {
                self.find(ModuleId(0), word, Wanted::Constant);
                None
            }
            None => {
                let constant = self.constants.intern(Value::Name(&name), word.span);
                if !self.constants.is_declared(constant) {
                    self.undeclared.push((constant, word.span));
                }
                Some(constant)
            }
        }
    }

    /// Tells of the constants that only rules, arguments and the like mention.
    pub(super) fn tell_undeclared(&mut self) {
        let mut places: BTreeMap<ConstantId, Vec<Span>> = BTreeMap::new();
        for (constant, span) in std::mem::take(&mut self.undeclared) {
            if !self.constants.is_declared(constant) {
                places.entry(constant).or_default().push(span);
            }
        }
        for (constant, spans) in places {
            self.tell_undeclared_constant(constant, &spans);
        }
        self.model.constants = std::mem::take(&mut self.constants.list);
    }

    fn tell_undeclared_constant(&mut self, constant: ConstantId, spans: &[Span]) {
        let may = self.may_search(self.constants.list.len());
        let ConstantValue::Name(name) = &self.constants.list[constant.index()].value else { return };
        let message = format!("nothing declares `{name}`");
        let mut told = Diagnostic::new(Code::UndeclaredConstant, spans[0], message);
        for span in spans.iter().skip(1).take(3) {
            told = told.also(*span, "it is mentioned here as well");
        }
        let near = if may { nearest(name, self.constants.declared_names()) } else { None };
        let told = match near {
            Some(near) => told
                .help(format!("did you mean `{near}`?"))
                .fix(spans[0], near.to_owned(), format!("write `{near}`")),
            None => told.help(format!(
                "declare it with `name {name} \"words\"`; a premise that `states` something of it declares it as well"
            )),
        };
        self.tell(told);
    }
}

fn are(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn terms_in_words(count: usize) -> String {
    match count {
        0 => "no terms".to_owned(),
        1 => "1 term".to_owned(),
        _ => format!("{count} terms"),
    }
}
