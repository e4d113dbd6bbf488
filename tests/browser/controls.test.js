// Each check finds what it is there for: a page that breaks them all is told so by all of them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open, start } from "./browser.js";
import { folded, journeys, keyboard, links, overflow, skipping, violations } from "./checks.js";
import { carried, print, split, stranded, texts } from "./paper.js";

const broken = fileURLToPath(new URL("controls/broken.html", import.meta.url));
let chromium;
before(async () => (chromium = await start()));
after(() => chromium.close());

async function told(judge, options = {}) {
  const { page, noise, close } = await open(chromium.browser, broken, options);
  const problems = await judge(page, noise);
  await close();
  return problems.join("\n");
}

test("axe-core finds contrast, small targets and missing landmarks", async () => {
  const problems = await told(violations, { bypassCSP: true });
  for (const rule of ["color-contrast", "target-size", "landmark-one-main"]) assert.match(problems, new RegExp(`^${rule}:`, "m"));
});
test("a breach of the policy is a message", async () => {
  const problems = await told((_, noise) => noise);
  assert.match(problems, /Content Security Policy/);
});
test("a request is seen", async () => assert.match(await told((_, noise) => noise, { bypassCSP: true }), /request: https:\/\/example\.invalid/));
test("what is too wide or cut off is found", async () => {
  const problems = await told(overflow, { viewport: { width: 320, height: 640 } });
  assert.match(problems, /^the page is \d+ px wide/m);
  assert.match(problems, /class="wide"> runs over/);
  assert.match(problems, /class="box"> cuts off/);
});
test("dead links, double ids and notes without a way back are found", async () => {
  const problems = await told(links);
  for (const part of [/leads nowhere/, /given twice/, /another scheme/, /0 ways back/, /not numbered by first use/]) assert.match(problems, part);
});
test("a note that leads nowhere back ends the journey", async () => assert.match(await told(journeys, { bypassCSP: true }), /there is no .*doc-backlink/));
test("another order and an unseen focus are found", async () => {
  const problems = await told(keyboard);
  assert.match(problems, /^stop 1 is/m);
  assert.match(problems, /is not seen/);
});
test("a missing skip link is found", async () => assert.match(await told(skipping), /the first stop does not lead/));
test("what paper hides, splits or leaves alone is found", async () => {
  assert.match(await told(folded), /hidden on paper: folded text/);
  const sheets = await told(async (page) => {
    const expected = await texts(page);
    const sheets = await print(page, "A4");
    return [...carried(sheets, expected), ...split(sheets, expected.whole), ...stranded(sheets, expected.headings)];
  });
  for (const part of [/has no TLP:AMBER at its head/, /no TLP:AMBER at its foot/, /not have its number/, /not have the title/, /not on one sheet: thisclaim/, /aheadingleftalone is the last line/]) {
    assert.match(sheets, part);
  }
});
