// A desk with hostile text wherever an author can put some: in values, ids, keys, file names.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.argv[2], "desk", "briefs", "a b,c;d%20#é");
mkdirSync(folder, { recursive: true });

const hostile = "a ::error::b %0A ##[error] ]]> g|h `i` <b>&amp; \u202e \u2066 @all $x$ [v](javascript:w) **x** </details> ```";
const text = JSON.stringify(hostile);
const claim = (id, more) => `  - id: ${id}\n    assertion: ${text}\n${more}`;

writeFileSync(
  join(folder, "a|b`c`.yaml"),
  `brief: {id: hostile, title: ${text}, as_of: 2031-05, bottom_line: ${JSON.stringify(hostile + " [@nobody]")}}\n` +
    `documents:\n  - {id: wire, title: ${text}, publisher: ${text}, published: ${text}}\n` +
    `sources:\n  - {id: ruiz, name: ${text}, nmae: x}\n` +
    "claims:\n" +
    claim("open", `    source: ${text}\n    document: wire\n`) +
    claim("shut", `    kind: ${text}\n    document: wire\n    ${text}: x\n`) +
    claim("accepted", `    document: wire\n    allow: [{rule: missing-source, reason: ${text}}]\n`) +
    claim("period", "    source: ruiz\n    document: wire\n") +
    `  - id: yaml\n    assertion: ${hostile}: x\n`,
);
writeFileSync(
  join(process.argv[2], "desk", "briefs", "sound.yaml"),
  "brief: {id: sound, title: Sound, as_of: 2031-05}\n" +
    "documents:\n  - {id: news, title: Talks end, publisher: Meridian Wire, published: 2031-05-06, url: 'https://example.org/'}\n" +
    "sources:\n  - {id: hart, name: Lena Hart, role: Minister of Ports}\n" +
    "claims:\n" +
    [1, 2, 3].map((n) => `  - {id: c${n}, assertion: The port is closed., source: hart, document: news}\n`).join("") +
    [4, 5].map((n) => `  - {id: c${n}, assertion: ${text}, document: news, allow: [{rule: missing-source, reason: ${text}}]}\n`).join(""),
);
