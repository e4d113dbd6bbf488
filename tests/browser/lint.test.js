// markdownlint with its default rules reads every Markdown page. A page tells it itself that its lines are long
// (MD013), because a line is a sentence.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lint } from "markdownlint/sync";
import { pages } from "./pages.js";

/** What it says of texts by name, with the rules as they come. */
function told(strings) {
  const results = lint({ strings });
  return Object.entries(results).flatMap(([name, found]) =>
    found.map((one) => `${name}:${one.lineNumber}: ${one.ruleNames.join("/")} ${one.errorDetail ?? ""} ${one.errorContext ?? ""}`),
  );
}

test("markdownlint's default rules find nothing on any page", () => {
  const texts = Object.fromEntries(pages().map((page) => [page.md, readFileSync(page.md, "utf8")]));
  assert.deepEqual(told(texts), []);
});

test("they would", () => {
  const found = told({ control: "## Second level first\nText\n* one\n- two\n\n\n\tTab  \n" }).join("\n");
  for (const rule of ["MD041", "MD022", "MD004", "MD012", "MD010"]) assert.match(found, new RegExp(rule));
});
