/*
 * The editor beside the map, what is left out, and how the page follows the file. What a text means is asked of the
 * server; what comes from files reaches the page as text and never as markup.
 */
"use strict";
(() => {

const byId = (id) => document.getElementById(id);
const run = JSON.parse(byId("run").textContent);
const map = window.standpointMap;

/* The page comes with the data of no map. */
const EMPTY = JSON.parse(byId("data").textContent);

/* How long to wait after a stroke before the text is judged, in milliseconds. */
const QUIET = 220;

const pane = {
  file: run.file,
  token: run.token,
  /* The file as it was last seen on the disk: { text, why_not, token, verdicts }. */
  base: null,
  /* What was last told of what is in the editor. */
  shown: null,
  /* What is left out, by id, with its label. */
  without: new Map(),
  /* A version on the disk that the person has not decided on. */
  theirs: null,
  isComparing: false,
  isReachable: true,
};

/* Elements. */

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const tool = (label, onclick, more = {}) => make("button", { type: "button", class: "tool wide", onclick, ...more }, label);

const MARKS = { accepted: "holds", rejected: "falls", contested: "open", unproven: "missing" };

function sign(mark) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of [["class", "sign"], ["viewBox", "0 0 12 12"], ["aria-hidden", "true"]]) svg.setAttribute(name, value);
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#sign-${mark}`);
  svg.append(use);
  return svg;
}

function chip(verdict, more = "") {
  const mark = MARKS[verdict.status] ?? "missing";
  return make("span", { class: `chip ${mark} ${more}`, title: verdict.status }, sign(mark), make("span", {}, verdict.words ?? verdict.status));
}

/* The words of a message, with what stands in backticks as code. */
const phrase = (text) => text.split("`").map((part, at) => at % 2 ? make("code", {}, part) : part);

/* Requests. */

class Refused extends Error {
  constructor(status, answer) {
    super(answer?.error?.message ?? `the server answered ${status}`);
    Object.assign(this, { status, answer });
  }
}

