// What a person does at the served page: edits, sees what that does, leaves things out, saves.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { box, folder, launch, program, read, status } from "./support.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const DEBATE = `thesis closed "The street should be closed."

premise count "More people came."
premise noise "It was loud."

argument more "Where more people come, it is worth it."
  given count
  so    closed

argument loud "What is loud is not worth it."
  given noise
  so    not closed

prefer more over loud

standpoint council "what the council weighs"
`;

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

// Where a word is typed over, the browser's own editing would give the new one the colours of the old by an inline style;
// the policy forbids it, and nothing is lost.
const TYPED_OVER = /^Applying inline style violates/;

/** Serves a folder with one debate, opens its page, does something, and sees that nothing went wrong. */
async function served(act, { text = DEBATE, allowed = [], ...options } = {}) {
  mkdirSync(folder, { recursive: true });
  const at = mkdtempSync(join(folder, "served-"));
  const file = join(at, "debate.arg");
  writeFileSync(file, text);
  const server = await serve(at, 0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  try {
    const page = await context.newPage();
    const wrong = [];
    page.on("console", (told) => ["error", "warning"].includes(told.type()) && wrong.push(told.text()));
    page.on("pageerror", (error) => wrong.push(error.stack));
    await page.goto(server.url);
    await act(page, { file, folder: at, server });
    assert.deepEqual(wrong.filter((each) => ![TYPED_OVER, ...allowed].some((pattern) => pattern.test(each))), []);
  } finally {
    await context.close();
    server.process.kill();
  }
}

async function serve(at, port) {
  const process = spawn(program, ["serve", at, "--port", String(port)], { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise((resolve, reject) => {
    process.stdout.once("data", (line) => resolve(String(line).trim()));
    process.once("exit", (code) => reject(new Error(`it ended with ${code}`)));
  });
  return { process, url, port: Number(new URL(url).port) };
}

const editor = (page) => page.locator("#editor .cm-content");
const strip = (page) => page.locator("#what-if");
const banner = (page) => page.locator("#banner");

/** Puts a text in the place of a part of the editor's. */
async function edit(page, from, to) {
  await editor(page).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await page.locator(".cm-search [name=search]").waitFor();
  await page.keyboard.type(from);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.insertText(to);
}

/** The verdicts that are told to have changed: [standpoint, before, after]. */
const moved = (page) => page.locator("#moved .moved").evaluateAll((all) => all.map((each) =>
  [each.querySelector("b").textContent, ...[...each.querySelectorAll(".chip")].map((chip) => chip.innerText)]));

async function leaveOut(page, id) {
  await page.evaluate((id) => { window.standpointMap.select(id); window.standpointMap.reasons(true); }, id);
  await page.getByRole("button", { name: "Leave out" }).click();
}

test("the text stands beside its map, coloured", () => served(async (page) => {
  await box(page, "closed").waitFor();
  assert.equal(await status(page, "closed"), "accepted");
  assert.equal(await page.title(), "The street should be closed.");
  const words = (name) => page.locator(`#editor .${name}`).allInnerTexts();
  assert.deepEqual((await words("tok-declaration")).slice(0, 4), ["thesis", "premise", "premise", "argument"]);
  assert.deepEqual((await words("tok-declared")).slice(0, 3), ["closed", "count", "noise"]);
  assert.ok((await words("tok-clause")).includes("given"));
  assert.equal(await page.locator("#mistakes summary").innerText(), "no mistakes");
  assert.ok(await page.locator("#save").isDisabled());
}));

test("a mistake is marked where it stands as it is typed, and mended by a click", () => served(async (page) => {
  await box(page, "closed").waitFor();
  await edit(page, "given count", "given cuont");
  const mark = page.locator(".cm-lintRange-error");
  await mark.waitFor();
  assert.equal(await mark.innerText(), "cuont");
  assert.match(await page.locator("#mistakes summary").innerText(), /1 error/);
  assert.ok(await page.locator("#stale").isVisible(), "the map is that of the text before");
  await page.locator("#mistakes summary").click();
  assert.match(await page.locator("#mistakes li").innerText(), /nothing is called cuont/);
  await mark.hover();
  await page.locator(".cm-tooltip").getByRole("button", { name: "write “count”" }).click();
  await page.locator("#mistakes.clean").waitFor();
  assert.ok(await page.locator("#stale").isHidden());
  assert.ok(await page.locator("#unsaved").isHidden(), "it is the file's text again");
}));

