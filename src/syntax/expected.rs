//! The mistakes of the grammar in words: what was expected, what stands there, and the mend.

use super::grammar::{DECLARATIONS, clauses};
use super::kind::{Kind, Kinds};
use super::leaves::Leaf;
use super::sink::Sink;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// Nothing more could be read at the leaf `at`, where one of `expected` might have stood. A missing thing is
/// told at the end of what stands before it; what is too much, or `begins` a thing of a list, where it stands.
pub(super) fn stopped(
    leaves: &[Leaf],
    at: usize,
    expected: Kinds,
    begins: bool,
    sink: &Sink<'_>,
) -> Diagnostic {
    if let Some(told) = misspelt_clause(leaves, at, sink) {
        return told;
    }
    let wanted = wanted(leaves[0], expected);
    let there = begins || expected.contains(Kind::Clause) || expected.contains(Kind::End);
    let found = leaves.get(at).filter(|leaf| !leaf.clause && (there || !leaf.starts_line));
    let Some(found) = found else {
        let before = sink.span(leaves[at.clamp(1, leaves.len()) - 1].token).after();
        return Diagnostic::new(Code::SyntaxError, before, format!("expected {wanted}"))
            .label("it is missing here");
    };
    let message = format!("expected {wanted}, found {}", described(*found, sink));
    let told = Diagnostic::new(Code::SyntaxError, sink.span(found.token), message);
    match help(leaves[0].kind, *found, expected) {
        Some(help) => told.help(help),
        None => told,
    }
}

fn help(declaration: Kind, found: Leaf, expected: Kinds) -> Option<String> {
    if found.kind.is_keyword() && expected.contains(Kind::Name) {
        let word = found.kind.word();
        Some(format!("`{word}` is a word of the language, and no name can be spelt like it"))
    } else if expected.contains(Kind::Clause) && found.kind == Kind::Name {
        let clauses = and(&clauses(declaration).described());
        Some(format!("the clauses of `{}` are {clauses}", declaration.word()))
    } else if expected.contains(Kind::End) && found.starts_line {
        let above = declaration.word();
        Some(format!(
            "what is indented belongs to the `{above}` above it; a new declaration begins in column 1"
        ))
    } else {
        None
    }
}

/// A name near the place that is almost the keyword of a clause.
fn misspelt_clause(leaves: &[Leaf], at: usize, sink: &Sink<'_>) -> Option<Diagnostic> {
    let last = at.min(leaves.len() - 1);
    let line = leaves[..=last].iter().rposition(|leaf| leaf.starts_line);
    let candidates = [Some(last), line, last.checked_sub(1)];
    candidates.into_iter().flatten().filter(|at| *at > 0 && leaves[*at].kind == Kind::Name).find_map(|at| {
        let (word, span) = (sink.word(leaves[at].token), sink.span(leaves[at].token));
        let meant = nearest(word, clauses(leaves[0].kind))?.word();
        let message = format!("`{word}` is no clause of `{}`", leaves[0].kind.word());
        let told = Diagnostic::new(Code::UnknownKeyword, span, message);
        Some(told.help(format!("did you mean `{meant}`?")).fix(span, meant, format!("write `{meant}`")))
    })
}

/// Something in column 1 that starts no declaration.
pub(super) fn no_declaration(leaf: Leaf, sink: &Sink<'_>) -> Diagnostic {
    let (word, span) = (sink.word(leaf.token), sink.span(leaf.token));
    if leaf.kind.is_keyword() {
        let indent = Span { end: span.start, ..span };
        return Diagnostic::new(Code::UnknownKeyword, span, format!("`{word}` starts no declaration"))
            .help("column 1 is for declarations; what belongs to the one above is indented")
            .fix(indent, "  ", "indent it");
    }
    if leaf.kind != Kind::Name {
        let message = format!("expected a declaration, found {}", described(leaf, sink));
        return Diagnostic::new(Code::SyntaxError, span, message)
            .help("column 1 is for declarations; what belongs to the one above is indented");
    }
    let told = Diagnostic::new(Code::UnknownKeyword, span, format!("`{word}` is no declaration"));
    match nearest(word, DECLARATIONS) {
        Some(meant) => {
            let meant = meant.word();
            told.help(format!("did you mean `{meant}`?")).fix(span, meant, format!("write `{meant}`"))
        }
        None => told.help(format!("declarations begin with {}", or(&DECLARATIONS.described()))),
    }
}

pub(super) fn language_not_first(leaf: Leaf, sink: &Sink<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::LanguageNotFirst,
        sink.span(leaf.token),
        "`language` stands after other declarations",
    )
    .help("the version of the language comes first in a file")
}

pub(super) fn trailing_comma(comma: Leaf, sink: &Sink<'_>) -> Diagnostic {
    let span = sink.span(comma.token);
    Diagnostic::new(Code::TrailingComma, span, "nothing follows this comma")
        .help("commas stand between things")
        .fix(span, "", "remove the comma")
}

pub(super) fn reserved_word(leaf: Leaf, sink: &Sink<'_>) -> Diagnostic {
    let word = leaf.kind.word();
    let message = format!("`{word}` is a word of the language and cannot be declared as a name");
    Diagnostic::new(Code::ReservedWord, sink.span(leaf.token), message)
        .help(format!("choose another name, such as `{word}-1` or `the-{word}`"))
}

pub(super) fn double_negation(first: Leaf, last: Leaf, sink: &Sink<'_>) -> Diagnostic {
    let span = sink.span(first.token).to(sink.span(last.token));
    let told = Diagnostic::new(Code::DoubleNegation, span, "`not` stands twice")
        .help("the contrary of the contrary is the statement itself");
    let twice = sink.text[span.start as usize..span.end as usize].split_whitespace().eq(["not", "not"]);
    let behind = sink.text[span.end as usize..].starts_with(' ');
    if twice && behind { told.fix(Span { end: span.end + 1, ..span }, "", "remove both") } else { told }
}

/// The kinds that were wanted, in sorted words.
fn wanted(declaration: Leaf, expected: Kinds) -> String {
    let clause = format!("a clause of the `{}`", declaration.kind.word());
    let words = expected.described();
    let words = words.into_iter().map(|word| if word == Kind::Clause.word() { clause.clone() } else { word });
    or(&words.collect::<Vec<_>>())
}

fn described(leaf: Leaf, sink: &Sink<'_>) -> String {
    let word = sink.word(leaf.token);
    match leaf.kind {
        Kind::Text => "a text".to_owned(),
        Kind::Name => format!("the name `{}`", shortened(word)),
        Kind::Date | Kind::Number | Kind::Variable => format!("`{}`", shortened(word)),
        kind => kind.described(),
    }
}

fn shortened(word: &str) -> String {
    let longest = 40;
    match word.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", &word[..at]),
        None => word.to_owned(),
    }
}

fn or(words: &[String]) -> String {
    joined(words, "or")
}

fn and(words: &[String]) -> String {
    joined(words, "and")
}

fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => "nothing more".to_owned(),
        [one] => one.clone(),
        [most @ .., one] => format!("{} {last} {one}", most.join(", ")),
    }
}

/// The keyword that a word was likely meant to be.
fn nearest(word: &str, keywords: Kinds) -> Option<Kind> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    let far = match length {
        0..=2 => return keywords.keywords().find(|keyword| keyword.word() == lower),
        3..=4 => 1,
        5..=40 => 2,
        _ => return None,
    };
    let distances =
        keywords.keywords().map(|keyword| (strsim::osa_distance(&lower, keyword.word()), keyword));
    distances.filter(|(distance, _)| *distance <= far).min().map(|(_, keyword)| keyword)
}
