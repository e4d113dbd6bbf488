//! Desks with a place for a text in every field that takes free text.

/// A brief's own places and as many groups of records as asked for, each place once `TEXT`.
pub(super) struct Desk {
    groups: usize,
}

const HEAD: &str = "  title: TEXT\n  to: TEXT\n  from: TEXT desk\n  reference: TEXT\n  audience: TEXT\n";

/// One group of records, by the key they stand under; `N` is the number of the group.
const GROUP: &[(&str, &str)] = &[
    ("  sections", "    - {title: TEXT, claims: [one-N, two-N, three-N, four-N, five-N]}\n"),
    ("  talking_points", "    - {point: TEXT, claims: [one-N], gaps: [g-N], responses: [s-N]}\n"),
    (
        "documents",
        r#"
  - {id: d-N, title: TEXT, publisher: TEXT, author: TEXT, type: news, published: 2031-05-01, accessed: 2031-05-02,
     url: "https://a.example/x?y=N&z=2", archived: "https://b.example/N", reliability: B,
     retracted: {date: 2031-05-02, note: TEXT}, allow: [{rule: retracted-document, reason: TEXT}]}
  - {id: e-N, title: TEXT, publisher: unknown, called: TEXT, corrected: {note: TEXT}}
"#,
    ),
    (
        "sources",
        "
  - {id: p-N, name: TEXT, role: TEXT, short: TEXT}
  - {id: o-N, organization: TEXT, short: TEXT}
  - {id: u-N, anonymous: TEXT, count: 2+, basis: TEXT, affiliation: o-N, reason: TEXT}
",
    ),
    (
        "claims",
        "
  - {id: one-N, assertion: TEXT, source: p-N, document: d-N, at: 4, quote: TEXT, when: {text: TEXT, date: 2031-05},
     topics: [t], key: true, credibility: 2, allow: [{rule: single-document, reason: TEXT}]}
  - {id: two-N, assertion: TEXT, source: u-N, document: e-N, at: p. 2, contradicts: [one-N], addressee: {text: TEXT}, cue: told}
  - {id: three-N, assertion: TEXT, source: outlet, document: d-N, first_reported_by: e-N, qualifies: [two-N]}
  - {id: four-N, assertion: TEXT, source: outlet, speaker: p-N, document: d-N, at: 00:14:05}
  - {id: five-N, assertion: TEXT, document: d-N, source: p-N, quote: {exact: TEXT, translated_from: pt}, as_of: 2031-05}
",
    ),
    (
        "responses",
        "
  - {id: r-N, party: o-N, about: [one-N], outcome: no-response, source: outlet, document: d-N, context: TEXT}
  - {id: s-N, party: p-N, about: [two-N], outcome: declined, source: outlet, document: d-N, wording: TEXT}
",
    ),
    (
        "judgments",
        "
  - {id: j-N, judgment: TEXT, likelihood: likely, confidence: low, because: TEXT, based_on: [one-N, two-N],
     assumptions: [{text: TEXT, if_wrong: TEXT}], alternatives: [{text: TEXT, why_less_likely: TEXT}], indicators: [TEXT],
     change: new, change_reason: TEXT}
",
    ),
    ("gaps", "  - {id: g-N, gap: TEXT, would_change: [j-N], collect: TEXT}\n"),
];

impl Desk {
    /// A desk with so many groups of records.
    pub(super) fn new(groups: usize) -> Self {
        Self { groups }
    }

    /// How many texts one group takes.
    pub(super) fn places_in_group() -> usize {
        GROUP.iter().map(|(_, records)| count(records)).sum()
    }

    /// How many texts the desk takes.
    pub(super) fn places(&self) -> usize {
        self.groups * Self::places_in_group()
    }

