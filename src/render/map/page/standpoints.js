/* The choice of the standpoint, and of one to compare it with. */

function drawStandpoints() {
  const root = state.roots[0];
  const all = state.standpoints.map((standpoint, at) => {
    const says = root && said(root, at);
    const words = make("span", "", make("b", "", standpoint.name), says ? make("span", "said", says.words) : null);
    const dot = says ? make("span", `dot ${says.mark}`, sign(says.mark)) : null;
    const element = button("standpoint", "", () => lookFrom(at));
    element.append(...[dot, words].filter(Boolean));
    element.setAttribute("role", "radio");
    element.setAttribute("aria-checked", String(at === state.from));
    element.tabIndex = at === state.from ? 0 : -1;
    element.title = standpoint.sentence ?? "";
    return element;
  });
  byId("standpoints").replaceChildren(...all);
  drawBeside();
}

function drawBeside() {
  const none = make("option", "", "none");
  none.value = "-1";
  const others = state.standpoints.map((standpoint, at) => {
    const option = make("option", "", standpoint.name);
    option.value = String(at);
    option.disabled = at === state.from;
    return option;
  });
  byId("beside").replaceChildren(none, ...others);
  byId("beside").value = String(state.beside);
  byId("beside-label").hidden = state.standpoints.length < 2;
  const count = state.nodes.filter((node) => node.standings && node.kind !== "reference" && differs(node)).length;
  byId("differing").textContent = state.beside < 0 ? "" : count === 1 ? "1 box differs" : `${count} boxes differ`;
}

function lookFrom(at) {
  if (!state.standpoints[at]) return false;
  if (at === state.from) return true;
  const before = state.from;
  const changed = canvas.shown.filter((node) => standing(node, before)?.standing !== standing(node, at)?.standing);
  state.from = at;
  if (state.beside === at) state.beside = before;
  redress(state.beside >= 0 ? state.nodes : state.roots);
  for (const { card } of changed) flash(card);
  api.onstandpoint?.(state.standpoints[at].name);
  return true;
}

/* Shows for a moment that a status is another now. */
function flash(card) {
  if (!card) return;
  card.classList.add("changed");
  setTimeout(() => card.classList.remove("changed"), 1000);
}

function compareWith(at) {
  state.beside = at;
  redress(state.nodes);
}

/* Brings everything that hangs on the standpoint up to date, in place; these boxes may have another height then. */
function redress(resized) {
  const hadFocus = byId("standpoints").contains(document.activeElement);
  drawStandpoints();
  if (hadFocus) byId("standpoints").children[state.from].focus();
  for (const node of resized) node.height = 0;
  arrange(state.selected ?? inView());
  drawPanel();
  drawOutline();
}

function listenToStandpoints() {
  byId("standpoints").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const count = state.standpoints.length;
    lookFrom((state.from + step + count) % count);
  });
  byId("beside").addEventListener("change", (event) => compareWith(Number(event.target.value)));
  byId("rests").addEventListener("change", (event) => {
    byId("viewport").classList.toggle("only-carried", event.target.checked);
  });
}
