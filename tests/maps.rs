//! Maps: what they show, and how it is laid out.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use standpoint::map::{Content, Map, Scope};
use standpoint::render::map::{self as drawing, Direction, Paper, Rect, StrokeKind};

#[path = "support/case.rs"]
mod case;

use case::Case;

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

/// Debates of every shape: deep, broad, with many premises to an argument, with circles and things that serve twice.
fn debates() -> Vec<String> {
    let mut deep = String::from("premise p \"It was so.\"\nargument given p so c0\n");
    for at in 0..60 {
        deep += &format!("claim c{at} \"Stage {at} is reached.\"\nargument given c{at} so c{}\n", at + 1);
    }
    deep += "thesis c60 \"The end is reached.\"\n";
    let mut broad = String::from("thesis t \"Many speak to this.\"\n");
    for at in 0..300 {
        let side = if at % 3 == 0 { "not t" } else { "t" };
        broad += &format!(
            "premise p{at} \"{}\"\nargument a{at} \"As {at} has it.\"\n  given p{at}\n  so {side}\n",
            "Somebody said so. ".repeat(1 + at % 7)
        );
        if at % 4 == 0 {
            broad += &format!("premise q{at} \"Not he.\"\nargument u{at} given q{at} undercuts a{at}\n");
        }
    }
    let mut joined = String::from("relation r(?x) \"?x is so\"\nthesis t \"Enough are so.\"\n");
    for at in 0..90 {
        joined += &format!("premise p{at} \"Number {at} is so.\" states r(n{at})\n");
        joined += &format!("premise d{at} \"Number {at} is not so, says another.\" states not r(n{at})\n");
    }
    joined += "argument given at least 40 r(?x) so t\n";
    let circle = "thesis a \"A.\"\nclaim b \"B.\"\npremise p \"P.\"\nargument given b, p so a\nargument given a so b\n\
                  argument given p so not b\nclaim nowhere \"Nobody says this.\"\nargument given nowhere so a\n";
    vec![deep, broad, joined, circle.to_owned()]
}

fn cases() -> Vec<(String, Case)> {
    let named = ["classroom.arg", "trial.arg", "nato-betrayal.arg"];
    let named = named.map(|name| (name.to_owned(), Case::named(name)));
    let written = debates().into_iter().enumerate();
    let written = written.map(|(at, text)| (format!("debate {at}"), Case::written(&text)));
    named.into_iter().chain(written).collect()
}

