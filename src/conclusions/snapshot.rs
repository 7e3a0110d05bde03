//! The record of a file's conclusions as a text that people can read and git can merge.
//!
//! ```text
//! standpoint conclusions, version 1
//!
//! betrayal
//!   technical: rejected "technically false"
//!     premise none-written
//!     argument no-duty-no-betrayal
//!
//! check 0f3a5d7c9b2e4816
//! ```
//!
//! A claim, under it each standpoint with what it says, under that what the verdict rests on. The last line is made from
//! all the others, so that a record that was cut short, merged or edited is never taken for what a run has found.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{Conclusion, Conclusions, Identifier, Said};
use crate::explain::Sort;
use crate::vocabulary::Status;

/// What the first line says before the version.
const HEAD: &str = "standpoint conclusions, version ";

/// The version that is written.
const VERSION: u32 = 1;

/// What follows the words where the contrary is accepted as well.
const BOTH: &str = ", and its contrary as well";

/// Why a text is no record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// It does not begin as a record does.
    Other,
    /// It was written by a later version of the program.
    Later(u64),
    /// It holds the marks of a merge that was not settled, from this line on.
    Unmerged(usize),
    /// This line, counted from 1, is none that a record has; or the text ends where one is missing.
    Damaged(usize),
    /// The lines could be a record's, but the last does not belong to the others: somebody edited it, or a merge did.
    Edited,
}

impl fmt::Display for Unreadable {
    /// In words: lower case, no full stop.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other => out.write_str("it is no record of conclusions"),
            Self::Later(version) => {
                write!(out, "it is of version {version}, and this program knows versions up to {VERSION}")
            }
            Self::Unmerged(line) => write!(out, "line {line} is the mark of a merge that was not settled"),
            Self::Damaged(line) => write!(out, "it is damaged: line {line} is not what a record has there"),
            Self::Edited => out.write_str("it was edited after it was written, by hand or by a merge"),
        }
    }
}

/// The record as text.
#[must_use]
pub fn write(conclusions: &Conclusions) -> String {
    let mut text = format!("{HEAD}{VERSION}\n");
    let mut claim = None;
    for conclusion in &conclusions.list {
        if claim != Some(&conclusion.claim) {
            claim = Some(&conclusion.claim);
            text.push_str(&format!("\n{}\n", conclusion.claim));
        }
        let Conclusion { standpoint, said, rests_on, .. } = conclusion;
        text.push_str(&format!("  {standpoint}: {}\n", written(said)));
        rests_on.iter().for_each(|identifier| text.push_str(&format!("    {identifier}\n")));
    }
    let check = check(&text);
    text.push_str(&format!("\ncheck {check}\n"));
    text
}

fn written(said: &Said) -> String {
    let words = said.words.as_ref().map(|words| format!(" {}", serde_json::Value::from(words.as_str())));
    format!("{}{}{}", said.status.name(), words.unwrap_or_default(), if said.both { BOTH } else { "" })
}

