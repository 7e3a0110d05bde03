//! What the page shows of a file: its diagnostics, its map, what each standpoint says, and what can be switched off.

use serde::Serialize;
use serde_json::value::RawValue;
use std::path::Path;

use super::folder::{OnDisk, Served};
use super::refusal::Refusal;
use super::what_if::{LeftOut, Names, Preference, Switch};
use super::{Service, folder};
use crate::diagnostic::Diagnostic;
use crate::map::{self, Content, Map, Scope};
use crate::render::diagnostics::{self, Batch, Format};
use crate::render::map::{PageOptions, page_data};
use crate::workspace::{self, Judgement, Loaded};

/// The version of all answers: it grows when a field goes away or changes its meaning.
pub(super) const VERSION: u32 = 1;

/// What is asked of a file.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// The file.
    pub(super) file: &'a Served,
    /// The text to take for the file's; without one, the file as it is.
    pub(super) text: Option<&'a str>,
    /// What is left out, by the ids of an earlier answer.
    pub(super) without: &'a [String],
}

/// The answer.
#[derive(Serialize)]
pub(super) struct State {
    version: u32,
    file: String,
    #[serde(flatten)]
    seen: Seen,
}

/// The same with the text of the file.
#[derive(Serialize)]
pub(super) struct WithText {
    #[serde(flatten)]
    state: State,
    text: Option<String>,
    /// Why there is no text.
    why_not: Option<String>,
    /// The version of the file, to save over.
    token: Option<String>,
}

#[derive(Serialize, Default)]
struct Seen {
    /// As `standpoint check --format json` writes them.
    check: Option<Box<RawValue>>,
    /// How many more there were.
    left_out: usize,
    /// The data of the page; null where the file has errors.
    page: Option<Box<RawValue>>,
    verdicts: Vec<Verdict>,
    switches: Vec<Switch>,
    preferences: Vec<Preference>,
    without: Vec<LeftOut>,
}

/// What a standpoint says of a claim that the map is of.
#[derive(Serialize)]
struct Verdict {
    /// The node of the claim in the map.
    node: String,
    claim: String,
    standpoint: String,
    status: &'static str,
    /// The standpoint's own words for the status.
    words: Option<String>,
}

/// The file with its text.
pub(super) fn with_text(service: &Service, file: &Served) -> Result<WithText, Refusal> {
    // The text is read once, so that what is shown of it is of that text.
    let disk = folder::on_disk(&file.place).map_err(|error| super::save::unreadable(file, &error))?;
    let OnDisk { text, why_not, token } = disk;
    let state = state(service, &Asked { file, text: text.as_deref(), without: &[] });
    Ok(WithText { state, text, why_not, token })
}

/// Loads and judges what is asked.
pub(super) fn state(service: &Service, asked: &Asked<'_>) -> State {
    let path = Path::new(&asked.file.name);
    let loaded = workspace::load_within(&service.folder.fence, path, asked.text, &service.options);
    State { version: VERSION, file: asked.file.name.clone(), seen: see(&loaded, asked.without) }
}

fn see(loaded: &Loaded, without: &[String]) -> Seen {
    let mut told = loaded.diagnostics.clone();
    if loaded.has_errors() {
        let without = without.iter().map(|id| LeftOut::unknown(id)).collect();
        return Seen { check: check(loaded, &told), left_out: loaded.left_out, without, ..Seen::default() };
    }
    let names = Names::of(&loaded.model);
    let left_out = names.left_out(loaded, without);
    match judge(loaded, &left_out, &mut told) {
        Ok(judgement) => judged(loaded, &judgement, &names, left_out, &told),
        Err(error) => {
            told.push(*error);
            Seen {
                check: check(loaded, &told),
                left_out: loaded.left_out,
                without: left_out,
                ..Seen::default()
            }
        }
    }
}

fn judge(
    loaded: &Loaded,
    without: &[LeftOut],
    told: &mut Vec<Diagnostic>,
) -> Result<Judgement, Box<Diagnostic>> {
    let changes: Vec<_> = without.iter().flat_map(|out| out.changes.iter().cloned()).collect();
    let judgement =
        if changes.is_empty() { loaded.judge(&loaded.standpoints()) } else { loaded.judge_with(&changes) }?;
    told.extend(judgement.diagnostics.iter().cloned());
    // What the file expects is said of the file as it is.
    if changes.is_empty() {
        told.extend(loaded.disappointed(&judgement));
    }
    Ok(judgement)
}

fn judged(
    loaded: &Loaded,
    judgement: &Judgement,
    names: &Names,
    without: Vec<LeftOut>,
    told: &[Diagnostic],
) -> Seen {
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let map = map::map(&case, &loaded.theses(), &Scope::default());
    Seen {
        check: check(loaded, told),
        left_out: loaded.left_out,
        verdicts: verdicts(&map),
        switches: names.switches(&map),
        preferences: names.preferences(&loaded.model),
        page: raw(page_data(&map, &map::reasons(&case, &map), &loaded.sources, &options(&map, &loaded.name))),
        without,
    }
}

/// The page is called after the claim that the map is of.
fn options(map: &Map, file: &str) -> PageOptions {
    let claim = map.roots.first().map(|root| map.node(*root).sentence());
    PageOptions { title: claim.unwrap_or(file).to_owned(), file: file.to_owned(), ..PageOptions::default() }
}

fn check(loaded: &Loaded, told: &[Diagnostic]) -> Option<Box<RawValue>> {
    let batch = Batch { sources: &loaded.sources, diagnostics: told };
    raw(diagnostics::render(&[batch], Format::Json, 0))
}

/// JSON that was written already.
fn raw(json: String) -> Option<Box<RawValue>> {
    RawValue::from_string(json.trim_end().to_owned()).ok()
}

fn verdicts(map: &Map) -> Vec<Verdict> {
    let mut all = Vec::new();
    for root in &map.roots {
        let node = map.node(*root);
        let Content::Statement(statement) = &node.content else { continue };
        for (standpoint, verdict) in map.standpoints.iter().zip(&statement.verdicts) {
            all.push(Verdict {
                node: node.id.clone(),
                claim: statement.sentence.clone(),
                standpoint: standpoint.view.name.clone(),
                status: verdict.status.name(),
                words: verdict.words.clone(),
            });
        }
    }
    all
}
