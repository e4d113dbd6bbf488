//! `byline list` and `byline show`: every filter on the desk of this repository, and what is said of a record.

use std::process::Output;

use assert_cmd::Command;

fn run(args: &[&str]) -> Output {
    let mut command = Command::cargo_bin("byline").unwrap();
    command.args(["-C", env!("CARGO_MANIFEST_DIR"), "list"]).args(args).output().unwrap()
}

/// The ids of the claims that some flags leave, in the desk's order.
fn claims(flags: &str) -> Vec<String> {
    let mut args = vec!["claims", "--format", "csv"];
    args.extend(flags.split_whitespace());
    let output = run(&args);
    assert!(output.status.success(), "{flags}: {}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).unwrap();
    listed.lines().skip(1).filter_map(|line| line.split(',').next()).map(str::to_owned).collect()
}

#[test]
fn every_filter_leaves_the_claims_that_meet_it() {
    for (flags, ids) in [
        ("--topic summit", "china-silent-on-summit ukraine-summit"),
        ("--kind absence", "china-silent-on-summit no-sign-of-weapons"),
        ("--kind figure --kind intention", "trade-record allies-to-convey-concerns allies-to-crack-down"),
        ("--source person-familiar-discussions", "blinken-asked-raise blinken-asked-act"),
        ("--source outlet --kind assessment", "transfers-continue deep-alliance allies-resupply"),
        ("--speaker yellen", "yellen-consequences yellen-chinese-companies"),
        ("--speaker xi --speaker putin", "no-limits"),
        ("--since 2024-04 --key", "yellen-consequences biden-raised-support"),
        ("--until 2023", "trade-record satellite-company-sanctioned no-limits"),
        ("--since 2022-02 --until 2022-12-31", "no-limits"),
        (
            "--key",
            "yellen-consequences no-sign-of-weapons china-satellite-imagery biden-raised-support china-machine-tools",
        ),
        ("--document ft", ""),
        ("--source watson --topic battlefield", ""),
    ] {
        assert_eq!(claims(flags).join(" "), ids, "{flags}");
    }
    let all = claims("");
    assert_eq!(all.len(), 48);
    assert_eq!(claims("--document article"), all);
    assert_eq!(claims("--brief china-russia-support"), all);
}

#[test]
fn words_are_those_of_the_speaker_or_of_whoever_told_them() {
    assert_eq!(claims("--speaker united-states"), ["china-geospatial-intelligence"]);
    assert_eq!(claims("--speaker watson"), claims("--source watson"));
    assert_eq!(claims("--speaker watson").len(), 7);
    // What Biden is reported to have done is told by others; the desk has no words of his.
    let output = run(&["claims", "--speaker", "biden"]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "nothing to list\n");
}

#[test]
fn a_filter_that_names_nothing_of_the_desk_is_refused() {
    for (args, error) in [
        (["--speaker", "bidn"], "there is no source `bidn`"),
        (["--speaker", "article"], "there is no source `article`"),
        (["--source", "watsn"], "there is no source `watsn`"),
        (["--document", "artcle"], "there is no document `artcle`"),
        (["--kind", "figur"], "there is no kind `figur`"),
        (["--since", "06/04/2024"], "`06/04/2024` is not a date"),
        (["--until", "2024-13"], "`2024-13` is not a date"),
        (["--since", "2024-02-30"], "February has no 30th day"),
        (["--brief", "china-russia"], "there is no brief `china-russia`"),
    ] {
        let output = run(&["claims", args[0], args[1]]);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(error) && told.contains("help: "), "{told}");
    }
    let output = run(&["sources", "--speaker", "xi"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("filters are for claims"));
}

#[test]
fn a_topic_that_no_claim_has_is_refused() {
    let output = run(&["claims", "--topic", "trad"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("no claim has the topic `trad`") && told.contains("did you mean `trade`?"),
        "{told}"
    );
}

/// What a command says in the desk that `init` writes.
fn example(args: &[&str]) -> String {
    let desk = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        Command::cargo_bin("byline").unwrap().current_dir(desk.path()).args(args).output().unwrap()
    };
    assert!(run(&["init"]).status.success());
    let card = "brief:\n  id: card\n  title: The port\n  as_of: 2031-05-07\n  template: talking-points\n  \
                talking_points: [{point: Dredging takes eight weeks, claims: [kessia-eight-weeks]}]\n  \
                include: [port-closure]\n";
    std::fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
    let output = run(args);
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn responses_judgments_and_gaps_are_listed_too() {
    for (what, row) in [
        ("responses", "kessia-ministry-silent,kessia-ministry,no-response,kessia-fleet-warned,\r\n"),
        ("judgments", "kessia-fleet-stays-idle,likely,low,3,It is likely that part of the fishing fleet"),
        ("gaps", "kessia-closure-length,kessia-fleet-stays-idle,How long the port will stay closed\r\n"),
    ] {
        let listed = example(&["list", what, "--format", "csv"]);
        assert!(listed.contains(row), "{listed}");
    }
    // A gap need not have an id, and the one that byline gives it is nobody's business.
    let gaps = String::from_utf8(run(&["gaps", "--format", "csv"]).stdout).unwrap();
    assert!(gaps.lines().skip(1).all(|line| line.starts_with(',')), "{gaps}");
}

#[test]
fn an_id_that_is_no_record_s_leads_to_the_nearest_of_any_kind() {
    for (written, meant) in [
        ("kessia-fleet-stay-idle", "kessia-fleet-stays-idle"),
        ("kessia-closure-lenght", "kessia-closure-length"),
        ("kessia-ministry-silnt", "kessia-ministry-silent"),
        ("port-closur", "port-closure"),
    ] {
        let told = example(&["show", written]);
        assert!(told.contains(&format!("did you mean `{meant}`?")), "{told}");
    }
    assert!(
        example(&["show", "nonesuch"]).contains("`responses`, `judgments`, `gaps` and `briefs` name them")
    );
}

#[test]
fn a_paragraph_that_a_response_cites_is_used() {
    let shown = example(&["show", "kessia-gazette"]);
    assert!(shown.contains("  - 8 (kessia-ministry-silent): The ministry did not"), "{shown}");
    assert!(!shown.contains("unused paragraphs"), "{shown}");
}

#[test]
fn what_is_against_a_claim_is_named() {
    let shown = example(&["show", "kessia-eight-weeks"]);
    assert!(shown.contains("; 1 against\n"), "{shown}");
    assert!(
        shown.contains("\nagainst: the claim kessia-closed-until-autumn: The closure could last"),
        "{shown}"
    );
}

#[test]
fn a_card_has_no_sections_that_could_show_a_claim() {
    let shown = example(&["show", "kessia-eight-weeks"]);
    assert!(shown.contains("  - card, talking point 1\n  - port-closure, \"The closure\"\n"), "{shown}");
    let shown = example(&["show", "kessia-pilots-asked"]);
    assert!(shown.contains("  - card, under none of its talking points\n"), "{shown}");
}

#[test]
fn a_misspelled_verb_leads_to_the_nearest_one_alone_and_one_of_other_tools_to_what_it_is_here() {
    for (written, meant) in [
        ("chekc", "check"),
        ("schem", "schema"),
        ("buidl", "build"),
        ("shwo", "show"),
        ("render", "build"),
        ("lint", "check"),
        ("watch", "serve"),
    ] {
        let told = example(&[written]);
        assert!(told.contains(&format!("tip: a similar subcommand exists: '{meant}'\n")), "{told}");
    }
}

#[test]
fn a_card_shows_what_its_points_print_and_no_other_claim() {
    let desk = tempfile::tempdir().unwrap();
    std::fs::create_dir(desk.path().join("briefs")).unwrap();
    std::fs::write(desk.path().join("byline.toml"), "format = 1\n").unwrap();
    let memo = "brief: {id: memo, title: The port, as_of: 2031-05-07}\n\
        documents:\n  - {id: gazette, title: Port to close, publisher: the Harbor Gazette, published: 2031-05-06}\n\
        sources:\n  - {id: town, organization: the town of Karsholm, short: the town}\n  \
        - {id: guard, anonymous: a guard at the port, ground_rule: deep-background, basis: stood there, reason: feared dismissal}\n\
        defaults: {document: gazette, source: town}\n\
        claims:\n  - {id: open, assertion: The sale is open}\n  - {id: maybe, assertion: The sale may fail, qualifies: [open]}\n  \
        - {id: bid, assertion: The bid is high, source: outlet}\n  - {id: never, assertion: No bid was made, contradicts: [bid]}\n  \
        - {id: roof, assertion: The roof is sound}\n  - {id: sold, assertion: The town sold the quay, accuses: [town]}\n  \
        - {id: fair, assertion: The price was fair}\n  - {id: hush, assertion: The guards kept silent}\n\
        responses:\n  - {id: q, party: town, about: [open], outcome: responded, claims: [hush], source: guard, document: gazette}\n  - {id: r, party: town, about: [bid], outcome: denied, claims: [never], source: town, document: gazette}\n";
    let card = "brief:\n  id: card\n  title: Card\n  as_of: 2031-05-07\n  template: talking-points\n  include: [memo]\n  \
        talking_points: [{point: \"The sale is open, the town said\", claims: [open, sold]}, {point: The town has denied a bid, responses: [r]}]\n\
        responses: [{id: s, party: town, outcome: responded, claims: [fair], source: town, document: gazette}]\n";
    std::fs::write(desk.path().join("briefs/memo.yaml"), memo).unwrap();
    std::fs::write(desk.path().join("briefs/card.yaml"), card).unwrap();
    let said = |args: &[&str]| {
        let output =
            Command::cargo_bin("byline").unwrap().current_dir(desk.path()).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let listed = said(&["list", "claims", "--brief", "card", "--format", "csv"]);
    let ids: Vec<&str> = listed.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(ids, ["open", "maybe", "bid", "never", "sold", "fair"], "{listed}");
    for (id, place) in [
        ("open", "talking point 1"),
        ("never", "talking point 2"),
        ("bid", "talking point 2"),
        ("maybe", "among what contradicts or qualifies its points"),
        ("fair", "among the answers"),
        ("hush", "under none of its talking points"),
        ("roof", "under none of its talking points"),
    ] {
        let shown = said(&["show", id]);
        assert!(shown.contains(&format!("card, {place}")), "{shown}");
    }
    let page = said(&["build", "card", "--format", "md", "--out", "-"]);
    assert!(page.contains("The bid is high") && page.contains("price was fair"), "{page}");
    assert!(!page.contains("roof") && !page.contains("silent"), "{page}");
}
