//! Maps in the forms that other programs read, and the data of their page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use standpoint::map::{self, Content, Map, Reasons, Scope};
use standpoint::render::map::{
    Live, PageOptions, map_dot, map_graphml, map_json, map_mermaid, page, page_data,
};

#[path = "support/case.rs"]
mod case;

use case::Case;

/// A file judged from all its standpoints, and its map.
struct Drawn {
    case: Case,
    map: Map,
}

impl Drawn {
    fn of(case: Case) -> Self {
        let map = case.map(&Scope::default());
        Self { case, map }
    }

    fn named(name: &str) -> Self {
        Self::of(Case::named(name))
    }

    fn written(text: &str) -> Self {
        Self::of(Case::written(text))
    }

    fn reasons(&self) -> Reasons {
        let sides = self.case.judgement.sides();
        map::reasons(&self.case.judgement.case(&self.case.loaded.model, &sides), &self.map)
    }

    fn json(&self) -> Value {
        serde_json::from_str(&map_json(&self.map, &self.case.loaded.sources)).expect("it is JSON")
    }

    fn data(&self) -> Value {
        let options = PageOptions { file: "case.arg".to_owned(), ..PageOptions::default() };
        let text = page_data(&self.map, &self.reasons(), &self.case.loaded.sources, &options);
        serde_json::from_str(&text).expect("it is JSON")
    }
}

/// Text that the forms might take for their own.
const ODD: &str = r#"
thesis t "A \\ <b>&amp; ]]> </script> \u{2028} \"quoted\""
premise p "A bell \u{7} rings."
argument a
  given p
  so    t
"#;

#[test]
fn the_json_tells_the_whole_map() {
    let drawn = Drawn::named("trial.arg");
    let json = drawn.json();
    assert_eq!(json["version"], 1);
    let nodes = json["nodes"].as_array().expect("a list");
    assert_eq!(nodes.len(), drawn.map.nodes.len());
    for ((_, node), wire) in drawn.map.iter().zip(nodes) {
        assert_eq!(wire["id"], node.id.as_str());
        assert_eq!(wire["parent"].as_str(), node.parent.map(|parent| drawn.map.node(parent).id.as_str()));
        assert_eq!(wire["standings"].as_array().map_or(0, Vec::len), node.standings.len());
        for (standing, told) in node.standings.iter().zip(wire["standings"].as_array().into_iter().flatten())
        {
            assert_eq!(told["standing"], standing.name());
        }
        assert_eq!(wire["place"].is_null(), node.span.is_none());
    }
    let root = &nodes[0];
    assert_eq!(root["kind"], "statement");
    assert!(root["verdicts"].as_array().is_some_and(|verdicts| !verdicts.is_empty()));
}

#[test]
fn graphml_keeps_to_its_rules() {
    for drawn in [Drawn::named("nato-betrayal.arg"), Drawn::named("trial.arg"), Drawn::written(ODD)] {
        let text = map_graphml(&drawn.map, &drawn.case.loaded.sources);
        let wrong = graphml_faults(&text);
        assert!(wrong.is_empty(), "{:#?}", wrong.iter().take(5).collect::<Vec<_>>());
    }
    let broken = map_graphml(&Drawn::written(ODD).map, &Drawn::written(ODD).case.loaded.sources);
    assert!(!graphml_faults(&broken.replace("target=\"t\"", "target=\"u\"")).is_empty());
    assert!(!graphml_faults(&broken.replace("attr.type=\"boolean\"", "attr.type=\"int\"")).is_empty());
    assert!(!graphml_faults(&broken.replace("<data key=\"kind\">", "<data key=\"kinds\">")).is_empty());
}

/// What is against the rules of GraphML for keys, nodes, edges and data: keys stand before the graph, each with a name,
/// a type and what it is for; ids are given once; an edge joins nodes that are there; data is of a declared key, for
/// what it stands in, once, and of its type.
fn graphml_faults(text: &str) -> Vec<String> {
    match uppsala::parse(text) {
        Ok(document) => Graph { document: &document, wrong: Vec::new() }.faults(),
        Err(error) => vec![error.to_string()],
    }
}

struct Graph<'d> {
    document: &'d uppsala::Document<'d>,
    wrong: Vec<String>,
}

