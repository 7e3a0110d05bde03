//! The page: that of the map, with the editor beside it, and the policy under which a browser shows it.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::refusal::Refusal;
use super::{Service, unguessable};
use crate::map::{Map, Reasons};
use crate::render::map::{self, Live, PageOptions, embedded};
use crate::source::Sources;
use crate::syntax::declaration_words;
use crate::syntax::kind::Kind;
use crate::vocabulary::{Acceptance, Semantics, Standard, Status};

/// What the page loads, by its name: its type, and its text.
const ASSETS: [(&str, &str, &str); 4] = [
    ("editor.js", "text/javascript", include_str!("editor/editor.js")),
    ("editor-licences.txt", "text/plain", include_str!("editor/LICENCES.txt")),
    ("pane.js", "text/javascript", include_str!("page/pane.js")),
    ("pane.css", "text/css", include_str!("page/pane.css")),
];

/// What the policy of the page itself cannot say within the page.
const POLICY: &str = "frame-ancestors 'none'";

/// What the page knows of this run.
#[derive(Serialize)]
struct Run<'a> {
    run: &'a str,
    token: &'a str,
    nonce: &'a str,
    file: &'a str,
    files: &'a [String],
    /// There may be more of them later.
    is_folder: bool,
    words: Words,
}

/// The words of the language, by what they do.
#[derive(Serialize)]
struct Words {
    declarations: Vec<&'static str>,
    clauses: Vec<&'static str>,
    values: Vec<&'static str>,
}

/// The page, with the file of that name or else the first.
pub(super) fn page(service: &Service, file: Option<&str>) -> Result<Response, Refusal> {
    let files = service.folder.files()?;
    let Some(first) = files.first() else {
        return Err(Refusal::new(
            StatusCode::NOT_FOUND,
            "there is no argument file in the folder that is served",
        )
        .help("standpoint new DIR makes a project to begin with"));
    };
    let file = file.filter(|file| files.iter().any(|known| known == file)).unwrap_or(first);
    let nonce =
        unguessable().map_err(|error| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    let Service { run, token, .. } = service;
    let is_folder = service.folder.only.is_none();
    let run = Run { run, token, nonce: &nonce, file, files: &files, is_folder, words: words() };
    let live = Live { html: html(&run), nonce: nonce.clone() };
    // The page asks for its map as it asks for every later one.
    let (title, file) = (file.to_owned(), file.to_owned());
    let options = PageOptions { title, file, live: Some(live), ..PageOptions::default() };
    let page = map::page(&Map::default(), &Reasons::default(), &Sources::default(), &options);
    Ok(([(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, POLICY)], page)
        .into_response())
}

fn html(run: &Run<'_>) -> String {
    let run = serde_json::to_string(run).expect("plain structs of strings");
    format!(
        "<link rel=\"stylesheet\" href=\"/assets/pane.css\">\n\
         <script type=\"application/json\" id=\"run\">{}</script>\n\
         <script src=\"/assets/editor.js\"></script>\n\
         <script src=\"/assets/pane.js\"></script>\n",
        embedded(&run)
    )
}

fn words() -> Words {
    let values: Vec<&'static str> = (Status::ALL.iter().map(|value| value.name()))
        .chain(Standard::ALL.iter().map(|value| value.name()))
        .chain(Semantics::ALL.iter().map(|value| value.name()))
        .chain(Acceptance::ALL.iter().map(|value| value.name()))
        .collect();
    let declarations: Vec<&'static str> = declaration_words().collect();
    let clauses = Kind::KEYWORDS.iter().map(|kind| kind.word()).filter(|word| !values.contains(word));
    Words { clauses: clauses.collect(), declarations, values }
}

/// Something that the page loads.
pub(super) fn asset(name: &str) -> Result<Response, Refusal> {
    let known = ASSETS.iter().find(|(known, ..)| *known == name);
    let (_, form, text) =
        known.ok_or_else(|| Refusal::new(StatusCode::NOT_FOUND, "the page loads nothing of that name"))?;
    Ok(([(CONTENT_TYPE, format!("{form}; charset=utf-8"))], *text).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_language_is_coloured() {
        let words = words();
        for kind in Kind::KEYWORDS {
            let word = kind.word();
            assert!(words.clauses.contains(&word) != words.values.contains(&word), "{word}");
        }
        assert!(words.declarations.iter().all(|word| words.clauses.contains(word)));
        assert_eq!(words.clauses.len() + words.values.len(), Kind::KEYWORDS.len());
    }
}
