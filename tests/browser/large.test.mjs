// Large maps: how long they take is told, and that they can be used is tested.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { box, launch, map, open, written } from "./support.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A tree of about so many boxes: each claim has three arguments, and each of them two claims. */
function tree(size) {
  const statements = ["root"];
  const text = [];
  for (let at = 0; statements.length + text.length < size; at++) {
    for (let argument = 0; argument < 3; argument++) {
      const grounds = [statements.length, statements.length + 1].map((number) => `c${number}`);
      statements.push(...grounds);
      const so = `${argument === 2 ? "not " : ""}${statements[at]}`;
      text.push(`argument a${text.length} "Ground ${text.length}."\n  given ${grounds.join(", ")}\n  so ${so}`);
    }
  }
  const concluded = text.length / 3;
  const declared = statements.map((name, at) => at === 0 ? 'thesis root "The whole stands."'
    : at < concluded ? `claim ${name} "Step ${at} holds."` : `premise ${name} "Leaf ${at} was put forward, and at some length."`);
  return [...declared, ...text].join("\n\n") + "\n";
}

for (const size of [2000, 10_000]) {
  test(`${size} boxes`, async () => {
    const path = map(written(`large-${size}.arg`, tree(size)), "html");
    const start = performance.now();
    const page = await open(browser, path);
    const opened = performance.now() - start;
    const boxes = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent).map.nodes.length);
    assert.ok(boxes >= size, `${boxes} boxes`);
    assert.ok(await page.locator(".card").count() < 100, "the first view can be read");
    const times = await page.evaluate(async () => {
      const timed = async (act) => {
        const start = performance.now();
        act();
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        return Math.round(performance.now() - start);
      };
      const shift = new MouseEvent("click", { shiftKey: true });
      const viewport = document.getElementById("viewport");
      return {
        unfold: await timed(() => document.getElementById("unfold").dispatchEvent(shift)),
        scroll: await timed(() => { viewport.scrollTop += 2000; }),
        zoom: await timed(() => document.getElementById("zoom-out").click()),
      };
    });
    assert.ok(await page.locator(".card").count() < 1000, "only what is near the view is in the document");
    await page.fill("#find", `Leaf ${Math.round(size / 4)}`);
    await page.keyboard.press("Enter");
    const { selected } = await page.evaluate(() => window.standpointMap.state());
    assert.ok(await box(page, selected).isVisible());
    await box(page, selected).click();
    assert.ok(await page.locator("#panel").isVisible());
    if (size > 2000) assert.match(await page.locator("#panel").innerText(), /standpoint why /);
    assert.deepEqual(page.wrong, []);
    console.log(`${boxes} boxes: opened in ${Math.round(opened)} ms, unfolded in ${times.unfold}, scrolled in ${times.scroll}, zoomed in ${times.zoom}`);
    await page.context().close();
  });
}
