//! A map in pages: it is cut between a box and what bears on it, never through a box, and boxes say where it goes on.
//!
//! Pages are filled in the order of a queue: what goes on of the first page comes first, then what was cut off there,
//! from above downwards. A box whose reasons stand on another page is drawn there once more at their head.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::card::{self, Card, Showing};
use super::picture::{BORDER, Heading, LEGEND, Part, Picture};
use super::plan::{Point, STEP};
use super::{Direction, Options, Paper};
use crate::map::{Bearing, Content, Map, NodeId};

/// Reasons that wait for a page: those of this box from this one on.
struct Waiting {
    head: NodeId,
    start: usize,
    /// The page on which they were cut off.
    since: Option<usize>,
}

/// How many of those that wait may be passed over for one that fits.
const AHEAD: usize = 12;

/// What stands on a page.
#[derive(Default)]
struct Page {
    /// Counted from 0.
    number: usize,
    nodes: BTreeSet<NodeId>,
    /// The boxes that reasons follow after, drawn elsewhere before.
    heads: BTreeSet<NodeId>,
    /// The boxes whose reasons, or some of them, stand on other pages.
    cut: BTreeSet<NodeId>,
}

/// A point is a seventy-second of an inch, and a pixel of CSS a ninety-sixth.
pub(super) const POINTS: f32 = 72.0 / 96.0;

/// From the edge of the paper to the map, in points.
pub(super) const MARGIN: f32 = 22.0;

/// How large a map is on paper at least: sentences are set in six and a half points, and A4 has room for four columns.
pub(super) const ON_PAPER: f32 = 0.66;

/// And at most, where a page has room: sentences are set in nine points.
pub(super) const ON_PAPER_AT_MOST: f32 = 0.92;

/// A map laid out on pages of paper: a picture a page, none larger than the page but where one argument is.
#[must_use]
pub fn pages(map: &Map, options: &Options, paper: Paper) -> Vec<Picture> {
    let (width, height) = paper.size();
    let room = |length: f32| ((length - 2.0 * MARGIN) / (POINTS * ON_PAPER)) as i32 - 2 * BORDER;
    // What the page is stands above the map.
    let room = (room(width), room(height) - 2 * BORDER);
    let along = |width: i32, height: i32| match options.direction {
        Direction::Right | Direction::Left => Point { main: width, cross: height },
        Direction::Down | Direction::Up => Point { main: height, cross: width },
    };
    let (room, legend) = (along(room.0, room.1), along(0, LEGEND.height));
    let filled = Filler { map, options, room, legend }.fill();
    let numbers = numbers(&filled);
    let of = filled.len();
    let pictures = filled.iter().enumerate().map(|(at, page)| {
        let part = part(map, options, page, |id| notes(map, page, &numbers, id, at));
        part.picture(map, options, Heading::Page { number: at + 1, of })
    });
    pictures.collect()
}

/// On which pages each box stands, counted from 0, and whether as the head of its reasons.
fn numbers(pages: &[Page]) -> BTreeMap<NodeId, Vec<(usize, bool)>> {
    let mut numbers: BTreeMap<NodeId, Vec<(usize, bool)>> = BTreeMap::new();
    for (at, page) in pages.iter().enumerate() {
        for id in page.heads.iter().chain(&page.cut) {
            let is_head = page.heads.contains(id);
            let known = numbers.entry(*id).or_default();
            if known.last() != Some(&(at, is_head)) {
                known.push((at, is_head));
            }
        }
    }
    numbers
}

/// Where the reasoning comes from and where it goes on.
fn notes(
    map: &Map,
    page: &Page,
    numbers: &BTreeMap<NodeId, Vec<(usize, bool)>>,
    id: NodeId,
    at: usize,
) -> Vec<String> {
    let Some(known) = numbers.get(&id) else { return Vec::new() };
    let mut notes = Vec::new();
    let before = known.iter().take_while(|(page, _)| *page < at).last();
    if let Some((before, _)) = before.filter(|_| page.heads.contains(&id)) {
        notes.push(format!("continued from page {}", before + 1));
    }
    let after = known.iter().find(|(page, is_head)| *page > at && *is_head);
    if let Some((after, _)) = after.filter(|_| page.cut.contains(&id)) {
        let some = reasons(map, id).iter().any(|reason| page.nodes.contains(reason));
        let what = if some { "further reasons" } else { "its reasons" };
        notes.push(format!("{what}: page {}", after + 1));
    }
    notes
}

/// What bears on a box, without what is joined to it.
fn reasons(map: &Map, id: NodeId) -> Vec<NodeId> {
    let node = map.node(id);
    let is_argument = matches!(node.content, Content::Argument(_));
    let is_joined = |child: &NodeId| {
        let link = map.node(*child).link.as_ref();
        is_argument && link.is_some_and(|link| link.bearing == Bearing::Given)
    };
    node.children.iter().copied().filter(|child| !is_joined(child)).collect()
}

fn part(map: &Map, options: &Options, page: &Page, notes: impl Fn(NodeId) -> Vec<String>) -> Part {
    let showing = Showing { from: options.from, beside: options.beside };
    let nodes: Vec<NodeId> = page.nodes.iter().copied().collect();
    let cards: Vec<Card> =
        nodes.iter().map(|id| card::card(map, map.node(*id), &showing, &notes(*id))).collect();
    Part { nodes, cards }
}

