//! Maps: what they show, and how it is laid out.

use std::path::Path;

use standpoint::map::{self, Content, Map, Scope};
use standpoint::workspace::{self, Judgement, Loaded, Options};

/// A file judged from all its standpoints.
struct Case {
    loaded: Loaded,
    judgement: Judgement,
}

impl Case {
    fn of(path: &Path) -> Self {
        let loaded = workspace::load(path, &Options::default());
        assert!(!loaded.has_errors(), "{:#?}", loaded.diagnostics);
        let judgement = loaded.judge(&loaded.standpoints()).expect("below the bound");
        Self { loaded, judgement }
    }

    fn named(name: &str) -> Self {
        Self::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("arguments").join(name))
    }

    #[expect(dead_code, reason = "the layout is held against it")]
    fn written(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let path = folder.path().join("case.arg");
        std::fs::write(&path, text).expect("files can be written");
        Self::of(&path)
    }

    fn map(&self, scope: &Scope) -> Map {
        let sides = self.judgement.sides();
        let case = self.judgement.case(&self.loaded.model, &sides);
        map::map(&case, &self.loaded.theses(), scope)
    }
}

/// A map as an outline: a line a node.
fn outline(map: &Map) -> String {
    let mut depths = vec![0; map.nodes.len()];
    let mut text = String::new();
    for (id, node) in map.iter() {
        let depth = node.parent.map_or(0, |parent| depths[parent.index()] + 1);
        depths[id.index()] = depth;
        let bearing = node.link.as_ref().map_or("root", |link| link.bearing.name());
        let count = node.link.as_ref().and_then(|link| link.at_least);
        let count = count.map(|count| format!(" ({} of {})", count.needed, count.of)).unwrap_or_default();
        let to = match &node.content {
            Content::Reference(to) if to.is_contrary => {
                format!(" → contrary of {}", map.node(to.to).id)
            }
            Content::Reference(to) => format!(" → {}", map.node(to.to).id),
            Content::Folded(count) => format!(" {count} folded"),
            _ => String::new(),
        };
        let standings: Vec<&str> = node.standings.iter().map(|standing| standing.name()).collect();
        let carries: String = node.carries.iter().map(|carries| if *carries { '*' } else { '.' }).collect();
        text += &format!(
            "{}{bearing}{count} #{}{to} [{}] {carries} {}\n",
            "  ".repeat(depth),
            node.id,
            standings.join(", "),
            node.sentence()
        );
    }
    text
}

#[test]
fn each_thing_stands_in_full_once() {
    for name in ["classroom.arg", "trial.arg"] {
        let map = Case::named(name).map(&Scope::default());
        insta::assert_snapshot!(format!("map-{name}"), outline(&map));
    }
}
