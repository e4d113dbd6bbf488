// Debian's Chromium, driven by playwright-core.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser with a profile of its own; `close()` ends it and clears up. */
export async function start() {
  const home = mkdtempSync(join(tmpdir(), "byline-browser-"));
  const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: flags, env: { ...process.env, HOME: home } });
  const running = {
    browser: await unlessItEnds(launch, () => {}),
    restart: async () => (running.browser = await launch()),
    close: async () => {
      await running.browser.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return running;
}

/**
 * On a machine under heavy load Chromium itself may end, which says nothing of the page: then the work is done once more.
 * What a check finds is never asked twice.
 */
export async function unlessItEnds(work, restart) {
  try {
    return await work();
  } catch (error) {
    if (!/browser has been closed|Page crashed|Target crashed/.test(error.message)) throw error;
    await restart();
    return work();
  }
}

/** Opens a file and collects what a page must not do: requests, console messages, breaches of its own policy. */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const noise = [];
  page.on("request", (request) => {
    if (request.url() !== address) noise.push(`request: ${request.url()}`);
  });
  page.on("console", (message) => noise.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error}`));
  page.on("dialog", (dialog) => {
    noise.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address, { waitUntil: "load" });
  return { page, noise, close: () => context.close() };
}
