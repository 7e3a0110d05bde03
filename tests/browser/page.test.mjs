// What a reader does with the page of a map.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { box, folder, launch, map, open, read, status, worked, written } from "./support.mjs";

let browser;
let nato;
before(async () => {
  browser = await launch();
  nato = map(worked("nato-betrayal.arg"), "html");
});
after(() => browser.close());

/** Opens the page, does something, and sees that nothing went wrong. */
async function on(path, options, act) {
  const page = await open(browser, path, options);
  await act(page);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}

const state = (page) => page.evaluate(() => window.standpointMap.state());
const standpoint = (page, name) => page.getByRole("radio", { name });

test("the file is whole: it names nothing to load", () => {
  const text = read(nato);
  assert.doesNotMatch(text, /<(script|link|img|iframe)[^>]*\s(src|href)=/);
  assert.match(text, /default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'/);
  assert.ok(text.length < 2_000_000, `${text.length} bytes`);
});

test("another standpoint changes the statuses in place", () => on(nato, {}, async (page) => {
  const where = await box(page, "betrayal").boundingBox();
  assert.equal(await status(page, "betrayal"), "technically false (rejected)");
  await standpoint(page, "psychological").click();
  assert.equal(await status(page, "betrayal"), "psychologically held (accepted)");
  assert.equal((await state(page)).standpoint, "psychological");
  const now = await box(page, "betrayal").boundingBox();
  assert.deepEqual([now.x, now.y], [where.x, where.y]);
  await page.keyboard.press("ArrowRight");
  assert.match(await status(page, "betrayal"), /contested/);
  await page.locator("body").press("1");
  assert.match(await status(page, "betrayal"), /technically false/);
}));

test("two standpoints are compared", () => on(nato, {}, async (page) => {
  await page.selectOption("#beside", { label: "psychological" });
  assert.match(await page.locator("#differing").innerText(), /^\d+ boxes differ$/);
  assert.match(await box(page, "betrayal").getAttribute("class"), /differs/);
  const chips = await box(page, "betrayal").locator(".chip").allInnerTexts();
  assert.deepEqual(chips, ["technical: technically false (rejected)", "psychological: psychologically held (accepted)"]);
}));

test("search finds what is folded, and goes from one to the next", () => on(nato, {}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("one inch");
  const found = page.locator("#found");
  assert.match(await found.innerText(), /^\d+ found$/);
  await page.keyboard.press("Enter");
  assert.match(await found.innerText(), /^1 of \d+$/);
  const { selected } = await state(page);
  assert.ok(selected);
  await assertInView(page, selected);
  assert.match(await box(page, selected).getAttribute("class"), /match/);
  await page.keyboard.press("Enter");
  assert.match(await found.innerText(), /^2 of \d+$/);
  await page.fill("#find", "no such words");
  assert.equal(await found.innerText(), "none");
}));

async function assertInView(page, id) {
  const [at, port] = await Promise.all([box(page, id).boundingBox(), page.locator("#viewport").boundingBox()]);
  assert.ok(at.x >= port.x && at.y >= port.y && at.x + at.width <= port.x + port.width, `${id} is in view`);
}

test("a box opens its reasons, with their sources", () => on(nato, {}, async (page) => {
  await standpoint(page, "psychological").click();
  await box(page, "betrayal").click();
  const panel = page.locator("#panel");
  await panel.waitFor();
  assert.match(await panel.innerText(), /Why, from the psychological standpoint/);
  assert.match(await panel.innerText(), /From the psychological standpoint .*: psychologically held \(accepted\); it is shown\./);
  assert.match(await panel.locator(".why").innerText(), /because Moscow had ground to feel let down/);
  const lines = await panel.locator(".why li").count();
  await panel.getByRole("button", { name: "Unfold all" }).click();
  assert.ok(await panel.locator(".why li").count() > lines);
  const links = await panel.locator(".why a[href^=http]").evaluateAll((all) => all.map((each) => [each.href, each.rel]));
  assert.ok(links.length > 0);
  for (const [href, rel] of links) {
    assert.match(href, /^https?:\/\//);
    assert.equal(rel, "noopener noreferrer");
  }
  await standpoint(page, "technical").click();
  assert.match(await panel.innerText(), /Why, from the technical standpoint/);
  await page.keyboard.press("Escape");
  assert.ok(await panel.isHidden());
}));

test("a step of the reasons leads to its box", () => on(nato, {}, async (page) => {
  await standpoint(page, "psychological").click();
  await box(page, "betrayal").click();
  await page.locator("#panel .why .to").first().click();
  const { selected } = await state(page);
  assert.notEqual(selected, "betrayal");
  await assertInView(page, selected);
}));

test("a fragment opens its box, and a selection is a fragment", async () => {
  const id = "premise-baker-assurance";
  await on(nato, { fragment: `#${id}` }, async (page) => {
    assert.equal((await state(page)).selected, id);
    await assertInView(page, id);
    await box(page, id).press("ArrowLeft");
    const { selected } = await state(page);
    assert.equal(decodeURIComponent(new URL(page.url()).hash), `#${selected}`);
    await page.evaluate(() => { location.hash = "betrayal"; });
    await page.waitForFunction(() => window.standpointMap.state().selected === "betrayal");
  });
  await on(nato, { fragment: "#nothing-of-the-kind" }, async (page) => {
    assert.equal((await state(page)).selected, null);
    assert.match(await page.locator("#notice").innerText(), /no box “nothing-of-the-kind”/);
  });
});

test("what serves again leads to where it stands in full", () => on(nato, {}, async (page) => {
  const reference = await page.evaluate(() => {
    const { map } = JSON.parse(document.getElementById("data").textContent);
    return map.nodes.find((node) => node.kind === "reference");
  });
  await page.evaluate((id) => window.standpointMap.select(id), reference.id);
  await box(page, reference.id).click();
  await page.getByRole("button", { name: "Go to where it stands in full" }).click();
  assert.equal((await state(page)).selected, reference.to);
}));

test("the keyboard walks, folds and opens", () => on(nato, {}, async (page) => {
  await box(page, "betrayal").focus();
  await page.keyboard.press("ArrowRight");
  const first = (await state(page)).selected;
  assert.match(first, /^argument-/);
  await page.keyboard.press("ArrowDown");
  assert.notEqual((await state(page)).selected, first);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("+");
  assert.ok((await state(page)).open.includes(first));
  await page.keyboard.press("-");
  assert.ok(!(await state(page)).open.includes(first));
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H2");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.id), first);
  await page.keyboard.press("ArrowLeft");
  assert.equal((await state(page)).selected, "betrayal");
  await page.keyboard.press("?");
  assert.ok(await page.locator("#help").isVisible());
  await page.keyboard.press("Escape");
}));

test("a fold hides what is below, and the box stays where it is", () => on(nato, {}, async (page) => {
  const id = await page.locator(".card.argument").first().getAttribute("data-id");
  const where = await box(page, id).boundingBox();
  const count = await page.locator(".card").count();
  await box(page, id).locator(".fold").click();
  assert.ok(await page.locator(".card").count() > count);
  const now = await box(page, id).boundingBox();
  assert.ok(Math.abs(now.y - where.y) < 2);
  await box(page, id).locator(".fold").click();
  assert.equal(await page.locator(".card").count(), count);
}));

test("it zooms, and fits", () => on(nato, {}, async (page) => {
  const width = async () => (await box(page, "betrayal").boundingBox()).width;
  const before = await width();
  await page.getByRole("button", { name: "Zoom in" }).click();
  assert.ok(await width() > before);
  await page.locator("#viewport").hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, 400);
  await page.keyboard.up("Control");
  assert.ok(await width() < before * 1.25);
  await page.getByRole("button", { name: "Fit" }).click();
  await assertInView(page, "betrayal");
}));

