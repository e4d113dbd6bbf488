// Draws the pictures of the gallery: each built-in template over an invented desk, as Chromium shows it.
// In tests/browser, with its packages: `node gallery.js`. It reads what `./run` built in target/pages.

import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const pages = process.env.PAGES ?? join(root, "target/pages");
const docs = join(root, "docs/gallery");
const parts = { timeline: "harbor-year", matrix: "harbor-year", flow: "harbor-year" };

mkdirSync(docs, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

async function open(template, brief, colorScheme) {
  const file = join(pages, template, `${brief}.html`);
  if (!existsSync(file)) throw new Error(`no ${file}: run ./run first`);
  const page = await browser.newPage({ colorScheme, viewport: { width: 840, height: 1000 } });
  await page.goto(`file://${file}`);
  return page;
}

for (const template of ["memo", "one-pager", "talking-points", "dossier"]) {
  const page = await open(template, "strait", "light");
  await page.screenshot({ path: join(docs, `${template}.png`) });
}
const dark = await open("memo", "strait", "dark");
await dark.screenshot({ path: join(docs, "memo-dark.png") });
for (const [picture, brief] of Object.entries(parts)) {
  const page = await open("dossier", brief, "light");
  await page.locator(`svg.${picture}`).screenshot({ path: join(docs, `${picture}.png`) });
}
const readme = await open("memo", "china-russia-support", "light");
await readme.screenshot({ path: join(root, "docs/brief.png") });
await browser.close();
