// Other programs read the other forms of maps.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import graphology from "graphology";
import graphml from "graphology-graphml";
import { launch, map, read, worked, written } from "./support.mjs";

const hostile = written("odd.arg", String.raw`thesis t "A \\ <b> & ]]> #1; {x} | 'y' %% é \" end"

premise p "end; subgraph \" --> [x](y) **z** $m$ ${"`"}w${"`"}"

argument a "a bell \u{7} and <!-- x -->"
  given p
  so t
`);
const files = { "the debate": worked("nato-betrayal.arg"), "the trial": worked("trial.arg"), "odd text": hostile };

/** The map as the program tells it. */
const told = (file) => JSON.parse(read(map(file, "json")));
const whole = (nodes) => nodes.filter((node) => node.kind !== "reference");
const linked = (nodes) => nodes.filter((node) => node.parent !== null && node.link !== null);

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const [name, file] of Object.entries(files)) {
  test(`Graphviz draws ${name}`, () => {
    const { nodes } = told(file);
    const svg = execFileSync("dot", ["-Tsvg", map(file, "dot")], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(svg.match(/class="node"/g).length, whole(nodes).length);
    assert.equal(svg.match(/class="edge"/g).length, linked(nodes).length);
  });

  test(`Mermaid draws ${name}`, async () => {
    const { nodes } = told(file);
    const page = await browser.newPage();
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js") });
    const [boxes, lines, text] = await page.evaluate(async (source) => {
      window.mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5, securityLevel: "strict" });
      const { svg } = await window.mermaid.render("map", source);
      document.body.innerHTML = svg;
      const count = (selector) => document.querySelectorAll(selector).length;
      return [count("g.node"), count(".flowchart-link"), document.body.textContent];
    }, read(map(file, "mmd")));
    assert.equal(boxes, whole(nodes).length);
    assert.equal(lines, linked(nodes).length);
    if (name === "odd text") assert.match(text, /end; subgraph " --> \[x\]\(y\) \*\*z\*\* \$m\$/);
    await page.close();
  });

  test(`a reader of GraphML reads ${name}`, () => {
    const { nodes, standpoints } = told(file);
    const graph = graphml.parse(graphology.MultiDirectedGraph, read(map(file, "graphml")));
    assert.equal(graph.order, whole(nodes).length);
    assert.equal(graph.size, linked(nodes).length);
    for (const node of whole(nodes)) {
      const attributes = graph.getNodeAttributes(node.id);
      assert.equal(attributes.kind, node.kind);
      if (node.sentence) assert.equal(attributes.sentence, node.sentence);
      standpoints.forEach(({ name }, at) => {
        if (node.standings) assert.equal(attributes[`${name} says`], node.standings[at].standing);
        if (node.carries) assert.equal(attributes[`${name} rests on it`], node.carries[at]);
      });
    }
  });
}
