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
    /// From a frame to the one that continues it, each with the box that both belong to.
    pub(super) bridges: Vec<(usize, Vec<Point>)>,
    /// What all that bears on each box takes, where anything does.
    pub(super) reasons: Vec<Option<Area>>,
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
pub(super) const GUTTER: i32 = 100;

/// From a box to the boxes of the next column.
pub(super) const STEP: i32 = PAD + GUTTER + PAD;

/// Where the first lane lies in a gutter, how far lanes are apart, and what all of them may take: beyond them stand the
/// words on the lines.
const FIRST_LANE: i32 = 14;
const LANE: i32 = 9;
const LANES: i32 = 30;

/// Lanes are never nearer to each other; where they are too many for that, their gutter is wider.
const NEAREST_LANE: i32 = 4;

/// Where lines meet a box, from its near edge across.
pub(super) const ANCHOR: i32 = 21;

/// How far the lines of the two lanes are apart where both meet one box.
const APART: i32 = 16;

/// Between reasons, and between joined boxes.
const GAP: i32 = 22;
const JOINED_GAP: i32 = 8;

/// Between maps.
const ROOT_GAP: i32 = 48;

/// More boxes than so many stand in several columns, where they would take more than so many pixels in one.
const MANY: usize = 20;
const TALL: i32 = 2400;

/// What lines to further columns take at the head of all columns.
const RAIL: i32 = ANCHOR + 2 * APART + PAD;

/// How far above frames the line runs that joins them.
const BRIDGE: i32 = 12;

/// How boxes stand that belong to one.
#[derive(Clone, Debug, Default)]
struct Pile {
    /// Where each stands, from the near corner of the first column.
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
        cross += measured.blocks[*root].cross + ROOT_GAP;
        plan.extent.main = plan.extent.main.max(PAD + measured.blocks[*root].main);
        plan.extent.cross = cross - ROOT_GAP;
    }
    for at in 0..tree.boxes.len() {
        measured.spread(tree, at, &mut plan);
    }
    plan
}

/// Everything that is known of each box before any stands in its place.
struct Measured {
    /// What is joined to it, itself at the head.
    joined: Vec<Pile>,
    /// What bears on it.
    reasons: Vec<Pile>,
    /// How far beyond its near edge across its reasons begin: they follow those of the boxes that it is joined to.
    shifts: Vec<i32>,
    /// How far the boxes of its frame's column reach along the main axis.
    columns: Vec<i32>,
    /// Its first lane in the gutter, and how far lanes are apart there.
    lanes: Vec<(i32, i32)>,
    /// By how much that gutter is wider than others.
    wider: Vec<i32>,
    /// What it takes with all that is joined to it and all that bears on these.
    blocks: Vec<Point>,
}

impl Measured {
    fn new(tree: &Tree) -> Self {
        let count = tree.boxes.len();
        let mut measured = Self {
            joined: vec![Pile::default(); count],
            reasons: vec![Pile::default(); count],
            shifts: vec![0; count],
            columns: tree.boxes.iter().map(|branch| branch.main).collect(),
            lanes: vec![(0, LANE); count],
            wider: vec![0; count],
            blocks: vec![Point::default(); count],
        };
        for at in (0..count).rev() {
            measured.measure(tree, at);
        }
        measured
    }

    /// Every box that is joined to another was measured before; only its own reasons count there.
    fn measure(&mut self, tree: &Tree, at: usize) {
        let branch = &tree.boxes[at];
        self.reasons[at] = self.pile_reasons(tree, branch);
        let members: Vec<usize> = std::iter::once(at).chain(branch.joined.iter().copied()).collect();
        let pile = self.pile_joined(tree, &members);
        let frame = if branch.is_framed { PAD } else { 0 };
        self.blocks[at] = pile.extent.plus(Point { main: frame, cross: frame });
        self.joined[at] = pile;
    }

