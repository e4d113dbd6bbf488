// Speaks to yaml-language-server as an editor does, with the settings of the desk given as the only argument.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const desk = process.argv[2];
const settings = JSON.parse(readFileSync(join(desk, ".vscode/settings.json"), "utf8"));
const server = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const deadline = setTimeout(() => fail("the language server did not answer within 60 seconds"), 60_000);

let buffer = Buffer.alloc(0);
let last = 0;
const answers = new Map();
const diagnostics = new Map();

server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    take(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()));
    buffer = buffer.subarray(head + 4 + length);
  }
});

function take(message) {
  if (message.method === "textDocument/publishDiagnostics") {
    diagnostics.get(message.params.uri)?.(message.params.diagnostics);
  } else if (message.method === "workspace/configuration") {
    const value = (section) => (section === "yaml" ? { schemas: settings["yaml.schemas"], hover: true, completion: true, validate: true } : null);
    send({ id: message.id, result: message.params.items.map((item) => value(item.section)) });
  } else if (message.method && message.id !== undefined) {
    send({ id: message.id, result: null });
  } else if (answers.has(message.id)) {
    answers.get(message.id)(message);
  }
}

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  const id = ++last;
  return new Promise((done) => {
    answers.set(id, (message) => (message.error ? fail(`${method}: ${message.error.message}`) : done(message.result)));
    send({ id, method, params });
  });
}

function fail(why) {
  console.error(`editor: ${why}`);
  server.kill();
  process.exit(1);
}

function holds(what, truth) {
  if (!truth) fail(what);
  console.log(`  ${what}`);
  held += 1;
}
let held = 0;

// Opens a claim file and waits for what the server finds in it. The mark | is the place that is asked about.
let opened = 0;
async function open(marked) {
  const at = marked.indexOf("|");
  const text = marked.replace("|", "");
  const before = marked.slice(0, Math.max(at, 0)).split("\n");
  const position = { line: before.length - 1, character: before.at(-1).length };
  const uri = pathToFileURL(join(desk, `briefs/port-closure/editor-${++opened}.yaml`)).href;
  const found = new Promise((done) => diagnostics.set(uri, done));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return { found: await found, at: { textDocument: { uri }, position } };
}

async function offered(marked) {
  const { at } = await open(marked);
  const list = await ask("textDocument/completion", at);
  return (list.items ?? list).map((item) => ({ label: item.label, about: item.documentation?.value ?? item.documentation ?? "" }));
}

async function hovered(marked) {
  const { at } = await open(marked);
  const hover = await ask("textDocument/hover", at);
  return hover?.contents?.value ?? "";
}

const root = pathToFileURL(desk).href;
await ask("initialize", {
  processId: process.pid,
  rootUri: root,
  workspaceFolders: [{ uri: root, name: "desk" }],
  capabilities: {
    textDocument: { completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } }, hover: { contentFormat: ["markdown"] }, publishDiagnostics: {} },
    workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
  },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: {} } });

for (const name of ["brief", "documents", "sources", "claims"]) {
  const text = readFileSync(join(desk, `briefs/port-closure/${name}.yaml`), "utf8");
  const { found } = await open(text);
  holds(`nothing is found in ${name}.yaml of the example`, found.length === 0 || fail(JSON.stringify(found)));
}

const claim = (fields) => `claims:\n  - id: new-one\n    assertion: The port closes\n${fields}`;

let { found } = await open(claim("    sorce: lena-hart\n"));
holds("a misspelled field is found at its line", found.some((one) => one.range.start.line === 3 && /sorce/.test(one.message)));
({ found } = await open(claim("    kind: figures\n")));
holds("a word that is no kind is found", found.some((one) => one.range.start.line === 3));
({ found } = await open("claims:\n  - id: a\n"));
holds("a missing assertion is found", found.some((one) => /assertion/.test(one.message)));
({ found } = await open(claim("    source: not an id\n")));
holds("a source that is no id is found", found.length > 0);
({ found } = await open(claim("    source: somebody-new\n    document: also-new\n    topics: [a new topic]\n")));
holds("an id that the desk does not have yet is no error", found.length === 0 || fail(JSON.stringify(found)));

let items = await offered(claim("    |\n"));
const labels = () => items.map((item) => item.label);
holds("the fields of a claim are offered", ["source", "document", "quote", "topics"].every((field) => labels().includes(field)));
holds("with their meaning", items.find((item) => item.label === "source").about.includes("quotes or cites"));
holds("and those of other records are not", !labels().includes("publisher"));
items = await offered("sources:\n  - id: x\n    |\n");
holds("the fields of a source are offered", ["name", "organization", "anonymous", "acts_for"].every((field) => labels().includes(field)));
items = await offered(claim("    source: |\n"));
holds("sources are offered by id, and the outlet", ["lena-hart", "kessia-plan-readers", "outlet"].every((id) => labels().includes(id)));
holds("documents are not offered as sources", !labels().includes("kessia-gazette"));
holds("with who they are", items.find((item) => item.label === "lena-hart").about.includes("Lena Hart, spokesperson"));
items = await offered(claim("    document: |\n"));
holds("documents are offered by id", labels().includes("kessia-gazette") && labels().includes("kessia-statement"));
items = await offered(claim("    contradicts:\n      - |\n"));
holds("claims are offered by id", labels().includes("kessia-port-closes"));
items = await offered(claim("    topics:\n      - |\n"));
holds("topics are offered", labels().includes("closure"));
items = await offered("gaps:\n  - gap: G\n    would_change:\n      - |\n");
holds("judgments are offered by id", labels().includes("kessia-fleet-stays-idle"));
items = await offered(claim("    kind: |\n"));
holds("kinds are offered", ["figure", "absence"].every((word) => labels().includes(word)));

let text = await hovered(claim("    spea|ker: lena-hart\n"));
holds("a field under the mouse is explained", text.includes("Whose words they are"));
text = await hovered(claim("    source: lena-ha|rt\n"));
holds("an id under the mouse says who it is", text.includes("Lena Hart, spokesperson"));
text = await hovered(claim("    credib|ility: 6\n"));
holds("a rating under the mouse is explained", text.includes("cannot be judged"));

clearTimeout(deadline);
server.kill();
console.log(`editor: ${held} passed, 0 failed`);
