/* The map on the screen: only what is in view, or near it, is in the document. */

const canvas = { shown: [], zoom: 1, groups: new Map(), size: { width: 0, height: 0 }, waiting: false };
const MARGIN = 24;
/* Up to so many boxes all are in the document, so that the browser's own search finds them. */
const FEW = 300;

/* Lays everything out anew; the box `anchor` stays where it is on the screen. */
function arrange(anchor = null) {
  const viewport = byId("viewport");
  const before = anchor && anchor.y !== undefined ? { x: anchor.x, y: anchor.y } : null;
  canvas.shown = unfolded();
  measure(canvas.shown);
  canvas.size = layOut(canvas.shown);
  canvas.groups.clear();
  byId("lines").replaceChildren();
  stretch();
  if (before) {
    viewport.scrollLeft += (anchor.x - before.x) * canvas.zoom;
    viewport.scrollTop += (anchor.y - before.y) * canvas.zoom;
  }
  draw();
}

/* The box that stands nearest to the upper left corner of what is seen. */
function inView() {
  const { scrollLeft, scrollTop } = byId("viewport");
  const far = (node) => Math.hypot(node.x * canvas.zoom - scrollLeft, node.y * canvas.zoom - scrollTop);
  return canvas.shown.reduce((best, node) => !best || far(node) < far(best) ? node : best, null);
}

/* Finds the heights of boxes that were not drawn before, all at once. */
function measure(nodes) {
  const fresh = nodes.filter((node) => !node.height);
  if (!fresh.length) return;
  const cards = byId("cards");
  for (const node of fresh) { if (!cards.contains(cardOf(node))) cards.append(node.card); dress(node); }
  for (const node of fresh) node.height = node.card.offsetHeight;
}

/* Gives the scrolled area its size. There is room around, so that every box can come to the middle. */
function stretch() {
  const viewport = byId("viewport");
  const { width, height } = canvas.size;
  const extent = byId("extent");
  extent.style.width = `${width * canvas.zoom + 2 * MARGIN + viewport.clientWidth * 0.4}px`;
  extent.style.height = `${height * canvas.zoom + 2 * MARGIN + viewport.clientHeight * 0.4}px`;
  byId("stage").style.transform = `translate(${MARGIN}px, ${MARGIN}px) scale(${canvas.zoom})`;
  byId("lines").setAttribute("width", width + 50);
  byId("lines").setAttribute("height", height + 50);
}

/* What is seen of the stage, with as much around it. */
function seen() {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = byId("viewport");
  const around = canvas.shown.length > FEW ? 0.6 : Infinity;
  const at = (scroll) => (scroll - MARGIN) / canvas.zoom;
  const [width, height] = [clientWidth / canvas.zoom, clientHeight / canvas.zoom];
  return {
    left: at(scrollLeft) - width * around, right: at(scrollLeft) + width * (1 + around),
    top: at(scrollTop) - height * around, bottom: at(scrollTop) + height * (1 + around),
  };
}

/* Puts into the document what is in view and takes out what is not, in the order of the map. */
function draw() {
  const view = seen();
  const focused = document.activeElement;
  const kept = focused?.closest?.(".card")?.node;
  const stop = tabStop();
  const wanted = new Set();
  const lines = [];
  let next = null;
  for (let at = canvas.shown.length - 1; at >= 0; at--) {
    const node = canvas.shown[at];
    if (isOpen(node) && node.y < view.bottom && node.y + node.band > view.top) lines.push(node);
    const isIn = node.x < view.right && node.x + WIDTH > view.left && node.y < view.bottom && node.y + node.height > view.top;
    if (!isIn && node !== kept && node !== stop && node !== state.selected) continue;
    const card = cardOf(node);
    card.style.left = `${node.x}px`;
    card.style.top = `${node.y}px`;
    card.tabIndex = node === stop ? 0 : -1;
    dress(node);
    if (card.parentNode !== byId("cards") || card.nextSibling !== next) byId("cards").insertBefore(card, next);
    next = card;
    wanted.add(card);
  }
  for (const card of [...byId("cards").children]) if (!wanted.has(card)) card.remove();
  // A box that was put elsewhere in the document has lost the focus.
  if (kept && document.activeElement !== focused && focused.isConnected) focused.focus({ preventScroll: true });
  drawLines(lines, view);
}

