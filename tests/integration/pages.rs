//! The manual, run: every block of README.md and docs/ is executed, read or rendered, and every link leads somewhere.
//!
//! A page's blocks belong to one folder, from top to bottom:
//!
//! - `sh` is run there; a line that ends in `# exits 1` must; a `text` block right behind it must be in its output.
//! - A `yaml`, `toml` or `jinja` block whose first line names a path is that file.
//! - Any other `yaml` block is a claim file of its own, which must check without errors; it may lean on the page's
//!   cast, a block under `<!-- cast -->`. Under `<!-- a claim -->` (or another noun) it is part of such a record.
//! - A quotation behind a `yaml` block must be a sentence of the brief that is built from it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use assert_cmd::cargo::cargo_bin;
use byline::check::compare;
use byline::parse::yaml::limits;
use byline::parse::{config, file};
use byline::passage::copied;
use byline::text::FileId;
use tempfile::TempDir;

/// Pages that byline writes itself; the examples in them are tests elsewhere.
const WRITTEN: [&str; 4] =
    ["docs/format-reference.md", "docs/rules.md", "docs/template-view.md", "docs/yaml-mistakes.md"];

/// Commands that the manual shows and a test cannot run: they build byline itself.
const OUTSIDE: [&str; 4] =
    ["cargo run --release -- build", "cargo test", "cargo install --path .", "cargo doc --open --no-deps"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Every page, as a path relative to the repository.
fn pages() -> Vec<String> {
    let mut pages = vec!["README.md".to_owned()];
    let mut folders = vec!["docs".to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if Path::new(&path).extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// A fenced block, what stands right above it, and the quotation right behind it.
#[derive(Debug, Default)]
struct Block {
    line: usize,
    language: String,
    text: String,
    above: String,
    quote: String,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open: Option<Block> = None;
    let mut above = String::new();
    let mut quoting = false;
    for (number, line) in page.lines().enumerate() {
        match &mut open {
            Some(block) if line.trim_end() == "```" => {
                found.extend(std::mem::take(&mut open).filter(|block| !block.language.is_empty()));
                quoting = true;
            }
            Some(block) => block.text.extend([line, "\n"]),
            None if line.starts_with("```") => {
                let language = line.trim_start_matches('`').trim().to_owned();
                let above = std::mem::take(&mut above);
                open = Some(Block { line: number + 1, language, above, ..Block::default() });
            }
            None if line.trim().is_empty() => {}
            None => {
                let quoted = line.strip_prefix('>').filter(|_| quoting);
                quoting = quoted.is_some();
                if let (Some(quoted), Some(block)) = (quoted, found.last_mut()) {
                    block.quote.extend([quoted.trim(), " "]);
                }
                line.clone_into(&mut above);
            }
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

/// A page while it is run.
struct Run {
    page: String,
    folder: TempDir,
    /// Where the shell stands.
    at: PathBuf,
    /// What the last shell block printed.
    output: String,
    cast: String,
}

impl Run {
    fn of(page: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().to_owned();
        Self { page: page.to_owned(), folder, at, output: String::new(), cast: String::new() }
    }

    fn take(&mut self, block: &Block) {
        let place = format!("{}:{}", self.page, block.line);
        let path = path_in(block);
        match (block.language.as_str(), &path) {
            ("sh", _) => return self.shell(block, &place),
            ("text", _) => self.shows(block, &place),
            ("yaml", Some(path)) if path.starts_with('.') => workflow(block, &place),
            (_, Some(path)) => self.write(path, block, &place),
            ("yaml", None) if block.above.starts_with("<!-- a") => fragment(block, &place),
            ("yaml", None) if block.above == "<!-- cast -->" => self.cast.clone_from(&block.text),
            ("yaml", None) => self.claim_file(block, &place),
            ("toml", None) => {
                let mut findings = Vec::new();
                config::read(FileId(0), &block.text, &mut findings);
                assert!(findings.is_empty(), "{place}: {findings:#?}");
            }
            (language, _) => assert!(language.is_empty(), "{place}: nobody knows how to run `{language}`"),
        }
        self.output.clear();
    }

    fn shell(&mut self, block: &Block, place: &str) {
        let state = self.folder.path().join(".at");
        let mut script = String::from("set -e\n");
        for line in block.text.lines() {
            if OUTSIDE.contains(&line.split(" #").next().unwrap().trim()) {
                continue;
            }
            match line.split_once("# exits ") {
                Some((command, code)) => {
                    script.extend(["set +e\n", command, "\ntest $? = ", code, " || exit 97\nset -e\n"]);
                }
                None => script.extend([line, "\n"]),
            }
        }
        script.extend(["pwd > ", state.to_str().unwrap(), "\n"]);
        let bin = cargo_bin("byline");
        let path = format!("{}:{}", bin.parent().unwrap().display(), std::env::var("PATH").unwrap());
        let shell =
            Command::new("bash").args(["-c", &script]).current_dir(&self.at).env("PATH", path).output();
        let shell = shell.unwrap();
        self.output =
            format!("{}{}", String::from_utf8_lossy(&shell.stdout), String::from_utf8_lossy(&shell.stderr));
        assert!(shell.status.success(), "{place}: {:?}\n{script}\n{}", shell.status.code(), self.output);
        self.at = fs::read_to_string(state).unwrap().trim_end().into();
    }

    /// Compares a block with what was printed above it; a block that stands elsewhere is only shown.
    fn shows(&self, block: &Block, place: &str) {
        for line in block.text.lines().filter(|_| !self.output.is_empty()) {
            let line = line.trim();
            let printed = self.output.lines().any(|printed| printed.trim() == line);
            assert!(printed || line == "…", "{place}: `{line}` is not in\n{}", self.output);
        }
    }

    fn write(&self, path: &str, block: &Block, place: &str) {
        let file = self.at.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &block.text).unwrap();
        if !block.quote.is_empty() {
            sentence(&self.at, block, place);
        }
    }

    fn claim_file(&self, block: &Block, place: &str) {
        let desk = tempfile::tempdir().unwrap();
        let briefs = desk.path().join("briefs");
        fs::create_dir(&briefs).unwrap();
        let head = if block.text.contains("\nbrief:") || block.text.starts_with("brief:") {
            ""
        } else {
            "brief: {id: example, title: Example, as_of: 2031-05-07}\n"
        };
        fs::write(briefs.join("example.yaml"), format!("{head}{}", block.text)).unwrap();
        if !self.cast.is_empty() {
            fs::write(briefs.join("cast.yaml"), &self.cast).unwrap();
        }
        let check = byline(desk.path(), &["check", "--no-render"]);
        assert!(check.0, "{place}: {}", check.1);
        assert!(!check.1.contains("unused-allowance"), "{place} accepts what nobody finds: {}", check.1);
        if !block.quote.is_empty() {
            sentence(desk.path(), block, place);
        }
    }
}

fn byline(folder: &Path, args: &[&str]) -> (bool, String) {
    let output = Command::new(cargo_bin("byline")).args(args).current_dir(folder).output().unwrap();
    let text =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.success(), text)
}

/// Asserts that a sentence is in the briefs of a desk.
fn sentence(desk: &Path, block: &Block, place: &str) {
    let (built, said) = byline(desk, &["build", "--format", "md", "--out", "for-the-manual"]);
    assert!(built, "{place}: {said}");
    let mut text = String::new();
    for page in fs::read_dir(desk.join("for-the-manual")).unwrap() {
        let page = page.unwrap().path();
        if page.extension().is_some_and(|extension| extension == "md") {
            text += &fs::read_to_string(page).unwrap();
        }
    }
    let sentence = block.quote.trim();
    let near: Vec<_> =
        text.lines().filter(|line| line.contains(sentence.split(' ').next().unwrap())).collect();
    assert!(text.contains(sentence), "{place}: `{sentence}` is not in\n{near:#?}");
    fs::remove_dir_all(desk.join("for-the-manual")).unwrap();
}

/// The path that the first line of a block names, as a comment of its language.
fn path_in(block: &Block) -> Option<String> {
    let first = block.text.lines().next()?;
    let path = match block.language.as_str() {
        "yaml" | "toml" => first.strip_prefix("# ")?,
        "jinja" => first.strip_prefix("{# ")?.strip_suffix(" #}")?,
        _ => return None,
    };
    (path.contains('.') && !path.contains(' ')).then(|| path.to_owned())
}

/// What a workflow in the manual calls of byline is run in the example desk.
fn workflow(block: &Block, place: &str) {
    let desk = tempfile::tempdir().unwrap();
    assert!(byline(desk.path(), &["init"]).0);
    assert!(serde_yaml::from_str::<serde_yaml::Value>(&block.text).unwrap().is_mapping(), "{place}");
    let steps =
        block.text.lines().map(|line| line.trim().trim_start_matches("- ").trim_start_matches("run: "));
    let commands: Vec<&str> = steps.filter_map(|step| step.strip_prefix("byline ")).collect();
    assert!(!commands.is_empty(), "{place}");
    for command in commands {
        let (done, said) = byline(desk.path(), &command.split(' ').collect::<Vec<_>>());
        assert!(done, "{place}: {command}: {said}");
    }
}

/// Part of a record: every field must be known there, and hold what it may.
fn fragment(block: &Block, place: &str) {
    let noun = block
        .above
        .trim_start_matches("<!-- a")
        .trim_start_matches('n')
        .trim()
        .trim_end_matches("-->")
        .trim();
    let fields = format!("    {}\n", block.text.trim_end().replace('\n', "\n    "));
    let needs = |key: &str, value: &str| {
        let there = block.text.lines().any(|line| line.starts_with(&format!("{key}:")));
        if there { String::new() } else { format!("    {key}: {value}\n") }
    };
    let text = match noun {
        "claim" => format!("claims:\n  - note: x\n{}{}{fields}", needs("id", "x"), needs("assertion", "X")),
        "document" => {
            let needed = needs("id", "x") + &needs("title", "X") + &needs("publisher", "X");
            format!("documents:\n  - note: x\n{needed}{fields}")
        }
        "source" => format!("sources:\n  - note: x\n{}{fields}", needs("id", "x")),
        "judgment" => {
            format!("judgments:\n  - note: x\n{}{}{fields}", needs("id", "x"), needs("judgment", "X"))
        }
        "brief" => format!("brief:\n    note: x\n{}{}{fields}", needs("title", "X"), needs("as_of", "2031")),
        _ => String::new(),
    };
    assert!(!text.is_empty(), "{place}: no record is called `{noun}`");
    let mut findings = Vec::new();
    file::read(FileId(0), "briefs/x.yaml", &text, &mut findings);
    let messages: Vec<_> = findings.iter().map(|finding| &finding.message).collect();
    assert!(messages.is_empty(), "{place}: {messages:#?}\n{text}");
}

#[test]
#[cfg(unix)]
fn everything_runnable_in_the_manual_runs() {
    let (mut count, mut failed) = (0, 0);
    for page in pages().into_iter().filter(|page| !WRITTEN.contains(&page.as_str())) {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        let mut run = Run::of(&page);
        for block in blocks(&text) {
            // Each block that fails says so, not only the first one.
            let taken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.take(&block)));
            failed += usize::from(taken.is_err());
            count += 1;
        }
    }
    assert!(count > 40, "{count} blocks were found");
    assert_eq!(failed, 0, "of {count} blocks");
}

#[test]
fn a_block_that_is_wrong_would_be_noticed() {
    let page = "```sh\necho one\n```\n\n```text\ntwo\n```\n\n<!-- a claim -->\n```yaml\nsorce: x\n```\n\n```yaml\n\
                claims: [{id: a, assertion: It is so, source: outlet, document: d}]\n\
                documents: [{id: d, title: T, publisher: the Gazette}]\n```\n\n> It is not so.\n";
    let blocks = blocks(page);
    assert_eq!(blocks.len(), 4);
    let fails = |block: usize| {
        let mut run = Run::of("page");
        run.output = "one\n".to_owned();
        let taken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.take(&blocks[block])));
        taken.is_err()
    };
    assert_eq!([0, 1, 2, 3].map(fails), [false, true, true, true]);
}