    /// What a box takes before its near edge across: its frame, and the line to further frames.
    fn lead(&self, tree: &Tree, at: usize) -> i32 {
        match (tree.boxes[at].is_framed, self.joined[at].starts.len()) {
            (false, _) => 0,
            (true, 1) => PAD,
            (true, _) => PAD + 2 * BRIDGE,
        }
    }

    /// How far a box reaches along the main axis with its reasons.
    fn reach(&self, at: usize) -> i32 {
        match self.reasons[at].offsets.is_empty() {
            true => self.columns[at],
            false => self.columns[at] + STEP + self.wider[at] + self.reasons[at].extent.main,
        }
    }

    /// Piles up the reasons of a box one after the other, or where they are many in several columns.
    fn pile_reasons(&self, tree: &Tree, branch: &Branch) -> Pile {
        if branch.reasons.is_empty() {
            return Pile::default();
        }
        let blocks = branch.reasons.iter().map(|(reason, _)| self.blocks[*reason]);
        let most = most(blocks.clone());
        let head = if most.is_some() { RAIL } else { 0 };
        let mut pile = Pile { starts: vec![0], ..Pile::default() };
        let (mut main, mut cross, mut reach, mut is_first) = (0, head, 0, true);
        for ((reason, _), block) in branch.reasons.iter().zip(blocks) {
            let lead = self.lead(tree, *reason);
            if !is_first && most.is_some_and(|most| cross + GAP + lead + block.cross > most) {
                main += reach + STEP;
                (cross, reach, is_first) = (head, 0, true);
                pile.starts.push(main);
            }
            // The frame of the first may rise above the box that it bears on, but not the line to its further frames.
            cross += if is_first { (lead - PAD).max(0) } else { GAP + lead };
            is_first = false;
            pile.offsets.push(Point { main, cross });
            pile.columns.push(pile.starts.len() as u32 - 1);
            cross += block.cross;
            reach = reach.max(block.main);
            pile.extent = Point { main: main + reach, cross: pile.extent.cross.max(cross) };
        }
        pile
    }

    /// Piles up joined boxes close to each other, and beside them the reasons of each below those of the one before.
    fn pile_joined(&mut self, tree: &Tree, members: &[usize]) -> Pile {
        let row = |member: &usize| Point {
            main: tree.boxes[*member].main,
            cross: tree.boxes[*member].cross.max(self.reasons[*member].extent.cross),
        };
        let most = most(members.iter().map(row)).unwrap_or(i32::MAX);
        let mut pile = Pile { starts: vec![0], ..Pile::default() };
        // The frame of the first reason may rise above its box.
        let (mut boxes, mut reasons, mut first) = (0, -PAD, 0);
        for (place, member) in members.iter().enumerate() {
            let (own, extent) = (tree.boxes[*member].cross, self.reasons[*member].extent.cross);
            let lead = self.lead_of_reasons(tree, *member);
            let ends = |boxes: i32, reasons: i32| (boxes + own, boxes.max(reasons + lead) + extent);
            let (box_end, reasons_end) = ends(boxes, reasons);
            if place > first && (box_end > most || extent > 0 && reasons_end > most) {
                self.close(tree, &mut pile, &members[first..place]);
                pile.starts.push(pile.extent.main + STEP);
                (boxes, reasons, first) = (0, -PAD, place);
            }
            let start = if extent > 0 { boxes.max(reasons + lead) } else { boxes };
            self.shifts[*member] = start - boxes;
            let main = pile.starts.last().copied().unwrap_or(0);
            pile.offsets.push(Point { main, cross: boxes });
            pile.columns.push(pile.starts.len() as u32 - 1);
            pile.extent.cross = pile.extent.cross.max(boxes + own);
            if extent > 0 {
                pile.extent.cross = pile.extent.cross.max(start + extent);
                reasons = start + extent + GAP;
            }
            boxes += own + JOINED_GAP;
        }
        self.close(tree, &mut pile, &members[first..]);
        pile
    }

