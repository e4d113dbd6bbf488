// Reports judged in node: GitLab's against its form, annotations as the runner reads them, summaries by their rows.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf8");
const valid = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(new URL("gitlab.schema.json", import.meta.url))));
let failed = false;
const say = (name, what) => {
  console.log(`reports: ${name}: ${what}`);
  failed = true;
};

// As ActionCommand.cs of the runner reads a line: the command's name and properties end at the second `::`.
const command = /^::(error|warning) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]*)$/;
let seen = { issues: 0, commands: 0 };

for (const name of readdirSync(folder)) {
  if (name.endsWith(".gitlab.json")) {
    const issues = JSON.parse(read(name));
    seen.issues += issues.length;
    if (!valid(issues)) say(name, JSON.stringify(valid.errors, null, 2));
    const prints = new Set(issues.map((issue) => issue.fingerprint));
    if (prints.size !== issues.length) say(name, "two issues share a fingerprint");
  }
  if (name.endsWith(".txt")) {
    const lines = read(name).split("\n").filter((line) => line !== "");
    const commands = lines.filter((line) => line.startsWith("::"));
    seen.commands += commands.length;
    for (const line of commands) {
      const parts = command.exec(line);
      if (!parts) say(name, `no command: ${line}`);
      else if (/%(?!25|0A|0D|3A|2C)/.test(parts[2] + parts[3])) say(name, `a bare %: ${line}`);
    }
    for (const kind of ["error", "warning"]) {
      if (commands.filter((line) => line.startsWith(`::${kind} `)).length > 10) say(name, `more than ten ${kind}s`);
    }
    if (lines.length - commands.length > 1) say(name, "more than one line beside the annotations");
  }
  if (name.endsWith(".md")) {
    const page = read(name);
    if (Buffer.byteLength(page) > 1 << 20) say(name, "more than 1 MiB");
    for (const row of page.split("\n").filter((line) => line.startsWith("| "))) {
      const cells = row.split("|").length - 2;
      if (cells !== 4 && cells !== 5) say(name, `a row of ${cells} cells: ${row}`);
    }
  }
}
if (seen.issues === 0 || seen.commands === 0) say("the desk", "nothing was found in it");
process.exit(failed ? 1 : 0);
