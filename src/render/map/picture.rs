//! A map laid out: boxes, frames and lines with their places in pixels.

use super::card::{self, Card, Showing};
use super::plan::{self, Area, Branch, Lane, Plan, Point, Tree, Trunk, Twig};
use super::{Direction, Grouping, Options, words};
use crate::map::{Bearing, Content, Force, Map, Node, NodeId, Standing};
use crate::vocabulary::Status;

/// A map laid out.
#[derive(Debug)]
pub struct Picture {
    /// How wide it is, in pixels.
    pub width: i32,
    /// How high.
    pub height: i32,
    /// How it was asked for.
    pub options: Options,
    /// A box a node, in the order of the nodes.
    pub boxes: Vec<PictureBox>,
    /// What goes round an argument and what it rests on.
    pub frames: Vec<Frame>,
    /// The lines.
    pub strokes: Vec<Stroke>,
    /// Quiet grounds, each before those that lie on it.
    pub groups: Vec<Group>,
    /// Where the heading ends and the map begins.
    pub head: i32,
    /// The heading.
    pub heading: Heading,
}

/// A rectangle.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Rect {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// How wide it is.
    pub width: i32,
    /// How high.
    pub height: i32,
}

/// A box.
#[derive(Debug)]
pub struct PictureBox {
    /// What it shows.
    pub node: NodeId,
    /// Where it stands.
    pub area: Rect,
    /// What stands in it.
    pub card: Card,
    /// The verdict on a root rests on it.
    pub carries: bool,
    /// Two standpoints say different things of it.
    pub differs: bool,
}

/// A frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// The argument that it is of.
    pub node: NodeId,
    /// Where it stands.
    pub area: Rect,
    /// The verdict on a root rests on the argument.
    pub carries: bool,
}

/// A quiet ground behind what belongs together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What it is the ground of.
    pub node: NodeId,
    /// Where it lies.
    pub area: Rect,
    /// What it is called.
    pub name: String,
}

/// A line, of horizontal and vertical pieces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stroke {
    /// Its corners, from the box that it leads to.
    pub points: Vec<(i32, i32)>,
    /// What it is.
    pub kind: StrokeKind,
    /// It speaks against what it leads to.
    pub is_attack: bool,
    /// A verdict on a root rests on it.
    pub carries: bool,
    /// What it comes from is not in force.
    pub is_idle: bool,
    /// The box that it leads to.
    pub to: NodeId,
}

/// What a line is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StrokeKind {
    /// The end of one or several, with the head of the arrow at its first corner.
    Trunk,
    /// From a trunk to the reason that it comes from, with the word for how that bears.
    Twig {
        /// The reason.
        from: NodeId,
        /// The word.
        word: &'static str,
        /// Where the word stands: the middle of its foot.
        at: (i32, i32),
    },
    /// From a frame to the one that continues it.
    Bridge,
}

/// Around everything.
pub(super) const BORDER: i32 = 28;

/// The legend takes this, whatever the map is.
pub(super) const LEGEND: Rect = Rect { x: BORDER, y: 24, width: 760, height: 118 };

/// What stands above a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heading {
    /// What it is of, and what its signs mean.
    Legend,
    /// The legend on the first of several pages; on the others what the page is.
    Page {
        /// Which page it is, counted from 1.
        number: usize,
        /// Of how many.
        of: usize,
    },
}

impl Heading {
    fn height(self) -> i32 {
        match self {
            Self::Legend | Self::Page { number: 1, .. } => LEGEND.y + LEGEND.height,
            Self::Page { .. } => 2 * BORDER,
        }
    }
}

/// Lays out a map.
///
/// Takes time by the number of its nodes.
#[must_use]
pub fn picture(map: &Map, options: &Options) -> Picture {
    let showing = Showing { from: options.from, beside: options.beside };
    let cards = map.nodes.iter().map(|node| card::card(map, node, &showing, &[])).collect();
    let nodes = map.iter().map(|(id, _)| id).collect();
    Part { nodes, cards }.picture(map, options, Heading::Legend)
}

/// What of a map one picture shows: nodes in their order, each with its box.
pub(super) struct Part {
    pub(super) nodes: Vec<NodeId>,
    pub(super) cards: Vec<Card>,
}

impl Part {
    /// How far it reaches along the main axis and across it.
    pub(super) fn extent(&self, map: &Map, options: &Options) -> Point {
        plan::plan(&self.tree(map, options.direction)).extent
    }

