// The preview in a real browser: a save shows without a reload and without losing the place, errors stand over the
// last good page, and nothing in them is markup. Every wait is for something to be seen.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, describe, test } from "node:test";
import { start } from "./browser.js";

const brief = `brief: {id: note, title: Note, as_of: 2031-05}
documents:
  - {id: wire, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: "https://example.org/talks"}
sources:
  - {id: ruiz, name: Ana Ruiz, role: Valdorian Foreign Minister}
`;

/** Sixty claims, one of them changed, one more in front where asked for. */
function claims({ word = "open", first = false, source = "ruiz" } = {}) {
  const lines = ["claims:"];
  if (first) lines.push("  - {id: first, assertion: The first berth is shut, source: ruiz, document: wire}");
  for (let number = 1; number <= 60; number++) {
    const state = number === 30 ? word : "open";
    const by = number === 30 ? source : "ruiz";
    lines.push(`  - {id: berth-${number}, assertion: "Berth ${number} is ${state}", source: "${by}", document: wire}`);
  }
  return `${lines.join("\n")}\n`;
}

describe("the preview", () => {
  const desk = mkdtempSync(join(tmpdir(), "byline-serve-"));
  const file = join(desk, "briefs/claims.yaml");
  const save = (text) => writeFileSync(file, text);
  let chromium, server, address, page, noise;

  before(async () => {
    mkdirSync(join(desk, "briefs"));
    writeFileSync(join(desk, "briefs/brief.yaml"), brief);
    save(claims());
    server = spawn(process.env.BYLINE, ["-C", desk, "serve", "--port", "0"], { stdio: ["ignore", "pipe", "ignore"] });
    const [line] = await once(server.stdout, "data");
    address = String(line).trim();
    chromium = await start();
  });
  after(async () => {
    await chromium?.close();
    server?.kill("SIGKILL");
    rmSync(desk, { recursive: true, force: true });
  });
  beforeEach(async () => {
    save(claims());
    await page?.context().close();
    page = await (await chromium.browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    noise = [];
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(String(error)));
    page.on("dialog", (dialog) => {
      noise.push(dialog.message());
      dialog.dismiss();
    });
    await page.goto(`${address}note.html`);
    await page.getByText("Berth 30 is open").first().waitFor();
    await page.evaluate(() => (window.loadedOnce = true));
  });
  const notice = () => page.locator("byline-notice section");
  const top = (id) => page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, id);

  test("a save shows in the open page, which is not loaded again", async () => {
    save(claims({ word: "shut" }));
    await page.getByText("Berth 30 is shut").first().waitFor();
    assert.equal(await page.evaluate(() => window.loadedOnce), true);
    assert.equal(await page.getByText("Berth 30 is open").count(), 0);
    assert.deepEqual(noise, []);
  });

  test("the patched page is the page that a reload gives", async () => {
    save(claims({ word: "shut", first: true }));
    await page.getByText("The first berth is shut").first().waitFor();
    const shown = () => page.evaluate(() => document.body.outerHTML.replace(/>\s+</g, "><"));
    const patched = await shown();
    await page.reload();
    assert.equal(patched, await shown());
  });

  test("the reader's place, open parts and selection stay where they are", async () => {
    const claim = "claim-berth-40";
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), claim);
    await page.evaluate(() => scrollBy({ top: -120, behavior: "instant" }));
    const opened = await page.evaluate(() => {
      const details = document.querySelector("details:nth-of-type(2)") ?? document.querySelector("details");
      details.open = true;
      return details.id;
    });
    const before = await top(claim);
    save(claims({ first: true }));
    await page.getByText("The first berth is shut").first().waitFor({ state: "attached" });
    await page.waitForFunction(([id, before]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - before) < 2, [claim, before]);
    assert.ok(await page.evaluate((id) => (id ? document.getElementById(id) : document.querySelector("details[open]")).open, opened));
  });

  test("a style that changes loads the page again, at the same place", async () => {
    const claim = "claim-berth-40";
    await page.evaluate((id) => document.getElementById(id).scrollIntoView({ behavior: "instant" }), claim);
    const before = await top(claim);
    mkdirSync(join(desk, "templates"));
    const style = readFileSync(new URL("../../templates/style.html", import.meta.url), "utf8");
    writeFileSync(join(desk, "templates/style.html"), style.replace("<style>", "<style>\n:root { --seen: 1; }"));
    await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue("--seen").trim() === "1");
    await page.waitForFunction(([id, before]) => Math.abs(document.getElementById(id).getBoundingClientRect().top - before) < 2, [claim, before]);
    assert.equal(await page.evaluate(() => window.loadedOnce), undefined);
    rmSync(join(desk, "templates"), { recursive: true });
  });

  test("an error stands over the last good page, as plain text with its place, until it is mended", async () => {
    save(claims({ source: "<img src=x onerror=alert(1)>" }));
    await notice().waitFor();
    const text = await notice().innerText();
    assert.match(text, /briefs\/claims\.yaml:31:\d+/);
    assert.match(text, /This page is the last good version/);
    assert.equal(await notice().locator("img").count(), 0);
    assert.ok(await page.getByText("Berth 30 is open").first().isVisible());
    assert.equal(await notice().getAttribute("role"), "alert");
    await notice().getByRole("button", { name: "Hide" }).click();
    await notice().waitFor({ state: "detached" });
    save(claims({ word: "shut" }));
    await page.getByText("Berth 30 is shut").first().waitFor();
    assert.equal(await page.locator("byline-notice").count(), 0);
    assert.deepEqual(noise, []);
  });

  test("half a file, no file and a file renamed over another are survived", async () => {
    save(claims().slice(0, 200));
    await notice().waitFor();
    rmSync(file);
    renameSync(join(desk, "briefs/brief.yaml"), join(desk, "brief.yaml"));
    await notice().getByText(/could not be read|any more|cannot be shown/).waitFor();
    renameSync(join(desk, "brief.yaml"), join(desk, "briefs/brief.yaml"));
    writeFileSync(join(desk, "briefs/.claims.swp"), claims({ word: "shut" }));
    renameSync(join(desk, "briefs/.claims.swp"), file);
    await page.getByText("Berth 30 is shut").first().waitFor();
    await page.locator("byline-notice").waitFor({ state: "detached" });
  });

  test("only the script of the preview runs, and the page asks nobody else", async () => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).origin));
    await page.reload();
    save(claims({ word: "shut" }));
    await page.getByText("Berth 30 is shut").first().waitFor();
    assert.deepEqual([...new Set(asked)], [new URL(address).origin]);
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.stranger = true";
      document.body.append(script);
      return window.stranger === true;
    });
    assert.equal(ran, false);
  });

  test("the list of briefs says how each stands, and keeps up", async () => {
    await page.goto(address);
    await page.getByText("up to date").waitFor();
    save(claims({ source: "nobody" }));
    await page.getByText("shows its last good version").waitFor();
    save(claims());
    await page.getByText("up to date").waitFor();
  });
});