test("an edit that turns a verdict shows it as it is typed, and writes nothing", () => served(async (page, { file }) => {
  await box(page, "closed").waitFor();
  await edit(page, "prefer more over loud", "prefer loud over more");
  await page.locator("#moved .moved").waitFor();
  assert.deepEqual(await moved(page), [["council:", "accepted", "rejected"]]);
  assert.equal(await status(page, "closed"), "rejected");
  assert.ok(await page.locator("#unsaved").isVisible());
  assert.equal(read(file), DEBATE);
  await page.keyboard.press("Control+z");
  await strip(page).waitFor({ state: "hidden" });
  assert.equal(await status(page, "closed"), "accepted");
}));

test("a premise is left out and put back, without an edit", () => served(async (page, { file }) => {
  await box(page, "closed").waitFor();
  await leaveOut(page, "premise-count");
  await page.locator("#moved .moved").waitFor();
  assert.deepEqual(await moved(page), [["council:", "accepted", "rejected"]]);
  assert.match(await status(page, "premise-count"), /withdrawn/);
  assert.match(await page.locator("#what-if-button").innerText(), /What if \(1\)/);
  assert.equal(await page.locator(".standpoint.moved-here b").innerText(), "council");
  await leaveOut(page, "argument-loud");
  await page.waitForFunction(() => document.querySelector("#moved")?.textContent.includes("unproven"));
  await page.getByRole("button", { name: "Put back: More people came." }).click();
  await page.waitForFunction(() => document.querySelector("#moved")?.textContent.includes("as in the file"));
  assert.equal(await status(page, "closed"), "accepted");
  await page.getByRole("button", { name: "Put all back" }).click();
  await strip(page).waitFor({ state: "hidden" });
  assert.ok(await page.locator("#unsaved").isHidden());
  assert.equal(read(file), DEBATE);
}));

test("a preference is switched off and on", () => served(async (page) => {
  await box(page, "closed").waitFor();
  await page.locator("#what-if-button").click();
  await page.locator("#preferences summary").click();
  const preference = page.getByRole("checkbox", { name: "more over loud" });
  await preference.uncheck();
  await page.locator("#moved .moved").waitFor();
  assert.deepEqual(await moved(page), [["council:", "accepted", "contested"]]);
  await page.getByRole("checkbox", { name: "more over loud" }).check();
  await page.waitForFunction(() => !document.querySelector("#moved .moved"));
  assert.equal(await status(page, "closed"), "accepted");
}));

test("Ctrl-S saves, byte for byte what is in the editor", () => served(async (page, { file }) => {
  await box(page, "closed").waitFor();
  await edit(page, "It was loud.", "It was rather loud.");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector("#unsaved").hidden);
  assert.equal(read(file), DEBATE.replaceAll("\n", "\r\n").replace("It was loud.", "It was rather loud."));
  await strip(page).waitFor({ state: "hidden" });
  assert.ok(await banner(page).isHidden());
}, { text: DEBATE.replaceAll("\n", "\r\n") }));

test("the page follows a file that somebody else saves", () => served(async (page, { file }) => {
  await box(page, "closed").waitFor();
  await page.evaluate(() => window.standpointMap.select("premise-noise"));
  writeFileSync(file, DEBATE.replace("prefer more over loud\n\n", ""));
  await page.waitForFunction(() => document.querySelector('.card[data-id="closed"] .chip')?.innerText === "contested");
  assert.doesNotMatch(await editor(page).innerText(), /prefer/);
  assert.ok(await page.locator("#unsaved").isHidden());
  assert.equal(await page.evaluate(() => window.standpointMap.state().selected), "premise-noise");
}));

const conflicted = (act) => served(async (page, { file }) => {
  await box(page, "closed").waitFor();
  await edit(page, "More people came.", "Mine.");
  const theirs = DEBATE.replace("More people came.", "Theirs.");
  writeFileSync(file, theirs);
  await banner(page).waitFor();
  assert.match(await banner(page).innerText(), /debate\.arg was changed on the disk, and here as well\./);
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(300);
  assert.equal(read(file), theirs, "nothing is written over it unasked");
  await act(page, { file });
});

test("of two versions one can be looked at, and then taken", () => conflicted(async (page) => {
  await page.getByRole("button", { name: "Look" }).click();
  assert.match(await page.locator("#editor .cm-deletedChunk").innerText(), /Theirs\./);
  await page.getByRole("button", { name: "Stop comparing" }).click();
  assert.equal(await page.locator("#editor .cm-deletedChunk").count(), 0);
  await page.getByRole("button", { name: "Take theirs" }).click();
  await banner(page).waitFor({ state: "hidden" });
  assert.match(await editor(page).innerText(), /Theirs\./);
  assert.ok(await page.locator("#unsaved").isHidden());
}));