/// The anchors of a page, as forges make them from headings.
fn anchors(page: &str) -> Vec<String> {
    let mut anchors: Vec<String> = Vec::new();
    for heading in prose(page).lines().filter(|line| line.starts_with('#')) {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        let anchor: String = kept.map(|c| if c == ' ' { '-' } else { c }).collect();
        let again = anchors.iter().filter(|known| **known == anchor).count();
        anchors.push(if again == 0 { anchor } else { format!("{anchor}-{again}") });
    }
    anchors
}

/// A page without its fenced blocks.
fn prose(page: &str) -> String {
    page.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_link_of_the_manual_leads_somewhere() {
    let mut count = 0;
    for page in pages() {
        let text = fs::read_to_string(root().join(&page)).unwrap();
        let folder = root().join(&page).parent().unwrap().to_owned();
        let plain = prose(&text);
        for link in plain.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if link.contains("://") || WRITTEN.contains(&page.as_str()) {
                continue;
            }
            let (path, anchor) =
                link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
            let target = if path.is_empty() { root().join(&page) } else { folder.join(path) };
            assert!(target.exists(), "{page}: {link}");
            if let Some(anchor) = anchor {
                let known = anchors(&fs::read_to_string(&target).unwrap());
                assert!(known.iter().any(|one| one == anchor), "{page}: {link}");
            }
            count += 1;
        }
    }
    assert!(count > 30, "{count} links were found");
}

