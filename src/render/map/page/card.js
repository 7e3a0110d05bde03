/* The box of a node. */

function cardOf(node) {
  if (node.card) return node.card;
  const parts = { chips: make("div", "chips"), fold: null };
  const card = make("div", `card ${node.kind}${node.up ? "" : " root"}`);
  card.setAttribute("role", "treeitem");
  card.tabIndex = -1;
  card.node = node;
  card.dataset.id = node.id;
  card.append(...[bearing(node), ...content(node)].filter(Boolean));
  if (node.standings) card.append(parts.chips);
  if (node.kids.length) card.append(parts.fold = folder(node));
  card.classList.toggle("foldable", node.kids.length > 0);
  Object.assign(node, { card, parts });
  return card;
}

function content(node) {
  const line = (className, text) => text ? make("div", className, text) : null;
  const text = node.kind === "folded" ? `… ${node.count} more` : sentence(node);
  const role = sentence(node) === node.role ? null : node.role;
  return [
    line("role", node.kind === "reference" ? `↗ ${node.role}` : role),
    line("question", node.link?.question && `“${node.link.question}”`),
    line("says", text),
    line("with", node.declared?.with?.map((each) => `${each.variable}: ${each.value}`).join(" · ")),
    line("foot", node.kind === "evidence" ? evidence(node.declared) : ""),
  ];
}

/* "a letter · 1990-02-09 · National Security Archive" */
function evidence(declared) {
  const first = declared.cites?.[0];
  const parts = [declared["evidence-kind"], declared.date ?? first?.date, first && (first.by?.join(", ") || first.title)];
  return parts.filter(Boolean).join(" · ");
}

/* What stands on the line to the left. */
function bearing(node) {
  if (!node.link) return null;
  const count = node.link["at-least"];
  const small = count ? make("small", "", `${count.needed} of ${count.of} needed`) : null;
  return make("div", `bear ${isAgainst(node) ? "against" : "for"}`, node.link.says, small);
}

function folder(node) {
  const element = button("fold", "", (event) => {
    event.stopPropagation();
    setOpen(node, !isOpen(node), event.shiftKey);
  });
  element.tabIndex = -1;
  element.addEventListener("pointerdown", (event) => event.stopPropagation());
  return element;
}

/* Brings what may change up to date. */
function dress(node) {
  const { card, parts } = node;
  const says = said(node);
  const words = says ? `${says.mark} ${says.words}|${state.beside}|${differs(node)}|${state.from}` : "";
  if (says && parts.words !== words) {
    const name = (at) => `${state.standpoints[at].name}: `;
    const both = () => [chip(says, name(state.from)), chip(said(node, state.beside), name(state.beside))];
    parts.chips.replaceChildren(...differs(node) ? both() : [chip(says)]);
    parts.chips.classList.toggle("two", differs(node));
    parts.words = words;
  }
  card.classList.toggle("carries", carries(node));
  card.classList.toggle("differs", differs(node));
  card.classList.toggle("selected", node === state.selected);
  card.classList.toggle("match", searching.found.has(node));
  card.setAttribute("aria-selected", String(node === state.selected));
  card.setAttribute("aria-level", String(node.depth + 1));
  card.setAttribute("aria-setsize", String((node.up?.kids ?? state.roots).length));
  card.setAttribute("aria-posinset", String((node.up?.kids ?? state.roots).indexOf(node) + 1));
  if (parts.fold) dressFold(node);
}

function dressFold(node) {
  const open = isOpen(node);
  const { card, parts: { fold } } = node;
  card.setAttribute("aria-expanded", String(open));
  fold.classList.toggle("closed", !open);
  fold.replaceChildren(
    hidden(open ? "−" : `+${node.below}`),
    make("span", "sr", open ? "Fold" : `Unfold, ${node.below} below`),
  );
}
