// What the tests share: the program, files to draw maps of, and a browser.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const program = process.env.STANDPOINT ?? join(root, "target", "debug", "standpoint");

/** Where everything is written that the tests make. */
export const folder = mkdtempSync(join(tmpdir(), "standpoint-pages-"));
export const worked = (name) => join("arguments", name);

/** Draws a map of a file in a format, and tells where it was written. */
export function map(file, format, ...more) {
  const name = file.replaceAll(/[^\w]+/g, "-").slice(-40);
  const to = join(folder, `${name}${more.join("-").replaceAll(/[^\w-]+/g, "-")}.${format}`);
  execFileSync(program, ["map", file, "-o", to, ...more], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  return to;
}

/** A file of arguments with this text. */
export function written(name, text) {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return path;
}

export const read = (path) => readFileSync(path, "utf8");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** Opens a page; everything that goes wrong in it, or that it asks the network for, is told in `page.wrong`. */
export async function open(browser, path, { fragment = "", ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.wrong.push(message.text()));
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("request", (request) => request.url().startsWith("http") && page.wrong.push(`asks for ${request.url()}`));
  await page.goto(pathToFileURL(path).href + fragment);
  await page.waitForFunction(() => window.standpointMap);
  return page;
}

/** The box of an id. */
export const box = (page, id) => page.locator(`.card[data-id="${id}"]`);

export const status = (page, id) => box(page, id).locator(".chip").first().innerText();
