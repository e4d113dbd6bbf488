// On paper: what Chromium prints on A4 and Letter.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { open, start } from "./browser.js";
import { folded, wide } from "./checks.js";
import { pages } from "./pages.js";
import { carried, print, split, squeeze, stranded, texts } from "./paper.js";

for (const { name, template, html } of pages()) {
  describe(name, () => {
    let chromium;
    let page;
    let expected;
    before(async () => {
      chromium = await start();
      ({ page } = await open(chromium.browser, html));
      expected = await texts(page);
    });
    after(() => chromium.close());

    test("what is folded on screen is open on paper", async () => assert.deepEqual(await folded(page), []));
    // A word without end in a cell still widens its table; only the desk of naughty strings has such words.
    if (!name.endsWith("naughty")) {
      test("nothing is wider than A4, which would shrink all of it", async () => assert.deepEqual(await wide(page), []));
    }
    for (const format of ["A4", "Letter"]) {
      describe(format, () => {
        let sheets;
        before(async () => (sheets = await print(page, format)));
        test("every sheet has the marking at head and foot, its number and the title", () => assert.deepEqual(carried(sheets, expected), []));
        // The desk of naughty strings has more items than any page; `long-brief` says so.
        if (template.startsWith("one-pager") && !name.endsWith("naughty")) {
          test("a one-pager has one page", () => assert.equal(sheets.length, 1));
        }
        test("no claim and no row of a table is split", () => assert.deepEqual(split(sheets, expected.whole), []));
        test("no heading is left alone", () => assert.deepEqual(stranded(sheets, expected.headings), []));
        test("everything folded on screen is printed", () => {
          const printed = sheets.map((sheet) => sheet.text).join("");
          const starts = expected.folded.map((text) => squeeze(text).slice(0, 30));
          assert.deepEqual(starts.filter((text) => !printed.includes(text)), []);
        });
      });
    }
  });
}
