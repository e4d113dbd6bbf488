// What a page must be, each as a function from an open page to what is wrong with it. `controls.test.js` shows each
// of them a page that breaks it, so that none passes by being blind.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** What axe-core finds, every rule of it, target size (WCAG 2.2) included. The page needs `bypassCSP`. */
export async function violations(page) {
  await page.evaluate(axe);
  const results = await page.evaluate(() => globalThis.axe.run(document, { rules: { "target-size": { enabled: true } } }));
  const told = (violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(" ")}: ${node.html.slice(0, 160)} ${node.failureSummary.replace(/\s+/g, " ").slice(0, 200)}`);
  return results.violations.flatMap(told);
}

/** Opens every `details`, so that what is inside is judged too. */
export async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
}

/** What runs over the side of the window, unless inside a labeled region that the keyboard can scroll. */
export function overflow(page) {
  return page.evaluate(() => {
    const problems = [];
    const root = document.documentElement;
    const shown = (element) => `<${element.localName} id="${element.id}" class="${element.className.baseVal ?? element.className}">`;
    if (root.scrollWidth > root.clientWidth) problems.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const isRegion = (element) => element.getAttribute("role") === "region" && (element.ariaLabel || element.getAttribute("aria-labelledby")) && element.tabIndex === 0;
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || element.classList.contains("skip")) continue;
      const inside = element.parentElement?.closest(".table, [role=region]");
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && getComputedStyle(element).overflowX !== "visible") {
        if (!scrolls(element)) problems.push(`${shown(element)} cuts off what it holds`);
        else if (!isRegion(element)) problems.push(`${shown(element)} scrolls but is no labeled region in the order of the keyboard`);
      }
      if (!inside && element.getBoundingClientRect().right > root.clientWidth + 1) problems.push(`${shown(element)} runs over the side`);
    }
    return problems;
  });
}

/** Links within the page that lead nowhere, notes without a way back, ids given twice. */
export function links(page) {
  return page.evaluate(() => {
    const problems = [];
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) problems.push(`the id ${id} is given twice`);
    const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
    for (const link of document.querySelectorAll("a[href^='#']")) {
      if (!target(link)) problems.push(`${link.outerHTML} leads nowhere`);
    }
    for (const link of document.querySelectorAll("a[href]:not([href^='#'])")) {
      if (!/^(https?|mailto):/.test(link.href)) problems.push(`${link.outerHTML} has another scheme`);
      if (!/noopener/.test(link.rel) || !/noreferrer/.test(link.rel)) problems.push(`${link.outerHTML} tells where it comes from`);
    }
    const references = [...document.querySelectorAll("[role=doc-noteref]")];
    const end = document.querySelector("[role=doc-endnotes]");
    for (const reference of references) {
      const note = target(reference);
      if (!end?.contains(note)) problems.push(`${reference.outerHTML} does not lead to a note`);
      const back = [...(note?.querySelectorAll("[role=doc-backlink]") ?? [])].filter((link) => target(link) === reference);
      if (back.length !== 1) problems.push(`the note has ${back.length} ways back to ${reference.outerHTML}`);
    }
    for (const note of end?.querySelectorAll("li[id]") ?? []) {
      if (!references.some((reference) => target(reference) === note)) problems.push(`nothing refers to the note ${note.id}`);
    }
    for (const back of document.querySelectorAll("[role=doc-backlink]")) {
      const reference = target(back);
      if (reference?.getAttribute("role") !== "doc-noteref" || target(reference) !== back.closest("li")) problems.push(`${back.outerHTML} does not lead back`);
    }
    const numbers = references.map((reference) => reference.textContent.trim());
    const firsts = [...new Set(numbers)];
    if (firsts.some((number, at) => number !== String(at + 1))) problems.push(`notes are not numbered by first use: ${firsts.join(" ")}`);
    return problems;
  });
}

/** Follows the first reference to each note and the way back, by the keyboard. */
export async function journeys(page) {
  const problems = [];
  const firsts = await page.evaluate(() => {
    const seen = new Set();
    return [...document.querySelectorAll("[role=doc-noteref]")]
      .filter((link) => link.checkVisibility() && !seen.has(link.hash) && seen.add(link.hash))
      .map((link) => [link.id, link.hash.slice(1)]);
  });
  const follow = async (selector, hash) => {
    if ((await page.locator(selector).count()) !== 1) {
      problems.push(`there is no ${selector}`);
      return;
    }
    await page.focus(selector);
    await page.keyboard.press("Enter");
    const seen = await page.evaluate((id) => {
      const box = document.getElementById(id).getBoundingClientRect();
      return location.hash === `#${id}` && box.bottom > 0 && box.top < innerHeight;
    }, hash);
    if (!seen) problems.push(`${selector} does not bring #${hash} into view`);
  };
  for (const [reference, note] of firsts) {
    await follow(`[id="${reference}"]`, note);
    await follow(`[id="${note}"] [role=doc-backlink][href="#${reference}"]`, reference);
  }
  return problems;
}

