//! `means`: a claim that is the sentence of another literal.

use super::clauses::Once;
use super::declare::Work;
use super::scope::{Place, Scope};
use super::{Code, Diagnostic, Resolver};
use crate::model::Literal;
use crate::source::Span;
use crate::syntax::view::ClauseBody;
use crate::vocabulary::*;
use rustc_hash::FxHashMap;

/// How far one claim may mean another that means another.
const LONGEST: usize = 64;

impl<'t> Resolver<'_, 't> {
    /// Finds what each claim with a `means` stands for, through other such claims.
    pub(super) fn means(&mut self, work: &Work<'t>) {
        let mut direct: Vec<(PredicateId, Literal, Span)> = Vec::new();
        for (module, id, clauses) in &work.statements {
            let mut once = Once::default();
            for clause in *clauses {
                let ClauseBody::Means(literal) = &clause.body else { continue };
                if !self.first(&mut once, "means", clause.span) {
                    continue;
                }
                let mut scope = Scope::ground("a claim's `means`");
                if let Some(literal) = self.literal(*module, &mut scope, Place::Ground, literal) {
                    direct.push((*id, literal, clause.span));
                }
            }
        }
        let by_claim: FxHashMap<PredicateId, Literal> =
            direct.iter().map(|(id, literal, _)| (*id, literal.clone())).collect();
        for (id, literal, span) in direct {
            let Some(meant) = follow(&by_claim, literal) else {
                self.tell_circle_of_means(id, span);
                continue;
            };
            self.model.predicates[id.index()].means = Some(meant.clone());
            self.meanings.insert(id, meant);
        }
    }

    fn tell_circle_of_means(&mut self, id: PredicateId, span: Span) {
        let name = &self.model.predicates[id.index()].name;
        let message = format!("what `{name}` means leads through other claims to no literal");
        let told = Diagnostic::new(Code::ConflictingClauses, span, message);
        self.tell(told.help("let one of the claims mean a relation's literal, or take its `means` out"));
    }
}

/// The literal at the end of the chain; `None` where it runs in a circle or on and on.
fn follow(by_claim: &FxHashMap<PredicateId, Literal>, first: Literal) -> Option<Literal> {
    let (span, mut literal) = (first.span, first);
    for _ in 0..LONGEST {
        let Some(next) = by_claim.get(&literal.predicate) else { return Some(Literal { span, ..literal }) };
        literal = Literal { negated: literal.negated != next.negated, ..next.clone() };
    }
    None
}