    pub(super) fn picture(self, map: &Map, options: &Options, heading: Heading) -> Picture {
        let tree = self.tree(map, options.direction);
        let plan = plan::plan(&tree);
        let canvas = Canvas { direction: options.direction, extent: plan.extent, head: heading.height() };
        let (width, height) = canvas.size();
        let nodes = &self.nodes;
        let carries = |at: usize| carries(map.node(nodes[at]), options);
        let frames = plan.frames.iter().map(|(at, area)| Frame {
            node: nodes[*at],
            area: canvas.rect(*area),
            carries: carries(*at),
        });
        let frames = frames.collect();
        let drawing = Drawing { map, nodes, plan: &plan, canvas: &canvas, options };
        let (strokes, groups) = (drawing.strokes(), drawing.groups());
        let showing = Showing { from: options.from, beside: options.beside };
        let boxes = self.cards.into_iter().enumerate().map(|(at, card)| PictureBox {
            node: nodes[at],
            area: canvas.rect(Area { at: plan.places[at], size: tree.boxes[at].size() }),
            card,
            carries: carries(at),
            differs: showing.differs(map.node(nodes[at])),
        });
        let boxes = boxes.collect();
        let head = canvas.head;
        Picture { width, height, options: *options, boxes, frames, strokes, groups, head, heading }
    }

    /// The tree of what is shown: a node whose parent is not is a root.
    fn tree(&self, map: &Map, direction: Direction) -> Tree {
        let place = |id: NodeId| self.nodes.binary_search(&id).ok();
        let mut tree = Tree::default();
        for (at, (id, card)) in self.nodes.iter().zip(&self.cards).enumerate() {
            let node = map.node(*id);
            let (main, cross) = match direction {
                Direction::Right | Direction::Left => (card.width, card.height),
                Direction::Down | Direction::Up => (card.height, card.width),
            };
            let is_framed = matches!(node.content, Content::Argument(_));
            let mut branch = Branch { main, cross, is_framed, ..Branch::default() };
            for child in node.children.iter().filter_map(|child| place(*child)) {
                let link = map.node(self.nodes[child]).link.as_ref();
                match link.map(|link| link.bearing) {
                    Some(Bearing::Given) if is_framed => branch.joined.push(child),
                    Some(bearing) if bearing.is_attack() => branch.reasons.push((child, Lane::Attack)),
                    _ => branch.reasons.push((child, Lane::Support)),
                }
            }
            if node.parent.and_then(place).is_none() {
                tree.roots.push(at);
            }
            tree.boxes.push(branch);
        }
        tree
    }
}

/// Two standpoints rest on different things; so where two are shown, nothing stands out for that.
fn carries(node: &Node, options: &Options) -> bool {
    options.beside.is_none() && node.carries.get(options.from).copied().unwrap_or(false)
}

impl Branch {
    fn size(&self) -> Point {
        Point { main: self.main, cross: self.cross }
    }
}

/// From places along and across to places on the picture.
struct Canvas {
    direction: Direction,
    extent: Point,
    head: i32,
}

impl Canvas {
    fn size(&self) -> (i32, i32) {
        let (width, height) = match self.direction {
            Direction::Right | Direction::Left => (self.extent.main, self.extent.cross),
            Direction::Down | Direction::Up => (self.extent.cross, self.extent.main),
        };
        ((width + 2 * BORDER).max(LEGEND.width + 2 * BORDER), height + self.head + 2 * BORDER)
    }

    fn point(&self, point: Point) -> (i32, i32) {
        let back = self.extent.main - point.main;
        let (x, y) = match self.direction {
            Direction::Right => (point.main, point.cross),
            Direction::Left => (back, point.cross),
            Direction::Down => (point.cross, point.main),
            Direction::Up => (point.cross, back),
        };
        (x + BORDER, y + self.head + BORDER)
    }

    fn rect(&self, area: Area) -> Rect {
        let [near, far] = [area.at, area.at.plus(area.size)].map(|point| self.point(point));
        let (x, y) = (near.0.min(far.0), near.1.min(far.1));
        Rect { x, y, width: (near.0 - far.0).abs(), height: (near.1 - far.1).abs() }
    }

    fn points(&self, points: &[Point]) -> Vec<(i32, i32)> {
        let mut points: Vec<_> = points.iter().map(|point| self.point(*point)).collect();
        points.dedup();
        points
    }
}

/// What lines and grounds are drawn from.
struct Drawing<'d> {
    map: &'d Map,
    nodes: &'d [NodeId],
    plan: &'d Plan,
    canvas: &'d Canvas,
    options: &'d Options,
}

