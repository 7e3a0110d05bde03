/* What the page knows: the data, made easy to walk, and what the reader has chosen. */

const state = {
  data: null,
  standpoints: [],
  nodes: [],
  byId: new Map(),
  roots: [],
  /* For each node the number of its reason, where that is told. */
  reasonOf: new Map(),
  from: 0,
  beside: -1,
  /* Ids of the boxes whose children are drawn. */
  open: new Set(),
  selected: null,
};

const byId = (id) => document.getElementById(id);

/* Takes data in. Every node stands before its children there. */
function read(data) {
  const old = state.byId;
  state.data = data;
  state.standpoints = data.map.standpoints;
  state.byId = new Map();
  state.nodes = data.map.nodes.map((wire, index) => {
    const node = { ...wire, index, up: null, kids: [], depth: 0, below: 0, height: 0, card: null, parts: null };
    node.signature = signature(wire);
    keep(node, old.get(wire.id));
    state.byId.set(wire.id, node);
    return node;
  });
  for (const node of state.nodes) {
    node.up = state.byId.get(node.parent) ?? null;
    if (node.up) { node.up.kids.push(node); node.depth = node.up.depth + 1; }
  }
  for (const node of [...state.nodes].reverse()) if (node.up) node.up.below += node.below + 1;
  state.roots = state.nodes.filter((node) => !node.up);
  state.reasonOf = new Map(data.reasoned.map((index, number) => [state.nodes[index], number]));
}

/* What a card shows beside its statuses, which change without a new card. */
function signature(wire) {
  return JSON.stringify({ ...wire, standings: 0, carries: 0, verdicts: 0, children: wire.children?.length });
}

/* A card that would look the same is kept. */
function keep(node, old) {
  if (!old?.card || old.signature !== node.signature) { old?.card?.remove(); return; }
  node.card = old.card;
  node.parts = old.parts;
  node.height = old.height;
  node.card.node = node;
}

const isOpen = (node) => node.kids.length > 0 && state.open.has(node.id);
const standing = (node, from = state.from) => node.standings?.[from] ?? null;
const carries = (node) => node.carries?.[state.from] ?? false;
const isAgainst = (node) => node.link?.["is-attack"] ?? false;
const sentence = (node) => node.sentence ?? node.declared?.sentence ?? node.role ?? "";
const differs = (node) => state.beside >= 0 && standing(node)?.standing !== standing(node, state.beside)?.standing;

/* What a standpoint says of a node: in its own words where it has any. */
function said(node, from = state.from) {
  const found = standing(node, from);
  if (!found) return null;
  const verdict = node.verdicts?.[from];
  return { mark: found.mark, words: verdict && !found["left-out"] ? verdict.verdict : found.says };
}
