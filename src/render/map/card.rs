//! What a box shows: its chips and lines, wrapped, and so its size.

use super::text::{self, Style};
use super::words::{self, Mark};
use crate::explain::{Cited, Declaration};
use crate::map::{Content, Map, Node};
use crate::render::explanation::phrases;

/// What the boxes of a picture show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Showing {
    /// From this standpoint, by its place in the map.
    pub(super) from: usize,
    /// Beside this one.
    pub(super) beside: Option<usize>,
}

impl Showing {
    /// Whether the box stands out: the two standpoints say different things of it.
    pub(super) fn differs(&self, node: &Node) -> bool {
        self.beside.is_some_and(|beside| node.differs(self.from, beside))
    }
}

/// A box with all that stands in it, by places from its upper left corner.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Card {
    /// How wide it is.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// Its lines of text.
    pub lines: Vec<Line>,
    /// Its statuses.
    pub chips: Vec<Chip>,
}

/// A line of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Where it begins, or where it ends.
    pub x: i32,
    /// It ends there: its script goes from right to left.
    pub is_from_the_right: bool,
    /// Where its letters stand.
    pub y: i32,
    /// How it is set.
    pub style: Style,
    /// The text.
    pub text: String,
}

/// A status: a mark and a word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chip {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// The mark.
    pub mark: Mark,
    /// The word.
    pub word: String,
}

/// How wide boxes are.
pub(super) const WIDTH: i32 = 290;

/// How high a chip is.
pub(super) const CHIP: i32 = 18;

/// From the edge of a box to its text.
const MARGIN: i32 = 13;

/// From the top of a box to its first chip, which stands where lines meet the box.
const TOP: i32 = 12;

/// Where the text of a chip stands in it.
pub(super) const CHIP_TEXT: i32 = 21;

/// No chip is wider.
const LONGEST_CHIP: i32 = WIDTH - 2 * MARGIN;

/// Citations that are told in a box.
const CITED: usize = 3;

/// Lines of a box that only names another.
const SHORT: usize = 2;

/// The box of a node, with notes on where more of it stands.
pub(super) fn card(map: &Map, node: &Node, showing: &Showing, notes: &[String]) -> Card {
    let mut setter = Setter::new();
    match &node.content {
        Content::Folded(count) => return folded(*count),
        Content::Statement(statement) => {
            setter.head(map, node, showing);
            setter.verdicts(node, showing);
            setter.question(node);
            setter.paragraph(
                &statement.sentence,
                if statement.is_thesis { Style::Thesis } else { Style::Sentence },
            );
            setter.small(statement.kind.as_deref().into_iter().map(str::to_owned).collect());
        }
        Content::Evidence(evidence) => {
            setter.head(map, node, showing);
            setter.question(node);
            setter.paragraph(&evidence.sentence, Style::Sentence);
            let certain = evidence.is_certain.then(|| "certain".to_owned());
            setter.small(details(&evidence.declaration).into_iter().chain(certain).collect());
            setter.sources(&evidence.declaration);
        }
        Content::Argument(argument) => {
            setter.head(map, node, showing);
            if let Some(sentence) = &argument.declaration.sentence {
                setter.paragraph(sentence, Style::Rule);
            }
            let with = argument.with.iter().map(|(name, value)| format!("?{name} = {value}"));
            setter.small(with.collect());
            let strict = argument.is_strict.then(|| "strict: it has no exceptions".to_owned());
            let kind = argument.declaration.kind.clone();
            setter.small(kind.into_iter().chain(strict).collect());
            setter.sources(&argument.declaration);
        }
        Content::Reference(reference) => {
            setter.head(map, node, showing);
            setter.question(node);
            let lines = text::wrap_short(&reference.sentence, Style::Rule, setter.room(), SHORT);
            setter.lines(lines, Style::Rule);
        }
    }
    setter.small(node.tags.iter().map(|tag| format!("#{tag}")).collect());
    notes.iter().for_each(|note| setter.paragraph(note, Style::Label));
    setter.finish()
}

fn folded(count: usize) -> Card {
    let words = if count == 1 { "1 more reason" } else { "more reasons" };
    let text = if count == 1 { words.to_owned() } else { format!("{count} {words}") };
    let (x, y) = (MARGIN, TOP + Style::Label.ascent());
    let width = text::width(&text, Style::Label) + 2 * MARGIN;
    let height = 2 * super::plan::ANCHOR;
    Card {
        width,
        height,
        lines: vec![Line { x, y, style: Style::Label, text, is_from_the_right: false }],
        chips: Vec::new(),
    }
}

/// Kind, speakers, dates.
fn details(declaration: &Declaration) -> Vec<String> {
    let mut parts: Vec<String> = declaration.kind.clone().into_iter().collect();
    parts.extend(phrases::speakers(declaration));
    parts.extend(declaration.date.map(|date| date.to_string()));
    if declaration.known != declaration.date {
        parts.extend(declaration.known.map(|known| format!("known since {known}")));
    }
    parts
}

/// A source in a few words: its authors, or else its title, and when.
fn source(cited: &Cited) -> String {
    let name = if cited.by.is_empty() { cited.title.clone() } else { phrases::list(&cited.by) };
    let date = cited.date.map(|date| date.to_string());
    let parts: Vec<String> = std::iter::once(name).chain(date).chain(cited.page.clone()).collect();
    parts.join(", ")
}

