/* The reasons for a box, as a tree that opens step by step. Its sentences are the engine's; none is made here. */

/* So many lines are open at first, and so many at most when all is asked for. */
const OPEN_AT_FIRST = 16;
const OPEN_AT_MOST = 1500;

function reasonTree(node) {
  const from = state.data.reasons.from[state.from];
  const reason = from?.reasons[state.reasonOf.get(node)];
  if (!reason) return null;
  const tree = { from, told: new Map(), cited: new Set(), lines: 0 };
  const items = reason.root === undefined ? reason.items : [...from.steps[reason.root], ...reason.items ?? []];
  if (reason.root !== undefined) tree.told.set(reason.root, null);
  const list = listOf(tree, items ?? []);
  list.classList.add("why");
  openSome(list, OPEN_AT_FIRST);
  return { verdict: reason.verdict, list };
}

/* The items as nested lists, by their depth. */
function listOf(tree, items) {
  const top = make("ul", "");
  const stack = [{ depth: -1, list: top }];
  for (const [depth, line, step] of items) {
    const [lead, text, where, tone] = state.data.reasons.lines[line];
    if (Array.isArray(text)) {
      if (tree.cited.has(line)) continue;
      tree.cited.add(line);
    }
    while (stack[stack.length - 1].depth >= depth) stack.pop();
    const parent = stack[stack.length - 1];
    parent.list ??= parent.item.appendChild(make("ul", ""));
    const item = parent.list.appendChild(make("li", tone));
    item.append(...told(tree, lineOf(lead, text, where), step));
    stack.push({ depth, item, list: null });
  }
  return top;
}

function lineOf(lead, text, where) {
  const pieces = Array.isArray(text) ? text : [text];
  const line = make("span", "");
  if (lead) line.append(make("span", "lead", lead), " ");
  for (const piece of pieces) line.append(Array.isArray(piece) ? linked(piece[0], piece[1]) : piece);
  if (where) line.append(" ", placed(where));
  return line;
}

/* A line alone, or one that opens on its step; a step that is told above leads there. */
function told(tree, line, step) {
  if (step === undefined) return [make("div", "line-text", line)];
  const box = state.nodes[state.data.reasoned[tree.from.about[step]]];
  const to = box && box !== state.selected ? [toBox(box)] : [];
  const items = tree.from.steps[step];
  const above = tree.told.get(step);
  if (above) line.append(" ", button("plain", "told above", () => lead(above)));
  if (!items.length || tree.told.has(step)) return [...to, make("div", "line-text", line)];
  const details = make("details", "", make("summary", "", line));
  tree.told.set(step, details);
  details.fill = () => {
    details.fill = null;
    details.append(listOf(tree, items));
  };
  details.addEventListener("toggle", () => { if (details.open) details.fill?.(); });
  return [...to, details];
}

function toBox(box) {
  const element = boxLink("", box);
  element.classList.add("to");
  element.title = "Show the box";
  element.append(hidden("◎"), make("span", "sr", `Show the box: ${sentence(box)}`));
  return element;
}

/* Opens what is nearest to the top, until so many lines are open. */
function openSome(list, most) {
  let lines = list.children.length;
  const waiting = [...list.querySelectorAll("details")];
  while (waiting.length && lines < most) {
    const details = waiting.shift();
    details.fill?.();
    details.open = true;
    lines += details.querySelectorAll("li").length;
    waiting.push(...details.querySelectorAll("details"));
  }
}

function lead(details) {
  for (let up = details; up; up = up.parentElement?.closest("details")) up.open = true;
  const summary = details.firstElementChild;
  summary.scrollIntoView({ block: "center" });
  summary.focus();
  summary.classList.add("target");
  setTimeout(() => summary.classList.remove("target"), 1500);
}
