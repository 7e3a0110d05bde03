//! A text cut into the pieces that can be edited one by one: declarations, the preferences of a `prefer`, the entries
//! of a `name` or `kind`, and the clauses of a standpoint.

use crate::source::Span;
use crate::syntax::kind::Kind;
use crate::syntax::tree::Tokens;
use crate::syntax::view::{Clause, ClauseBody, Declaration, DeclarationBody, Item, Questioned, Text, Word};
use crate::syntax::{self, Parse};

/// A piece of a text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// What it is found by in another version.
    pub(super) key: String,
    /// What it is called: "premise treaty-scope".
    pub(super) what: String,
    /// Its sentence, where it has one.
    pub(super) sentence: Option<String>,
    /// Where it stands.
    pub(super) span: Span,
    /// Its text, by which it can be put into another.
    pub(super) text: String,
    /// What it says apart from wording: two pieces of the same substance are judged alike.
    pub(super) substance: String,
    /// What it can change.
    pub(super) bearing: Bearing,
    /// The clauses of a standpoint; `text` is then what stands before them.
    pub(super) clauses: Vec<Piece>,
}

/// What a piece can change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bearing {
    /// Conclusions.
    Judged,
    /// Only what others may name: that it is there harms nothing.
    Named,
    /// Nothing.
    Silent,
}

/// A text that is read.
#[derive(Clone, Copy)]
struct Reading<'a, 't> {
    text: &'t str,
    parse: &'a Parse,
}

/// The pieces of a text, in its order.
pub(super) fn pieces(text: &str, parse: &Parse) -> Vec<Piece> {
    let reading = Reading { text, parse };
    syntax::declarations(parse, text).iter().flat_map(|declaration| reading.pieces(declaration)).collect()
}

impl<'t> Reading<'_, 't> {
    fn pieces(&self, declaration: &Declaration<'t>) -> Vec<Piece> {
        let span = declaration.span;
        let keyword = self.slice(declaration.keyword);
        let named = |space: &str, word: &Word<'_>| {
            (format!("{space} {}", word.text), format!("{keyword} {}", word.text))
        };
        let whole = |(key, what): (String, String), bearing: Bearing, omitted: Vec<Span>| {
            vec![self.piece(key, what, span, bearing, &omitted)]
        };
        match &declaration.body {
            DeclarationBody::Language(_) => vec![self.by_substance(keyword, span, Bearing::Judged, &[])],
            DeclarationBody::Expect { .. } => vec![self.by_substance(keyword, span, Bearing::Silent, &[])],
            DeclarationBody::Use(_) | DeclarationBody::Bibliography(_) => {
                vec![self.by_substance(self.slice(span), span, Bearing::Judged, &[])]
            }
            DeclarationBody::Contrary { why, .. } => {
                vec![self.by_substance(keyword, span, Bearing::Judged, &texts(why.as_slice()))]
            }
            DeclarationBody::Kind(entries) | DeclarationBody::Name(entries) => {
                entries.iter().map(|entry| self.entry(keyword, span, entry)).collect()
            }
            DeclarationBody::Prefer(preferences) => {
                let each = preferences.iter().map(|each| (each.stronger, each.weaker));
                each.map(|(stronger, weaker)| preference(span, stronger, weaker)).collect()
            }
            DeclarationBody::Relation { name, template, .. } => {
                whole(named("statement", name), Bearing::Named, vec![template.span])
            }
            DeclarationBody::Facts { relation, path, .. } => {
                let what = format!("facts {} from {}", relation.text, path.raw);
                whole((what.clone(), what), Bearing::Judged, Vec::new())
            }
            DeclarationBody::Source(item) => self.item(keyword, "source", declaration, item, Bearing::Named),
            DeclarationBody::Claim(item) | DeclarationBody::Thesis(item) => {
                self.item(keyword, "statement", declaration, item, Bearing::Named)
            }
            DeclarationBody::Premise(item) => {
                self.item(keyword, "statement", declaration, item, Bearing::Judged)
            }
            DeclarationBody::Rule(item) | DeclarationBody::Argument(item) => {
                self.item(keyword, "argument", declaration, item, Bearing::Judged)
            }
            DeclarationBody::Standpoint(item) => vec![self.standpoint(declaration, item)],
        }
    }

    fn item(
        &self,
        keyword: &str,
        space: &str,
        declaration: &Declaration<'t>,
        item: &Item<'t>,
        bearing: Bearing,
    ) -> Vec<Piece> {
        let omitted = wording(item);
        let span = declaration.span;
        let piece = match &item.name {
            Some(name) => {
                let (key, what) = (format!("{space} {}", name.text), format!("{keyword} {}", name.text));
                self.piece(key, what, span, bearing, &omitted)
            }
            None => self.unnamed(keyword, span, item, &omitted),
        };
        vec![Piece { sentence: item.text.map(|text| text.value()), ..piece }]
    }

    fn piece(&self, key: String, what: String, span: Span, bearing: Bearing, omitted: &[Span]) -> Piece {
        let substance = self.substance(span, omitted);
        Piece {
            key,
            what,
            sentence: None,
            span,
            text: self.slice(span).to_owned(),
            substance,
            bearing,
            clauses: Vec::new(),
        }
    }

    /// What has no name is found by what it says.
    fn by_substance(&self, what: &str, span: Span, bearing: Bearing, omitted: &[Span]) -> Piece {
        let mut piece = self.piece(String::new(), what.to_owned(), span, bearing, omitted);
        piece.key.clone_from(&piece.substance);
        if what == "contrary" {
            piece.what = self.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        piece
    }

    /// An argument without a name is found by what it leads to, and called as reports call it.
    fn unnamed(&self, keyword: &str, span: Span, item: &Item<'t>, omitted: &[Span]) -> Piece {
        let said =
            |clause: &Clause<'t>| self.slice(clause.span).split_whitespace().collect::<Vec<_>>().join(" ");
        let leads = |clause: &&Clause<'t>| {
            matches!(
                clause.body,
                ClauseBody::So { .. } | ClauseBody::Undercuts { .. } | ClauseBody::ByRule { .. }
            )
        };
        let told = |clause: &&Clause<'t>| leads(clause) || matches!(clause.body, ClauseBody::Given(_));
        let joined = |clauses: Vec<String>| format!("{keyword} {}", clauses.join(" "));
        let key = joined(item.clauses.iter().filter(leads).map(said).collect());
        let what = joined(item.clauses.iter().filter(told).map(said).collect());
        self.piece(key, what, span, Bearing::Judged, omitted)
    }

    fn entry(&self, keyword: &str, span: Span, (word, text): &(Word<'t>, Option<Text<'t>>)) -> Piece {
        let what = format!("{keyword} {}", word.text);
        let end = text.map_or(word.span, |text| text.span);
        let own = Span { start: word.span.start, end: end.end, ..span };
        Piece {
            key: what.clone(),
            sentence: None,
            span: own,
            text: format!("{keyword} {}", self.slice(own)),
            substance: what.clone(),
            what,
            bearing: Bearing::Named,
            clauses: Vec::new(),
        }
    }

    fn standpoint(&self, declaration: &Declaration<'t>, item: &Item<'t>) -> Piece {
        let name = item.name.map_or("", |name| name.text);
        let end = item.text.map(|text| text.span).or(item.name.map(|name| name.span));
        let head = Span { end: end.map_or(declaration.span.end, |span| span.end), ..declaration.span };
        let what = format!("standpoint {name}");
        let mut piece = self.piece(what.clone(), what, head, Bearing::Judged, &texts(item.text.as_slice()));
        piece.span = declaration.span;
        piece.clauses = item.clauses.iter().map(|clause| self.clause(name, clause)).collect();
        piece
    }

    fn clause(&self, standpoint: &str, clause: &Clause<'t>) -> Piece {
        let written = self.slice(clause.span);
        let keyword = written.split_whitespace().next().unwrap_or_default();
        let what = format!("clause `{keyword}` of standpoint {standpoint}");
        self.piece(keyword.to_owned(), what, clause.span, Bearing::Judged, &[])
    }

    fn slice(&self, span: Span) -> &'t str {
        &self.text[span.start as usize..span.end as usize]
    }

    /// The tokens of a span, but for space, comments, commas and what is omitted.
    fn substance(&self, span: Span, omitted: &[Span]) -> String {
        let tokens = self.parse.tree.tokens();
        let mut words = Vec::new();
        for token in first_from(tokens, span.start as usize)..tokens.len() as u32 {
            let range = tokens.range(token);
            if range.start >= span.end as usize {
                break;
            }
            let quiet = matches!(
                tokens.kind(token),
                Kind::Space
                    | Kind::Newline
                    | Kind::Comment
                    | Kind::Mark
                    | Kind::Comma
                    | Kind::Clause
                    | Kind::End
            );
            if !quiet
                && !omitted
                    .iter()
                    .any(|span| span.start as usize <= range.start && range.end <= span.end as usize)
            {
                words.push(&self.text[range]);
            }
        }
        words.join(" ")
    }
}

