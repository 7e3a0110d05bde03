/* What is folded. At first so much is unfolded that the first view can be read. */

const FIRST_VIEW = 26;

function foldAsAtFirst() {
  state.open.clear();
  let level = state.roots;
  let count = level.length;
  const columns = columnsSeen();
  for (let depth = 0; level.length && depth + 1 < columns; depth++) {
    const next = level.flatMap((node) => node.kids);
    count += next.length;
    if (depth >= 1 && count > FIRST_VIEW) break;
    for (const node of level) state.open.add(node.id);
    level = next;
  }
  openCarrying(level, count, columns);
}

/* How many columns there is room for. */
function columnsSeen() {
  return Math.max(2, Math.floor((byId("viewport").clientWidth / canvas.zoom + GUTTER) / COLUMN));
}

/* Of what is folded then, that is unfolded on which the verdict rests, as far as there is room. */
function openCarrying(level, count, columns) {
  const waiting = level.filter(carries);
  while (waiting.length) {
    const node = waiting.shift();
    if (count + node.kids.length > 2 * FIRST_VIEW || node.depth + 1 >= columns) continue;
    count += node.kids.length;
    state.open.add(node.id);
    waiting.push(...node.kids.filter(carries));
  }
}

function setOpen(node, open, isDeep = false) {
  if (!node.kids.length) return;
  const change = (each) => open ? state.open.add(each.id) : state.open.delete(each.id);
  change(node);
  if (isDeep) for (const each of below(node)) change(each);
  if (!open && state.selected && isBelow(state.selected, node)) select(node);
  arrange(node);
  api.onfold?.(node.id, open);
}

/* All that stands below a node: it follows at once. */
const below = (node) => state.nodes.slice(node.index + 1, node.index + 1 + node.below);

const isBelow = (node, above) => node.index > above.index && node.index <= above.index + above.below;

/* Unfolds what hides a box. */
function reveal(node) {
  let changed = false;
  for (let up = node.up; up; up = up.up) {
    if (!state.open.has(up.id)) { state.open.add(up.id); changed = true; }
  }
  if (changed || !canvas.shown.includes(node)) arrange();
}

/* One level more, or everything. */
function unfoldMore(isAll) {
  const closed = canvas.shown.filter((node) => node.kids.length && !isOpen(node));
  const depth = Math.min(...closed.map((node) => node.depth));
  const more = isAll ? state.nodes : closed.filter((node) => node.depth === depth);
  for (const node of more) if (node.kids.length) state.open.add(node.id);
  arrange(state.selected ?? state.roots[0]);
}

function refold() {
  foldAsAtFirst();
  if (state.selected && !unfolded().includes(state.selected)) select(null);
  arrange(state.roots[0]);
  byId("viewport").scrollTo(0, 0);
}