/// What a key is for, and of which type its data is.
type Keys = BTreeMap<String, (String, String)>;

impl Graph<'_> {
    fn faults(mut self) -> Vec<String> {
        let root = self.document.document_element().expect("it was read");
        let element = self.document.element(root).expect("it is one");
        if !element.matches_name_ns("http://graphml.graphdrawing.org/xmlns", "graphml") {
            self.wrong.push("the root is no graphml of its namespace".to_owned());
        }
        let mut below = self.elements(root);
        let graph = below.pop().filter(|(name, _)| name == "graph").expect("a graph stands last").1;
        let keys = self.keys(&below);
        if self.attribute(graph, "edgedefault") != "directed" {
            self.wrong.push("the graph does not say that it is directed".to_owned());
        }
        let mut nodes = BTreeSet::new();
        for (name, id) in self.elements(graph) {
            match name.as_str() {
                "node" if nodes.insert(self.attribute(id, "id")) => {}
                "edge" => {
                    let ends = ["source", "target"].map(|end| self.attribute(id, end));
                    let lost = ends.into_iter().filter(|end| !nodes.contains(end));
                    self.wrong.extend(lost.map(|end| format!("an edge to no node: {end}")));
                }
                _ => self.wrong.push(format!("{name} twice, or out of place")),
            }
            self.data(&keys, &name, id);
        }
        self.wrong
    }

    fn keys(&mut self, elements: &[(String, uppsala::NodeId)]) -> Keys {
        let mut keys = Keys::new();
        for (name, id) in elements {
            let [key, domain, of_type] = ["id", "for", "attr.type"].map(|of| self.attribute(*id, of));
            let is_known = ["node", "edge"].contains(&domain.as_str());
            let is_named = !self.attribute(*id, "attr.name").is_empty();
            let is_new = keys.insert(key.clone(), (domain, of_type)).is_none();
            if name != "key" || !is_known || !is_named || !is_new {
                self.wrong.push(format!("{name} {key}"));
            }
        }
        keys
    }

    fn data(&mut self, keys: &Keys, of: &str, id: uppsala::NodeId) {
        let mut told = BTreeSet::new();
        for (name, data) in self.elements(id) {
            let key = self.attribute(data, "key");
            let value = self.document.text_content_deep(data);
            let is_of_type = |of_type: &str| match of_type {
                "boolean" => ["true", "false"].contains(&value.as_str()),
                other => other == "string",
            };
            let fits = keys.get(&key).is_some_and(|(domain, of_type)| domain == of && is_of_type(of_type));
            if name != "data" || !fits || !told.insert(key.clone()) {
                self.wrong.push(format!("{name} {key} in {of}: {value}"));
            }
        }
    }

    /// The elements right below one, with their names.
    fn elements(&self, id: uppsala::NodeId) -> Vec<(String, uppsala::NodeId)> {
        let named = |id| Some((self.document.element(id)?.name.local_name.to_string(), id));
        self.document.children_iter(id).filter_map(named).collect()
    }

    fn attribute(&self, id: uppsala::NodeId, name: &str) -> String {
        self.document.get_attribute(id, name).unwrap_or_default().to_owned()
    }
}

/// The step that tells something below another names it, and is told once from each standpoint.
#[test]
fn the_reasons_share_their_steps() {
    let drawn = Drawn::named("nato-betrayal.arg");
    let (reasons, data) = (drawn.reasons(), drawn.data());
    let full = drawn.map.iter().filter(|(_, node)| !matches!(node.content, Content::Reference(_))).count();
    assert_eq!(reasons.nodes.len(), full, "each node that stands in full has its reasons");
    let lines = data["reasons"]["lines"].as_array().expect("a list");
    let unique: BTreeSet<String> = lines.iter().map(ToString::to_string).collect();
    assert_eq!(unique.len(), lines.len(), "a line is written once");
    for (from, wire) in reasons.from.iter().zip(data["reasons"]["from"].as_array().into_iter().flatten()) {
        let unique: BTreeSet<String> = from.about.iter().map(|about| format!("{about:?}")).collect();
        assert!(from.about.len() < unique.len() + unique.len() / 10, "few steps are told at two strengths");
        assert_eq!(wire["reasons"].as_array().map(Vec::len), Some(full));
        assert_eq!(wire["steps"].as_array().map(Vec::len), Some(from.steps.len()));
    }
}

