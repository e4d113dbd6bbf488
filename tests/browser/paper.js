// A page as Chromium prints it, read back with poppler's pdftotext: pages, their lines and where these stand.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Points from the edge of the paper within which marking, title and number of a page stand (16 and 17 mm). */
const MARGIN = 45;

/** Prints an open page and returns its pages: the text as it was drawn, and the lines of its body and margins. */
export async function print(page, format) {
  const folder = mkdtempSync(join(tmpdir(), "byline-paper-"));
  try {
    const file = join(folder, "page.pdf");
    await page.pdf({ path: file, format, printBackground: true });
    const drawn = poppler(["-raw", file, "-"]).split("\f").slice(0, -1);
    const placed = [...poppler(["-bbox-layout", file, "-"]).matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)];
    return placed.map(([, width, height, body], at) => ({ text: squeeze(drawn[at]), ...areas(lines(body), Number(height)), width: Number(width) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function poppler(args) {
  return execFileSync("pdftotext", ["-q", ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
}

/** Text without blanks, quotation marks (`q` has them from the browser) and case, so that two readings compare. */
export function squeeze(text) {
  return text.normalize("NFKC").replace(/[\s\u00ad"'“”‘’]+/gu, "").toLowerCase();
}

function lines(body) {
  return [...body.matchAll(/<line xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/line>/gs)].map(([, left, top, right, bottom, words]) => ({
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
    text: squeeze(unescaped(words.replace(/<[^>]*>/g, ""))),
  }));
}

function unescaped(text) {
  const names = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal, hex, name) => names[name] ?? String.fromCodePoint(parseInt(decimal ?? hex, decimal ? 10 : 16)));
}

function areas(all, height) {
  const head = all.filter((line) => line.bottom < MARGIN);
  const foot = all.filter((line) => line.top > height - MARGIN);
  return { head, foot, lines: all.filter((line) => !head.includes(line) && !foot.includes(line)) };
}

/** What every sheet must carry: the marking at head and foot, its number of how many, the title. */
export function carried(sheets, { marking, title }) {
  const problems = [];
  const text = (lines) => lines.map((line) => line.text).join(" ");
  for (const [at, sheet] of sheets.entries()) {
    const say = (what) => problems.push(`sheet ${at + 1} of ${sheets.length} ${what}`);
    if (!text(sheet.head).includes(squeeze(marking))) say(`has no ${marking} at its head: ${text(sheet.head)}`);
    if (!text(sheet.foot).includes(squeeze(marking))) say(`has no ${marking} at its foot: ${text(sheet.foot)}`);
    if (!text(sheet.foot).includes(`${at + 1}/${sheets.length}`)) say(`does not have its number: ${text(sheet.foot)}`);
    if (!text(sheet.foot).includes(squeeze(title).slice(0, 12))) say(`does not have the title: ${text(sheet.foot)}`);
  }
  return problems;
}

/** What does not stand on one sheet as a whole, of texts that must; as often as it is asked for. */
export function split(sheets, texts) {
  const wanted = new Map();
  for (const text of texts.map(squeeze).filter(Boolean)) wanted.set(text, (wanted.get(text) ?? 0) + 1);
  const found = (text) => sheets.reduce((sum, sheet) => sum + sheet.text.split(text).length - 1, 0);
  return [...wanted].filter(([text, count]) => found(text) < count).map(([text]) => `not on one sheet: ${text.slice(0, 160)}`);
}

/** Headings with nothing below them on their sheet, and headings that no sheet has. */
export function stranded(sheets, headings) {
  const problems = [];
  for (const heading of new Set(headings.map(squeeze).filter(Boolean))) {
    let found = 0;
    for (const [at, sheet] of sheets.entries()) {
      for (const { last, below } of places(sheet, heading)) {
        found += 1;
        if (!below) problems.push(`${heading} is the last line of sheet ${at + 1} at ${Math.round(last.bottom)} pt`);
      }
    }
    if (found === 0) problems.push(`no sheet has the heading ${heading} in lines of its own`);
  }
  return problems;
}

/** Where whole lines of a sheet make up a heading, and whether a line stands below them. */
function places(sheet, heading) {
  return sheet.lines.flatMap((first, at) => {
    let text = "";
    for (const last of sheet.lines.slice(at)) {
      text += last.text;
      if (text === heading) {
        const left = Math.min(first.left, last.left);
        const right = Math.max(first.right, last.right);
        const below = sheet.lines.some((line) => line.top >= last.bottom - 3 && line !== last && line.left <= right && line.right >= left);
        return [{ last, below }];
      }
      if (!heading.startsWith(text)) return [];
    }
    return [];
  });
}

/**
 * The texts of a page that must be found on paper. What is drawn apart from its surroundings is left out, and of a claim
 * what is folded below it; the heads of tables may stand upright, which `pdftotext` reads in another order.
 */
export async function texts(page) {
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate(() => {
    const drawn = (element) => {
      let text = "";
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        let at = walker.currentNode.parentElement;
        if (!at.checkVisibility()) continue;
        const apart = () => getComputedStyle(at).position === "absolute" || (at.localName === "details" && element.localName !== "details");
        while (at !== element && !apart()) at = at.parentElement;
        if (at === element) text += ` ${walker.currentNode.data}`;
      }
      return text;
    };
    const all = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map(drawn);
    const plain = (element) => element?.textContent.trim() ?? "";
    return {
      marking: plain(document.querySelector(".banner")).replace(/\s+/g, " "),
      title: plain(document.querySelector("h1")),
      whole: all("[id^='claim-'], tbody tr"),
      headings: all("h1, h2, h3, h4"),
      folded: all("details :is(p:not(.again), li, dd)").filter((text) => text.trim()),
    };
  });
  return found;
}
