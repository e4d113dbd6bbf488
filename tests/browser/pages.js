// The pages to judge: every built-in template with every desk, built by byline itself.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");

/** The built-in templates: whole pages in `templates/`, not what they share. */
export function templates() {
  const folder = join(root, "templates");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".html"))
    .filter((file) => /^\{%-? extends/.test(readFileSync(join(folder, file), "utf8")))
    .map((file) => file.slice(0, -".html".length));
}

/** Folders with a desk of their own, and the desk of the repository itself. */
function desks() {
  const within = (folder) => readdirSync(folder).map((name) => join(folder, name)).filter((path) => existsSync(join(path, "briefs")));
  return [root, ...within(join(root, "tests/desks")), ...within(join(here, "desks"))];
}

/** Copies a desk so that each of its briefs asks for one template. */
function copy(desk, to, template) {
  mkdirSync(to, { recursive: true });
  for (const part of ["briefs", "byline.toml"]) {
    if (existsSync(join(desk, part))) cpSync(join(desk, part), join(to, part), { recursive: true });
  }
  for (const name of readdirSync(to, { recursive: true })) {
    const file = join(to, name);
    if (!/\.ya?ml$/.test(name) || !statSync(file).isFile()) continue;
    const text = readFileSync(file, "utf8");
    if (!/^brief:$/m.test(text)) continue;
    const lines = text.split("\n").filter((line) => !/^  (template|formats):/.test(line));
    writeFileSync(file, lines.join("\n").replace(/^brief:$/m, `brief:\n  template: ${template}`));
  }
}

/** A desk of naughty strings (`tests/hostile/`), one a claim: every sixth of those that any machine has the letters for. */
function hostile(to) {
  const strings = JSON.parse(readFileSync(join(root, "tests/hostile/blns.json"), "utf8"));
  const printable = strings.filter((text) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)).filter((_, at) => at % 6 === 0);
  const records = (record) => printable.map((text, number) => `  - ${record(JSON.stringify(text), number + 1)}\n`).join("");
  const some = printable.map((_, at) => at + 1).filter((number) => number % 5 === 0);
  mkdirSync(join(to, "briefs"), { recursive: true });
  writeFileSync(join(to, "byline.toml"), 'format = 1\nfail-on = "never"\n');
  writeFileSync(
    join(to, "briefs/naughty.yaml"),
    `brief:\n  title: ${JSON.stringify("</title><script>alert(1)</script>")}\n  as_of: 2031-05\n  marking: TLP:GREEN\n` +
      `  talking_points:\n${some.map((number) => `    - {point: ${JSON.stringify(printable[number - 1])}, claims: [c-${number}]}\n`).join("")}` +
      `documents:\n${records((text, number) => `{id: d-${number}, title: ${text}, publisher: the Wire}`)}` +
      `sources:\n${records((text, number) => `{id: s-${number}, anonymous: ${text}, count: 1, basis: ${text}, reason: ${text}}`)}` +
      `claims:\n${records((text, number) => `{id: c-${number}, assertion: ${text}, source: s-${number}, document: d-${number}, key: ${number % 5 === 0}}`)}` +
      `gaps:\n${some.map((number) => `  - {gap: ${JSON.stringify(printable[number - 1])}}\n`).join("")}`,
  );
  return to;
}

function build(to) {
  rmSync(to, { recursive: true, force: true });
  const desksOfPages = join(to, "desks");
  const all = [...desks(), hostile(join(desksOfPages, "naughty"))];
  for (const template of templates()) {
    for (const [number, desk] of all.entries()) {
      const here = join(desksOfPages, `${template}-${number}`);
      copy(desk, here, template);
      run(here, join(to, template), []);
      if (desk.endsWith("every-record")) run(here, join(to, `${template}, draft`), ["--draft"]);
    }
  }
}

function run(desk, out, flags) {
  try {
    execFileSync(process.env.BYLINE, ["-C", desk, "build", "--quiet", "--format", "html,md", "--out", out, ...flags], {
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    throw new Error(`byline build of ${desk} failed:\n${error.stdout}${error.stderr}`);
  }
}

/** The pages that were built: a name to show, the template, the paths of both formats. */
export function pages() {
  const folder = process.env.PAGES ?? join(root, "target/pages");
  const found = [];
  for (const template of readdirSync(folder).filter((name) => name !== "desks")) {
    for (const file of readdirSync(join(folder, template)).filter((name) => name.endsWith(".html"))) {
      const html = join(folder, template, file);
      found.push({ name: `${template}: ${file.slice(0, -5)}`, template, html, md: html.replace(/html$/, "md") });
    }
  }
  const only = new RegExp(process.env.ONLY ?? "");
  const asked = found.filter((page) => only.test(page.name));
  if (asked.length === 0) throw new Error(`no such pages in ${folder}`);
  return asked;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build(resolve(process.argv[2]));
