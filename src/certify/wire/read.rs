//! Reading a certificate that anybody may have written: any text is read or refused, with memory by its size.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::super::{Certificate, Digest, Labelling, Standing, Verdict};
use super::{FORMAT, Said, VERSION};
use crate::vocabulary::{Semantics, Status};

/// Why something is no certificate: lower case, no full stop; as a sentence on "it".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// What is wrong.
    pub message: String,
    /// How it would be right.
    pub help: String,
}

impl Unreadable {
    fn new(message: impl Into<String>) -> Self {
        let help = "make one with `standpoint eval FILE --certificate CERTIFICATE`";
        Self { message: message.into(), help: help.to_owned() }
    }
}

/// A certificate as it was read: not checked, and its labels not yet looked at.
#[derive(Debug)]
pub struct Claimed<'t> {
    /// Whose it says it is.
    pub standpoint: String,
    /// What it says of claims.
    pub verdicts: Vec<Verdict>,
    /// Of what network it says it is.
    pub network: Digest,
    nodes: u64,
    labels: Cow<'t, str>,
    ranks: &'t RawValue,
}

/// The first look at a document.
#[derive(Deserialize)]
struct Header<'t> {
    #[serde(borrow)]
    format: Option<&'t RawValue>,
    #[serde(borrow)]
    version: Option<&'t RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadDocument<'t> {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(borrow)]
    standpoints: Vec<ReadEntry<'t>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadEntry<'t> {
    standpoint: String,
    #[serde(borrow)]
    semantics: Cow<'t, str>,
    nodes: u64,
    #[serde(borrow)]
    network: Cow<'t, str>,
    #[serde(borrow)]
    verdicts: Vec<Said<'t>>,
    #[serde(borrow)]
    labels: Cow<'t, str>,
    #[serde(borrow)]
    ranks: &'t RawValue,
}

/// The certificates of a document, each of a standpoint of its own. Takes memory by the document's size.
///
/// # Errors
/// Where it is no JSON, of another format or version, or not of the form above.
pub fn read(text: &str) -> Result<Vec<Claimed<'_>>, Unreadable> {
    let header: Header<'_> = serde_json::from_str(text).map_err(|error| misshapen(&error))?;
    header.check()?;
    let document: ReadDocument<'_> = serde_json::from_str(text).map_err(|error| misshapen(&error))?;
    if document.standpoints.is_empty() {
        return Err(Unreadable::new("it certifies no standpoint"));
    }
    let mut names = BTreeSet::new();
    if let Some(twice) = document.standpoints.iter().find(|entry| !names.insert(&entry.standpoint)) {
        return Err(Unreadable::new(format!("it has standpoint `{}` twice", shown(&twice.standpoint))));
    }
    document.standpoints.into_iter().map(Claimed::of).collect()
}

impl Header<'_> {
    fn check(&self) -> Result<(), Unreadable> {
        let format = self.format.and_then(|raw| serde_json::from_str::<Cow<'_, str>>(raw.get()).ok());
        if format.as_deref() != Some(FORMAT) {
            return Err(Unreadable::new(match self.format {
                None => format!("it has no `format`, which would be `{FORMAT}`"),
                Some(other) => format!("its `format` is {}, not \"{FORMAT}\"", shown(other.get())),
            }));
        }
        match self.version.map(RawValue::get) {
            Some(version) if version == VERSION.to_string() => Ok(()),
            None => Err(Unreadable::new(format!("it has no `version`, which would be {VERSION}"))),
            Some(other) => Err(Unreadable {
                help: "check it with the version of standpoint that made it, or make it anew with this one"
                    .into(),
                message: format!("it is of version {}; this program checks version {VERSION}", shown(other)),
            }),
        }
    }
}