test("or one's own is kept, and saved over the other that one knows of", () => conflicted(async (page, { file }) => {
  await page.getByRole("button", { name: "Keep mine" }).click();
  await banner(page).waitFor({ state: "hidden" });
  assert.ok(await page.locator("#unsaved").isVisible());
  await page.locator("#save").click();
  await page.waitForFunction(() => document.querySelector("#unsaved").hidden);
  assert.equal(read(file), DEBATE.replace("More people came.", "Mine."));
}));

test("a file with mistakes is opened all the same", () => served(async (page) => {
  await page.locator(".cm-lintRange-error").first().waitFor();
  assert.ok(await page.locator("#cannot").isVisible());
  await edit(page, "so nothing-known", "so t");
  await box(page, "t").waitFor();
  assert.ok(await page.locator("#cannot").isHidden());
}, { text: "thesis t \"T.\"\npremise p \"P.\"\nargument a\n  given p\n  so nothing-known\n\nstandpoint s\n" }));

test("files are changed between, and a new one is listed", () => served(async (page, { folder }) => {
  await box(page, "closed").waitFor();
  writeFileSync(join(folder, "other.arg"), "thesis other \"Something else.\"\nstandpoint s\n");
  await page.waitForFunction(() => document.querySelectorAll("#file option").length === 2);
  await page.selectOption("#file", "other.arg");
  await box(page, "other").waitFor();
  assert.match(await editor(page).innerText(), /Something else\./);
  assert.match(page.url(), /\?file=other\.arg/);
  rmSync(join(folder, "other.arg"));
  await page.waitForTimeout(600);
  assert.match(await editor(page).innerText(), /Something else\./, "what was read is not thrown away");
}));

test("what is typed outlives the server", () => served(async (page, { server, folder, file }) => {
  await box(page, "closed").waitFor();
  await edit(page, "It was loud.", "It was very loud.");
  server.process.kill();
  await banner(page).waitFor();
  assert.match(await banner(page).innerText(), /cannot be reached/);
  const again = await serve(folder, server.port);
  try {
    await banner(page).waitFor({ state: "hidden", timeout: 20_000 });
    await page.locator("#save").click();
    await page.waitForFunction(() => document.querySelector("#unsaved").hidden);
    assert.match(read(file), /It was very loud\./);
  } finally {
    again.process.kill();
  }
}, { allowed: [/403 \(Forbidden\)/, /ERR_CONNECTION_REFUSED/, /ERR_INCOMPLETE_CHUNKED_ENCODING/, /ERR_EMPTY_RESPONSE/, /ERR_CONNECTION_RESET/] }));

test("what a file says stays text, in the map and in what is told of it", async () => {
  const hostile = "</script><script>window.broken=1</script><img src=x onerror=window.broken=1>";
  const text = `thesis t "${hostile}"\npremise p "${hostile}"\nargument a "${hostile}"\n  given p\n  so t\n\nstandpoint s "${hostile}"\n  verdict accepted "${hostile}"\n`;
  await served(async (page) => {
    await box(page, "t").waitFor();
    await leaveOut(page, "premise-p");
    await page.locator("#moved .moved").waitFor();
    assert.ok((await strip(page).innerText()).includes("<img src=x"));
    await edit(page, "given p", "given q");
    await page.locator(".cm-lintRange-error").waitFor();
    assert.equal(await page.evaluate(() => window.broken), undefined);
    assert.equal(await page.locator("img").count(), 0);
  }, { text });
});

test("on a small screen the text stands behind a button", () => served(async (page) => {
  await box(page, "closed").waitFor();
  assert.ok(await page.locator("#pane").isHidden());
  await page.locator("#pane-button").tap();
  assert.ok(await page.locator("#pane").isVisible());
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= room, `${wide} is wider than ${room}`);
  await page.locator("#pane-button").tap();
  assert.ok(await box(page, "closed").isVisible());
}, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }));

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in it, ${colorScheme}`, () => served(async (page) => {
    await box(page, "closed").waitFor();
    await leaveOut(page, "premise-count");
    await page.locator("#moved .moved").waitFor();
    await edit(page, "given noise", "given nosie");
    await page.locator(".cm-lintRange-error").waitFor();
    await page.locator("#mistakes summary").click();
    await page.evaluate(read(AXE));
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), []);
  }, { colorScheme }));
}