impl Drawing<'_> {
    fn node(&self, at: usize) -> &Node {
        self.map.node(self.nodes[at])
    }

    fn on_path(&self, from: usize, to: usize) -> bool {
        carries(self.node(from), self.options) && carries(self.node(to), self.options)
    }

    fn groups(&self) -> Vec<Group> {
        let named = |node: &Node| match (self.options.grouping, &node.content) {
            // Everything bears on a root.
            _ if node.parent.is_none() => None,
            (Grouping::Issues, Content::Statement(statement)) => {
                statement.name.as_ref().map(|name| format!("on {name}"))
            }
            (Grouping::Tags, _) if !node.tags.is_empty() => {
                let tags: Vec<String> = node.tags.iter().map(|tag| format!("#{tag}")).collect();
                Some(tags.join(" "))
            }
            _ => None,
        };
        let groups = self.nodes.iter().zip(&self.plan.reasons).filter_map(|(id, area)| {
            let (name, area) = (named(self.map.node(*id))?, self.canvas.rect((*area)?));
            Some(Group { node: *id, area, name })
        });
        groups.collect()
    }

    fn strokes(&self) -> Vec<Stroke> {
        let plan = self.plan;
        let mut strokes: Vec<Stroke> = plan.bridges.iter().map(|bridge| self.bridge(bridge)).collect();
        plan.trunks.iter().for_each(|trunk| strokes.extend(self.trunk(trunk)));
        strokes.extend(plan.twigs.iter().map(|twig| self.twig(twig)));
        strokes
    }

    fn bridge(&self, (at, points): &(usize, Vec<Point>)) -> Stroke {
        Stroke {
            points: self.canvas.points(points),
            kind: StrokeKind::Bridge,
            is_attack: false,
            carries: carries(self.node(*at), self.options),
            is_idle: false,
            to: self.nodes[*at],
        }
    }

    /// A trunk, and again that part of it that a verdict rests on.
    fn trunk(&self, trunk: &Trunk) -> impl Iterator<Item = Stroke> + use<> {
        let stroke = Stroke {
            points: self.canvas.points(&trunk.points),
            kind: StrokeKind::Trunk,
            is_attack: trunk.lane == Lane::Attack,
            carries: false,
            is_idle: trunk.from.iter().all(|from| is_idle(self.node(*from), self.options)),
            to: self.nodes[trunk.to],
        };
        // It goes as far as the last reason that carries.
        let last = trunk.from.iter().rev().find(|from| self.on_path(**from, trunk.to));
        let carrying = last.map(|last| {
            let mut points = trunk.points.clone();
            if let Some(end) = points.last_mut() {
                end.cross = self.plan.places[*last].cross + plan::ANCHOR;
            }
            Stroke { points: self.canvas.points(&points), carries: true, is_idle: false, ..stroke.clone() }
        });
        std::iter::once(stroke).chain(carrying)
    }

    fn twig(&self, twig: &Twig) -> Stroke {
        let from = self.node(twig.from);
        let word = from.link.as_ref().map_or("", |link| words::bearing(link.bearing));
        let at = word_place(self.canvas, twig.start);
        Stroke {
            points: self.canvas.points(&[twig.end, twig.start]),
            kind: StrokeKind::Twig { from: self.nodes[twig.from], word, at },
            is_attack: twig.lane == Lane::Attack,
            carries: self.on_path(twig.from, twig.to),
            is_idle: is_idle(from, self.options),
            to: self.nodes[twig.to],
        }
    }
}

/// The word stands above a horizontal line and beside a vertical one, near the reason.
fn word_place(canvas: &Canvas, start: Point) -> (i32, i32) {
    match canvas.direction {
        Direction::Right | Direction::Left => {
            let (x, y) = canvas.point(Point { main: start.main - 32, ..start });
            (x, y - 5)
        }
        Direction::Down | Direction::Up => {
            let (x, y) = canvas.point(Point { main: start.main - 24, ..start });
            (x + 32, y + 4)
        }
    }
}

/// Whether a reason is not in force from any standpoint that is shown.
fn is_idle(node: &Node, options: &Options) -> bool {
    let shown = || std::iter::once(options.from).chain(options.beside);
    let steps = node.link.as_ref().map(|link| link.standings.as_slice()).unwrap_or_default();
    let standings = if steps.is_empty() { &node.standings } else { steps };
    shown().filter_map(|standpoint| standings.get(standpoint)).all(|standing| match standing {
        Standing::Statement { status, .. } => matches!(status, Status::Rejected | Status::Unproven),
        Standing::Argument(force) => !matches!(force, Force::Stands | Force::Open),
    }) && !standings.is_empty()
}
