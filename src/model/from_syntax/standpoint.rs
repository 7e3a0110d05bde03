//! Standpoints, with what they take over from one another; and expectations.

use super::clauses::Once;
use super::declare::Work;
use super::lookup::Wanted;
use super::names::key;
use super::nearest::nearest;
use super::scope::{Place, Scope};
use super::{Code, Diagnostic, Resolver, view};
use crate::model::{Expectation, Outcome, Said, Selector, Standpoint};
use crate::source::Span;
use crate::vocabulary::*;
use view::{Clause, ClauseBody, Limit, SelectorBy, Word};

mod lineage;

use lineage::Origin;

impl<'t> Resolver<'_, 't> {
    pub(super) fn standpoints(&mut self, work: &Work<'t>) {
        let mut origins = vec![Origin::default(); self.model.standpoints.len()];
        for (module, id, clauses) in &work.standpoints {
            let mut once = Once::default();
            for clause in *clauses {
                self.standpoint_clause(*module, *id, &mut once, clause);
                if let ClauseBody::FromStandpoint(word) = &clause.body
                    && self.first(&mut once, "from", clause.span)
                {
                    origins[id.index()].from =
                        self.find_standpoint(*module, *word).map(|from| (from, word.span));
                }
                origins[id.index()].has_semantics |= matches!(clause.body, ClauseBody::Semantics { .. });
            }
        }
        self.inherit(&origins);
    }

    fn standpoint_clause(
        &mut self,
        module: ModuleId,
        id: StandpointId,
        once: &mut Once,
        clause: &'t Clause<'t>,
    ) {
        let span = clause.span;
        match &clause.body {
            ClauseBody::AsOf(word) if self.first(once, "as-of", span) => {
                let date = self.date(*word);
                self.standpoint(id).as_of = date.map(|what| Said { what, span });
            }
            ClauseBody::Admit(list) => {
                let picked = self.selectors(module, list);
                self.standpoint(id).admit.extend(picked);
            }
            ClauseBody::Exclude(list) => {
                let picked = self.selectors(module, list);
                self.standpoint(id).exclude.extend(picked);
            }
            ClauseBody::Use(paths) => {
                for path in paths {
                    let used = self.used_here(module, path);
                    self.standpoint(id).uses.extend(used);
                }
            }
            ClauseBody::Apply(words) => {
                let named = self.inferences(module, words);
                self.standpoint(id).apply.extend(named);
            }
            ClauseBody::Ignore(words) => {
                let named = self.inferences(module, words);
                self.standpoint(id).ignore.extend(named);
            }
            ClauseBody::Weigh(list) => {
                let weighed: Vec<_> = list.iter().filter_map(|one| self.weighing(module, one)).collect();
                self.standpoint(id).weigh.extend(weighed);
            }
            ClauseBody::Prefer(list) => {
                for preference in list {
                    let Some(what) = self.preference(module, preference) else { continue };
                    let span = preference.stronger.span.to(preference.weaker.span);
                    self.standpoint(id).prefer.push(Said { what, span });
                }
            }
            ClauseBody::Standard { standard, literals } => {
                self.standard(module, id, once, span, *standard, literals);
            }
            ClauseBody::Limits(list) => list.iter().for_each(|one| self.set_limit(id, once, *one)),
            ClauseBody::Assume(list) => {
                for literal in list {
                    let mut scope = Scope::ground("`assume`");
                    let Some(what) = self.literal(module, &mut scope, Place::Ground, literal) else {
                        continue;
                    };
                    self.standpoint(id).assume.push(Said { what, span: literal.span });
                }
            }
            ClauseBody::Semantics { semantics, acceptance } if self.first(once, "semantics", span) => {
                self.set_semantics(id, *semantics, *acceptance);
            }
            ClauseBody::Verdict(list) => {
                list.iter().for_each(|(word, words)| self.verdict(id, once, *word, words))
            }
            _ => {}
        }
    }

    fn standpoint(&mut self, id: StandpointId) -> &mut Standpoint {
        &mut self.model.standpoints[id.index()]
    }

    fn inferences(&mut self, module: ModuleId, words: &[Word<'t>]) -> Vec<Said<ArgumentName>> {
        let named = |word: &Word<'t>| {
            let what = self.find_argument(module, *word, Wanted::Inference)?;
            Some(Said { what, span: word.span })
        };
        words.iter().filter_map(named).collect()
    }

    fn selectors(&mut self, module: ModuleId, list: &[view::Selector<'t>]) -> Vec<Said<Selector>> {
        let picked = |selector: &view::Selector<'t>| {
            let what = self.selector(module, selector, Wanted::Premise)?;
            Some(Said { what, span: selector.name.span })
        };
        list.iter().filter_map(picked).collect()
    }

    fn weighing(
        &mut self,
        module: ModuleId,
        (selector, weight): &(view::Selector<'t>, Word<'t>),
    ) -> Option<Said<(Selector, Number)>> {
        let picked = self.selector(module, selector, Wanted::Argument);
        let number = self.weight(*weight);
        Some(Said { what: (picked?, number?), span: selector.name.span.to(weight.span) })
    }

    fn selector(
        &mut self,
        module: ModuleId,
        selector: &view::Selector<'t>,
        wanted: Wanted,
    ) -> Option<Selector> {
        let word = selector.name;
        match selector.by {
            SelectorBy::Kind => self.find_kind(module, word).map(Selector::Kind),
            SelectorBy::Source => self.find_source(module, word).map(Selector::Source),
            SelectorBy::By => self.named_party(module, word).map(Selector::By),
            SelectorBy::Tag => self.known_tag(word).map(Selector::Tag),
            SelectorBy::Name => self.find_argument(module, word, wanted).map(Selector::Name),
        }
    }

    /// Tags are known by use: one that nothing bears is a slip.
    fn known_tag(&mut self, word: Word<'t>) -> Option<TagId> {
        let name = key(word.text);
        if let Some(tag) = self.tags.get(name.as_ref()) {
            return Some(*tag);
        }
        let told = Diagnostic::new(Code::UnknownName, word.span, format!("nothing has the tag `{name}`"));
        let told = match nearest(&name, self.model.tags.iter().map(String::as_str)) {
            Some(near) => told.help(format!("did you mean `{near}`?")).fix(
                word.span,
                near.to_owned(),
                format!("write `{near}`"),
            ),
            None => told.help(format!("a premise, claim or rule gets it by a clause: `tag {name}`")),
        };
        self.tell(told);
        None
    }

    fn standard(
        &mut self,
        module: ModuleId,
        id: StandpointId,
        once: &mut Once,
        span: Span,
        word: Word<'t>,
        literals: &[view::Literal<'t>],
    ) {
        let Some(standard) = Standard::from_name(word.text) else {
            self.tell_no_member(word, "standard", Standard::ALL.iter().map(|standard| standard.name()));
            return;
        };
        if literals.is_empty() {
            if self.first(once, "standard", span) {
                self.standpoint(id).standard = Some(Said { what: standard, span });
            }
            return;
        }
        for literal in literals {
            let mut scope = Scope::default();
            let Some(resolved) = self.literal(module, &mut scope, Place::Any, literal) else { continue };
            self.standpoint(id).standards.push(Said { what: (resolved, standard), span: literal.span });
        }
    }

    fn tell_no_member(
        &mut self,
        word: Word<'t>,
        what: &str,
        members: impl Iterator<Item = &'static str> + Clone,
    ) {
        let told = Diagnostic::new(Code::BadValue, word.span, format!("`{}` is no {what}", word.text));
        let told = match nearest(word.text, members.clone()) {
            Some(near) => {
                told.help(format!("did you mean `{near}`?")).fix(word.span, near, format!("write `{near}`"))
            }
            None => told.help(format!("there are {}", members.collect::<Vec<_>>().join(", "))),
        };
        self.tell(told);
    }

    fn set_limit(&mut self, id: StandpointId, once: &mut Once, (limit, word): (Limit, Word<'t>)) {
        let name = match limit {
            Limit::Alpha => "alpha",
            Limit::Beta => "beta",
            Limit::Gamma => "gamma",
        };
        if !self.first(once, name, word.span) {
            return;
        }
        let value = self.limit(word);
        let standpoint = self.standpoint(id);
        match limit {
            Limit::Alpha => standpoint.alpha = value,
            Limit::Beta => standpoint.beta = value,
            Limit::Gamma => standpoint.gamma = value,
        }
    }

    fn set_semantics(&mut self, id: StandpointId, semantics: Word<'t>, acceptance: Option<Word<'t>>) {
        match Semantics::from_name(semantics.text) {
            Some(semantics) => self.standpoint(id).semantics = semantics,
            None => self.tell_no_member(semantics, "semantics", Semantics::ALL.iter().map(|one| one.name())),
        }
        let Some(word) = acceptance else { return };
        match Acceptance::from_name(word.text) {
            Some(acceptance) => self.standpoint(id).acceptance = acceptance,
            None => self.tell_no_member(word, "way to accept", Acceptance::ALL.iter().map(|one| one.name())),
        }
    }

    fn verdict(&mut self, id: StandpointId, once: &mut Once, word: Word<'t>, words: &view::Text<'t>) {
        let status = Status::from_name(word.text);
        if status.is_none() && word.text != "otherwise" {
            self.tell_no_member(word, "status", Status::ALL.iter().map(|status| status.name()));
            return;
        }
        if self.first(once, status.map_or("otherwise", Status::name), word.span) {
            self.standpoint(id).verdicts.push((status, words.value()));
        }
    }

    pub(super) fn expectations(&mut self, work: &Work<'t>) {
        for (module, span, literal, outcome, standpoint) in &work.expectations {
            let mut scope = Scope::ground("`expect`");
            let literal = self.literal(*module, &mut scope, Place::Ground, literal);
            let Some(standpoint) = self.find_standpoint(*module, *standpoint) else { continue };
            let Some(outcome) = self.outcome(*outcome, standpoint) else { continue };
            let Some(literal) = literal else { continue };
            self.model.expectations.push(Expectation { literal, outcome, standpoint, span: *span });
        }
    }

    fn outcome(&mut self, outcome: view::Outcome<'t>, standpoint: StandpointId) -> Option<Outcome> {
        let text = match outcome {
            view::Outcome::Status(word) => {
                let status = Status::from_name(word.text);
                if status.is_none() {
                    self.tell_no_member(word, "status", Status::ALL.iter().map(|status| status.name()));
                }
                return status.map(Outcome::Status);
            }
            view::Outcome::Words(text) => text,
        };
        let words = text.value();
        let standpoint = &self.model.standpoints[standpoint.index()];
        if standpoint.verdicts.iter().any(|(_, verdict)| *verdict == words) {
            return Some(Outcome::Words(words));
        }
        let message = format!("`{}` gives no verdict in the words \"{words}\"", standpoint.name);
        let told = Diagnostic::new(Code::UnknownVerdict, text.span, message)
            .also(standpoint.span, "the standpoint is declared here");
        let mut verdicts: Vec<&str> =
            standpoint.verdicts.iter().map(|(_, verdict)| verdict.as_str()).collect();
        verdicts.dedup();
        let told = match nearest(&words, verdicts.iter().copied()) {
            Some(near) => told.help(format!("did you mean \"{near}\"?")).fix(
                text.span,
                quoted(near),
                "write the verdict's own words",
            ),
            None if verdicts.is_empty() => {
                told.help("it has no words of its own: expect accepted, rejected, contested or unproven")
            }
            None => {
                let quoted: Vec<String> = verdicts.iter().map(|verdict| format!("\"{verdict}\"")).collect();
                told.help(format!(
                    "its verdicts are {}, or a status: accepted, rejected, contested, unproven",
                    quoted.join(", ")
                ))
            }
        };
        self.tell(told);
        None
    }
}

/// A text as the language writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
