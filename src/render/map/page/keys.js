/* The keyboard: the arrows walk the tree. */

const WALK = {
  ArrowRight: (node) => {
    if (node.kids.length && !isOpen(node)) setOpen(node, true);
    return node.kids[0];
  },
  ArrowLeft: (node) => node.up,
  ArrowDown: (node) => level(node, 1),
  ArrowUp: (node) => level(node, -1),
  Home: () => canvas.shown[0],
  End: () => canvas.shown[canvas.shown.length - 1],
};

/* The next box of the same column that is shown. */
function level(node, by) {
  const column = canvas.shown.filter((each) => each.x === node.x).sort((one, other) => one.y - other.y);
  return column[column.indexOf(node) + by];
}

const PRESSED = {
  "/": () => { byId("find").focus(); byId("find").select(); },
  "?": () => byId("help").showModal(),
  "0": () => fit(),
  "+": () => state.selected && setOpen(state.selected, true),
  "=": () => state.selected && setOpen(state.selected, true),
  "-": () => state.selected && setOpen(state.selected, false),
  "−": () => state.selected && setOpen(state.selected, false),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  if (event.target.closest("input, select, textarea")) return;
  if (event.key === "Escape") { event.preventDefault(); return panel.isOpen ? closePanel() : showOutline(false); }
  const isNumber = /^[1-9]$/.test(event.key);
  if (isNumber) return void lookFrom(Number(event.key) - 1);
  if (PRESSED[event.key]) { event.preventDefault(); return PRESSED[event.key](); }
  walk(event);
}

function walk(event) {
  const on = event.target.closest(".card")?.node;
  const isFree = on || event.target === document.body || event.target === byId("viewport");
  if (!isFree || outline.isShown) return;
  if ((event.key === "Enter" || event.key === " ") && on) {
    event.preventDefault();
    if (event.target.closest("button")) return;
    select(on);
    return openPanel(true);
  }
  const step = WALK[event.key];
  if (!step) return;
  event.preventDefault();
  const from = on ?? state.selected;
  const to = from ? step(from) : canvas.shown[0];
  if (!to) return;
  select(to);
  to.card.focus({ preventScroll: true });
}

function listenToKeys() {
  addEventListener("keydown", pressed);
  byId("help-button").addEventListener("click", () => byId("help").showModal());
  byId("help-close").addEventListener("click", () => byId("help").close());
}
