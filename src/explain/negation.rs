//! How a sentence reads inside another, and how its contrary reads.

use crate::model::Piece;

/// Words that a sentence may begin with and that are written small inside another. Anything else may be a name,
/// and keeps its letter.
const SMALL: &[&str] = &[
    "A",
    "After",
    "All",
    "An",
    "And",
    "Another",
    "Any",
    "Anybody",
    "Anyone",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Each",
    "Either",
    "Every",
    "Everybody",
    "Everyone",
    "Everything",
    "Few",
    "For",
    "From",
    "He",
    "Her",
    "His",
    "How",
    "If",
    "In",
    "It",
    "Its",
    "Many",
    "Most",
    "My",
    "Neither",
    "No",
    "Nobody",
    "None",
    "Nothing",
    "Of",
    "On",
    "One",
    "Only",
    "Our",
    "Several",
    "She",
    "Since",
    "Six",
    "Some",
    "Somebody",
    "Someone",
    "Something",
    "Such",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Three",
    "To",
    "Today",
    "Two",
    "Under",
    "Until",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Whoever",
    "Whom",
    "With",
    "Without",
    "You",
    "Your",
];

/// What takes a `not` after it, when it follows the subject at once, with what the two become. Words whose
/// `not` is not the plain contrary (must, may, should) are not here.
const TAKES_NOT: &[(&str, &str)] = &[
    ("has been", "has not been"),
    ("had been", "had not been"),
    ("have been", "have not been"),
    ("is", "is not"),
    ("are", "are not"),
    ("was", "was not"),
    ("were", "were not"),
    ("can", "cannot"),
    ("could", "could not"),
    ("will", "will not"),
    ("would", "would not"),
    ("does", "does not"),
    ("did", "did not"),
];

/// A sentence without its full stop and, unless it starts with what may be a name, with a small first letter.
pub(super) fn inline(sentence: &str) -> String {
    let sentence = sentence.trim();
    let sentence = match sentence.strip_suffix('.') {
        Some(rest) if !rest.ends_with('.') => rest,
        _ => sentence,
    };
    let first = sentence.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    if !SMALL.contains(&first) {
        return sentence.to_owned();
    }
    let mut letters = sentence.chars();
    letters.next().map(|letter| letter.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence as it stands alone: a capital letter and a full stop.
#[must_use]
pub(super) fn alone(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let mut text: String =
        letters.next().map(|letter| letter.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if text.chars().next_back().is_some_and(char::is_alphanumeric) || text.ends_with([')', '”', '"', '’'])
    {
        text.push('.');
    }
    text
}

/// The contrary of a sentence for which nothing better is known.
pub(super) fn denied(sentence: &str) -> String {
    format!("it is not the case that {}", inline(sentence))
}

/// The contrary of a relation's sentence: with a `not` where its subject is a term and its verb follows at once,
/// for only there is the `not` sure to deny the whole.
pub(super) fn denied_pieces(pieces: &[Piece], words: impl Fn(&Piece) -> String) -> String {
    let whole = || pieces.iter().map(&words).collect::<String>();
    let (subject, rest) = match pieces {
        [Piece::Term(_), Piece::Words(verb), ..] => (words(&pieces[0]), verb.as_str()),
        [Piece::Words(start), ..] if start.starts_with("it ") => ("it".to_owned(), &start[2..]),
        _ => return denied(&whole()),
    };
    let Some((verb, with_not)) = TAKES_NOT.iter().find(|(verb, _)| begins(rest, verb)) else {
        return denied(&whole());
    };
    let after = &rest.trim_start()[verb.len()..];
    let used = if matches!(pieces[0], Piece::Term(_)) { 2 } else { 1 };
    let tail: String = pieces[used..].iter().map(&words).collect();
    inline(&format!("{subject} {with_not}{after}{tail}"))
}

fn begins(text: &str, verb: &str) -> bool {
    text.strip_prefix(' ')
        .and_then(|text| text.strip_prefix(verb))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::{denied, denied_pieces, inline};
    use crate::model::Piece;

    fn negated(pieces: &[Piece]) -> String {
        denied_pieces(pieces, |piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Term(_) => "Baker".into(),
        })
    }

    #[test]
    fn a_name_keeps_its_capital() {
        assert_eq!(inline("The West kept its word."), "the West kept its word");
        assert_eq!(inline("Moscow knew."), "Moscow knew");
        assert_eq!(denied("Somebody was bound."), "it is not the case that somebody was bound");
    }

    #[test]
    fn not_stands_beside_the_verb_where_that_is_sure() {
        let bound = [Piece::Term(0), Piece::Words(" is bound".into())];
        assert_eq!(negated(&bound), "Baker is not bound");
        let can = [Piece::Term(0), Piece::Words(" can commit the state".into())];
        assert_eq!(negated(&can), "Baker cannot commit the state");
        let said = [Piece::Words("it was said of ".into()), Piece::Term(0)];
        assert_eq!(negated(&said), "it was not said of Baker");
    }

    #[test]
    fn elsewhere_the_whole_is_denied() {
        let no = [Piece::Words("no treaty was made by ".into()), Piece::Term(0)];
        assert_eq!(negated(&no), "it is not the case that no treaty was made by Baker");
        let island = [Piece::Term(0), Piece::Words(" issued a note".into())];
        assert_eq!(negated(&island), "it is not the case that Baker issued a note");
    }
}