async function ask(path, body) {
  const post = body && {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Standpoint-Token": pane.token },
    body: JSON.stringify(body),
  };
  const response = await fetch(path, post).catch(() => { throw new Refused(0, { error: { message: "the server cannot be reached" } }); });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

const askForFile = (file) => ask(`/api/file?file=${encodeURIComponent(file)}`);

/* A server that was started anew has another token, which its page tells. */
async function renew() {
  const page = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
  const other = JSON.parse(page.getElementById("run").textContent);
  Object.assign(pane, { token: other.token });
  run.run = other.run;
}

async function askAgain(path, body) {
  try {
    return await ask(path, body);
  } catch (error) {
    if (error.status !== 403) throw error;
    await renew();
    return ask(path, body);
  }
}

/* The pane. */

const fileName = run.is_folder
  ? make("select", { id: "file", "aria-label": "File", onchange: (event) => change(event.target.value) })
  : make("span", { id: "file", title: run.file }, run.file);
const unsaved = make("span", { id: "unsaved", hidden: true }, "not saved");
const saving = tool("Save", () => save(), { id: "save", title: "Save (Ctrl-S)", disabled: true });
const banner = make("div", { id: "banner", class: "banner", role: "alert", hidden: true });
const mistakes = make("details", { id: "mistakes" }, make("summary", {}, make("span", { role: "status" })), make("ul"));
const divider = make("div", { id: "divider", role: "separator", tabindex: "0", "aria-orientation": "vertical", "aria-label": "Width of the editor", "aria-valuemin": "15", "aria-valuenow": "38", "aria-valuemax": "80" });
const toggle = tool("Text", () => showPane(work.classList.contains("without-pane")), { id: "pane-button", title: "The text beside the map" });
const whatIf = make("section", { id: "what-if", "aria-label": "What if", hidden: true });
const whatIfButton = tool("What if", () => { strip.isAsked = whatIf.hidden; drawWhatIf(); }, { id: "what-if-button", title: "What is left out, and what that changes" });
const stale = make("div", { id: "stale", role: "status", hidden: true }, "The text has mistakes: this is the map of what stood here before.");
const cannot = make("div", { id: "cannot", hidden: true }, make("p", {}, "There is no map yet."), make("p", {}, "The text has mistakes, which are marked in the editor. Once they are mended, its map stands here."));

const main = byId("main");
const work = make("div", { id: "work" });
main.before(whatIf, work);
work.append(
  make("aside", { id: "pane", "aria-label": "Text" },
    make("div", { id: "pane-head" }, fileName, unsaved, saving),
    banner, make("div", { id: "editor" }), mistakes, divider),
  main);
main.append(stale, cannot);
byId("tools").before(make("div", { id: "own-tools", role: "toolbar", "aria-label": "Text and what if" }, toggle, whatIfButton));

const editor = window.standpointEditor.create(byId("editor"), {
  words: run.words, nonce: run.nonce, onchange: edited, onsave: () => save(),
});

const isDirty = () => pane.base !== null && pane.base.text !== null && editor.text() !== pane.base.text;

function drawFiles() {
  if (!run.is_folder) return;
  fileName.replaceChildren(...run.files.map((file) => make("option", { value: file }, file)));
  fileName.value = pane.file;
}

async function listFiles() {
  const { files } = await ask("/api/files").catch(() => run);
  run.files = files.includes(pane.file) ? files : [pane.file, ...files];
  drawFiles();
}

/* The state of the file. */

async function open(file) {
  let base;
  try {
    base = await askForFile(file);
  } catch (error) {
    tell(error.message, []);
    return;
  }
  Object.assign(pane, { file, base, theirs: null, isComparing: false, hasMap: false });
  // Of another file's map nothing stays as it was folded.
  map.show(EMPTY);
  pane.without.clear();
  editor.load(base.text ?? "", { isEditable: base.text !== null });
  tell(base.text === null ? `${file} cannot be edited here: ${base.why_not}` : "", []);
  judging.edits++;
  show(base);
}

async function change(file) {
  if (isDirty() && !confirm(`${pane.file} has edits that are not saved. Go on without them?`)) {
    fileName.value = pane.file;
    return;
  }
  history.replaceState(null, "", `?file=${encodeURIComponent(file)}`);
  await open(file);
}

/* Judging what is in the editor: one request at a time, and an answer to a text that has changed since is dropped. */

const judging = { timer: 0, isUnderWay: false, isWanted: false, edits: 0 };

function edited() {
  judging.edits++;
  drawHead();
  clearTimeout(judging.timer);
  judging.timer = setTimeout(judge, QUIET);
}

async function judge() {
  clearTimeout(judging.timer);
  if (judging.isUnderWay) { judging.isWanted = true; return; }
  Object.assign(judging, { isUnderWay: true, isWanted: false });
  const [edits, file] = [judging.edits, pane.file];
  try {
    const text = isDirty() ? editor.text() : null;
    const answer = await askAgain("/api/judge", { file, text, without: [...pane.without.keys()] });
    if (edits === judging.edits && file === pane.file) show(answer);
    reachable(true);
  } catch (error) {
    if (error.status === 0) reachable(false); else tell(error.message, []);
  } finally {
    judging.isUnderWay = false;
    if (judging.isWanted) judge();
  }
}

function show(answer) {
  pane.shown = answer;
  const mistaken = answer.check.diagnostics;
  editor.tell(mistaken.filter((told) => told.file === pane.file).map((told) => ({ ...told, fix: ownFix(told), render: () => rendered(told) })));
  drawMistakes(mistaken, answer.left_out);
  if (answer.page) map.show(answer.page);
  pane.hasMap ||= Boolean(answer.page);
  stale.hidden = Boolean(answer.page) || !pane.hasMap;
  cannot.hidden = pane.hasMap;
  main.classList.toggle("stale", !stale.hidden);
  drawHead();
  drawWhatIf();
}

/* A mend of this text; one of another file is not made here. */
const ownFix = (told) => told.fix && told.fix.file === pane.file ? told.fix : null;

function rendered(told) {
  const element = make("span", {}, ...phrase(told.message));
  const label = told.labels.find((label) => label.primary)?.text;
  if (label) element.append(": ", ...phrase(label));
  if (told.help) element.append(make("span", { class: "mistake-help" }, ...phrase(told.help)));
  return element;
}

function drawMistakes(all, leftOut) {
  const count = (severity, word) => {
    const number = all.filter((told) => told.severity === severity).length;
    return number === 0 ? [] : [`${number} ${word}${number === 1 ? "" : "s"}`];
  };
  const words = [...count("error", "error"), ...count("warning", "warning")].join(", ");
  const isBad = all.some((told) => told.severity === "error");
  mistakes.className = isBad ? "bad" : all.length ? "doubtful" : "clean";
  const more = leftOut ? ` and ${leftOut} more` : "";
  mistakes.firstChild.firstChild.replaceChildren(sign(isBad ? "falls" : all.length ? "open" : "holds"), words ? words + more : "no mistakes");
  mistakes.lastChild.replaceChildren(...all.map(mistake));
  if (!all.length) mistakes.open = false;
}

function mistake(told) {
  const isOwn = told.file === pane.file;
  const place = isOwn ? String(told.line) : told.file ? `${told.file}:${told.line}` : "";
  const go = isOwn ? make("button", { type: "button", class: "plain", onclick: () => goTo(told.line, told.column), "aria-label": `Line ${told.line}` }, place) : make("span", { class: "place" }, place);
  return make("li", {}, go, make("span", { class: told.severity }, rendered(told)));
}

function goTo(line, column) {
  showPane(true);
  editor.goTo(line, column);
}

/* What is left out. */

const strip = { isAsked: false, isPreferring: false };

const switchOf = (node) => pane.shown?.switches.find((each) => each.nodes.includes(node.id));

function leaveOut(id, label, isOut) {
  if (isOut) pane.without.set(id, label); else pane.without.delete(id);
  judging.edits++;
  drawWhatIf();
  judge();
}

map.actions = (node) => {
  const actions = [];
  const found = switchOf(node);
  if (found) {
    const isOut = pane.without.has(found.id);
    const every = found.nodes.length > 1 ? " everywhere" : "";
    actions.push({ label: isOut ? "Put back" : `Leave out${every}`, run: () => leaveOut(found.id, found.label, !isOut) });
  }
  if (node.place && node.place.file === pane.file) {
    actions.push({ label: `Line ${node.place.line}`, run: () => goTo(node.place.line) });
  }
  return actions;
};

/* The verdicts that are others than those of the file. */
function moved() {
  const before = new Map(pane.base.verdicts.map((said) => [`${said.node}\n${said.standpoint}`, said]));
  const pairs = pane.shown.verdicts.map((after) => ({ before: before.get(`${after.node}\n${after.standpoint}`), after }));
  return pairs.filter(({ before, after }) => before && (before.status !== after.status || before.words !== after.words));
}

function drawWhatIf() {
  if (!pane.shown || !pane.base) return;
  const { preferences } = pane.shown;
  const changes = pane.shown.page ? moved() : [];
  const has = pane.without.size > 0 || changes.length > 0;
  whatIf.hidden = !has && !strip.isAsked;
  whatIfButton.textContent = pane.without.size ? `What if (${pane.without.size})` : "What if";
  whatIfButton.setAttribute("aria-pressed", String(!whatIf.hidden));
  const focused = document.activeElement?.dataset?.id;
  whatIf.replaceChildren(...[leftOutList(), changesList(changes), preferencesList(preferences)].filter(Boolean));
  if (focused) [...whatIf.querySelectorAll("[data-id]")].find((each) => each.dataset.id === focused)?.focus();
  markStandpoints(changes);
  dispatchEvent(new Event("resize"));
}

function leftOutList() {
  if (!pane.without.size) {
    return pane.shown.page && make("div", {}, make("h2", {}, "Nothing is left out."), "Choose a premise or an argument in the map, and leave it out.");
  }
  const unknown = new Set(pane.shown.page ? pane.shown.without.filter((out) => !out.known).map((out) => out.id) : []);
  const each = [...pane.without].map(([id, label]) => {
    const isUnknown = unknown.has(id);
    const back = make("button", { type: "button", "aria-label": `Put back: ${label}`, title: "Put back", "data-id": id, onclick: () => leaveOut(id, label, false) }, "×");
    return make("span", { class: isUnknown ? "out unknown" : "out", title: isUnknown ? `the text has no ${id}` : id }, make("span", {}, label), back);
  });
  const reset = tool("Put all back", () => { pane.without.clear(); judging.edits++; judge(); drawWhatIf(); }, { id: "reset" });
  return make("div", { id: "left-out" }, make("h2", {}, "Left out"), ...each, reset);
}

function changesList(changes) {
  if (!changes.length) {
    return (pane.without.size > 0 || isDirty()) && pane.shown.page ? make("div", { id: "moved", role: "status" }, make("h2", {}, "Verdicts"), "as in the file") : null;
  }
  const several = new Set(pane.shown.verdicts.map((said) => said.node)).size > 1;
  const each = changes.map(({ before, after }) => make("span", { class: "moved" },
    make("b", {}, several ? `${after.standpoint}, “${shortened(after.claim)}”:` : `${after.standpoint}:`),
    chip(before, "before"), "→", chip(after)));
  return make("div", { id: "moved", role: "status" }, make("h2", {}, "Verdicts, file → here"), ...each);
}

const shortened = (text) => text.length > 60 ? `${text.slice(0, 57)}…` : text;

function preferencesList(preferences) {
  if (!preferences.length) return null;
  const count = pane.shown.page.map.standpoints.length;
  const each = preferences.map(({ id, stronger, weaker, standpoints }) => {
    const label = `${stronger} over ${weaker}`;
    const box = make("input", { type: "checkbox", "data-id": id, onchange: (event) => leaveOut(id, label, !event.target.checked) });
    box.checked = !pane.without.has(id);
    const whose = standpoints.length < count && make("small", {}, `for ${standpoints.join(", ")}`);
    return make("li", {}, make("label", { class: "preference" }, box, make("span", {}, label), whose));
  });
  const details = make("details", { id: "preferences", open: strip.isPreferring }, make("summary", {}, `Preferences (${preferences.length})`), make("ul", {}, ...each));
  details.addEventListener("toggle", () => {
    if (strip.isPreferring === details.open) return;
    strip.isPreferring = details.open;
    dispatchEvent(new Event("resize"));
  });
  return details;
}

/* Marks the standpoints whose verdict is another than the file's. */
function markStandpoints(changes) {
  const names = new Set(changes.map(({ after }) => after.standpoint));
  for (const element of document.querySelectorAll("#standpoints .standpoint")) {
    element.classList.toggle("moved-here", names.has(element.querySelector("b")?.textContent));
  }
}

/* Saving. */

async function save() {
  if (!isDirty() || saving.isUnderWay || pane.theirs) return;
  saving.isUnderWay = true;
  const text = editor.text();
  const file = pane.file;
  try {
    const { token } = await askAgain("/api/save", { file, text, token: pane.base.token });
    if (file !== pane.file) return;
    Object.assign(pane.base, { text, token });
    map.notice("Saved.");
    await follow();
  } catch (error) {
    if (error.status === 409) conflict(error.answer); else tell(`Not saved: ${error.message}. Your text is still here.`, [["Try again", save]]);
  } finally {
    saving.isUnderWay = false;
    drawHead();
  }
}

/* The file was saved by somebody, perhaps by us: what is shown follows it, as far as nothing of the person's is lost. */
async function follow() {
  const file = pane.file;
  let now;
  try {
    now = await askForFile(file);
  } catch (error) {
    if (error.status === 0) reachable(false); else tell(error.message, []);
    return;
  }
  if (file !== pane.file) return;
  reachable(true);
  if (now.token !== pane.base.token && isDirty() && now.text !== editor.text()) { conflict(now); return; }
  const wasDirty = isDirty();
  if (!wasDirty && now.text !== null && now.text !== editor.text()) editor.replace(now.text);
  pane.base = now;
  settled();
  judging.edits++;
  if (isDirty() || pane.without.size) judge(); else show(now);
}

/* The file is another than the one that was edited here. */
function conflict(theirs) {
  if (theirs.text !== null && theirs.text === editor.text()) { pane.theirs = null; pane.base = { ...pane.base, ...theirs }; follow(); return; }
  pane.theirs = theirs;
  drawConflict();
  drawHead();
}

function drawConflict() {
  const { theirs } = pane;
  const isGone = theirs.token === null;
  const message = isGone
    ? `${pane.file} is no longer on the disk. Your text is still here.`
    : `${pane.file} was changed on the disk, and here as well.`;
  const look = [pane.isComparing ? "Stop comparing" : "Look", () => { compare(!pane.isComparing); drawConflict(); }];
  const take = ["Take theirs", () => { compare(false); const { text } = pane.theirs; pane.theirs = null; editor.replace(text); pane.base = { ...pane.base, text, token: theirs.token }; settled(); follow(); }];
  const keep = [isGone ? "Keep mine" : "Keep mine", () => { compare(false); pane.base = { ...pane.base, text: theirs.text ?? "", token: theirs.token }; settled(); drawHead(); judge(); }];
  tell(message, theirs.text === null ? [keep] : [look, take, keep]);
}

function compare(isComparing) {
  pane.isComparing = isComparing;
  editor.compare(isComparing ? pane.theirs.text : null);
}

function settled() {
  pane.theirs = null;
  tell("", []);
}

function tell(message, actions) {
  banner.hidden = !message;
  banner.replaceChildren(make("p", {}, message), ...actions.map(([label, run]) => tool(label, run)));
}

function reachable(isReachable) {
  if (pane.isReachable === isReachable) return;
  pane.isReachable = isReachable;
  if (isReachable) { if (!pane.theirs) tell("", []); return; }
  tell("The server cannot be reached. Your text is kept here; start it again to go on.", []);
}

function drawHead() {
  const dirty = isDirty();
  unsaved.hidden = !dirty;
  saving.disabled = !dirty || Boolean(pane.theirs);
  saving.classList.toggle("ready", !saving.disabled);
}

addEventListener("beforeunload", (event) => { if (isDirty()) event.preventDefault(); });

/* Events. A page that nobody looks at waits for none, since a browser opens only so many connections to one server. */

let events = null;

function listen() {
  if (document.hidden) { events?.close(); events = null; return; }
  if (events) return;
  events = new EventSource("/api/events");
  events.addEventListener("run", async ({ data }) => {
    if (data !== run.run) await renew().catch(() => {});
    reachable(true);
    if (pane.base) follow();
  });
  events.addEventListener("saved", ({ data }) => {
    if (pane.base && !saving.isUnderWay) follow();
    if (run.is_folder && JSON.parse(data).files.some((file) => !run.files.includes(file))) listFiles();
  });
  events.addEventListener("error", () => reachable(false));
}

document.addEventListener("visibilitychange", listen);

/* The width of the pane. */

function showPane(isShown) {
  work.classList.toggle("without-pane", !isShown);
  toggle.setAttribute("aria-pressed", String(isShown));
  keep("standpoint-pane", isShown ? "shown" : "hidden");
  editor.measure();
  dispatchEvent(new Event("resize"));
}

function widen(percent) {
  const bounded = Math.min(80, Math.max(15, percent));
  work.style.setProperty("--pane", `${bounded}%`);
  divider.setAttribute("aria-valuenow", String(Math.round(bounded)));
  keep("standpoint-pane-width", String(bounded));
  editor.measure();
  dispatchEvent(new Event("resize"));
}

const width = () => 100 * byId("pane").offsetWidth / work.offsetWidth;

divider.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  divider.setPointerCapture(event.pointerId);
  const move = (event) => widen(100 * (event.clientX - work.getBoundingClientRect().left) / work.offsetWidth);
  divider.addEventListener("pointermove", move);
  divider.addEventListener("lostpointercapture", () => divider.removeEventListener("pointermove", move), { once: true });
});
divider.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -3, ArrowRight: 3 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  widen(width() + step);
});

/* A page may be forbidden to keep anything. */
function keep(name, value) {
  try { localStorage.setItem(name, value); } catch { /* then it is not kept */ }
}

function kept(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

/* The start. */

const root = document.documentElement;
const darken = () => editor.darken(root.dataset.theme === "dark");
new MutationObserver(darken).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
darken();

/* The keys of the map are letters here. */
byId("pane").addEventListener("keydown", (event) => event.stopPropagation());

drawFiles();
const isNarrow = matchMedia("(max-width: 720px)").matches;
showPane(isNarrow ? false : kept("standpoint-pane") !== "hidden");
const wide = Number(kept("standpoint-pane-width"));
if (wide) widen(wide);
/* The map was not there when the address named a box of it. */
function fromFragment() {
  if (!location.hash || !pane.hasMap) return;
  map.notice("");
  try { if (map.select(decodeURIComponent(location.hash.slice(1)))) map.reasons(true); } catch { /* no name of a box */ }
}

open(run.file).then(fromFragment).then(listen);

})();
