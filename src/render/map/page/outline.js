/* The same argument as headings, tables and nested lists: for screen readers, for print, and for who would rather read. */

/* A larger map has its outline made only when it is asked for. */
const OUTLINED = 3000;

const outline = { isShown: false };

/* Whether there is an outline: always of a small map. */
const hasOutline = () => outline.isShown || state.nodes.length <= OUTLINED;

function drawOutline() {
  const element = byId("outline");
  element.hidden = !hasOutline();
  element.classList.toggle("sr", !outline.isShown);
  byId("outline-button").setAttribute("aria-pressed", String(outline.isShown));
  byId("viewport").hidden = outline.isShown;
  byId("zoom").hidden = outline.isShown;
  byId("key").hidden = outline.isShown;
  if (element.hidden) return element.replaceChildren();
  element.replaceChildren(...state.roots.flatMap(outlined));
}

function outlined(root) {
  const heading = sentence(root) === state.data.title ? null : make("h2", "", sentence(root));
  const from = make("p", "role", `What is said of each is said from the ${state.standpoints[state.from]?.name} standpoint.`);
  return [heading, verdicts(root), from, lists(root)].filter(Boolean);
}

function verdicts(root) {
  const head = make("thead", "", make("tr", "", headed("col", "Standpoint"), headed("col", "Verdict")));
  const body = make("tbody", "");
  state.standpoints.forEach((standpoint, at) => {
    const row = make("tr", at === state.from ? "current" : "", headed("row", standpoint.name));
    const says = said(root, at);
    row.append(make("td", "", says ? chip(says) : ""));
    body.append(row);
  });
  return make("table", "", head, body);
}

function headed(scope, text) {
  const element = make("th", "", text);
  element.scope = scope;
  return element;
}

/* Every box below a root, as nested lists. */
function lists(root) {
  const top = make("ul", "top");
  const items = new Map();
  for (const node of [root, ...below(root)]) {
    const item = make("li", "", itemOf(node));
    items.set(node, item);
    const parent = items.get(node.up);
    if (!parent) { top.append(item); continue; }
    parent.list ??= parent.appendChild(make("ul", ""));
    parent.list.append(item);
  }
  return top;
}

function itemOf(node) {
  const line = make("div", "item");
  if (node.link) line.append(make("span", `bearing ${isAgainst(node) ? "against" : ""}`, node.link.says), " ");
  const text = node.kind === "folded" ? `… ${node.count} more` : sentence(node);
  const name = node.kind === "argument" && node.role !== text && node.role ? `${node.role}: ${text}` : text;
  line.append(outline.isShown ? boxLink(name, node) : name);
  if (node.kind === "reference") line.append(" ", make("span", "role", `(${node.role})`));
  const says = said(node);
  if (says) line.append(" ", chip(says));
  const foot = node.kind === "evidence" ? evidence(node.declared) : "";
  if (foot) line.append(" ", make("span", "role", foot));
  return line;
}

function showOutline(isShown) {
  outline.isShown = isShown;
  if (isShown) closePanel();
  drawOutline();
  if (!isShown) draw();
}

function listenToOutline() {
  byId("outline-button").addEventListener("click", () => showOutline(!outline.isShown));
  addEventListener("beforeprint", () => {
    const element = byId("outline");
    if (element.childElementCount) return;
    element.hidden = false;
    element.replaceChildren(...state.roots.flatMap(outlined));
  });
}
