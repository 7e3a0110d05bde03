/* Light or dark, and the start. */

const THEMES = ["system", "light", "dark"];
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
let theme = "system";

function applyTheme() {
  const isDark = theme === "dark" || theme === "system" && prefersDark.matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  const name = { system: "Auto", light: "Light", dark: "Dark" }[theme];
  byId("theme-button").replaceChildren(name, make("span", "sr", " colours"));
}

/* A page may be forbidden to keep anything; then the choice lasts as long as the page. */
function kept(value) {
  try {
    if (value) localStorage.setItem("standpoint-theme", value);
    return localStorage.getItem("standpoint-theme");
  } catch {
    return value ?? null;
  }
}

function listenToTheme() {
  theme = THEMES.find((each) => each === kept()) ?? "system";
  applyTheme();
  prefersDark.addEventListener("change", applyTheme);
  byId("theme-button").addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    kept(theme);
    applyTheme();
  });
}

/* Shows data; of what was shown before it keeps what the reader chose. */
function showData(data) {
  const isFirst = state.nodes.length === 0;
  const { from, beside } = state;
  const names = [from, beside].map((at) => state.standpoints[at]?.name);
  const selected = state.selected?.id;
  read(data);
  const place = (name) => state.standpoints.findIndex((each) => each.name === name);
  state.from = isFirst ? data.from : Math.max(0, place(names[0]));
  state.beside = isFirst ? data.beside ?? -1 : place(names[1]);
  state.selected = state.byId.get(selected) ?? null;
  byId("title").textContent = data.title;
  document.title = data.title;
  if (isFirst) foldAsAtFirst();
  if (!state.selected) closePanel();
  drawStandpoints();
  search(byId("find").value);
  arrange();
  drawPanel();
  drawOutline();
}

function listenToView() {
  byId("zoom-in").addEventListener("click", () => zoomTo(canvas.zoom * 1.25));
  byId("zoom-out").addEventListener("click", () => zoomTo(canvas.zoom / 1.25));
  byId("zoom-fit").addEventListener("click", fit);
  byId("unfold").addEventListener("click", (event) => unfoldMore(event.shiftKey));
  byId("refold").addEventListener("click", refold);
  addEventListener("resize", () => { stretch(); draw(); });
}

listenToTheme();
listenToPointer();
listenToCards();
listenToStandpoints();
listenToSearch();
listenToOutline();
listenToKeys();
listenToView();
canvas.zoom = innerWidth <= 720 ? 0.72 : 0.9;
showData(JSON.parse(byId("data").textContent));
fromFragment();
window.standpointMap = api;
