//! Where boxes stand: pure geometry. Sizes and a tree come in; places, frames and lines go out.
//!
//! Along the main axis a map grows from the thesis to its reasons; across it the reasons of a box stand one after the
//! other in the order of the files. Each box with all that bears on it has a band of its own across, and begins where
//! its first reason begins; so an edit moves what comes after it and nothing before it. A box that is joined to another
//! (a premise to its argument) stands next to it across, and a frame goes round both. Lines run between the columns,
//! where no box is.
//!
//! Takes time by the number of boxes. Nothing recurses: boxes come before what bears on them, so going backwards meets
//! every box after all that bears on it.

/// The tree that is laid out; boxes are numbered so that each comes before all that bears on it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) boxes: Vec<Branch>,
    pub(super) roots: Vec<usize>,
}

/// A box with what belongs to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    /// Its size along the main axis and across it.
    pub(super) main: i32,
    pub(super) cross: i32,
    /// A frame goes round it and the boxes that are joined to it.
    pub(super) is_framed: bool,
    /// What is joined to it.
    pub(super) joined: Vec<usize>,
    /// What bears on it, each with the lane that its line runs in.
    pub(super) reasons: Vec<(usize, Lane)>,
}

/// The two lanes between columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Lane {
    Support,
    Attack,
}

/// What was laid out, along the main axis and across it.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The near corner of each box.
    pub(super) places: Vec<Point>,
    /// Each frame with the box that it belongs to.
    pub(super) frames: Vec<(usize, Area)>,
    pub(super) trunks: Vec<Trunk>,
    pub(super) twigs: Vec<Twig>,
    /// From a frame to those that continue it.
    pub(super) bridges: Vec<Vec<Point>>,
    /// Of each box, all that it and what bears on it takes.
    pub(super) bands: Vec<Area>,
    pub(super) extent: Point,
}

/// A place: along the main axis and across it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Point {
    pub(super) main: i32,
    pub(super) cross: i32,
}

/// A rectangle by its near corner and its size.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Area {
    pub(super) at: Point,
    pub(super) size: Point,
}

/// The part of a line that several reasons of one column share: it ends at the box that they bear on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Trunk {
    pub(super) to: usize,
    pub(super) lane: Lane,
    /// From the box to where the last reason joins it.
    pub(super) points: Vec<Point>,
    /// The reasons that join it, in order.
    pub(super) from: Vec<usize>,
}

/// The part of a line that is a reason's own: from the reason to its trunk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Twig {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) lane: Lane,
    pub(super) start: Point,
    pub(super) end: Point,
}

/// From a frame to what it goes round.
pub(super) const PAD: i32 = 9;

/// Between two columns, from frame to frame.
pub(super) const GUTTER: i32 = 92;

/// From a box to the boxes of the next column.
const STEP: i32 = PAD + GUTTER + PAD;

/// Where the lanes lie in a gutter.
const LANES: [i32; 2] = [28, 16];

/// Where lines meet a box, from its near edge across.
pub(super) const ANCHOR: i32 = 22;

/// How far the lines of the two lanes are apart where both meet one box.
const APART: i32 = 16;

/// Between reasons.
const GAP: i32 = 22;

/// Between joined boxes, where the second has reasons and where it has none.
const JOINED_GAP: i32 = 22;
const JOINED_GAP_OF_A_LEAF: i32 = 8;

/// Between maps.
const ROOT_GAP: i32 = 48;

/// More reasons than so many stand in several columns, where they would take more than so many pixels in one.
const MANY: usize = 20;
const TALL: i32 = 2400;

/// What lines to further columns take at the head of all columns.
const RAIL: i32 = ANCHOR + 2 * APART + PAD;

/// How far above frames the line runs that joins them.
const BRIDGE: i32 = 12;

/// How boxes stand that belong to one, in relation to it.
#[derive(Clone, Debug, Default)]
struct Pile {
    /// Where each stands, from the near corner of the box that they belong to.
    offsets: Vec<Point>,
    /// Which column each stands in, and where each column begins along the main axis.
    columns: Vec<u32>,
    starts: Vec<i32>,
    /// How far it reaches.
    extent: Point,
}

