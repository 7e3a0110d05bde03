/* The lines between boxes: at right angles, those for and those against on tracks of their own. */

const TRACK = { for: 26, against: 40 };
const PORT = { for: 19, against: 35 };
const RADIUS = 8;

/* One parent's lines: a path for each way and weight, and its arrow heads. Of long ones only what is near the view. */
function linesOf(parent, view) {
  const group = drawn("g", {});
  const paths = new Map();
  const heads = new Map();
  for (const kid of parent.kids) {
    const way = isAgainst(kid) ? "against" : "for";
    const carried = carries(kid) && carries(parent);
    const name = carried ? `${way} carried` : way;
    if (!paths.has(name)) paths.set(name, new Set());
    paths.get(name).add(bent(clipped(track(parent, kid, way), view)));
    heads.set(way, heads.get(way) || carried);
  }
  for (const name of [...paths.keys()].sort((a, b) => a.length - b.length)) {
    group.append(drawn("path", { class: `line ${name}`, d: [...paths.get(name)].join("") }));
  }
  for (const [way, carried] of heads) {
    group.append(drawn("path", { class: `head ${way}${carried ? " carried" : ""}`, d: head(parent, way) }));
  }
  return group;
}

function head(parent, way) {
  const x = parent.x + WIDTH + (parent.parts?.fold ? 14 : 1);
  const y = parent.y + PORT[way];
  return way === "for" ? `M${x} ${y}l11 -6v12Z` : `M${x + 3} ${y - 8}v16`;
}

function track(parent, kid, way) {
  const from = { x: parent.x + WIDTH + 12, y: parent.y + PORT[way] };
  const to = { x: kid.x, y: kid.y + PORT[way] };
  const x = parent.x + WIDTH + TRACK[way];
  if (!parent.isWrapped || kid.isFirstColumn) return [from, { x, y: from.y }, { x, y: to.y }, to];
  const bus = parent.y + (way === "for" ? 6 : 14);
  const gutter = kid.x - GUTTER + TRACK[way];
  return [from, { x, y: from.y }, { x, y: bus }, { x: gutter, y: bus }, { x: gutter, y: to.y }, to];
}

/* The points with those far above or below the view at its edge, where what leads to them is out of sight as well. */
function clipped(points, view) {
  if (!view) return points;
  const [top, bottom] = [Math.floor(view.top / 10) * 10, Math.ceil(view.bottom / 10) * 10];
  return points.map(({ x, y }) => ({ x, y: Math.min(bottom, Math.max(top, y)) }));
}

/* A path along the points with rounded corners. */
function bent(points) {
  let path = `M${points[0].x} ${points[0].y}`;
  for (let at = 1; at < points.length - 1; at++) {
    const [before, corner, after] = [points[at - 1], points[at], points[at + 1]];
    const radius = Math.min(RADIUS, span(before, corner) / 2, span(corner, after) / 2);
    const [start, end] = [toward(corner, before, radius), toward(corner, after, radius)];
    path += `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  }
  const last = points[points.length - 1];
  return `${path}L${last.x} ${last.y}`;
}

const span = (one, other) => Math.abs(one.x - other.x) + Math.abs(one.y - other.y);

function toward(from, to, by) {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
