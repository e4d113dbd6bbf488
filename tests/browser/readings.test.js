// The Markdown pages mean the same to GitHub's reader (cmark-gfm), to pandoc, to markdown-it and to a reader of HTML.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { start } from "./browser.js";
import { pages } from "./pages.js";

const options = { encoding: "utf8", maxBuffer: 1 << 28 };
const forMarkdownIt = new MarkdownIt({ html: true, linkify: true }).use(footnotes);

/** A Markdown text as HTML, by each of the readers. */
const readers = {
  "cmark-gfm": (text) => execFileSync("cmark-gfm", ["--unsafe", "-e", "footnotes", "-e", "table", "-e", "strikethrough", "-e", "autolink"], { ...options, input: text }),
  pandoc: (text) => execFileSync("pandoc", ["--from", "markdown", "--to", "html5", "--wrap", "none"], { ...options, input: text }),
  "pandoc, as GFM": (text) => execFileSync("pandoc", ["--from", "gfm", "--to", "html5", "--wrap", "none"], { ...options, input: text }),
  "markdown-it": (text) => forMarkdownIt.render(text),
};

/**
 * What a piece of HTML says, free of how a reader writes it: its blocks in order, each with the blocks that it lies in
 * and its text. A reference to a note stands as the text of that note, so that numbers and places do not count.
 */
function meaning(html) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const fold = (text) =>
    text
      .replace(/[“”„]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/…/g, "...")
      .replace(/–/g, "--")
      .replace(/—/g, "---")
      .replace(/[\s\u00a0]+/g, " ")
      .replace(/ ?(["']) ?/g, "$1")
      .trim();
  const notes = document.querySelector("section.footnotes");
  const noteText = (note) => {
    const copy = note.cloneNode(true);
    copy.querySelectorAll(".footnote-back, .footnote-backref").forEach((link) => link.remove());
    return fold(copy.textContent);
  };
  const texts = new Map([...(notes?.querySelectorAll("li[id]") ?? [])].map((note) => [note.id, noteText(note)]));
  const references = [];
  for (const link of document.querySelectorAll(".footnote-ref a, a.footnote-ref")) {
    const text = texts.get(link.getAttribute("href").slice(1));
    references.push(text ?? "a note that is not there");
    (link.closest("sup") ?? link).replaceWith("⁂");
  }
  const defined = [...new Set(texts.values())].sort();
  notes?.remove();
  document.querySelectorAll(".footnotes-sep").forEach((rule) => rule.remove());

  const kinds = "h1,h2,h3,h4,h5,h6,p,li,pre,blockquote,th,td,hr,img";
  const blocks = [];
  for (const element of document.body.querySelectorAll(kinds)) {
    // A paragraph alone in a list item is the item: loose and tight lists mean the same.
    if (element.localName === "p" && element.parentElement.localName === "li") continue;
    const own = element.cloneNode(true);
    own.querySelectorAll("ul, ol, table, pre, blockquote").forEach((inner) => inner.remove());
    const within = [];
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["ul", "ol", "li", "blockquote", "tr"].includes(at.localName)) within.unshift(at.localName);
    }
    if (element.localName === "blockquote") continue;
    blocks.push(`${[...within, element.localName].join(" ")}: ${fold(own.textContent)}`);
  }
  const marks = [...document.querySelectorAll("strong, em, del, code, a[href^=http]")].map((mark) => `${mark.localName}: ${fold(mark.textContent)}`);
  return { blocks, marks, references, notes: defined };
}

let chromium;
let judge;
before(async () => {
  chromium = await start();
  judge = await chromium.browser.newPage();
});
after(() => chromium.close());

/** What a reader makes of a text. */
async function read(reader, text) {
  return judge.evaluate(`(${meaning})(${JSON.stringify(readers[reader](text))})`);
}

for (const { name, html, md } of pages()) {
  describe(name, () => {
    let text;
    let first;
    before(async () => {
      text = readFileSync(md, "utf8");
      first = await read("cmark-gfm", text);
    });
    for (const reader of Object.keys(readers).slice(1)) {
      test(`${reader} reads what cmark-gfm reads`, async () => {
        const other = await read(reader, text);
        for (const part of ["blocks", "references", "notes", "marks"]) assert.deepEqual(other[part], first[part], part);
      });
    }
    test("nothing is left that only looks like Markdown", () => {
      assert.equal(first.references.length, text.split(/\[\^\d+\](?!: )/).length - 1);
      assert.equal(first.notes.length, text.split(/^\[\^\d+\]: /m).length - 1);
      assert.deepEqual(first.references.filter((note) => note === "a note that is not there"), []);
      const raw = /\[\^|\]\(|\*\*|^#+ |^\s*[-*] |\\[*_[\]<#]|\{\{|\}\}/;
      assert.deepEqual(first.blocks.filter((block) => raw.test(block.slice(block.indexOf(": ") + 2))), []);
    });
    test("the HTML page makes the same claims in the same words, with as many notes", async () => {
      const page = await judge.evaluate(`(${claims})(${JSON.stringify(readFileSync(html, "utf8"))})`);
      const said = first.blocks.join("\n").replaceAll("⁂", "");
      assert.deepEqual(page.claims.filter((claim) => !said.includes(claim)), []);
      const headings = first.blocks.filter((block) => /^h\d: /.test(block)).map((block) => block.slice(4));
      assert.deepEqual(headings.filter((heading) => !page.headings.includes(heading)), []);
      assert.equal(page.notes, first.notes.length);
    });
  });
}

/** The claims, headings and notes of an HTML page of ours. */
function claims(html) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const fold = (text) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, "...").replace(/–/g, "--").replace(/—/g, "---").replace(/\s+/g, " ").replace(/ ?(["']) ?/g, "$1").trim();
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".n, .ref, .meta, small, details, ul, ol, svg").forEach((inner) => inner.remove());
    return fold(copy.textContent);
  };
  return {
    claims: [...document.querySelectorAll("[id^='claim-']")].map(words),
    headings: [...document.querySelectorAll("h1, h2, h3")].map(words),
    notes: document.querySelectorAll("[role=doc-endnotes] > ol > li").length,
  };
}

test("another reading is told apart", async () => {
  const [one, other] = [await read("cmark-gfm", "a *b*[^1]\n\n[^1]: c\n"), await read("markdown-it", "a b[^1]\n\n[^1]: d\n")];
  for (const part of ["references", "notes", "marks"]) assert.notDeepEqual(one[part], other[part]);
  assert.deepEqual(one.blocks, other.blocks);
  assert.notDeepEqual((await read("pandoc", "# a\n\n- b\n")).blocks, (await read("pandoc", "# a\n\nb\n")).blocks);
});