/// Lays out a tree.
pub(super) fn plan(tree: &Tree) -> Plan {
    let measured = Measured::new(tree);
    let mut plan = Plan { places: vec![Point::default(); tree.boxes.len()], ..Plan::default() };
    let mut cross = 0;
    for root in &tree.roots {
        cross += measured.lead(tree, *root);
        plan.places[*root] = Point { main: PAD, cross };
        cross += measured.block(*root).cross + ROOT_GAP;
        plan.extent.main = plan.extent.main.max(PAD + measured.block(*root).main);
        plan.extent.cross = cross - ROOT_GAP;
    }
    for at in 0..tree.boxes.len() {
        measured.spread(tree, at, &mut plan);
    }
    plan
}

/// The piles of every box, and how wide the column is that it stands in.
struct Measured {
    joined: Vec<Pile>,
    reasons: Vec<Pile>,
    /// How far what stands in the same column of a frame reaches along the main axis, from the near edge of the box.
    column: Vec<i32>,
    /// What a box takes with its reasons, and what it takes with all that is joined to it as well.
    rows: Vec<Point>,
    blocks: Vec<Point>,
}

impl Measured {
    fn new(tree: &Tree) -> Self {
        let count = tree.boxes.len();
        let mut measured = Self {
            joined: vec![Pile::default(); count],
            reasons: vec![Pile::default(); count],
            column: tree.boxes.iter().map(|branch| branch.main).collect(),
            rows: vec![Point::default(); count],
            blocks: vec![Point::default(); count],
        };
        for at in (0..count).rev() {
            measured.measure(tree, at);
        }
        measured
    }

    fn block(&self, at: usize) -> Point {
        self.blocks[at]
    }

    /// What a box takes before its near edge across: its frame, and the line to further frames.
    fn lead(&self, tree: &Tree, at: usize) -> i32 {
        match (tree.boxes[at].is_framed, self.joined[at].starts.len()) {
            (false, _) => 0,
            (true, 0 | 1) => PAD,
            (true, _) => PAD + 2 * BRIDGE,
        }
    }

    fn measure(&mut self, tree: &Tree, at: usize) {
        let branch = &tree.boxes[at];
        self.reasons[at] = self.pile_reasons(tree, branch);
        let reasons = self.reasons[at].extent;
        self.rows[at] = Point { main: reasons.main, cross: branch.cross.max(reasons.cross) };
        self.joined[at] = self.pile_joined(tree, at);
        let joined = &self.joined[at];
        let own = if joined.offsets.is_empty() { self.row_main(at) } else { 0 };
        let frame = if branch.is_framed { PAD } else { 0 };
        let cross = self.rows[at].cross.max(joined.extent.cross) + frame;
        self.blocks[at] = Point { main: own.max(joined.extent.main) + frame, cross };
    }

    /// How far a box reaches along the main axis with its reasons.
    fn row_main(&self, at: usize) -> i32 {
        match self.reasons[at].offsets.is_empty() {
            true => self.column[at],
            false => self.column[at] + STEP + self.rows[at].main,
        }
    }

    /// Piles up the reasons of a box: from its near edge across, and from the first column of reasons along.
    fn pile_reasons(&self, tree: &Tree, branch: &Branch) -> Pile {
        let blocks: Vec<Block> = branch
            .reasons
            .iter()
            .map(|(reason, _)| Block {
                lead: self.lead(tree, *reason),
                gap: GAP,
                extent: self.blocks[*reason],
            })
            .collect();
        pile(&blocks, RAIL)
    }

    /// Piles up what is joined to a box, itself at the head: in one column, or in several with a frame each.
    fn pile_joined(&mut self, tree: &Tree, at: usize) -> Pile {
        let joined = &tree.boxes[at].joined;
        if joined.is_empty() {
            return Pile::default();
        }
        let members: Vec<usize> = std::iter::once(at).chain(joined.iter().copied()).collect();
        let across = |member: &usize| Block {
            lead: 0,
            gap: match self.reasons[*member].offsets.is_empty() {
                true => JOINED_GAP_OF_A_LEAF,
                false => JOINED_GAP,
            },
            extent: Point { main: 0, cross: self.rows[*member].cross },
        };
        let mut pile = pile(&members.iter().map(across).collect::<Vec<_>>(), 0);
        self.set_columns(&mut pile, &members);
        pile.offsets.remove(0);
        pile
    }

