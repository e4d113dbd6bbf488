
// Served with every page, written into none. It hears of changes, puts what changed into the page where it
// belongs, and keeps the reader's place.
(() => {
  "use strict";
  const script = document.currentScript;
  const policy = script.dataset.policy;
  let shown = script.dataset.page;
  script.remove();
  const route = location.pathname;
  const memory = "byline-place:" + route;

  // The reading place: the elements with an anchor that are nearest to the upper edge, and how far from it.
  const EDGE = 160;
  const place = () => {
    if (scrollY === 0) return { y: 0, near: [] };
    const seen = new Set();
    for (let y = 8; y < innerHeight; y += 24) {
      for (const x of [0.2, 0.5, 0.8]) {
        let element = document.elementFromPoint(innerWidth * x, y)?.closest("[id]");
        for (; element; element = element.parentElement?.closest("[id]")) seen.add(element);
      }
    }
    const near = [...seen].map((element) => [element.id, element.getBoundingClientRect().top]);
    near.sort((a, b) => Math.abs(a[1] - EDGE) - Math.abs(b[1] - EDGE));
    return { y: scrollY, near };
  };
  const restore = ({ y, near }) => {
    for (const [id, top] of near) {
      const element = document.getElementById(id);
      if (element) {
        scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
        return;
      }
    }
    scrollTo({ top: y, behavior: "instant" });
  };

  // Makes one tree like another. What is alike stays untouched, with its selection, focus and open parts.
  const patch = (old, next) => {
    if (old.isEqualNode(next)) return;
    if (old.nodeType !== next.nodeType || old.nodeName !== next.nodeName || old.id !== next.id) {
      old.replaceWith(next);
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = next.nodeValue;
      return;
    }
    for (const name of old.getAttributeNames()) {
      if (!next.hasAttribute(name) && !(name === "open" && old.nodeName === "DETAILS")) old.removeAttribute(name);
    }
    for (const name of next.getAttributeNames()) {
      if (old.getAttribute(name) !== next.getAttribute(name)) old.setAttribute(name, next.getAttribute(name));
    }
    children(old, [...old.childNodes], [...next.childNodes]);
  };
  const children = (parent, before, after) => {
    let head = 0;
    while (head < before.length && head < after.length && before[head].isEqualNode(after[head])) head++;
    let from = before.length;
    let to = after.length;
    while (from > head && to > head && before[from - 1].isEqualNode(after[to - 1])) from--, to--;
    const end = before[from] ?? null;
    const middle = before.slice(head, from);
    const named = new Map(middle.filter((node) => node.id).map((node) => [node.id, node]));
    const kept = new Set();
    let at = middle[0] ?? end;
    for (const node of after.slice(head, to)) {
      const twin = node.id ? named.get(node.id) : middle.find((other) => !kept.has(other) && !other.id
        && other.nodeName === node.nodeName);
      if (!twin || kept.has(twin) || twin.nodeName !== node.nodeName) {
        parent.insertBefore(node, at);
        continue;
      }
      kept.add(twin);
      if (twin === at) at = at.nextSibling;
      else parent.insertBefore(twin, at);
      patch(twin, node);
    }
    for (const node of middle) if (!kept.has(node)) node.remove();
  };

  const reload = () => {
    try { sessionStorage.setItem(memory, JSON.stringify(place())); } catch { /* the browser's own place must do */ }
    location.reload();
  };
  const refresh = async () => {
    const reply = await fetch(route, { cache: "no-store" });
    if (!reply.ok) return;
    const next = new DOMParser().parseFromString(await reply.text(), "text/html");
    const theirs = next.querySelector("script[data-page]");
    theirs.remove();
    if (theirs.dataset.policy !== policy) return reload();
    const now = place();
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    patch(document.body, document.adoptNode(next.body));
    restore(now);
    shown = theirs.dataset.page;
  };

  // Only what changed, so that a large page need not be read whole; that follows when there is time.
  const apply = async ({ page, patches }) => {
    const now = place();
    for (const { id, html } of patches) {
      const old = document.getElementById(id);
      if (!old) return refresh();
      const next = old.cloneNode(false);
      next.innerHTML = html;
      children(old, [...old.childNodes], [...next.childNodes]);
    }
    restore(now);
    shown = page;
    clearTimeout(calm);
    calm = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(() => { whole = true; settle(); }), 1000);
  };
  let calm = 0;
  let whole = false;

  // The notice lies beside the page, in a tree and a style of its own.
  const host = document.createElement("byline-notice");
  const root = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { all: initial; }
    section { background: #fff8f7; border-top: 4px solid #b3261e; bottom: 0; box-sizing: border-box; color: #1b1b1b;
      font: 15px/1.5 system-ui, sans-serif; inset-inline: 0; max-height: 45vh; overflow: auto; padding: 12px 24px 16px;
      position: fixed; z-index: 2147483647; }
    h2 { font-size: 16px; margin: 0 0 4px; } p { margin: 0 0 8px; } ul { margin: 0; padding-inline-start: 20px; }
    li { margin-block: 6px; overflow-wrap: anywhere; } code { font: 14px ui-monospace, monospace; }
    button { background: #fff; border: 1px solid #6b6b6b; color: inherit; float: inline-end; font: inherit;
      min-height: 28px; padding: 0 12px; }
    button:focus-visible { outline: 3px solid #1a56c4; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #2b1a19; border-color: #ff8a80; color: #f4f0ef; }
      button { background: #1b1b1b; border-color: #a8a8a8; } button:focus-visible { outline-color: #8ab4ff; }
    }
    @media print { section { display: none; } }`);
  root.adoptedStyleSheets = [style];
  const add = (parent, name, text) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };
  let told = "";
  const tell = (notice) => {
    const words = JSON.stringify(notice);
    if (words === told) return;
    told = words;
    root.replaceChildren();
    if (!notice) return host.remove();
    const box = add(root, "section");
    box.setAttribute("role", "alert");
    add(box, "button", "Hide").addEventListener("click", () => host.remove());
    add(box, "h2", notice.headline);
    if (notice.findings.length) add(box, "p", "This page is the last good version.");
    const list = add(box, "ul");
    for (const { place, severity, rule, message, help } of notice.findings) {
      const item = add(list, "li");
      if (place) add(item, "code", place).after(" ");
      add(item, "strong", rule ? `${severity}[${rule}]` : severity);
      item.append(" " + message);
      if (help) { add(item, "br"); item.append("help: " + help); }
    }
    document.documentElement.append(host);
  };

  // One word at a time: a page that is being fetched is looked at before the next word is.
  let source = null;
  let newest = null;
  let busy = false;
  const settle = async () => {
    if (busy) return;
    busy = true;
    try {
      while (newest || whole) {
        const state = newest;
        newest = null;
        if (!state) {
          whole = false;
          await refresh();
          continue;
        }
        tell(state.notice);
        if (state.page !== shown) await (state.from === shown ? apply(state) : refresh());
      }
    } catch { /* the server went away; it is asked again */ }
    busy = false;
  };
  const listen = () => {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource("/.byline/events" + route);
    source.onmessage = ({ data }) => {
      if (!data) return;
      newest = JSON.parse(data);
      settle();
    };
    source.onerror = () => tell({ headline: "byline serve has stopped; this page is the last it sent", findings: [] });
  };
  // A browser keeps six connections to a server at most: tabs that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else listen();
  });
  addEventListener("pagehide", () => { source?.close(); source = null; });
  addEventListener("pageshow", listen);

  const kept = sessionStorage.getItem(memory);
  if (kept) {
    sessionStorage.removeItem(memory);
    restore(JSON.parse(kept));
  }
  listen();
})();