/// What stands in a node's chip: the standpoint's own words where it has any that fit.
fn said(node: &Node, standpoint: usize) -> Option<(Mark, String)> {
    let (mark, word) = words::standing(node.standings.get(standpoint)?);
    let verdict = words::verdict(node, standpoint).filter(|words| chip_width(words) <= LONGEST_CHIP);
    Some((mark, verdict.unwrap_or(word)))
}

fn chip_width(word: &str) -> i32 {
    CHIP_TEXT + text::width(word, Style::Label) + 8
}

/// Sets lines one below the other.
struct Setter {
    card: Card,
    y: i32,
}

impl Setter {
    fn new() -> Self {
        Self { card: Card { width: WIDTH, ..Card::default() }, y: TOP }
    }

    fn room(&self) -> i32 {
        WIDTH - 2 * MARGIN
    }

    /// What the standpoints say, and what the node is called.
    fn head(&mut self, map: &Map, node: &Node, showing: &Showing) {
        match showing.beside {
            Some(beside) if showing.differs(node) => {
                self.name(map, node, 0);
                self.y += 4;
                for standpoint in [showing.from, beside] {
                    let name = map.standpoints.get(standpoint).map(|standpoint| &standpoint.view.name);
                    self.chip(said(node, standpoint), name.map(String::as_str));
                }
            }
            _ => {
                let used = self.chip_on_line(said(node, showing.from), MARGIN);
                self.name(map, node, used);
            }
        }
        self.y += 3;
        let counted = node.link.as_ref().and_then(|link| link.at_least);
        self.small(counted.iter().map(words::counted).collect());
    }

    /// The name, behind what stands on the line already, or on lines of its own.
    fn name(&mut self, map: &Map, node: &Node, used: i32) {
        let Some(role) = words::role(map, node) else {
            self.y += if used > 0 { CHIP } else { 0 };
            return;
        };
        let width = text::width(&role, Style::Label);
        let line = used > 0;
        if line && used + 10 + width <= WIDTH - MARGIN {
            self.line(WIDTH - MARGIN - width, self.y + 13, Style::Label, role);
            self.y += CHIP;
            return;
        }
        self.y += if line { CHIP + 2 } else { 0 };
        let lines = text::wrap(&role, Style::Label, self.room());
        self.lines(lines, Style::Label);
    }

    /// A chip on a line of its own, with whose it is.
    fn chip(&mut self, said: Option<(Mark, String)>, name: Option<&str>) {
        let used = self.chip_on_line(said, MARGIN);
        if let Some(name) = name {
            let room = WIDTH - MARGIN - used - 7;
            let name = text::wrap_short(name, Style::Small, room, 1);
            name.into_iter().for_each(|name| self.line(used + 7, self.y + 13, Style::Small, name));
        }
        self.y += CHIP + 4;
    }

    /// A chip on the line that is being set, and where it ends.
    fn chip_on_line(&mut self, said: Option<(Mark, String)>, x: i32) -> i32 {
        let Some((mark, word)) = said else { return 0 };
        let width = chip_width(&word);
        self.card.chips.push(Chip { x, y: self.y, width, mark, word });
        x + width
    }

    /// Words for a verdict that are too long for a chip.
    fn verdicts(&mut self, node: &Node, showing: &Showing) {
        for standpoint in std::iter::once(showing.from).chain(showing.beside) {
            let words = words::verdict(node, standpoint).filter(|words| chip_width(words) > LONGEST_CHIP);
            words.into_iter().for_each(|words| self.paragraph(&words, Style::Label));
        }
    }

    /// The critical question that the node answers.
    fn question(&mut self, node: &Node) {
        let question = node.link.as_ref().and_then(|link| link.question.as_deref());
        if let Some(question) = question {
            self.paragraph(question, Style::Label);
        }
    }

    fn paragraph(&mut self, words: &str, style: Style) {
        let lines = text::wrap(words, style, self.room());
        self.lines(lines, style);
    }

    /// Small type, parted by points.
    fn small(&mut self, parts: Vec<String>) {
        if !parts.is_empty() {
            self.y += 2;
            self.paragraph(&parts.join(" · "), Style::Small);
        }
    }

    fn sources(&mut self, declaration: &Declaration) {
        let quote = declaration.quote.as_deref().map(phrases::quoted);
        let told = declaration.cites.iter().take(CITED).map(source);
        let more = declaration.cites.len().saturating_sub(CITED);
        let more = (more > 0).then(|| format!("{more} more"));
        let cites: Vec<String> = told.chain(more).collect();
        let cites = (!cites.is_empty()).then(|| cites.join("; "));
        self.small(quote.into_iter().chain(cites).collect());
    }

    fn lines(&mut self, lines: Vec<String>, style: Style) {
        let is_from_the_right = lines.first().is_some_and(|line| text::is_from_the_right(line));
        for line in lines {
            let y = self.y + style.ascent();
            match is_from_the_right {
                true => self.card.lines.push(Line {
                    x: WIDTH - MARGIN,
                    y,
                    style,
                    text: text::from_the_right(&line),
                    is_from_the_right,
                }),
                false => self.line(MARGIN, y, style, line),
            }
            self.y += style.leading();
        }
    }

    fn line(&mut self, x: i32, y: i32, style: Style, text: String) {
        self.card.lines.push(Line { x, y, style, text, is_from_the_right: false });
    }

    fn finish(mut self) -> Card {
        self.card.height = (self.y + 9).max(2 * super::plan::ANCHOR);
        self.card
    }
}