#[test]
fn the_bounds_in_the_manual_are_those_of_the_reader() {
    let security = fs::read_to_string(root().join("docs/security.md")).unwrap();
    let readme = fs::read_to_string(root().join("README.md")).unwrap().replace('\n', " ");
    let (file, text) = (limits::FILE_BYTES >> 20, limits::TEXT_BYTES >> 20);
    let (million, thousand) = (limits::NODES / 1_000_000, limits::EXPANDED_NODES / 1_000);
    let depth = limits::DEPTH;
    for row in [
        format!("| a file, a desk | {file} MiB, 512 MiB |"),
        format!("| nesting | {depth} levels |"),
        format!("| {million} million, {thousand},000 |"),
        format!("| one text | {text} MiB |"),
        format!("| {},000, {} MiB |", limits::ANCHORS / 1_000, limits::EXPANDED_BYTES >> 20),
        format!("| captures gone through for all quotes together | {} GiB |", compare::GONE_THROUGH >> 30),
        format!("compared one by one with one text of the desk | {},000 |", copied::COMPARED / 1_000),
        format!("| {}, {},000 |", limits::RECOVERIES, limits::FINDINGS / 1_000),
    ] {
        assert!(security.contains(&row), "{row}");
    }
    for part in [
        format!(
            "{file} MiB a file and 512 MiB a desk, {depth} levels of nesting, {million} million values a file"
        ),
        format!(
            "{thousand},000 values expanded from aliases, {text} MiB a text, {} syntax errors",
            limits::RECOVERIES
        ),
    ] {
        assert!(readme.contains(&part), "{part}");
    }
}

#[test]
fn every_page_is_in_the_index() {
    let index = fs::read_to_string(root().join("docs/README.md")).unwrap();
    for page in
        pages().iter().filter_map(|page| page.strip_prefix("docs/")).filter(|page| *page != "README.md")
    {
        assert!(index.contains(&format!("]({page})")), "docs/README.md does not name {page}");
    }
}