/** Walks through the page with the tab key: every stop in the order of the document, each with a visible focus. */
export async function keyboard(page) {
  const problems = [];
  await page.evaluate(() => {
    const stops = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]");
    globalThis.stops = [...stops].filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0);
  });
  const count = await page.evaluate(() => globalThis.stops.length);
  for (let at = 0; at < count; at += 1) {
    await page.keyboard.press("Tab");
    const found = await page.evaluate((at) => {
      const now = document.activeElement;
      const shown = now.outerHTML.slice(0, 120);
      const found = [];
      if (now !== globalThis.stops[at]) found.push(`stop ${at + 1} is ${shown}, not ${globalThis.stops[at].outerHTML.slice(0, 120)}`);
      const style = getComputedStyle(now);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) found.push(`the focus on ${shown} is not seen`);
      const box = now.getBoundingClientRect();
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) found.push(`${shown} has the focus outside the window`);
      return found;
    }, at);
    problems.push(...found);
    if (problems.length > 4) break;
  }
  return problems;
}

/** The first stop is a link past the heading; it shows, and the next stop lies in the main part. */
export async function skipping(page) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const link = document.activeElement;
    const box = link.getBoundingClientRect();
    return { shows: box.left >= 0 && box.top >= 0 && box.width > 0, leads: link.hash && document.querySelector(link.hash)?.localName === "main" };
  });
  if (!first.shows) return ["the skip link does not show when it has the focus"];
  if (!first.leads) return ["the first stop does not lead to the main part"];
  await page.keyboard.press("Enter");
  const inside = () => page.evaluate(() => document.activeElement.closest("main") !== null);
  if (await inside()) return [];
  await page.keyboard.press("Tab");
  return (await inside()) ? [] : ["behind the skip link the next stop is not in the main part"];
}

/** What is hidden on paper although it holds what a reader needs: the inside of `details`, but for a sentence said again. */
export async function folded(page) {
  await page.emulateMedia({ media: "print" });
  return page.evaluate(() =>
    [...document.querySelectorAll("details > :not(summary, .again)")]
      .filter((inside) => !inside.checkVisibility() || inside.getBoundingClientRect().height === 0)
      .map((inside) => `hidden on paper: ${inside.textContent.trim().replace(/\s+/g, " ").slice(0, 100)}`),
  );
}

/** What is wider than an A4 page between its margins: Chromium prints the whole page smaller until it fits. */
export async function wide(page) {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 658, height: 900 });
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const all = [...document.querySelectorAll("body *")];
    return all.filter((one) => one.getBoundingClientRect().right > width + 1).slice(0, 5).map((one) => `wider than the paper: ${one.tagName} ${one.getAttribute("class") ?? ""}`);
  });
  await page.setViewportSize(screen);
  return found;
}