    /// Gives joined boxes one column edge, and puts the columns one behind the other.
    fn set_columns(&mut self, pile: &mut Pile, members: &[usize]) {
        let mut start = 0;
        for column in 0..pile.starts.len() as u32 {
            let within = || (0..members.len()).filter(|place| pile.columns[*place] == column);
            let edge = within().map(|place| self.column[members[place]]).max().unwrap_or(0);
            within().for_each(|place| self.column[members[place]] = edge);
            let reach = within().map(|place| self.row_main(members[place])).max().unwrap_or(0);
            pile.starts[column as usize] = start;
            let places: Vec<usize> = within().collect();
            places.iter().for_each(|place| pile.offsets[*place].main = start);
            pile.extent.main = start + reach;
            start += reach + STEP;
        }
    }

    /// Puts everything that belongs to a box in its place.
    fn spread(&self, tree: &Tree, at: usize, plan: &mut Plan) {
        let (branch, here) = (&tree.boxes[at], plan.places[at]);
        for (joined, offset) in branch.joined.iter().zip(&self.joined[at].offsets) {
            plan.places[*joined] = here.plus(*offset);
        }
        let head = Point { main: self.column[at] + STEP, cross: 0 };
        for ((reason, _), offset) in branch.reasons.iter().zip(&self.reasons[at].offsets) {
            plan.places[*reason] = here.plus(head).plus(*offset);
        }
        if branch.is_framed {
            self.frame(tree, at, plan);
        }
        self.route(tree, at, plan);
        let frame = if branch.is_framed { PAD } else { 0 };
        let corner = Point { main: here.main - frame, cross: here.cross - frame };
        let size = self.blocks[at].plus(Point { main: frame, cross: frame });
        plan.bands.push(Area { at: corner, size });
    }

    fn frame(&self, tree: &Tree, at: usize, plan: &mut Plan) {
        let (branch, pile) = (&tree.boxes[at], &self.joined[at]);
        let members: Vec<usize> = std::iter::once(at).chain(branch.joined.iter().copied()).collect();
        let columns = pile.starts.len().max(1) as u32;
        let first = plan.frames.len();
        for column in 0..columns {
            let inside = |place: &usize| pile.columns.get(*place).copied().unwrap_or(0) == column;
            let mut within = (0..members.len()).filter(inside).map(|place| members[place]);
            let Some(head) = within.next() else { continue };
            let last = within.last().unwrap_or(head);
            let corner = plan.places[head];
            let foot = if last == at { corner } else { corner_of(plan, at, pile, branch, last) };
            let size = Point {
                main: self.column[head] + 2 * PAD,
                cross: foot.cross + tree.boxes[last].cross - corner.cross + 2 * PAD,
            };
            let at_corner = Point { main: corner.main - PAD, cross: corner.cross - PAD };
            plan.frames.push((at, Area { at: at_corner, size }));
        }
        self.bridge(plan, first);
    }

    /// A frame that continues another is joined to it above everything that stands between them.
    fn bridge(&self, plan: &mut Plan, first: usize) {
        let frames: Vec<Area> = plan.frames[first..].iter().map(|frame| frame.1).collect();
        for pair in frames.windows(2) {
            let across = pair[0].at.cross - BRIDGE;
            let [from, to] = [pair[0].at, pair[1].at].map(|at| Point { main: at.main + ANCHOR, ..at });
            let above = |point: Point| Point { cross: across, ..point };
            plan.bridges.push(vec![from, above(from), above(to), to]);
        }
    }

