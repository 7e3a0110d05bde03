/*
 * Where the boxes stand. A step deeper is a column further to the right; each box with all below it has a band of its
 * own, so that no line crosses another; a parent stands level with its first child. Of many children several columns
 * are made. Nothing recurses: every node stands before its children, and so a walk backwards meets children first.
 */

const WIDTH = 300;
const GUTTER = 124;
const COLUMN = WIDTH + GUTTER;
const GAP = 16;
const WIDE_GAP = 30;
/* More children than this stand in several columns, below a line that leads to each. */
const MANY = 20;
const BUS = 34;

/* The nodes that no fold hides, in the order of the map. */
function unfolded() {
  const seen = new Set();
  const shown = [];
  for (const node of state.nodes) {
    if (node.up && !(seen.has(node.up) && isOpen(node.up))) continue;
    seen.add(node);
    shown.push(node);
  }
  return shown;
}

/* Gives each shown node its place, and returns the size of all. */
function layOut(shown) {
  for (let at = shown.length - 1; at >= 0; at--) band(shown[at]);
  let y = 0;
  let size = { width: 0, height: 0 };
  for (const node of shown) {
    if (node.up) {
      node.x = node.up.x + node.dx * COLUMN;
      node.y = node.up.y + node.dy;
    } else {
      node.x = 0;
      node.y = y;
      y += node.band + 2 * WIDE_GAP;
    }
    size.width = Math.max(size.width, node.x + WIDTH);
    size.height = Math.max(size.height, node.y + node.height);
  }
  return size;
}

/* How many columns and how much height a node takes with all below it, and where its children stand from it. */
function band(node) {
  const kids = isOpen(node) ? node.kids : [];
  node.columns = 1;
  node.band = node.height;
  node.isWrapped = kids.length > MANY;
  if (node.isWrapped) return wrap(node, kids);
  const { width, height } = stack(kids, 1, 0);
  node.columns += width;
  node.band = Math.max(node.band, height);
}

/* Puts children one below another, from a column and a height on. */
function stack(kids, column, top) {
  let y = top;
  let width = 0;
  kids.forEach((kid, at) => {
    const last = kids[at - 1];
    if (last) y += isOpen(kid) || isOpen(last) ? WIDE_GAP : GAP;
    kid.dx = column;
    kid.dy = y;
    y += kid.band;
    width = Math.max(width, kid.columns);
  });
  return { width, height: y };
}

/* Puts children in several columns of about the same height, about as wide as high. */
function wrap(node, kids) {
  const all = kids.reduce((sum, kid) => sum + kid.band + GAP, 0);
  const columns = Math.min(12, Math.max(2, Math.round(Math.sqrt(all / COLUMN))));
  let column = 1;
  let chunk = [];
  let height = 0;
  const close = () => {
    if (!chunk.length) return;
    const size = stack(chunk, column, BUS);
    for (const kid of chunk) kid.isFirstColumn = column === 1;
    column += size.width;
    node.band = Math.max(node.band, size.height);
    chunk = [];
    height = 0;
  };
  for (const kid of kids) {
    chunk.push(kid);
    height += kid.band + GAP;
    if (height >= all / columns) close();
  }
  close();
  node.columns = column;
}
