/* The reasons of the selected box, beside the map; on a small screen, below it. */

const panel = { isOpen: false };

function openPanel(withFocus) {
  if (!state.selected) return;
  panel.isOpen = true;
  drawPanel();
  stretch();
  bring(state.selected, false);
  if (withFocus) byId("panel").querySelector("h2")?.focus();
}

function closePanel() {
  if (!panel.isOpen) return;
  const hadFocus = byId("panel").contains(document.activeElement);
  panel.isOpen = false;
  byId("panel").hidden = true;
  stretch();
  draw();
  if (hadFocus) state.selected?.card?.focus({ preventScroll: true });
}

/* How much of the map the panel covers from below. */
function panelCover() {
  const element = byId("panel");
  return !element.hidden && getComputedStyle(element).position === "absolute" ? element.offsetHeight : 0;
}

function drawPanel() {
  const node = state.selected;
  const element = byId("panel");
  element.hidden = !panel.isOpen || !node;
  if (element.hidden) return;
  const heading = make("h2", "", sentence(node) || `${node.count} more`);
  heading.tabIndex = -1;
  const close = button("tool", "×", closePanel);
  close.setAttribute("aria-label", "Close the reasons");
  element.replaceChildren(
    make("header", "", heading, close),
    ...[role(node), bearsOn(node), doable(node), everyStandpoint(node), ...declared(node), ...why(node)].filter(Boolean),
  );
  element.scrollTop = 0;
}

function role(node) {
  const name = node.role?.split(" ").pop();
  const words = [node.role, node["statement-kind"], node.literal === name ? null : node.literal];
  const line = make("p", "role", words.filter(Boolean).join(" · "));
  if (node.place) line.append(" ", placed(place(node.place)));
  return line;
}

function bearsOn(node) {
  if (!node.up) return null;
  const line = make("p", "bears", `${node.link?.says ?? "below"}: `);
  line.append(boxLink(sentence(node.up), node.up));
  return line;
}

function doable(node) {
  const actions = api.actions?.(state.data.map.nodes[node.index]) ?? [];
  const buttons = actions.map(({ label, run }) => button("tool wide", label, run));
  return buttons.length ? make("div", "actions", ...buttons) : null;
}

/* What each standpoint says of it. */
function everyStandpoint(node) {
  if (!node.standings) return null;
  const list = make("dl", "all");
  state.standpoints.forEach((standpoint, at) => {
    const name = button("plain", standpoint.name, () => lookFrom(at));
    if (at === state.from) name.setAttribute("aria-current", "true");
    list.append(make("dt", "", name), make("dd", "", chip(said(node, at))));
  });
  return list;
}

/* Who said it when, and where it can be read. */
function declared(node) {
  const of = node.declared;
  const parts = [];
  if (node.tags?.length) parts.push(make("p", "role", node.tags.map((tag) => `#${tag}`).join(" ")));
  if (!of) return parts;
  const who = [of["evidence-kind"], (of.by ?? []).join(", "), of.to?.length ? `to ${of.to.join(", ")}` : "", of.date];
  const line = who.filter(Boolean).join(" · ");
  if (line) parts.push(make("p", "", line));
  if (of.quote) parts.push(make("blockquote", "", of.quote));
  if (of.because) parts.push(make("p", "", of.because));
  if (of.cites?.length) parts.push(make("ul", "sources", ...of.cites.map(source)));
  return parts;
}

function source(cited) {
  const words = [(cited.by ?? []).join(", "), `“${cited.title}”`, cited.in, cited.date, cited.page].filter(Boolean).join(", ");
  return make("li", "", cited.url ? linked(words, cited.url) : words);
}

function why(node) {
  if (node.kind === "reference") {
    const there = state.byId.get(node.to);
    return [make("p", "", button("tool wide", "Go to where it stands in full", () => go(there)))];
  }
  const name = state.standpoints[state.from]?.name;
  const heading = make("h3", "", `Why, from the ${name} standpoint`);
  const tree = reasonTree(node);
  if (!tree) return [heading, elsewhere(node)];
  const all = button("plain", "Unfold all", () => openSome(tree.list, OPEN_AT_MOST));
  const head = [heading, tree.verdict ? make("p", "", tree.verdict) : null];
  const rest = tree.list.querySelector("details:not([open])") ? make("p", "role", all) : null;
  return [...head, tree.list, rest];
}

/* The reasons that the page does not hold. */
function elsewhere(node) {
  if (!node.literal) return make("p", "", "This map is too large to hold the reasons for every box.");
  const name = state.standpoints[state.from]?.name ?? "";
  const command = `standpoint why ${quoted(state.data.file)} ${quoted(node.literal)} --from ${quoted(name)}`;
  return make("p", "", "This map is too large to hold the reasons for every box. They are told by ", make("code", "", command));
}

const quoted = (word) => /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/* Selection. */

function select(node, { toMiddle = false } = {}) {
  state.selected = node;
  if (node) {
    reveal(node);
    bring(node, toMiddle);
  }
  draw();
  if (!node) closePanel(); else if (panel.isOpen) drawPanel();
  const fragment = node ? `#${encodeURIComponent(node.id)}` : "";
  if (fragment !== location.hash) history.replaceState(null, "", fragment || location.pathname + location.search);
  api.onselect?.(node ? state.data.map.nodes[node.index] : null);
}

function selectId(id) {
  const node = state.byId.get(id);
  if (!node) { notice(`This map has no box “${id}”.`); return false; }
  select(node, { toMiddle: true });
  return true;
}

/* Selects a box from elsewhere on the page. */
function go(node) {
  if (!byId("outline").hidden && !byId("outline").classList.contains("sr")) showOutline(false);
  select(node, { toMiddle: true });
  if (!panel.isOpen) openPanel(false);
  flash(node.card);
}

function listenToCards() {
  byId("cards").addEventListener("click", (event) => {
    const node = event.target.closest(".card")?.node;
    if (!node || getSelection()?.toString()) return;
    select(node);
    node.card.focus({ preventScroll: true });
    openPanel(false);
  });
  byId("cards").addEventListener("dblclick", (event) => {
    const node = event.target.closest(".card")?.node;
    if (node?.kind === "reference") go(state.byId.get(node.to));
  });
  addEventListener("hashchange", fromFragment);
}

function fromFragment() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* it is taken as it stands */ }
  if (id && state.selected?.id !== id && selectId(id)) openPanel(false);
}