    /// The desk as a claim file. Group by group each place takes the next text; the heading takes the first ones.
    pub(super) fn filled(&self, template: &str, texts: &[String]) -> String {
        let quoted: Vec<String> = texts.iter().map(|text| quote(text)).collect();
        assert_eq!(quoted.len(), self.places());
        let mut next = quoted.iter();
        let mut parts = vec![String::new(); GROUP.len()];
        for number in 1..=self.groups {
            for (part, (_, records)) in parts.iter_mut().zip(GROUP) {
                let records =
                    records.replace("-N", &format!("-{number}")).replace("=N", &format!("={number}"));
                part.push_str(&fill(&records, number, &mut next));
            }
        }
        let head = fill(HEAD, 0, &mut quoted.iter()).replace("\" desk", " desk\"");
        let mut yaml = format!(
            "brief:\n  id: b\n  as_of: 2031-05\n  template: {template}\n  marking: TLP:GREEN\n{head}"
        );
        for ((key, _), part) in GROUP.iter().zip(parts) {
            yaml.extend([format!("{key}:\n{part}")]);
        }
        yaml
    }
}

/// A brief with nothing but one claim; the text stands in every place of the heading.
pub(super) fn heading(template: &str, texts: &[String]) -> String {
    let head = HEAD.replace("TEXT", &quote(texts.first().unwrap())).replace("\" desk", " desk\"");
    format!(
        "brief:\n  id: b\n  as_of: 2031-05\n  template: {template}\n{head}{WIRE}claims:\n{}",
        rain(1, "t")
    )
}

/// A brief without sections, with a claim under each of these topics.
pub(super) fn topics(template: &str, texts: &[String]) -> String {
    let claims: String = texts.iter().enumerate().map(|(number, text)| rain(number, &quote(text))).collect();
    format!("brief: {{id: b, as_of: 2031-05, title: Topics, template: {template}}}\n{WIRE}claims:\n{claims}")
}

/// A brief whose own Markdown is these texts.
pub(super) fn prose(template: &str, texts: &[String]) -> String {
    let section =
        |text: &String| format!("    - {{title: A section, text: {}, claims: [one-1]}}\n", quote(text));
    format!(
        "brief:\n  id: b\n  as_of: 2031-05\n  title: Prose\n  template: {template}\n  bottom_line: {}\n  sections:\n{}{WIRE}\
         claims:\n{}",
        quote(texts.first().unwrap()),
        texts.iter().map(section).collect::<String>(),
        rain(1, "t"),
    )
}

const WIRE: &str = "documents:\n  - {id: d, title: A title, publisher: the Wire}\n";

fn rain(number: usize, topic: &str) -> String {
    format!(
        "  - {{id: one-{number}, assertion: Rain fell, source: outlet, document: d, topics: [{topic}]}}\n"
    )
}

/// A brief with a document and a claim for each of these addresses.
pub(super) fn web(template: &str, addresses: &[String]) -> String {
    let mut documents = String::new();
    let mut claims = String::new();
    for (number, address) in addresses.iter().map(|address| quote(address)).enumerate() {
        documents.extend([format!(
            "  - {{id: d-{number}, title: A title, publisher: the Wire, url: {address}, archived: {address}}}\n"
        )]);
        claims.extend([format!(
            "  - {{id: c-{number}, assertion: Rain fell, source: outlet, document: d-{number}, topics: [t]}}\n"
        )]);
    }
    format!(
        "brief:\n  id: b\n  as_of: 2031-05\n  title: Addresses\n  template: {template}\ndocuments:\n{documents}claims:\n{claims}"
    )
}

/// A text between quotation marks, for YAML.
pub(super) fn quote(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn count(records: &str) -> usize {
    records.matches("TEXT").count()
}

fn fill<'a>(records: &str, number: usize, next: &mut impl Iterator<Item = &'a String>) -> String {
    let mut parts = records.split("TEXT");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let text = next.next().unwrap();
        if filled.ends_with("short: ") {
            // Two of one short name go by their full names; the number keeps them apart.
            filled.extend([format!("{} {number}\"", text.strip_suffix('"').unwrap())]);
        } else {
            filled.push_str(text);
        }
        filled.push_str(part);
    }
    filled
}
