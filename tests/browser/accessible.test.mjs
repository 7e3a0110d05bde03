// What axe finds, and what a screen reader has.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { box, launch, map, open, read, worked } from "./support.mjs";

const axe = read(createRequire(import.meta.url).resolve("axe-core"));

let browser;
let nato;
before(async () => {
  browser = await launch();
  nato = map(worked("nato-betrayal.arg"), "html");
});
after(() => browser.close());

/** What axe finds; the page's own policy keeps scripts out, and so it is let in for this. */
async function faults(options, act) {
  const page = await open(browser, nato, { bypassCSP: true, ...options });
  await act(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  await page.context().close();
  return violations.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
}

const ways = {
  "at first": () => {},
  "with reasons": async (page) => { await box(page, "betrayal").click(); },
  "compared, searched and highlighted": async (page) => {
    await page.selectOption("#beside", "1");
    await page.fill("#find", "Baker");
    await page.keyboard.press("Enter");
  },
  "as an outline": (page) => page.getByRole("button", { name: "Outline" }).click(),
  "with help": (page) => page.keyboard.press("?"),
};

for (const [name, act] of Object.entries(ways)) {
  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing ${name}, ${colorScheme}`, async () => {
      assert.deepEqual(await faults({ colorScheme }, act), []);
    });
  }
}

test("axe finds nothing on a small screen", async () => {
  const small = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  assert.deepEqual(await faults(small, ways["with reasons"]), []);
});

test("the outline tells the whole argument", async () => {
  const page = await open(browser, nato);
  const outline = page.locator("#outline");
  assert.equal(await outline.getAttribute("hidden"), null, "a screen reader has it at once");
  const boxes = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).map.nodes.length);
  assert.equal(await outline.locator("li").count(), boxes);
  const rows = await outline.locator("tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.replace(/\s+/g, " ").trim()), [
    "technical technically false (rejected)", "psychological psychologically held (accepted)",
    "good-faith good faith stands against good faith (contested)", "known-in-1992 too early to say (unproven)",
  ]);
  await page.context().close();
});

test("a box says what it is", async () => {
  const page = await open(browser, nato);
  const tree = page.getByRole("tree", { name: "Argument map" });
  const item = tree.getByRole("treeitem").nth(1);
  const name = "against argument sold What one has taken money for, one was not robbed of. not used: for other standpoints";
  assert.equal(await tree.getByRole("treeitem", { name: `${name} Unfold, 4 below` }).count(), 1);
  assert.equal(await item.getAttribute("aria-level"), "2");
  assert.equal(await item.getAttribute("aria-expanded"), "false");
  await page.context().close();
});
