/*
 * The page of an argument map. All that it shows is drawn from one block of data, the JSON in the element `data`.
 *
 * Other scripts of the page reach it by `window.standpointMap`:
 *
 *   show(data)        shows other data of the same form in place: what is folded, selected and seen stays, and so do the
 *                     standpoint and the one that it is compared with, as far as the new data has them
 *   select(id)        selects the box of that id, unfolds what hides it and brings it into view; `null` selects none.
 *                     Tells whether there is such a box
 *   reasons(isOpen)   opens or closes the reasons of the selected box
 *   standpoint(name)  looks from that standpoint. Tells whether there is one
 *   fold(id, isOpen)  unfolds a box, or folds it
 *   notice(text)      tells something at the foot of the page, and to screen readers; '' takes it away
 *   state()           { selected, standpoint, beside, open: [ids] }
 *
 * These may be set; each is called after the change:
 *
 *   onselect(node)          a box was selected: its part of the data, or `null`
 *   onstandpoint(name)      the standpoint was changed
 *   onfold(id, isOpen)      a box was unfolded or folded
 *   actions(node)           gives what can be done with a box, as [{ label, run }]: buttons above its reasons
 *
 * Whatever comes from files reaches the page as text (`textContent`) and never as markup.
 */
const api = {
  onselect: null, onstandpoint: null, onfold: null, actions: null,
  show: (data) => showData(data),
  select: (id) => id === null ? (select(null), true) : selectId(id),
  reasons: (isOpen) => isOpen ? openPanel(false) : closePanel(),
  standpoint: (name) => lookFrom(state.standpoints.findIndex((each) => each.name === name)),
  fold: (id, isOpen) => { const node = state.byId.get(id); if (node) setOpen(node, isOpen); },
  notice: (text) => notice(text),
  state: () => ({
    selected: state.selected ? state.selected.id : null,
    standpoint: state.standpoints[state.from]?.name ?? null,
    beside: state.standpoints[state.beside]?.name ?? null,
    open: state.nodes.filter((node) => isOpen(node)).map((node) => node.id),
  }),
};
