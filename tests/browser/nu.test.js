// The Nu HTML checker, on Java, reads every page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pages } from "./pages.js";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

/** It does not compare the hash of a style element with the policy; Chromium does, and `screen.test.js` listens. */
const unheard = "Inline style violates Content Security Policy.*";

/** What the checker says of files, warnings too. */
function messages(files) {
  const checked = spawnSync("java", ["-jar", jar, "--format", "json", "--exit-zero-always", "--filterpattern", unheard, ...files], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(checked.status, 0, checked.stderr);
  return JSON.parse(checked.stderr).messages.map((found) => `${found.type}: ${decodeURI(found.url)}:${found.lastLine}: ${found.message} ${found.extract ?? ""}`);
}

test("the Nu HTML checker reports nothing on any page", () => {
  assert.deepEqual(messages(pages().map((page) => page.html)), []);
});

test("it would", () => {
  const control = join(fileURLToPath(import.meta.url), "../controls/broken.html");
  assert.match(messages([control]).join("\n"), /^error: .*broken\.html:\d+: .*Duplicate ID/m);
});