fn options() -> Vec<drawing::Options> {
    let direction =
        |direction: &Direction| drawing::Options { direction: *direction, ..drawing::Options::default() };
    Direction::ALL.iter().map(direction).collect()
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// What stands before what, so that only neighbours need be compared.
fn sorted(rects: impl Iterator<Item = (usize, Rect)>) -> Vec<(usize, Rect)> {
    let mut rects: Vec<_> = rects.collect();
    rects.sort_by_key(|(_, rect)| rect.x);
    rects
}

fn each_pair(rects: &[(usize, Rect)], mut found: impl FnMut(usize, usize)) {
    for (place, (one, rect)) in rects.iter().enumerate() {
        let near = rects[place + 1..].iter().take_while(|(_, other)| other.x < rect.x + rect.width);
        near.filter(|(_, other)| overlap(rect, other)).for_each(|(other, _)| found(*one, *other));
    }
}

#[test]
fn boxes_stand_apart_and_lie_on_the_picture() {
    for (name, case) in cases() {
        let map = case.map(&Scope::default());
        for options in options() {
            let picture = drawing::picture(&map, &options);
            let boxes = sorted(picture.boxes.iter().map(|each| each.area).enumerate());
            each_pair(&boxes, |one, other| {
                panic!("{name}, {options:?}: {} lies on {}", map.nodes[one].id, map.nodes[other].id)
            });
            let frames = sorted(picture.frames.iter().map(|each| each.area).enumerate());
            each_pair(&frames, |one, other| panic!("{name}, {options:?}: frames {one} and {other} overlap"));
            let areas = boxes.iter().chain(&frames).map(|(_, area)| area);
            for area in areas.chain(picture.groups.iter().map(|group| &group.area)) {
                assert!(area.x >= 0 && area.y >= picture.head, "{name}: {area:?}");
                assert!(area.x + area.width <= picture.width, "{name}: {area:?}");
                assert!(area.y + area.height <= picture.height, "{name}: {area:?}");
            }
            let text =
                picture.boxes.iter().flat_map(|each| each.card.lines.iter().map(move |line| (each, line)));
            for (each, line) in text {
                assert!(line.y > 0 && line.y < each.card.height, "{name}: {line:?} in {:?}", each.area);
            }
        }
    }
}

#[test]
fn lines_cross_no_box() {
    for (name, case) in cases() {
        let map = case.map(&Scope::default());
        for options in options() {
            let picture = drawing::picture(&map, &options);
            let boxes = sorted(picture.boxes.iter().map(|each| each.area).enumerate());
            let widest = boxes.iter().map(|(_, area)| area.width).max().unwrap_or(0);
            for stroke in &picture.strokes {
                for ends in stroke.points.windows(2) {
                    let piece = Rect {
                        x: ends[0].0.min(ends[1].0),
                        y: ends[0].1.min(ends[1].1),
                        width: (ends[0].0 - ends[1].0).abs(),
                        height: (ends[0].1 - ends[1].1).abs(),
                    };
                    assert!(piece.width == 0 || piece.height == 0, "{name}: a slanting line");
                    // A line has some width; where it ends it touches its box.
                    let thick = Rect { width: piece.width.max(1), height: piece.height.max(1), ..piece };
                    let from = boxes.partition_point(|(_, area)| area.x + widest <= piece.x);
                    let near = boxes[from..].iter().take_while(|(_, area)| area.x < thick.x + thick.width);
                    for (at, area) in near {
                        let id = &map.nodes[*at].id;
                        assert!(
                            !overlap(&thick, area),
                            "{name}, {options:?}: {piece:?} crosses {id} at {area:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_reason_has_a_line_or_a_frame() {
    for (name, case) in cases() {
        let map = case.map(&Scope::default());
        let picture = drawing::picture(&map, &drawing::Options::default());
        let twigs = picture.strokes.iter().filter_map(|stroke| match stroke.kind {
            StrokeKind::Twig { from, .. } => Some((from, stroke.to)),
            _ => None,
        });
        let twigs: BTreeMap<_, _> = twigs.collect();
        for (id, node) in map.iter() {
            let Some(parent) = node.parent else { continue };
            let area = picture.boxes[id.index()].area;
            let mut frames = picture.frames.iter().filter(|frame| frame.node == parent);
            let framed = frames.any(|frame| overlap(&frame.area, &area));
            assert_eq!(twigs.get(&id).copied(), Some(parent).filter(|_| !framed), "{name}: {}", node.id);
        }
    }
}

/// Where each box stands, by the name of its node.
fn places(text: &str) -> BTreeMap<String, Rect> {
    let map = Case::written(text).map(&Scope::default());
    let picture = drawing::picture(&map, &drawing::Options::default());
    picture.boxes.iter().map(|each| (map.node(each.node).id.clone(), each.area)).collect()
}

#[test]
fn an_addition_at_the_end_moves_nothing_before_it() {
    let debates = debates();
    let deep = format!("{}premise late \"A late word.\"\nargument given late so c7\n", debates[0]);
    let broad = format!("{}premise late \"A late word.\"\nargument given late so t\n", debates[1]);
    for (before, after) in [(&debates[0], &deep), (&debates[1], &broad)] {
        let (before, after) = (places(before), places(after));
        assert_eq!(after.len(), before.len() + 2);
        let moved: Vec<_> = before.iter().filter(|(id, area)| after[*id] != **area).collect();
        assert!(moved.is_empty(), "{moved:?}");
    }
}

#[test]
fn the_same_file_makes_the_same_bytes() {
    let svg = || {
        let case = Case::named("trial.arg");
        let map = case.map(&Scope::default());
        drawing::svg(&map, &drawing::picture(&map, &drawing::Options::default()), &case.loaded.sources)
    };
    assert_eq!(svg(), svg());
}

#[test]
fn what_comes_from_files_stays_text() {
    let hostile = "</title><script>alert(1)</script> & ]]> \u{202e} \u{7} 漢字 ' onload=x";
    let text = format!(
        "thesis t \"{hostile}\" tag evil\nkind k \"{hostile}\"\nname n \"{hostile}\"\n\
         source s \"{hostile}\" by \"{hostile}\"\nrelation r(?x) \"?x is {hostile}\"\n\
         premise p \"{hostile}\" states r(n) kind k by n to \"{hostile}\" cites s \"{hostile}\" quote \"{hostile}\"\n\
         claim e \"{hostile}\"\npremise q \"{hostile}\"\nargument given q so e\n\
         rule all \"{hostile}\" given r(?x) unless e \"{hostile}\" so t\n\
         standpoint v \"{hostile}\" verdict accepted \"{hostile}\"\n  otherwise \"{hostile}\"\n"
    );
    let case = Case::written(&text);
    let map = case.map(&Scope::default());
    let svg = drawing::svg(&map, &drawing::picture(&map, &drawing::Options::default()), &case.loaded.sources);
    assert!(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!svg.contains("<script") && !svg.contains('\u{7}'));
    let document = roxmltree::Document::parse(&svg).expect("it is well formed");
    let known = ["svg", "title", "desc", "style", "g", "rect", "path", "text", "a"];
    let strange = document.descendants().filter(|node| node.is_element());
    let strange: Vec<_> = strange.filter(|node| !known.contains(&node.tag_name().name())).collect();
    assert!(strange.is_empty(), "{strange:?}");
    let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
}

#[test]
fn the_layout_of_a_small_map_is_as_it_was() {
    let map = Case::named("trial.arg").map(&Scope::default());
    let mut text = String::new();
    for options in options() {
        text += &format!("{}\n", options.direction.name());
        for each in &drawing::picture(&map, &options).boxes {
            let Rect { x, y, width, height } = each.area;
            text += &format!("  {} {x} {y} {width} {height}\n", map.node(each.node).id);
        }
    }
    insta::assert_snapshot!("layout-trial", text);
}

#[test]
fn a_depth_folds_what_lies_deeper_and_says_how_much() {
    let case = Case::named("nato-betrayal.arg");
    let mut before = 0;
    for depth in 0..6 {
        let map = case.map(&Scope { depth: Some(depth) });
        assert!(map.nodes.len() > before, "{depth}");
        before = map.nodes.len();
        let folded: usize = map.iter().filter(|(_, node)| matches!(node.content, Content::Folded(_))).count();
        assert!(folded > 0, "{depth}");
        for (_, node) in map.iter() {
            if let Content::Reference(to) = &node.content {
                assert!(!matches!(map.node(to.to).content, Content::Reference(_)), "{}", node.id);
            }
        }
    }
    assert_eq!(case.map(&Scope { depth: Some(0) }).nodes.len(), 2);
}

#[test]
fn a_name_outlives_an_edit_elsewhere() {
    let debates = debates();
    let ids = |text: &str| {
        let map = Case::written(text).map(&Scope::default());
        map.nodes.into_iter().map(|node| node.id).collect::<std::collections::BTreeSet<_>>()
    };
    let before = ids(&debates[1]);
    let after = ids(&debates[1].replacen("premise p7 ", "premise seven ", 1).replacen(
        "given p7\n",
        "given seven\n",
        1,
    ));
    let gone: Vec<_> = before.difference(&after).collect();
    assert_eq!(gone, ["premise-p7"]);
}

#[test]
fn pictures_of_pixels_and_for_print_are_made_without_another_program() {
    let case = Case::named("trial.arg");
    let map = case.map(&Scope::default());
    let (options, sources) = (drawing::Options::default(), &case.loaded.sources);
    let picture = drawing::picture(&map, &options);
    let png = drawing::png(&map, &picture, sources, 50).expect("it is small");
    assert!(png.bytes.starts_with(b"\x89PNG") && png.missing.is_empty());
    let again = drawing::png(&map, &picture, sources, 50).expect("it is small");
    assert!(png == again, "the bytes differ");
    let large = drawing::png(&map, &picture, sources, 1000);
    assert!(matches!(large, Err(drawing::NoPicture::TooLarge { .. })), "it has too many pixels");
    let pdf = drawing::pdf(&map, &picture, sources).expect("it can be drawn");
    assert!(pdf.bytes.starts_with(b"%PDF"));
    let again = drawing::pdf(&map, &picture, sources).expect("it can be drawn");
    assert!(pdf == again, "the bytes differ");
    let paper = || drawing::pdf_pages(&map, &options, Paper::A4, sources).expect("it can be drawn").bytes;
    assert!(paper() == paper(), "the bytes differ");
}

#[test]
fn on_paper_every_box_is_drawn_and_every_cut_is_told() {
    for (name, case) in cases() {
        let map = case.map(&Scope::default());
        for paper in [Paper::A4, Paper::A3] {
            let pages = drawing::pages(&map, &drawing::Options::default(), paper);
            let mut drawn = std::collections::BTreeSet::new();
            for page in &pages {
                let boxes = sorted(page.boxes.iter().map(|each| each.area).enumerate());
                each_pair(&boxes, |one, other| panic!("{name}: box {one} lies on {other}"));
                drawn.extend(page.boxes.iter().map(|each| each.node));
            }
            assert_eq!(drawn.len(), map.nodes.len(), "{name}");
            let all: Vec<String> = pages.iter().flat_map(|page| page.boxes.iter()).map(words).collect();
            let told = |what: &str| all.iter().filter(|words| words.contains(what)).count();
            assert_eq!(told("reasons: page ") > 0, pages.len() > 1, "{name}");
            assert!(
                told("continued from page ") >= pages.len().saturating_sub(map.roots.len()).min(1),
                "{name}"
            );
        }
    }
}

fn words(each: &drawing::PictureBox) -> String {
    each.card.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

mod the_command {
    use std::process::{Command, Output};

    fn map(arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standpoint"));
        let command = command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
        command.arg("map").args(arguments).output().expect("the program runs")
    }

    fn told(output: &Output) -> String {
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    #[test]
    fn prints_an_svg_where_no_file_is_named() {
        let output = map(&["arguments/classroom.arg"]);
        assert!(output.status.success(), "{}", told(&output));
        let text = String::from_utf8(output.stdout).expect("an SVG is text");
        roxmltree::Document::parse(&text).expect("it is well formed");
        assert!(text.contains("The school library should be open"));
    }

    #[test]
    fn writes_the_format_of_the_ending() {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        for (name, start) in [("a.svg", "<svg"), ("a.png", "\u{fffd}PNG"), ("a.PDF", "%PDF")] {
            let path = folder.path().join(name);
            let written = path.to_str().expect("the path is text");
            let output = map(&["arguments/trial.arg", "--from", "civil", "--scale", "20", "-o", written]);
            assert!(output.status.success(), "{}", told(&output));
            let bytes = std::fs::read(&path).expect("it was written");
            assert!(String::from_utf8_lossy(&bytes).starts_with(start), "{name}");
        }
    }

    #[test]
    fn says_how_a_wrong_command_line_would_be_right() {
        let trial = "arguments/trial.arg";
        for (arguments, wanted) in [
            (vec![trial, "--from", "civl"], "did you mean `civil`?"),
            (vec![trial, "-o", "map.gif"], "the endings are .svg, .png, .pdf"),
            (vec![trial, "-o", "map"], "has no ending that tells the format"),
            (vec![trial, "--compare", "civil"], "name two, with a comma between them: --compare A,B"),
            (vec![trial, "--compare", "civil,civil"], "a standpoint is not compared with itself"),
            (vec![trial, "--around", "the-chrge"], "did you mean `the-charge`?"),
            (vec![trial, "--direction", "north"], "right, left, down, up"),
            (vec![trial, "--scale", "1000", "--format", "png"], "make it smaller with --scale"),
        ] {
            let output = map(&arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(told(&output).contains(wanted), "{arguments:?}: {}", told(&output));
        }
    }

    #[test]
    fn shows_both_statuses_where_two_standpoints_differ() {
        let text = |arguments: &[&str]| String::from_utf8(map(arguments).stdout).expect("an SVG is text");
        let compared = text(&["arguments/trial.arg", "--compare", "civil,criminal"]);
        assert!(compared.contains("liable (accepted)") && compared.contains("not guilty (unproven)"));
        let flags = compared.matches(">differs<").count();
        assert_eq!(flags, compared.matches("differs\" id=").count());
        assert!(flags > 3, "{flags}");
        assert_eq!(text(&["arguments/trial.arg", "--from", "civil"]).matches(">differs<").count(), 0);
    }
}

#[test]
fn the_picture_of_the_readme_is_the_one_that_its_command_draws() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(root.join("README.md")).expect("it is there");
    let command = readme.lines().find(|line| line.contains("-o map.svg")).expect("it has the command");
    let words = command.split_whitespace().skip(1).take_while(|word| *word != "-o");
    let drawn = Command::new(env!("CARGO_BIN_EXE_standpoint")).args(words).current_dir(root).output();
    let drawn = drawn.expect("the program starts");
    assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
    let kept = std::fs::read(root.join("docs/pictures/understood.svg")).expect("it is there");
    assert!(kept == drawn.stdout, "draw docs/pictures/understood.svg anew with the command in README.md");
}