/// The first token that starts there or later.
fn first_from(tokens: &Tokens, byte: usize) -> u32 {
    let (mut low, mut high) = (0, tokens.len() as u32);
    while low < high {
        let middle = low + (high - low) / 2;
        if tokens.range(middle).start < byte { low = middle + 1 } else { high = middle }
    }
    low
}

/// A preference is found by the pair, so that reversing it is one edit.
fn preference(span: Span, stronger: Word<'_>, weaker: Word<'_>) -> Piece {
    let mut pair = [stronger.text, weaker.text];
    pair.sort_unstable();
    let said = format!("prefer {} over {}", stronger.text, weaker.text);
    Piece {
        key: format!("prefer {} {}", pair[0], pair[1]),
        what: said.clone(),
        sentence: None,
        span: Span { start: stronger.span.start, end: weaker.span.end, ..span },
        text: said.clone(),
        substance: said,
        bearing: Bearing::Judged,
        clauses: Vec::new(),
    }
}

fn texts(texts: &[Text<'_>]) -> Vec<Span> {
    texts.iter().map(|text| text.span).collect()
}

/// The words of an item that nothing is judged by: its sentence, quotations, questions, what a source is called.
fn wording(item: &Item<'_>) -> Vec<Span> {
    let mut omitted = texts(item.text.as_slice());
    for clause in &item.clauses {
        match &clause.body {
            ClauseBody::Quote(_)
            | ClauseBody::Because(_)
            | ClauseBody::In(_)
            | ClauseBody::Url(_)
            | ClauseBody::Page(_) => omitted.push(clause.span),
            ClauseBody::Assuming(each) | ClauseBody::Unless(each) => omitted.extend(questions(each)),
            ClauseBody::Cites(cites) => {
                omitted.extend(cites.iter().filter_map(|cite| cite.page).map(|page| page.span));
            }
            _ => {}
        }
    }
    omitted
}

fn questions<'q>(each: &'q [Questioned<'_>]) -> impl Iterator<Item = Span> + 'q {
    each.iter().filter_map(|each| each.question).map(|question| question.span)
}