    /// What the first reason of a box needs before it.
    fn lead_of_reasons(&self, tree: &Tree, at: usize) -> i32 {
        tree.boxes[at].reasons.first().map_or(0, |(reason, _)| self.lead(tree, *reason).min(PAD))
    }

    /// The boxes of one column get one edge, and a lane each for the lines to them.
    fn close(&mut self, tree: &Tree, pile: &mut Pile, members: &[usize]) {
        let edge = members.iter().map(|member| self.columns[*member]).max().unwrap_or(0);
        members.iter().for_each(|member| self.columns[*member] = edge);
        // A later box has the nearer lanes: then no line crosses that of another box.
        let used = members.iter().map(|member| tree.boxes[*member].lanes()).sum::<i32>().max(1);
        let apart = LANE.min(LANES / used).max(NEAREST_LANE);
        let mut lane = FIRST_LANE;
        for member in members.iter().rev() {
            self.lanes[*member] = (lane, apart);
            self.wider[*member] = (apart * used - LANES).max(0);
            lane += apart * tree.boxes[*member].lanes();
        }
        let reach = members.iter().map(|member| self.reach(*member)).max().unwrap_or(0);
        pile.extent.main = pile.starts.last().copied().unwrap_or(0) + reach;
    }

    /// Puts everything that belongs to a box in its place.
    fn spread(&self, tree: &Tree, at: usize, plan: &mut Plan) {
        let (branch, here) = (&tree.boxes[at], plan.places[at]);
        let joined = &self.joined[at];
        for (member, offset) in branch.joined.iter().zip(joined.offsets.iter().skip(1)) {
            plan.places[*member] = here.plus(*offset);
        }
        let start = here.plus(self.start_of_reasons(at));
        for ((reason, _), offset) in branch.reasons.iter().zip(&self.reasons[at].offsets) {
            plan.places[*reason] = start.plus(*offset);
        }
        if branch.is_framed {
            self.frame(tree, at, plan);
        }
        for lane in [Lane::Support, Lane::Attack] {
            self.route(tree, at, lane, plan);
        }
        let size = self.reasons[at].extent;
        let corner = Point { main: start.main - PAD, cross: start.cross - PAD };
        let area = Area { at: corner, size: size.plus(Point { main: PAD, cross: PAD }) };
        plan.reasons.push((size.cross > 0).then_some(area));
    }

    /// Where the reasons of a box begin, from its near corner.
    fn start_of_reasons(&self, at: usize) -> Point {
        Point { main: self.columns[at] + STEP + self.wider[at], cross: self.shifts[at] }
    }

    /// A frame round each column of joined boxes.
    fn frame(&self, tree: &Tree, at: usize, plan: &mut Plan) {
        let pile = &self.joined[at];
        let members: Vec<usize> = std::iter::once(at).chain(tree.boxes[at].joined.iter().copied()).collect();
        let first = plan.frames.len();
        let mut start = 0;
        while start < members.len() {
            let column = pile.columns[start];
            let count = pile.columns[start..].iter().take_while(|each| **each == column).count();
            let (head, last) = (members[start], members[start + count - 1]);
            let (near, far) = (plan.places[head], plan.places[last]);
            let size = Point {
                main: self.columns[head] + 2 * PAD,
                cross: far.cross + tree.boxes[last].cross - near.cross + 2 * PAD,
            };
            let corner = Point { main: near.main - PAD, cross: near.cross - PAD };
            plan.frames.push((at, Area { at: corner, size }));
            start += count;
        }
        // A frame that continues another is joined to it above everything that stands between them.
        let frames: Vec<Area> = plan.frames[first..].iter().map(|frame| frame.1).collect();
        for pair in frames.windows(2) {
            let across = pair[0].at.cross - BRIDGE;
            let [from, to] = [pair[0].at, pair[1].at].map(|at| Point { main: at.main + ANCHOR, ..at });
            let above = |point: Point| Point { cross: across, ..point };
            plan.bridges.push((at, vec![from, above(from), above(to), to]));
        }
    }