fn check(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The record that a text is.
///
/// # Errors
/// Where it is not, as it stands, what a run wrote.
pub fn read(text: &str) -> Result<Conclusions, Unreadable> {
    // A checkout may have changed the line ends.
    let text = text.replace("\r\n", "\n");
    let first = text.lines().next().unwrap_or_default();
    let version = first.strip_prefix(HEAD).and_then(|version| version.parse::<u64>().ok());
    match version {
        None => return Err(Unreadable::Other),
        Some(version) if version > u64::from(VERSION) => return Err(Unreadable::Later(version)),
        Some(_) => {}
    }
    let marks = ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "];
    let is_mark = |line: &str| marks.iter().any(|mark| line.starts_with(mark));
    if let Some(place) = text.lines().position(is_mark) {
        return Err(Unreadable::Unmerged(place + 1));
    }
    let (conclusions, checked) = lines(&text)?;
    let again = write(&conclusions);
    match again == text {
        true => Ok(conclusions),
        false if checked && text.ends_with('\n') => Err(Unreadable::Edited),
        false => Err(Unreadable::Damaged(text.lines().count() + 1)),
    }
}

/// The conclusions of the lines, and whether a line of checks ends them.
fn lines(text: &str) -> Result<(Conclusions, bool), Unreadable> {
    let mut list: Vec<Conclusion> = Vec::new();
    let (mut claim, mut checked) = (None, false);
    for (place, line) in text.lines().enumerate().skip(1) {
        let damaged = || Unreadable::Damaged(place + 1);
        if checked {
            return Err(damaged());
        }
        if let Some(identifier) = line.strip_prefix("    ") {
            let last =
                list.last_mut().filter(|last| Some(&last.claim) == claim.as_ref()).ok_or_else(damaged)?;
            last.rests_on.insert(identifier_of(identifier).ok_or_else(damaged)?);
        } else if let Some(said) = line.strip_prefix("  ") {
            let (standpoint, said) = said.split_once(": ").ok_or_else(damaged)?;
            let said = said_of(said).ok_or_else(damaged)?;
            let claim = claim.clone().ok_or_else(damaged)?;
            let standpoint = standpoint.to_owned();
            list.push(Conclusion { claim, standpoint, said, rests_on: Default::default() });
        } else if line.starts_with("check ") {
            checked = true;
        } else if !line.is_empty() {
            claim = Some(line.to_owned());
        }
    }
    Ok((Conclusions { list }, checked))
}

fn said_of(text: &str) -> Option<Said> {
    let (text, both) = text.strip_suffix(BOTH).map_or((text, false), |text| (text, true));
    let (status, words) = text.split_once(' ').map_or((text, None), |(status, words)| (status, Some(words)));
    let words = words.map(serde_json::from_str).transpose().ok()?;
    Some(Said { status: Status::from_name(status)?, words, both })
}

fn identifier_of(text: &str) -> Option<Identifier> {
    let (sort, name) = text.split_once(' ')?;
    Some(Identifier { sort: Sort::from_name(sort)?, name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn record() -> impl Strategy<Value = Conclusions> {
        let said = (0..Status::ALL.len(), proptest::option::of(".*"), any::<bool>());
        let identifier = (0..Sort::ALL.len(), "[a-z(][a-z, )]{0,8}");
        let one = ("[a-d]", "[a-d]", said, proptest::collection::vec(identifier, 0..4));
        proptest::collection::vec(one, 0..6).prop_map(|list| {
            let mut list: Vec<Conclusion> = (list.into_iter())
                .map(|(claim, standpoint, (status, words, both), rests_on)| Conclusion {
                    claim,
                    standpoint,
                    said: Said { status: Status::ALL[status], words, both },
                    rests_on: rests_on
                        .into_iter()
                        .map(|(sort, name)| Identifier { sort: Sort::ALL[sort], name })
                        .collect(),
                })
                .collect();
            list.sort_by(|one, other| one.key().cmp(&other.key()));
            list.dedup_by(|one, other| one.key() == other.key());
            Conclusions { list }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(record in record()) {
            let text = write(&record);
            prop_assert_eq!(read(&text), Ok(record.clone()));
            prop_assert_eq!(read(&text.replace('\n', "\r\n")), Ok(record));
        }

        #[test]
        fn what_was_cut_or_edited_is_not(record in record(), at in any::<prop::sample::Index>(), put in "[ a-z\n\"]") {
            let text = write(&record);
            let at = text.floor_char_boundary(at.index(text.len()));
            prop_assert!(read(&text[..at]).is_err());
            let edited = format!("{}{put}{}", &text[..at], &text[at..]);
            prop_assert!(read(&edited).is_err(), "{edited}");
        }
    }

    #[test]
    fn each_sort_of_trouble_is_told_apart() {
        let head = format!("{HEAD}{VERSION}\n");
        assert_eq!(read("hello"), Err(Unreadable::Other));
        assert_eq!(read(&format!("{HEAD}7\n\nwhatever")), Err(Unreadable::Later(7)));
        assert_eq!(read(&format!("{head}\n<<<<<<< ours\n")), Err(Unreadable::Unmerged(3)));
        assert_eq!(
            read(&format!("{head}\nguilt\n  court: maybe\n\ncheck 00\n")),
            Err(Unreadable::Damaged(4))
        );
        assert_eq!(read(&format!("{head}\nguilt\n  court: accepted\n\ncheck 00\n")), Err(Unreadable::Edited));
        assert_eq!(read(&format!("{head}\nguilt\n  court: accepted\n")), Err(Unreadable::Damaged(5)));
    }
}
