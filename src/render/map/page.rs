//! A map as a page: one file of HTML that asks no network for anything.
//!
//! In: a map, the reasons behind it, the sources. Out: HTML. All that the page shows is drawn from one block of data by
//! a script of the page's own; what comes from files is data there and never markup. The page's policy admits that
//! script and that style by their digests, and nothing else.

use base64::Engine;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::json::{MapWire, map_wire};
use crate::explain::Subject;
use crate::map::{Map, Reasons};
use crate::render::explanation::{ReasonsWire, reasons_wire};
use crate::source::Sources;

const SHELL: &str = include_str!("page/page.html");

const STYLE: &str = include_str!("page/page.css");

/// The page's script, in the order in which it is read.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("page/api.js"),
    include_str!("page/state.js"),
    include_str!("page/make.js"),
    include_str!("page/card.js"),
    include_str!("page/layout.js"),
    include_str!("page/lines.js"),
    include_str!("page/canvas.js"),
    include_str!("page/fold.js"),
    include_str!("page/standpoints.js"),
    include_str!("page/reasons.js"),
    include_str!("page/panel.js"),
    include_str!("page/search.js"),
    include_str!("page/outline.js"),
    include_str!("page/keys.js"),
    include_str!("page/start.js"),
    "})();\n",
);

/// How a page is made.
#[derive(Clone, Debug, Default)]
pub struct PageOptions {
    /// Its title.
    pub title: String,
    /// The file that the map is of, as a command would name it.
    pub file: String,
    /// The standpoint that it is first seen from, by its place in the map.
    pub from: usize,
    /// The one that that is first compared with.
    pub beside: Option<usize>,
    /// What the server that the page came from adds to it. With it, the page may load from there and ask it.
    pub live: Option<Live>,
}

/// What a server adds to a page.
#[derive(Clone, Debug)]
pub struct Live {
    /// HTML at the end of the page, after its own script.
    pub html: String,
    /// By which styles are admitted that a script makes.
    pub nonce: String,
}

/// All that the page shows.
#[derive(Serialize)]
struct DataWire<'a> {
    title: &'a str,
    file: &'a str,
    from: usize,
    beside: Option<usize>,
    map: MapWire,
    /// The nodes whose reasons are told, by their places in the map.
    reasoned: Vec<u32>,
    reasons: ReasonsWire,
}

/// A map as a page.
#[must_use]
pub fn page(map: &Map, reasons: &Reasons, sources: &Sources, options: &PageOptions) -> String {
    let parts = [
        ("policy", policy(options.live.as_ref())),
        ("title", text(&options.title)),
        ("style", STYLE.to_owned()),
        ("data", embedded(&page_data(map, reasons, sources, options))),
        ("script", SCRIPT.to_owned()),
        ("live", options.live.as_ref().map(|live| live.html.clone()).unwrap_or_default()),
    ];
    filled(SHELL, &parts)
}

/// What the page shows, as the JSON that `standpointMap.show` takes.
#[must_use]
pub fn page_data(map: &Map, reasons: &Reasons, sources: &Sources, options: &PageOptions) -> String {
    let subjects: Vec<Subject> =
        reasons.nodes.iter().filter_map(|id| map.node(*id).subject.clone()).collect();
    let data = DataWire {
        title: &options.title,
        file: &options.file,
        from: options.from,
        beside: options.beside,
        map: map_wire(map, sources),
        reasoned: reasons.nodes.iter().map(|id| id.0).collect(),
        reasons: reasons_wire(&reasons.from, &subjects, sources),
    };
    serde_json::to_string(&data).expect("strings, numbers and lists are always written")
}

/// The shell with each `{{part}}` filled in, in the order of the shell; nothing is looked for in what was filled in.
fn filled(shell: &str, parts: &[(&str, String)]) -> String {
    let mut out = String::new();
    let mut rest = shell;
    for (name, text) in parts {
        let (before, after) = rest.split_once(&format!("{{{{{name}}}}}")).expect("the shell has every part");
        out.push_str(before);
        out.push_str(text);
        rest = after;
    }
    out + rest
}

/// What the page may load and run: its own script and style, and what its server gives.
fn policy(live: Option<&Live>) -> String {
    let (script, style) = (digest(SCRIPT), digest(STYLE));
    let server = live.map(|Live { nonce, .. }| ("'self'", format!("'self' 'nonce-{nonce}'")));
    let (scripts, styles, connect) = match server {
        Some((own, styles)) => {
            (format!("{script} {own}"), format!("{style} {styles}"), "; connect-src 'self'")
        }
        None => (script, style, ""),
    };
    format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; base-uri 'none'; form-action 'none'{connect}"
    )
}

fn digest(text: &str) -> String {
    let digest = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!("'sha256-{digest}'")
}

/// Text as HTML.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// JSON within a `script` element, which `</script>` or `<!--` would end or confuse.
#[must_use]
pub fn embedded(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