function drawLines(parents, view) {
  const wanted = new Set(parents);
  const isLong = (parent) => parent.band > 2 * (view.bottom - view.top);
  for (const [parent, group] of canvas.groups) {
    if (!wanted.has(parent) || isLong(parent)) { group.remove(); canvas.groups.delete(parent); }
  }
  for (const parent of parents) {
    if (canvas.groups.has(parent)) continue;
    const group = linesOf(parent, isLong(parent) ? view : null);
    canvas.groups.set(parent, group);
    byId("lines").append(group);
  }
}

/* Draws once before the next frame, however often it is asked for. */
function drawSoon() {
  if (canvas.waiting) return;
  canvas.waiting = true;
  requestAnimationFrame(() => { canvas.waiting = false; draw(); });
}

/* The box that the tabulator key leads to. */
function tabStop() {
  return state.selected && canvas.shown.includes(state.selected) ? state.selected : canvas.shown[0];
}

/* Brings a box into view: to the middle, or just so far that it is seen whole. */
function bring(node, toMiddle) {
  const viewport = byId("viewport");
  const [x, y] = [MARGIN + node.x * canvas.zoom, MARGIN + node.y * canvas.zoom];
  const [width, height] = [WIDTH * canvas.zoom, node.height * canvas.zoom];
  const hidden = panelCover();
  const [room, tall] = [viewport.clientWidth, viewport.clientHeight - hidden];
  const isSeen = x - 90 * canvas.zoom >= viewport.scrollLeft && x + width <= viewport.scrollLeft + room
    && y >= viewport.scrollTop && y + height <= viewport.scrollTop + tall;
  if (isSeen && !toMiddle) return;
  viewport.scrollLeft = x + width / 2 - room / 2;
  viewport.scrollTop = y + Math.min(height, tall) / 2 - tall / 2;
  draw();
}

/* Zooms about a point of the viewport, or its middle. */
function zoomTo(zoom, about = null) {
  const viewport = byId("viewport");
  const point = about ?? { x: viewport.clientWidth / 2, y: viewport.clientHeight / 2 };
  const next = Math.min(2.5, Math.max(0.08, zoom));
  const at = (scroll, offset) => (scroll + offset - MARGIN) / canvas.zoom;
  const [x, y] = [at(viewport.scrollLeft, point.x), at(viewport.scrollTop, point.y)];
  canvas.zoom = next;
  stretch();
  viewport.scrollLeft = x * next + MARGIN - point.x;
  viewport.scrollTop = y * next + MARGIN - point.y;
  draw();
}

function fit() {
  const viewport = byId("viewport");
  const across = (viewport.clientWidth - 2 * MARGIN) / canvas.size.width;
  const down = (viewport.clientHeight - 2 * MARGIN) / canvas.size.height;
  /* A map that is much higher than the screen is not made too small to read. */
  zoomTo(Math.min(1, across, Math.max(down, 0.3)));
  viewport.scrollTo(0, 0);
}

/* Dragging, wheel and two fingers. */
function listenToPointer() {
  const viewport = byId("viewport");
  let drag = null;
  viewport.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button > 1 || event.target.closest(".card")) return;
    drag = { x: event.clientX + viewport.scrollLeft, y: event.clientY + viewport.scrollTop };
    viewport.setPointerCapture(event.pointerId);
    viewport.classList.add("dragging");
  });
  viewport.addEventListener("pointermove", (event) => {
    if (!drag) return;
    viewport.scrollLeft = drag.x - event.clientX;
    viewport.scrollTop = drag.y - event.clientY;
  });
  const stop = () => { drag = null; viewport.classList.remove("dragging"); };
  viewport.addEventListener("pointerup", stop);
  viewport.addEventListener("pointercancel", stop);
  viewport.addEventListener("scroll", drawSoon, { passive: true });
  viewport.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomTo(canvas.zoom * Math.exp(-event.deltaY / 300), within(event));
  }, { passive: false });
  listenToFingers(viewport);
}

function listenToFingers(viewport) {
  let start = null;
  const span = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  const middle = ([one, other]) =>
    within({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
  viewport.addEventListener("touchstart", (event) => {
    start = event.touches.length === 2 ? { span: span(event.touches), zoom: canvas.zoom } : null;
  }, { passive: true });
  viewport.addEventListener("touchmove", (event) => {
    if (!start || event.touches.length !== 2) return;
    event.preventDefault();
    zoomTo(start.zoom * span(event.touches) / start.span, middle(event.touches));
  }, { passive: false });
}

function within(event) {
  const box = byId("viewport").getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