impl<'t> Claimed<'t> {
    fn of(entry: ReadEntry<'t>) -> Result<Self, Unreadable> {
        let ReadEntry { standpoint, semantics, nodes, network, verdicts, labels, ranks } = entry;
        let name = shown(&standpoint);
        if semantics != Semantics::Grounded.name() {
            let message = format!(
                "the semantics of `{name}` is `{}`, and only grounded labels can be checked",
                shown(&semantics)
            );
            return Err(Unreadable::new(message));
        }
        let network = Digest::parse(&network).ok_or_else(|| {
            Unreadable::new(format!(
                "`network` of `{name}` is no digest: `sha256:` and 64 digits, 0 to 9 and a to f"
            ))
        })?;
        let verdict = |said: Said<'_>| match Status::from_name(&said.status) {
            Some(status) => Ok(Verdict { claim: said.claim.into_owned(), status }),
            None => Err(Unreadable::new(format!("`{}` is no status", shown(&said.status)))),
        };
        let verdicts = verdicts.into_iter().map(verdict).collect::<Result<_, _>>()?;
        Ok(Self { standpoint, verdicts, network, nodes, labels, ranks })
    }

    /// The certificate, where it has as many labels and ranks as the network has nodes. Never takes more memory than
    /// that many need.
    ///
    /// # Errors
    /// Where it has not, or what stands there are no labels and ranks.
    pub fn certificate(&self, nodes: usize) -> Result<Certificate, Unreadable> {
        if self.nodes != nodes as u64 {
            let message = format!("it is of {} nodes, and the network has {nodes}", self.nodes);
            return Err(Unreadable::new(message));
        }
        if self.labels.len() != nodes && self.labels.chars().count() != nodes {
            let message = format!("it has {} labels for {nodes} nodes", self.labels.chars().count());
            return Err(Unreadable::new(message));
        }
        let labels = self.labels.chars().enumerate();
        let standings = labels.map(|(node, letter)| standing(node, letter)).collect::<Result<_, _>>()?;
        let ranks = ranks(self.ranks.get(), nodes)?;
        Ok(Certificate {
            standpoint: self.standpoint.clone(),
            network: self.network,
            labelling: Labelling { standings, ranks },
            verdicts: self.verdicts.clone(),
        })
    }
}

fn standing(node: usize, letter: char) -> Result<Standing, Unreadable> {
    match letter {
        'i' => Ok(Standing::In),
        'o' => Ok(Standing::Out),
        'u' => Ok(Standing::Undecided),
        _ => {
            let letter = shown(&letter.to_string());
            Err(Unreadable::new(format!(
                "the label of node {node} is `{letter}`, which is none of i, o and u"
            )))
        }
    }
}

fn ranks(text: &str, nodes: usize) -> Result<Vec<u32>, Unreadable> {
    let mut json = serde_json::Deserializer::from_str(text);
    let ranks = Exactly(nodes).deserialize(&mut json);
    ranks.map_err(|error| Unreadable::new(format!("its ranks are wrong: {}", shown(&error.to_string()))))
}

/// Reads a list of so many numbers, and stops at one more.
struct Exactly(usize);

impl<'de> DeserializeSeed<'de> for Exactly {
    type Value = Vec<u32>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<u32>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Exactly {
    type Value = Vec<u32>;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "a list of {} whole numbers below 2^32", self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<u32>, A::Error> {
        let mut ranks = Vec::with_capacity(self.0);
        while let Some(rank) = list.next_element()? {
            if ranks.len() == self.0 {
                return Err(A::Error::custom(format!("there are more than {}", self.0)));
            }
            ranks.push(rank);
        }
        if ranks.len() < self.0 {
            return Err(A::Error::custom(format!("there are {} for {} nodes", ranks.len(), self.0)));
        }
        Ok(ranks)
    }
}

fn misshapen(error: &serde_json::Error) -> Unreadable {
    use serde_json::error::Category;
    let told = shown(&error.to_string());
    Unreadable::new(match error.classify() {
        Category::Eof => format!("it is cut short: {told}"),
        Category::Syntax | Category::Io => format!("it is not JSON: {told}"),
        Category::Data => format!("it has not the form of a certificate: {told}"),
    })
}

/// So many characters of somebody else's text are shown.
const MOST_SHOWN: usize = 120;

/// Somebody else's text as it can be shown: not too long, and nothing in it that a terminal would obey.
#[must_use]
pub fn shown(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter };
    let mut start: String = text.chars().take(MOST_SHOWN).map(plain).collect();
    if start.len() < text.len() && text.chars().nth(MOST_SHOWN).is_some() {
        start.push('…');
    }
    start
}
