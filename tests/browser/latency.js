// How long it takes from a save to the page that shows it: `BYLINE=… node latency.js DESK FILE ROUTE [SAVES]`.
// FILE is a claim file of DESK; the assertion of its first claim is what changes. DESK is copied first.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { start } from "./browser.js";

const [desk, file, route, saves = "20"] = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), "byline-latency-"));
for (const part of ["briefs", "byline.toml", "templates"]) {
  try { cpSync(join(desk, part), join(copy, part), { recursive: true }); } catch { /* it has none */ }
}
const server = spawn(process.env.BYLINE, ["-C", copy, "serve", "--draft", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
const [line] = await once(server.stdout, "data");
const address = new URL(route, String(line).trim());
const { browser, close } = await start();
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(address.href, { waitUntil: "load" });
const path = join(copy, file);
const before = readFileSync(path, "utf8");
const now = () => performance.timeOrigin + performance.now();
const ticks = () => readFileSync(`/proc/${server.pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13).map(Number).reduce((a, b) => a + b);
const times = [];
for (let save = 0; save < Number(saves); save++) {
  const word = `Changed${save}`;
  const seen = page.evaluate((word) => new Promise((resolve) => {
    const observer = new MutationObserver((changes) => {
      if (!changes.some(({ target, addedNodes }) => [target, ...addedNodes].some((node) => node.textContent.includes(word)))) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  }), word);
  await page.evaluate(() => document.title);
  const from = now();
  writeFileSync(path, before.replace(/assertion: (["']?)/, `assertion: $1${word} `));
  times.push((await seen) - from);
  await new Promise((resolve) => setTimeout(resolve, 300));
}
times.sort((a, b) => a - b);
const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(0);
console.log(`${route}: ${times.length} saves, ms from save to paint: least ${at(0)}, median ${at(0.5)}, most ${at(1)}`);
const idle = ticks();
await new Promise((resolve) => setTimeout(resolve, 10_000));
console.log(`processor ticks of the server in 10 idle seconds, page open: ${ticks() - idle}`);
server.kill("SIGINT");
const [code] = await once(server, "exit");
console.log(`ended with ${code}`);
await close();
rmSync(copy, { recursive: true, force: true });