/// Follows every reason of a page as the page does.
#[test]
fn every_reason_can_be_followed_to_its_end() {
    for drawn in [Drawn::named("nato-betrayal.arg"), Drawn::named("trial.arg"), Drawn::named("classroom.arg")]
    {
        let data = drawn.data();
        let lines = data["reasons"]["lines"].as_array().expect("a list").len();
        for from in data["reasons"]["from"].as_array().expect("a list") {
            let steps = from["steps"].as_array().expect("a list");
            let follow = |items: &Value, depth_at_most: u64| {
                for item in items.as_array().into_iter().flatten() {
                    let number = |at: usize| item.get(at).and_then(Value::as_u64);
                    assert!(number(0).is_some_and(|depth| depth <= depth_at_most));
                    assert!(number(1).is_some_and(|line| (line as usize) < lines));
                    assert!(number(2).is_none_or(|step| (step as usize) < steps.len()));
                }
            };
            steps.iter().for_each(|items| follow(items, 2));
            for reason in from["reasons"].as_array().into_iter().flatten() {
                let told = reason.get("root").is_some() || reason.get("items").is_some();
                assert!(told, "{reason}");
                reason.get("items").into_iter().for_each(|items| follow(items, 2));
            }
        }
    }
}

#[test]
fn a_source_can_be_followed_from_the_reasons() {
    let text = "thesis t \"It is so.\"\nsource s \"A book\"\n  url \"https://example.org/a?b=c\"\npremise p \"It was seen.\"\n  cites s\nargument a\n  given p\n  so t\n";
    let data = Drawn::written(text).data();
    let wanted = serde_json::json!(["“A book”", "https://example.org/a?b=c"]);
    let lines = data["reasons"]["lines"].as_array().expect("a list");
    let has = |line: &Value| line[1].as_array().is_some_and(|pieces| pieces.contains(&wanted));
    assert!(lines.iter().any(has), "{lines:#?}");
}

#[test]
fn a_page_holds_text_as_text() {
    let drawn = Drawn::written(ODD);
    let title = "</title><script>alert(1)</script>".to_owned();
    let options = PageOptions { title, file: "<b>".to_owned(), ..PageOptions::default() };
    let page = page(&drawn.map, &drawn.reasons(), &drawn.case.loaded.sources, &options);
    assert!(page.contains("<title>&lt;/title&gt;&lt;script&gt;"));
    let (_, data) = page.split_once("id=\"data\">").expect("it holds its data");
    let (data, _) = data.split_once("</script>").expect("the data ends");
    assert!(!data.contains('<') && !data.contains('\u{2028}'));
    let data: Value = serde_json::from_str(data).expect("it is JSON");
    assert_eq!(data["map"]["nodes"][0]["sentence"], drawn.map.nodes[0].sentence());
    assert_eq!(data["map"], drawn.json());
}

#[test]
fn a_live_page_admits_its_server_and_nobody_else() {
    let drawn = Drawn::written(ODD);
    let live = Live { html: "<script src=\"/live.js\"></script>".to_owned(), nonce: "once".to_owned() };
    let options = PageOptions { live: Some(live), ..PageOptions::default() };
    let of = |options| page(&drawn.map, &drawn.reasons(), &drawn.case.loaded.sources, options);
    let (still, live) = (of(&PageOptions::default()), of(&options));
    let policy = |page: &str| {
        page.split_once("default-src")
            .and_then(|rest| rest.1.split_once('"'))
            .map(|policy| policy.0.to_owned())
            .expect("a policy")
    };
    assert!(!policy(&still).contains("'self'") && !still.contains("live.js"));
    assert!(
        policy(&live).contains("connect-src 'self'") && live.contains("<script src=\"/live.js\"></script>")
    );
}

#[test]
fn the_languages_of_graphs_draw_each_thing_once() {
    let drawn = Drawn::written(ODD);
    insta::assert_snapshot!("dot", map_dot(&drawn.map));
    insta::assert_snapshot!("mermaid", map_mermaid(&drawn.map));
    insta::assert_snapshot!(
        "graphml",
        map_graphml(&drawn.map, &drawn.case.loaded.sources).replace(&drawn.case.loaded.name, "case.arg")
    );
}
