/* Makes elements. Strings become text and never markup. */

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function drawn(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function button(className, label, run) {
  const element = make("button", className, label);
  element.type = "button";
  element.addEventListener("click", run);
  return element;
}

function sign(mark) {
  const element = drawn("svg", { class: "sign", "aria-hidden": "true", viewBox: "0 0 12 12" });
  element.append(drawn("use", { href: `#sign-${mark}` }));
  return element;
}

function chip(says, before = "") {
  const words = before + says.words;
  const element = make("span", `chip ${says.mark}`, sign(says.mark), make("span", "", words));
  element.title = words;
  return element;
}

/* A sign for the eye, which a screen reader passes over. */
function hidden(text) {
  const element = make("span", "", text);
  element.setAttribute("aria-hidden", "true");
  return element;
}

/* Words that lead to a page, where the address is one of the web. */
function linked(words, url) {
  if (!/^https?:\/\//i.test(url)) return document.createTextNode(words);
  const element = make("a", "", words);
  element.href = url;
  element.target = "_blank";
  element.rel = "noopener noreferrer";
  return element;
}

/* Words that lead to a box of the map. */
function boxLink(words, node) {
  const element = make("a", "box-link", words);
  element.href = `#${encodeURIComponent(node.id)}`;
  element.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(node);
  });
  return element;
}

/* The place of a line; of the file itself only the line. */
function placed(where) {
  const own = `${state.data.file}:`;
  const element = make("span", "place", where.startsWith(own) ? `line ${where.slice(own.length)}` : where);
  element.title = where;
  return element;
}

const place = (of) => of ? `${of.file}:${of.line}` : "";

function notice(text) {
  byId("notice").textContent = text;
  clearTimeout(notice.timer);
  if (text) notice.timer = setTimeout(() => notice(""), 6000);
}