    /// The lines of one lane from the reasons of a box to it.
    fn route(&self, tree: &Tree, at: usize, lane: Lane, plan: &mut Plan) {
        let branch = &tree.boxes[at];
        let (here, pile) = (plan.places[at], &self.reasons[at]);
        // The lane of the first reason meets the box where that reason stands, and so it has the outer lane: the other
        // begins below it.
        let is_second = branch.lanes() > 1 && branch.reasons.first().is_some_and(|(_, first)| *first != lane);
        let apart = if is_second { APART } else { 0 };
        let edge = if branch.is_framed { self.columns[at] + PAD } else { branch.main };
        let meets = Point { main: here.main + edge, cross: here.cross + ANCHOR + apart };
        let (first_lane, step) = self.lanes[at];
        let outer = if branch.lanes() > 1 && !is_second { step } else { 0 };
        let gutter = |column: u32| {
            let start = here.plus(self.start_of_reasons(at)).main + pile.starts[column as usize];
            let lane = if column == 0 { first_lane - self.wider[at] } else { FIRST_LANE };
            start - PAD - GUTTER + outer + lane
        };
        let rail = Point { main: gutter_or(pile, &gutter), cross: meets.cross + self.shifts[at] };
        let mut start = 0;
        while start < branch.reasons.len() {
            let column = pile.columns[start];
            let count = pile.columns[start..].iter().take_while(|each| **each == column).count();
            let own = branch.reasons[start..start + count].iter().filter(|(_, of)| *of == lane);
            let reasons: Vec<usize> = own.map(|(reason, _)| *reason).collect();
            start += count;
            let Some(last) = reasons.last() else { continue };
            let trunk = gutter(column);
            let joins = Point { main: trunk, cross: plan.places[*last].cross + ANCHOR };
            let mut points = vec![meets, Point { main: rail.main, cross: meets.cross }];
            if column > 0 {
                points.extend([rail, Point { main: trunk, cross: rail.cross }]);
            }
            points.push(joins);
            for reason in &reasons {
                let edge = plan.places[*reason];
                let frame = if tree.boxes[*reason].is_framed { PAD } else { 0 };
                let start = Point { main: edge.main - frame, cross: edge.cross + ANCHOR };
                let end = Point { main: trunk, cross: start.cross };
                plan.twigs.push(Twig { from: *reason, to: at, lane, start, end });
            }
            plan.trunks.push(Trunk { to: at, lane, points, from: reasons });
        }
    }
}

fn gutter_or(pile: &Pile, gutter: &impl Fn(u32) -> i32) -> i32 {
    if pile.starts.is_empty() { 0 } else { gutter(0) }
}

impl Branch {
    /// How many lanes its lines run in.
    fn lanes(&self) -> i32 {
        let uses = |lane| i32::from(self.reasons.iter().any(|(_, of)| *of == lane));
        uses(Lane::Support) + uses(Lane::Attack)
    }
}

/// How high columns are, where boxes are so many that they stand in several: so that all together take about as much
/// along as across. It doubles, so that more of the same rarely changes it.
fn most(rows: impl Iterator<Item = Point> + Clone) -> Option<i32> {
    let all: i64 = rows.clone().map(|row| i64::from(row.cross + GAP)).sum();
    if rows.clone().count() <= MANY || all <= i64::from(TALL) {
        return None;
    }
    let widest = rows.map(|row| i64::from(row.main)).max().unwrap_or(0);
    let mut height = i64::from(TALL) / 2;
    while height * height < all * (widest + i64::from(STEP)) {
        height *= 2;
    }
    i32::try_from(height).ok()
}

impl Point {
    pub(super) fn plus(self, other: Self) -> Self {
        Self { main: self.main + other.main, cross: self.cross + other.cross }
    }
}
