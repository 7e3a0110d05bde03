//! Sentences of relations, and the clauses of claims.

use super::clauses::Once;
use super::declare::Work;
use super::names::key;
use super::nearest::nearest;
use super::{Code, Diagnostic, Piece, Resolver, view};
use crate::source::Span;
use crate::vocabulary::*;
use view::{ClauseBody, Text, Word};

impl<'t> Resolver<'_, 't> {
    pub(super) fn statements(&mut self, work: &Work<'t>) {
        for (module, id, clauses) in &work.statements {
            let mut once = Once::default();
            for clause in *clauses {
                self.claim_clause(*module, *id, &mut once, clause);
            }
        }
    }

    fn claim_clause(
        &mut self,
        module: ModuleId,
        id: PredicateId,
        once: &mut Once,
        clause: &'t view::Clause<'t>,
    ) {
        match &clause.body {
            ClauseBody::Kind(word) if self.first(once, "kind", clause.span) => {
                self.model.predicates[id.index()].kind = self.find_kind(module, *word);
            }
            ClauseBody::Tag(words) => {
                let tags: Vec<TagId> = words.iter().map(|word| self.tag(*word)).collect();
                self.model.predicates[id.index()].tags.extend(tags);
            }
            ClauseBody::Pinned => self.model.predicates[id.index()].pinned = true,
            _ => {}
        }
    }

    /// A relation's sentence, cut at its variables.
    pub(super) fn template(&mut self, variables: &[Word<'t>], template: Text<'t>) -> Vec<Piece> {
        self.check_variables_of_relation(variables);
        let sentence = template.value();
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = sentence.as_str();
        while let Some(at) = rest.find('?') {
            words.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let length = variable_length(rest);
            if length == 0 {
                words.push('?');
                continue;
            }
            match longest(variables, &rest[..length]) {
                Some((term, taken)) => {
                    if !words.is_empty() {
                        pieces.push(Piece::Words(std::mem::take(&mut words)));
                    }
                    pieces.push(Piece::Term(term));
                    rest = &rest[taken..];
                }
                None => {
                    self.tell_stray_variable(variables, template, &rest[..length]);
                    rest = &rest[length..];
                }
            }
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces
    }

    fn check_variables_of_relation(&mut self, variables: &[Word<'t>]) {
        let mut seen = rustc_hash::FxHashMap::default();
        for word in variables {
            if word.text == "_" {
                let told =
                    Diagnostic::new(Code::WildcardNotAllowed, word.span, "a relation's variables have names");
                self.tell(told.help("give it a name, as `?who`; the sentence and tables of facts go by it"));
            } else if let Some(first) = seen.insert(key(word.text), word.span) {
                let message = format!("`?{}` stands twice among the variables of one relation", word.text);
                self.tell(Diagnostic::new(Code::DeclaredTwice, word.span, message).also(first, "the first"));
            }
        }
    }

    fn tell_stray_variable(&mut self, variables: &[Word<'t>], template: Text<'t>, name: &str) {
        let span = place_of(template, name);
        let message = format!("`?{name}` is no variable of this relation");
        let told = Diagnostic::new(Code::UnknownName, span, message);
        let told = match nearest(name, variables.iter().map(|word| word.text)) {
            Some(near) => told.help(format!("did you mean `?{near}`?")).fix(
                span,
                format!("?{near}"),
                format!("write `?{near}`"),
            ),
            None => told.help("the sentence may mention only the variables in the brackets before it"),
        };
        self.tell(told);
    }
}

/// How many bytes of a variable's name stand at the start of the text.
fn variable_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let fits = match character {
            '-' => {
                end > 0 && characters.peek().is_some_and(|(_, next)| unicode_ident::is_xid_continue(*next))
            }
            _ if end == 0 => unicode_ident::is_xid_start(character),
            _ => unicode_ident::is_xid_continue(character),
        };
        if !fits {
            break;
        }
        end = at + character.len_utf8();
    }
    end
}

/// The variable that the name is, or that it is with a hyphen and more after it (`?who-like`); with its length.
fn longest(variables: &[Word<'_>], name: &str) -> Option<(usize, usize)> {
    let cuts = std::iter::once(name.len()).chain(name.rmatch_indices('-').map(|(at, _)| at));
    cuts.into_iter().find_map(|end| {
        let wanted = key(&name[..end]);
        variables.iter().position(|word| key(word.text) == wanted).map(|term| (term, end))
    })
}

/// Where `?name` stands in the text; the whole text where that cannot be seen.
fn place_of(template: Text<'_>, name: &str) -> Span {
    let Some(at) = template.raw.find(&format!("?{name}")) else { return template.span };
    let start = template.span.start + at as u32;
    Span::new(template.span.file, start, start + 1 + name.len() as u32)
}
