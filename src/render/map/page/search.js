/* Search over sentences, names, tags and sources. */

const searching = { found: new Set(), list: [], at: -1, texts: new WeakMap() };

function textOf(node) {
  let text = searching.texts.get(node);
  if (text === undefined) {
    const of = node.declared ?? {};
    const cites = (of.cites ?? []).flatMap((cited) => [cited.title, cited.in, cited.url, cited.date, ...cited.by ?? []]);
    const parts = [
      node.sentence, of.sentence, node.id, node.role, node.literal, node["statement-kind"], ...node.tags ?? [], of.quote,
      of.because, of["evidence-kind"], of.date, ...of.by ?? [], ...of.to ?? [],
      ...(of.with ?? []).map((each) => each.value), ...cites,
    ];
    text = parts.filter(Boolean).join("\n").toLocaleLowerCase();
    searching.texts.set(node, text);
  }
  return text;
}

function search(asked) {
  const words = asked.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const fits = (node) => node.kind !== "reference" && words.every((word) => textOf(node).includes(word));
  searching.list = words.length ? state.nodes.filter(fits) : [];
  searching.found = new Set(searching.list);
  searching.at = -1;
  tellFound();
  draw();
}

function tellFound() {
  const { list, at } = searching;
  const asked = byId("find").value.trim();
  byId("found").textContent = !asked ? "" : !list.length ? "none" : at < 0 ? `${list.length} found` : `${at + 1} of ${list.length}`;
  for (const id of ["find-next", "find-previous"]) byId(id).disabled = !list.length;
}

function step(by) {
  const { list } = searching;
  if (!list.length) return;
  searching.at = searching.at < 0 ? (by > 0 ? 0 : list.length - 1) : (searching.at + by + list.length) % list.length;
  if (!byId("outline").classList.contains("sr")) showOutline(false);
  select(list[searching.at], { toMiddle: true });
  tellFound();
}

function listenToSearch() {
  const find = byId("find");
  find.addEventListener("input", () => search(find.value));
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); step(event.shiftKey ? -1 : 1); }
    if (event.key === "Escape") { event.stopPropagation(); find.value = ""; search(""); find.blur(); }
  });
  byId("find-next").addEventListener("click", () => step(1));
  byId("find-previous").addEventListener("click", () => step(-1));
}
