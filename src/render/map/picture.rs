//! A map laid out: boxes, frames and lines with their places in pixels.

use super::card::{self, Card, Showing};
use super::plan::{self, Area, Branch, Lane, Plan, Point, Tree};
use super::{Direction, Options, words};
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
    /// Where the legend ends and the map begins.
    pub head: i32,
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

/// Lays out a map.
///
/// Takes time by the number of its nodes.
#[must_use]
pub fn picture(map: &Map, options: &Options) -> Picture {
    let showing = Showing { from: options.from, beside: options.beside };
    let cards: Vec<Card> = map.nodes.iter().map(|node| card::card(map, node, &showing)).collect();
    let tree = tree(map, &cards, options.direction);
    let plan = plan::plan(&tree);
    let head = LEGEND.y + LEGEND.height;
    let canvas = Canvas { direction: options.direction, extent: plan.extent, head };
    let (width, height) = canvas.size();
    let boxes = cards.into_iter().zip(map.iter()).map(|(card, (id, node))| PictureBox {
        node: id,
        area: canvas.rect(Area { at: plan.places[id.index()], size: tree.boxes[id.index()].size() }),
        card,
        carries: carries(node, options),
        differs: showing.differs(node),
    });
    let frames = plan.frames.iter().map(|(at, area)| Frame {
        node: NodeId(*at as u32),
        area: canvas.rect(*area),
        carries: carries(&map.nodes[*at], options),
    });
    let (boxes, frames) = (boxes.collect(), frames.collect());
    let strokes = strokes(map, &plan, &canvas, options);
    Picture { width, height, options: *options, boxes, frames, strokes, head }
}

/// Two standpoints rest on different things; so where two are shown, nothing stands out for that.
fn carries(node: &Node, options: &Options) -> bool {
    options.beside.is_none() && node.carries.get(options.from).copied().unwrap_or(false)
}

fn tree(map: &Map, cards: &[Card], direction: Direction) -> Tree {
    let branch = |(node, card): (&Node, &Card)| {
        let (main, cross) = match direction {
            Direction::Right | Direction::Left => (card.width, card.height),
            Direction::Down | Direction::Up => (card.height, card.width),
        };
        let is_framed = matches!(node.content, Content::Argument(_));
        let mut branch = Branch { main, cross, is_framed, ..Branch::default() };
        for child in &node.children {
            let bearing = map.node(*child).link.as_ref().map(|link| link.bearing);
            match bearing {
                Some(Bearing::Given) if is_framed => branch.joined.push(child.index()),
                Some(bearing) if bearing.is_attack() => branch.reasons.push((child.index(), Lane::Attack)),
                _ => branch.reasons.push((child.index(), Lane::Support)),
            }
        }
        branch
    };
    Tree {
        boxes: map.nodes.iter().zip(cards).map(branch).collect(),
        roots: map.roots.iter().map(|root| root.index()).collect(),
    }
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

fn strokes(map: &Map, plan: &Plan, canvas: &Canvas, options: &Options) -> Vec<Stroke> {
    let node = |at: usize| &map.nodes[at];
    let on_path = |from: usize, to: usize| carries(node(from), options) && carries(node(to), options);
    let mut strokes = Vec::with_capacity(plan.trunks.len() + plan.twigs.len());
    for bridge in &plan.bridges {
        strokes.push(Stroke {
            points: canvas.points(bridge),
            kind: StrokeKind::Bridge,
            is_attack: false,
            carries: false,
            is_idle: false,
            to: NodeId(0),
        });
    }
    for trunk in &plan.trunks {
        let stroke = Stroke {
            points: canvas.points(&trunk.points),
            kind: StrokeKind::Trunk,
            is_attack: trunk.lane == Lane::Attack,
            carries: false,
            is_idle: trunk.from.iter().all(|from| is_idle(node(*from), options)),
            to: NodeId(trunk.to as u32),
        };
        // The part that carries goes as far as the last reason that does.
        let last = trunk.from.iter().rev().find(|from| on_path(**from, trunk.to));
        let carrying = last.map(|last| {
            let mut points = trunk.points.clone();
            if let Some(end) = points.last_mut() {
                end.cross = plan.places[*last].cross + plan::ANCHOR;
            }
            Stroke { points: canvas.points(&points), carries: true, is_idle: false, ..stroke.clone() }
        });
        strokes.push(stroke);
        strokes.extend(carrying);
    }
    for twig in &plan.twigs {
        let from = node(twig.from);
        let word = from.link.as_ref().map_or("", |link| words::bearing(link.bearing));
        strokes.push(Stroke {
            points: canvas.points(&[twig.end, twig.start]),
            kind: StrokeKind::Twig {
                from: NodeId(twig.from as u32),
                word,
                at: word_place(canvas, twig.start),
            },
            is_attack: twig.lane == Lane::Attack,
            carries: on_path(twig.from, twig.to),
            is_idle: is_idle(from, options),
            to: NodeId(twig.to as u32),
        });
    }
    strokes
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