struct Filler<'f> {
    map: &'f Map,
    options: &'f Options,
    room: Point,
    /// What of the room the legend takes.
    legend: Point,
}

impl Filler<'_> {
    fn fill(&self) -> Vec<Page> {
        let roots = self.map.roots.iter().map(|root| Waiting { head: *root, start: 0, since: None });
        let mut line: VecDeque<Waiting> = roots.collect();
        let mut pages: Vec<Page> = Vec::new();
        while !line.is_empty() {
            let mut page = Page { number: pages.len(), ..Page::default() };
            while self.add_next(&mut page, &mut line) {}
            pages.push(page);
        }
        pages
    }

    /// Puts the first of what waits on the page that fits there; whether any did.
    fn add_next(&self, page: &mut Page, line: &mut VecDeque<Waiting>) -> bool {
        for place in 0..line.len().min(AHEAD) {
            // A box stands on a page once.
            let may = |waiting: &&Waiting| {
                waiting.since != Some(page.number) && !page.nodes.contains(&waiting.head)
            };
            if line.get(place).filter(may).is_none() {
                continue;
            }
            let Some(waiting) = line.remove(place) else { continue };
            if self.add(page, &waiting, line) {
                return true;
            }
            line.insert(place, waiting);
        }
        false
    }

    /// Puts as many of the reasons on the page as fit, with their head, and lets the others wait. On an empty page
    /// something is put even if it does not fit. Whether anything was put there.
    fn add(&self, page: &mut Page, waiting: &Waiting, line: &mut VecDeque<Waiting>) -> bool {
        let at = page.number;
        let all = reasons(self.map, waiting.head);
        let is_first = page.nodes.is_empty();
        let mut page_now = page.with(&[waiting.head]);
        if waiting.since.is_some() {
            page_now.heads.insert(waiting.head);
        }
        let (mut next, mut cut) = (waiting.start, Vec::new());
        while let Some(reason) = all.get(next) {
            let must = is_first && next == waiting.start;
            let Some((block, off)) = self.block(&page_now, *reason, must) else { break };
            page_now = page_now.with(&block);
            page_now.cut.extend(off.iter().copied());
            cut.extend(off);
            next += 1;
        }
        if next == waiting.start && !all.is_empty() || !is_first && !self.fits(&page_now) {
            return false;
        }
        if next < all.len() {
            page_now.cut.insert(waiting.head);
            line.push_front(Waiting { head: waiting.head, start: next, since: Some(at) });
        }
        line.extend(cut.into_iter().map(|head| Waiting { head, start: 0, since: Some(at) }));
        *page = page_now;
        true
    }

    /// A reason with as much of what bears on it as fits, and the boxes where that is cut off.
    fn block(&self, page: &Page, reason: NodeId, must: bool) -> Option<(Vec<NodeId>, Vec<NodeId>)> {
        let widest = ((self.room.main + STEP) / (card::WIDTH + STEP)).max(2) - 1;
        for columns in (1..=widest).rev() {
            let (block, off) = self.cut(reason, columns);
            let mut tried = page.with(&block);
            tried.cut.extend(off.iter().copied());
            if self.fits(&tried) || must && columns == 1 {
                return Some((block, off));
            }
        }
        None
    }

    /// A reason with what bears on it in so many columns, and the boxes whose reasons would stand in the next.
    fn cut(&self, reason: NodeId, columns: i32) -> (Vec<NodeId>, Vec<NodeId>) {
        let (mut block, mut off, mut waiting) = (Vec::new(), Vec::new(), vec![(reason, 1)]);
        while let Some((id, column)) = waiting.pop() {
            block.push(id);
            let reasons = reasons(self.map, id);
            let joined = self.map.node(id).children.iter().filter(|child| !reasons.contains(child));
            waiting.extend(joined.map(|child| (*child, column)));
            if column < columns {
                waiting.extend(reasons.iter().map(|child| (*child, column + 1)));
            } else if !reasons.is_empty() {
                off.push(id);
            }
        }
        off.sort_unstable();
        (block, off)
    }

    fn fits(&self, page: &Page) -> bool {
        let note = |is: bool| is.then(|| "further reasons: page 1000".to_owned());
        let notes =
            |id: NodeId| note(page.heads.contains(&id)).into_iter().chain(note(page.cut.contains(&id)));
        let extent =
            part(self.map, self.options, page, |id| notes(id).collect()).extent(self.map, self.options);
        // The legend stands on the first page.
        let cross = self.room.cross - if page.number == 0 { self.legend.cross } else { 0 };
        let main = self.room.main - if page.number == 0 { self.legend.main } else { 0 };
        extent.main <= main && extent.cross <= cross
    }
}

impl Page {
    /// The page with more on it.
    fn with(&self, more: &[NodeId]) -> Self {
        let mut nodes = self.nodes.clone();
        nodes.extend(more);
        Self { nodes, number: self.number, heads: self.heads.clone(), cut: self.cut.clone() }
    }
}
