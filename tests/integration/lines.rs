//! A line of a Markdown page holds one sentence, wherever it stands: a forge's diff then shows what changed.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use byline::render::breaks;
use tempfile::TempDir;

/// Desks with every kind of record.
const DESKS: [&str; 4] =
    [".", "tests/desks/summits-2024", "tests/browser/desks/every-record", "tests/browser/desks/forty-events"];

/// A desk whose briefs all ask for one template.
fn on_template(desk: &str, template: &str) -> TempDir {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(desk);
    let to = tempfile::tempdir().unwrap();
    fs::write(to.path().join("byline.toml"), "format = 1\nfail-on = \"never\"\n").unwrap();
    copy(&from.join("briefs"), &to.path().join("briefs"), template);
    to
}

fn copy(from: &Path, to: &Path, template: &str) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target, template);
            continue;
        }
        let text = fs::read_to_string(&entry).unwrap();
        let kept = text.split_inclusive('\n').filter(|line| !line.starts_with("  template:"));
        let text = kept.collect::<String>().replace("brief:\n", &format!("brief:\n  template: {template}\n"));
        fs::write(target, text).unwrap();
    }
}

/// The Markdown pages of a desk, by name.
fn pages(desk: &Path) -> Vec<(String, String)> {
    let build =
        Command::cargo_bin("byline").unwrap().current_dir(desk).args(["build", "--format", "md"]).output();
    let build = build.unwrap();
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stdout));
    let files = fs::read_dir(desk.join("out")).unwrap().map(|entry| entry.unwrap().path());
    let pages = files.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// The lines outside of code, of headings and of tables, which nothing may take apart.
fn running(page: &str) -> impl Iterator<Item = &str> {
    let mut in_code = false;
    page.lines().filter(move |line| {
        let fence = line.starts_with("```");
        in_code ^= fence;
        !in_code && !fence && !line.starts_with(['#', '|', '<'])
    })
}

/// A line without references to notes, the places behind them, and the numbers of claims and judgments.
fn plain(line: &str) -> String {
    let mut parts = line.split("[^");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let behind = part.split_once(']').unwrap_or_default().1;
        let place = behind.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
        plain.push_str(place.map_or(behind, |(_, rest)| rest));
    }
    let words = plain.split_whitespace().filter(|word| *word != "-");
    words.filter(|word| !(word.starts_with("**") && word.ends_with(".**"))).collect::<Vec<_>>().join(" ")
}

/// Where a line seems to hold a second sentence: a stop, a blank, a capital. Knows nothing of byline's own way.
fn second_sentence(line: &str) -> Option<String> {
    const NO_END: [&str; 9] = ["U.S.", "Mr.", "Dr.", "St.", "No.", "p.m.", "a.m.", "para.", "p."];
    let plain = plain(line);
    let words: Vec<&str> = plain.split(' ').collect();
    words.windows(2).enumerate().find_map(|(at, pair)| {
        let last = pair[0].trim_end_matches(['”', '"', '*', '_', ')', ']', '\\']);
        let next = pair[1].trim_start_matches(['“', '"', '*', '_', '\\', '(', '[']);
        let numbers = at == 0 && last.trim_end_matches('.').bytes().all(|b| b.is_ascii_digit());
        let ends = last.ends_with(['.', '?', '!', '…']) && !numbers && !NO_END.contains(&last);
        let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        (ends && begins).then(|| pair.join(" "))
    })
}

#[test]
fn no_line_of_any_markdown_page_holds_two_sentences() {
    let mut seen = 0;
    for template in ["memo", "one-pager", "talking-points", "dossier"] {
        for desk in DESKS {
            for (name, page) in pages(on_template(desk, template).path()) {
                for line in running(&page) {
                    seen += 1;
                    assert_eq!(breaks::broken(line), None, "{template}: {name}");
                    assert_eq!(second_sentence(line), None, "{template}: {name}: {line}");
                }
            }
        }
    }
    assert!(seen > 500, "{seen} lines");
}

#[test]
fn a_second_sentence_would_be_seen() {
    for line in [
        "- It was. It is.",
        "It was.[^1] (para. 4) It is.",
        "It was.[^1] (paras. 4, 5) [^2] “It is.”",
        "  If wrong: all falls! Then nothing is left.",
        "He said so in 2023. Two years passed.",
    ] {
        assert!(second_sentence(line).is_some(), "{line}");
        assert!(breaks::broken(line).is_some(), "{line}");
    }
    for line in [
        "**1.** It was, Mr. Xi said.[^1] (para. 4)",
        "- It was (the U.S. Senate).[^1] (p. 4) [^2] (p. 5)",
        "**J2.** It is.",
    ] {
        assert_eq!(second_sentence(line), None, "{line}");
        assert_eq!(breaks::broken(line), None, "{line}");
    }
}

#[test]
fn a_narrative_and_what_a_desk_s_own_template_writes_are_cut_too() {
    let desk = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = desk.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write(
        "briefs/port/brief.yaml",
        "brief: {id: port, title: The port. And the quay, as_of: 2031-05-07, body: story.md, template: own}\n\
         documents: [{id: d, title: T, publisher: the Gazette}]\n\
         claims: [{id: worn, assertion: The quay is worn, source: outlet, document: d}]\n",
    );
    write(
        "briefs/port/story.md",
        "1. {{ claim(id='worn') }} It is, the Gazette said, old. Is it [@worn]? See there.\n\n> A quote. And more. [@worn]\n",
    );
    write(
        "templates/own.md",
        "# {{ brief.title }}\n\n{{ body | prose(under=1) }}\n\nHere is one. Here is another.\n\n```text\nOne. Two.\n```\n\n{{ notes() }}\n",
    );
    write("byline.toml", "format = 1\nfail-on = \"never\"\n");
    let found = pages(desk.path());
    let (_, page) = found.first().unwrap();
    let head = page.split("[^1]:").next().unwrap();
    assert_eq!(
        head,
        "# The port. And the quay\n\n1. The quay is worn, the Gazette reported.[^1]\n   It is, the Gazette said, old.\n   \
         Is it?[^1]\n   See there.\n\n> A quote.\n> And more.[^1]\n\nHere is one.\nHere is another.\n\n```text\nOne. Two.\n```\n\n"
    );
}