    /// The lines from the reasons of a box to it.
    fn route(&self, tree: &Tree, at: usize, plan: &mut Plan) {
        let branch = &tree.boxes[at];
        let (here, pile) = (plan.places[at], &self.reasons[at]);
        let both = |lane| branch.reasons.iter().any(|(_, of)| *of == lane);
        let both = both(Lane::Support) && both(Lane::Attack);
        for lane in [Lane::Support, Lane::Attack] {
            let apart = if both && lane == Lane::Attack { APART } else { 0 };
            let meets = Point { main: here.main + branch.main, cross: here.cross + ANCHOR + apart };
            for column in 0..pile.starts.len() as u32 {
                let own = |place: &usize| branch.reasons[*place].1 == lane && pile.columns[*place] == column;
                let reasons: Vec<usize> =
                    (0..branch.reasons.len()).filter(own).map(|place| branch.reasons[place].0).collect();
                let Some(last) = reasons.last() else { continue };
                let start = here.main + self.column[at] + STEP + pile.starts[column as usize];
                let trunk = start - PAD - GUTTER + LANES[lane as usize];
                let joins = plan.places[*last].cross + ANCHOR;
                let points =
                    [meets, Point { main: trunk, cross: meets.cross }, Point { main: trunk, cross: joins }];
                for reason in &reasons {
                    let edge = plan.places[*reason];
                    let frame = if tree.boxes[*reason].is_framed { PAD } else { 0 };
                    let start = Point { main: edge.main - frame, cross: edge.cross + ANCHOR };
                    let end = Point { main: trunk, cross: start.cross };
                    plan.twigs.push(Twig { from: *reason, to: at, lane, start, end });
                }
                plan.trunks.push(Trunk { to: at, lane, points: points.to_vec(), from: reasons });
            }
        }
    }
}

/// Where a joined box will stand; it is placed together with the frame.
fn corner_of(plan: &Plan, at: usize, pile: &Pile, branch: &Branch, last: usize) -> Point {
    let place = branch.joined.iter().position(|each| *each == last);
    place.map_or(plan.places[last], |place| plan.places[at].plus(pile.offsets[place]))
}

/// What is piled up.
struct Block {
    /// What it takes before its near edge.
    lead: i32,
    /// What it keeps free before that.
    gap: i32,
    extent: Point,
}

/// Piles up blocks across: in one column, or where they are many in several of about the same height, below `head`.
fn pile(blocks: &[Block], head: i32) -> Pile {
    if blocks.is_empty() {
        return Pile::default();
    }
    let all: i64 = blocks.iter().map(|block| i64::from(block.extent.cross + block.lead + block.gap)).sum();
    let widest = blocks.iter().map(|block| i64::from(block.extent.main)).max().unwrap_or(0);
    let is_wrapped = blocks.len() > MANY && all > i64::from(TALL);
    let (head, most) = if is_wrapped { (head, height(all, widest)) } else { (0, i64::MAX) };
    let mut pile = Pile { starts: vec![0], ..Pile::default() };
    let (mut main, mut cross, mut reach) = (0, head, 0);
    let mut is_first = true;
    for block in blocks {
        let next = cross + block.gap + block.lead;
        if !is_first && i64::from(next + block.extent.cross) > most {
            main += reach + STEP;
            (cross, reach, is_first) = (head, 0, true);
            pile.starts.push(main);
        }
        // The frame of the first may rise above the box that it bears on, but not the line to its further frames.
        cross = if is_first { cross + (block.lead - PAD).max(0) } else { next };
        is_first = false;
        pile.offsets.push(Point { main, cross });
        pile.columns.push(pile.starts.len() as u32 - 1);
        cross += block.extent.cross;
        reach = reach.max(block.extent.main);
        pile.extent = Point { main: main + reach, cross: pile.extent.cross.max(cross) };
    }
    pile
}

/// How high columns are that together take about as much along as across. It doubles, so that more of the same rarely
/// changes it.
fn height(all: i64, widest: i64) -> i64 {
    let mut height = i64::from(TALL) / 2;
    while height * height < all * (widest + i64::from(STEP)) {
        height *= 2;
    }
    height
}

impl Point {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { main: self.main + other.main, cross: self.cross + other.cross }
    }
}