test("other data is shown in place", () => on(nato, {}, async (page) => {
  await standpoint(page, "good-faith").click();
  await page.evaluate(() => window.standpointMap.select("premise-baker-assurance"));
  await page.evaluate(() => window.standpointMap.reasons(true));
  const told = await page.evaluate(() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const node = data.map.nodes.find((each) => each.id === "premise-baker-assurance");
    node.sentence = "It was said otherwise.";
    const viewport = document.getElementById("viewport");
    const before = [window.standpointMap.state(), viewport.scrollLeft, viewport.scrollTop];
    window.standpointMap.show(data);
    return [before, [window.standpointMap.state(), viewport.scrollLeft, viewport.scrollTop]];
  });
  assert.deepEqual(told[1], told[0]);
  assert.match(await box(page, "premise-baker-assurance").innerText(), /It was said otherwise\./);
  assert.match(await page.locator("#panel h2").innerText(), /It was said otherwise\./);
}));

test("what is set on it is called", () => on(nato, {}, async (page) => {
  const called = await page.evaluate(() => {
    const called = [];
    const map = window.standpointMap;
    map.onselect = (node) => called.push(["select", node?.id]);
    map.onstandpoint = (name) => called.push(["standpoint", name]);
    map.onfold = (id, isOpen) => called.push(["fold", id, isOpen]);
    map.actions = (node) => [{ label: "Withdraw", run: () => called.push(["run", node.id]) }];
    map.select("betrayal");
    map.standpoint("good-faith");
    map.fold("betrayal", false);
    map.reasons(true);
    document.querySelector("#panel .actions button").click();
    return called;
  });
  assert.deepEqual(called, [
    ["select", "betrayal"], ["standpoint", "good-faith"], ["fold", "betrayal", false], ["run", "betrayal"],
  ]);
}));

test("text from files stays text", async () => {
  const hostile = "</script><script>window.broken=1</script><img src=x onerror=window.broken=1> & \u2028 {{data}}";
  const file = written("hostile.arg", `thesis t "${hostile}"\n\nsource s "${hostile}"\n  url "javascript:window.broken=1"\n\n`
    + `premise p "A premise, <b>${hostile}</b>"\n  cites s\n\nargument a "${hostile}"\n  given p\n  so t\n`);
  await on(map(file, "html"), {}, async (page) => {
    assert.equal(await page.locator("#title").innerText(), hostile);
    assert.equal(await page.title(), hostile);
    await box(page, "premise-p").click();
    assert.ok((await page.locator("#panel").innerText()).includes(hostile));
    assert.equal(await page.locator("#panel a[href^='javascript']").count(), 0);
    await page.getByRole("button", { name: "Outline" }).click();
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator("img, b").filter({ hasText: "premise" }).count(), 0);
  });
});

test("it is seen on a small screen and a large one, by day and by night, and on paper", async () => {
  const small = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  for (const [name, options] of [["390", small], ["1280", {}], ["1280-dark", { colorScheme: "dark" }]]) {
    await on(nato, options, async (page) => {
      await page.screenshot({ path: join(folder, `${name}.png`) });
      await box(page, "betrayal").click();
      await page.screenshot({ path: join(folder, `${name}-reasons.png`) });
      const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= room, `${name}: ${wide} is wider than ${room}`);
      const dark = await page.evaluate(() => document.documentElement.dataset.theme);
      assert.equal(dark, options.colorScheme ?? "light");
    });
  }
  await on(nato, {}, async (page) => {
    await page.pdf({ path: join(folder, "print.pdf"), format: "A4" });
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("#outline").isVisible());
    assert.ok(await page.locator("#viewport").isHidden());
  });
  console.log(`pictures in ${folder}`);
});
