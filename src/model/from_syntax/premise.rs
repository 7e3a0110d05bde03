//! Sources, and premises with all that is said of them.

use super::clauses::Once;
use super::declare::Work;
use super::names::key;
use super::scope::{Place, Scope};
use super::{Resolver, view};
use crate::model::{Literal, Premise};
use crate::source::Span;
use crate::vocabulary::*;
use view::{ClauseBody, Item};

impl<'t> Resolver<'_, 't> {
    /// What premises state, before all else: it declares the constants that it speaks of.
    pub(super) fn states(&mut self, work: &Work<'t>) {
        for (module, _, _, _, item) in &work.premises {
            let mut literals = Vec::new();
            for clause in &item.clauses {
                if let ClauseBody::States(list) = &clause.body {
                    literals.extend(list.iter().filter_map(|literal| self.state(*module, literal)));
                }
            }
            self.stated.push(literals);
        }
    }

    fn state(&mut self, module: ModuleId, literal: &view::Literal<'t>) -> Option<Literal> {
        let mut scope = Scope::ground("what a premise `states`");
        let resolved = self.literal(module, &mut scope, Place::Ground, literal);
        for term in &literal.terms {
            let view::Term::Name(word) = term else { continue };
            let constant = self.constants.get(super::constants::Value::Name(&key(word.text)));
            constant.into_iter().for_each(|constant| self.constants.declare(constant));
        }
        resolved
    }

    /// Sources but for their authors, whom a row of facts may declare.
    pub(super) fn sources(&mut self, work: &Work<'t>) {
        for (_, id, clauses) in &work.sources {
            let mut once = Once::default();
            for clause in *clauses {
                self.source_clause(*id, &mut once, clause);
            }
        }
    }

    fn source_clause(&mut self, id: SourceId, once: &mut Once, clause: &'t view::Clause<'t>) {
        let at = id.index();
        match &clause.body {
            ClauseBody::In(text) if self.first(once, "in", clause.span) => {
                self.model.sources[at].within = Some(text.value());
            }
            ClauseBody::Date(word) if self.first(once, "date", clause.span) => {
                self.model.sources[at].date = self.date(*word);
            }
            ClauseBody::Url(text) if self.first(once, "url", clause.span) => {
                self.model.sources[at].url = Some(text.value());
            }
            ClauseBody::Page(text) if self.first(once, "page", clause.span) => {
                self.model.sources[at].page = Some(text.value());
            }
            _ => {}
        }
    }

    pub(super) fn authors(&mut self, work: &Work<'t>) {
        self.entry_authors();
        for (module, id, clauses) in &work.sources {
            for clause in *clauses {
                if let ClauseBody::By(parties) = &clause.body {
                    let by = self.all_parties(*module, parties);
                    self.model.sources[id.index()].by.extend(by);
                }
            }
        }
    }

    pub(super) fn premises(&mut self, work: &Work<'t>) {
        for (module, id, predicate, span, item) in &work.premises {
            let mut premise = bare(*module, *predicate, *span, item);
            premise.states = std::mem::take(&mut self.stated[id.index()]);
            let mut once = Once::default();
            for clause in &item.clauses {
                self.premise_clause(&mut premise, &mut once, clause);
            }
            premise.known = premise.known.or(premise.date).or_else(|| self.earliest(&premise.cites));
            self.model.premises.push(premise);
        }
    }

    fn premise_clause(&mut self, premise: &mut Premise, once: &mut Once, clause: &'t view::Clause<'t>) {
        let module = premise.module;
        match &clause.body {
            ClauseBody::Kind(word) if self.first(once, "kind", clause.span) => {
                premise.kind = self.find_kind(module, *word);
            }
            ClauseBody::Date(word) if self.first(once, "date", clause.span) => {
                premise.date = self.date(*word)
            }
            ClauseBody::Known(word) if self.first(once, "known", clause.span) => {
                premise.known = self.date(*word);
            }
            ClauseBody::By(parties) => premise.by.extend(self.all_parties(module, parties)),
            ClauseBody::To(parties) => premise.to.extend(self.all_parties(module, parties)),
            ClauseBody::Cites(cites) => premise.cites.extend(self.citations(module, cites)),
            ClauseBody::Quote(text) if self.first(once, "quote", clause.span) => {
                premise.quote = Some(text.value());
            }
            ClauseBody::Weight(word) if self.first(once, "weight", clause.span) => {
                premise.weight = self.weight(*word);
            }
            ClauseBody::Certain => premise.certain = true,
            ClauseBody::Tag(words) => {
                let tags: Vec<TagId> = words.iter().map(|word| self.tag(*word)).collect();
                premise.tags.extend(tags);
            }
            _ => {}
        }
    }
}

fn bare(module: ModuleId, predicate: PredicateId, span: Span, item: &Item<'_>) -> Premise {
    Premise {
        predicate,
        states: Vec::new(),
        kind: None,
        date: None,
        known: None,
        by: Vec::new(),
        to: Vec::new(),
        cites: Vec::new(),
        quote: None,
        weight: None,
        certain: false,
        tags: Vec::new(),
        module,
        span,
        name_span: item.name.map_or(span, |word| word.span),
    }
}
