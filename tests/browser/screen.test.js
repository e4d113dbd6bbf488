// On screen: what axe-core finds, silence, reflow, links and keyboard.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { journeys, keyboard, links, overflow, skipping, unfold, violations } from "./checks.js";
import { open, start, unlessItEnds } from "./browser.js";
import { pages } from "./pages.js";

const themes = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colors": { forcedColors: "active" },
  "a phone": { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3 },
};

/** 1280 pixels at 400 % zoom are 320. */
const windows = {
  "320 px": { viewport: { width: 320, height: 640 } },
  "400 % zoom": { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 },
};

for (const { name, html } of pages()) {
  describe(name, () => {
    let chromium;
    before(async () => (chromium = await start()));
    after(() => chromium.close());
    const visit = async (options, judge) => {
      const look = async () => {
        const { page, noise, close } = await open(chromium.browser, html, options);
        const problems = await judge(page);
        await close();
        return [...problems, ...noise];
      };
      assert.deepEqual(await unlessItEnds(look, chromium.restart), []);
    };

    for (const [theme, options] of Object.entries(themes)) {
      test(`axe-core finds no violation in ${theme}`, () =>
        visit({ ...options, bypassCSP: true }, async (page) => {
          await unfold(page);
          return violations(page);
        }));
    }
    for (const [window, options] of Object.entries(windows)) {
      test(`nothing runs over the side at ${window}`, () =>
        visit(options, async (page) => {
          await unfold(page);
          return overflow(page);
        }));
    }
    test("it asks for nothing and says nothing", () =>
      visit({}, async (page) => {
        await unfold(page);
        return [];
      }));
    test("every link within leads somewhere, every note back", () => visit({}, links));
    test("notes are followed there and back by the keyboard", () => visit({}, journeys));
    test("the keyboard goes through it in order and the focus is seen", () => visit({}, keyboard));
    test("a link skips to the main part", () => visit({}, skipping));
  });
}
