//! What somebody is told whose quotes are not as they stand in their documents.

use crate::beginner::{SOUND, slip, told};

#[test]
fn words_offered_for_a_quote_do_not_turn_the_sense_of_their_sentence() {
    let said = |altered: &str, of: &str| {
        format!(
            "[{altered}] quote-not-found: these words do not stand in the document (write the words as they stand there: {of})"
        )
    };
    for (stands, altered, offered) in [
        (
            "It is late. Nobody has counted the boats this year. We are ready for the works.",
            "somebody has counted the boats",
            "Nobody has counted the boats this year.",
        ),
        ("We sell, or we cut the fleet.", "we will cut the fleet", "We sell, or we cut the fleet."),
        (
            "The port is \"a shared inheritance\", the ministry said on Monday.",
            "a joint inheritance",
            "a shared inheritance",
        ),
    ] {
        let desk = SOUND
            .replace("We are ready for the works.", stands)
            .replace("is \"ready for the works\"", "has spoken")
            .replace("quote: ready for the works", &format!("quote: {altered}"));
        assert_eq!(told(&desk), [said(altered, offered)]);
    }
}

#[test]
fn an_altered_quote_is_told_once() {
    let help = "(write the words as they stand there: We are ready for the works.)";
    let altered = "quote-not-found: these words do not stand in the document";
    // In the assertion alone, in the quote alone, in both.
    let assertion = "is \"ready for the works\"\n";
    slip(assertion, "is \"ready for all works\"\n", &[&format!("[ready for all works\"] {altered} {help}")]);
    let quote = "quote: ready for the works";
    slip(quote, "quote: ready for all works", &[&format!("[ready for all works] {altered} {help}")]);
    let both = SOUND
        .replace("ready for the works\"", "ready for all works\"")
        .replace(quote, "quote: ready for all works");
    assert_eq!(told(&both), [format!("[ready for all works] {altered} {help}")]);
}

#[test]
fn a_translation_that_the_desk_keeps_is_what_translated_words_are_looked_for_in() {
    let help = "(write the words as they stand there: We are ready for the works.)";
    let desk = |language: &str, words: &str, capture: &str| {
        let translated = format!("quote: {{exact: {words}, translated_from: {language}}}\n");
        SOUND
            .replace("    type: statement\n", &format!("    type: statement\n    language: {language}\n"))
            .replace("quote: ready for the works\n", &translated)
            .replace("is \"ready for the works\"", &format!("is \"{words}\""))
            .replace("We are ready for the works.", capture)
    };
    let english = "We are ready for the works.";
    for language in ["Olandic", "pt", "Portuguese"] {
        assert_eq!(told(&desk(language, "ready for the works", english)), [""; 0], "{language}");
        let found = told(&desk(language, "ready for all works", english));
        let found: Vec<&String> = found.iter().filter(|line| line.contains("quote-not-found")).collect();
        assert!(found.len() == 1 && found[0].ends_with(help), "{language}: {found:#?}");
        // The original has other words, whatever they are.
        for original in ["Estamos prontos para as obras.", "We zijn klaar voor de works."] {
            assert_eq!(told(&desk(language, "ready for all works", original)), [""; 0], "{language}");
        }
    }
    // A figure of the claim is looked for there as well.
    let counted = desk("Olandic", "ready for the works", "We are ready for the works in 12 days.")
        .replace("is \"ready for the works\"", "is ready for the works in 14 days");
    let said = told(&counted);
    assert!(said.len() == 1 && said[0].contains("figure-not-found"), "{said:#?}");
}

#[test]
fn a_wrong_paragraph_is_told_of_every_quote_that_stands_in_another() {
    let tells = |capture: &str| {
        // The first capture has three paragraphs; the claim about the plan names the second.
        let desk = SOUND
            .replace("The ministry did not respond to a request for comment.", capture)
            .replace(
                "source: plan-readers\n    document: gazette\n    at: 2\n",
                "source: ruiz\n    document: gazette\n    at: 2\n    quote: slow and dear\n",
            )
            .replace("The plan was drawn up in winter", "The plan is \"slow and dear\"");
        let found = told(&desk).into_iter().map(|line| line.split(" (").next().unwrap().to_owned());
        let mut found: Vec<String> = found.filter(|line| !line.contains("unused")).collect();
        found.sort();
        found
    };
    let elsewhere = |noun: &str, numbers: &str| {
        format!(
            "[2] passage-not-found: the quote stands in {noun} {numbers} of the copy of `gazette`, not here"
        )
    };
    let quote = "[slow and dear]";
    assert_eq!(
        tells("It is slow and dear."),
        [
            elsewhere("paragraph", "3"),
            format!("{quote} quote-not-quoted: the document has these words outside quotation marks")
        ]
    );
    assert_eq!(
        tells("It is \"slow and dear\".\n\nNothing else.\n\nNothing."),
        [
            elsewhere("paragraph", "3"),
            format!("{quote} quote-wrong-speaker: nothing around these words names Ana Ruiz")
        ]
    );
    assert_eq!(
        tells("It is \"slow and dear\", Ruiz said.\n\nRuiz called it \"slow and dear\"."),
        [
            elsewhere("paragraphs", "3 and 4"),
            format!("{quote} quote-ambiguous: these words stand in 2 places of the document")
        ]
    );
}

#[test]
fn a_quote_in_the_wrong_mouth_is_told_before_what_follows_from_it_and_names_whom_the_article_has() {
    let of = |says: &str, allow: &str| {
        let desk = SOUND
            .replace("Two people briefed on the plan said that it dates from the winter.", says)
            .replace("sources:\n", "sources:\n  - id: bell\n    name: Tom Bell\n    role: harbor master\n")
            .replace(
                "source: plan-readers\n    document: gazette\n    at: 2\n",
                &format!("source: ruiz\n    document: gazette\n    at: 2\n    quote: slow and dear\n{allow}"),
            )
            .replace("The plan was drawn up in winter", "The plan is \"slow and dear\"")
            .replace(
                "  as_of",
                "  bottom_line: Bell called the plan \"slow and dear\" [@plan-known].\n  as_of",
            );
        let about = [" quote-wrong-speaker: ", " unattributed-paraphrase: "];
        let found = told(&desk).into_iter().filter(|line| about.iter().any(|rule| line.contains(rule)));
        found.collect::<Vec<_>>()
    };
    for (says, help) in [
        ("The plan is \"slow and dear\", Tom Bell told us.", "paragraph 2 names Tom Bell (`bell`)"),
        (
            "That is what Bell thinks. The plan is \"slow and dear\".",
            "paragraph 2 names Tom Bell (`bell`); if it has Ana Ruiz under another name, add that to the source's `aliases`",
        ),
        (
            "Nobody came.\n\nBell spoke.\n\n\"It is slow and dear,\" he said.",
            "paragraph 3 names Tom Bell (`bell`)",
        ),
        ("The plan is \"slow and dear\".", "see whose words they are; if the document uses another name"),
    ] {
        let found = of(says, "");
        let is_mouth = |line: &String| line.contains(" quote-wrong-speaker: ") && line.contains(help);
        assert!(found.len() == 1 && is_mouth(&found[0]), "{says}: {found:#?}");
    }
    let allow = "    allow: [{rule: quote-wrong-speaker, reason: she is called the minister there}]\n";
    let found = of("The plan is \"slow and dear\", Tom Bell told us.", allow);
    assert!(found.len() == 1 && found[0].contains(" unattributed-paraphrase: "), "{found:#?}");
}

/// What is told of newspapers that print one report, each with some fields of its own: the wire, the star, the mirror.
fn printed(wire: &str, star: &str, mirror: &str) -> Vec<String> {
    let report = "The last two berths of the old port will be closed for repairs from the first of June, and nobody knows where the \
        ferries are to land meanwhile.";
    let document = |id: &str, day: u32, more: &str| {
        format!(
            "  - {{id: {id}, title: Berths to shut, publisher: the {id}, published: 2031-05-0{day}, url: 'https://{id}.example', text: {id}.txt{more}}}\n"
        )
    };
    let documents = [document("mirror", 6, mirror), document("star", 5, star), document("wire", 4, wire)];
    let evidence =
        ["mirror", "star", "wire"].map(|id| format!("      - {{source: outlet, document: {id}}}\n"));
    let copies = ["mirror", "star", "wire"].map(|id| format!("# file: briefs/{id}.txt\n{report}\n"));
    let desk = format!(
        "# file: briefs/port.yaml\ndocuments:\n{}claims:\n  - id: shut\n    assertion: Repairs shut the port\n    evidence:\n{}{}",
        documents.concat(),
        evidence.concat(),
        copies.concat()
    );
    told(&desk).into_iter().filter(|line| line.contains(" same-text: ")).collect()
}

#[test]
fn newspapers_that_print_one_report_are_told_to_be_no_second_account() {
    let said = |later: &str, earlier: &str| {
        format!(
            "[{later}.txt}}] same-text: `{later}` has the text of `{earlier}` word for word: it is no second account (write \
            `derived_from: [{earlier}]` on `{later}`, or on both the document that they have it from (an agency's report))"
        )
    };
    assert_eq!(printed("", "", ""), [said("mirror", "wire"), said("star", "wire")]);
    let wired = ", derived_from: [wire]";
    assert_eq!(printed("", wired, ""), [said("mirror", "wire")]);
    assert_eq!(printed("", wired, wired), [""; 0]);
    assert_eq!(printed("", wired, ", derived_from: [star]"), [""; 0]);
    assert_eq!(printed(", type: interview", ", type: interview", ", type: interview"), [""; 0]);
}

#[test]
fn newspapers_of_which_two_repeat_the_third_are_not_three() {
    let documents = "  - {id: star, title: Shut, publisher: the Star, published: 2031-05-06, url: 'https://star.example', derived_from: [gazette]}
  - {id: mirror, title: Shut, publisher: the Mirror, published: 2031-05-06, url: 'https://mirror.example', derived_from: [gazette]}
sources:
  - id: ministry
";
    let evidence = "evidence:\n      - {source: ruiz, document: gazette, at: 1}\n      - {source: ruiz, document: star}\n      \
        - {source: ruiz, document: mirror}\n";
    let line = |text: &str, documents: &str| {
        let desk = SOUND
            .replace("sources:\n  - id: ministry\n", documents)
            .replacen("source: ruiz\n    document: gazette\n    at: 1\n", evidence, 1)
            .replace("  as_of", &format!("  bottom_line: {text}\n  as_of"));
        told(&desk).into_iter().filter(|line| line.contains(" one-interest: ")).collect::<Vec<_>>()
    };
    let three = "Three newspapers reported that the port closes in June, according to Ruiz [@port-closes].";
    let found = line(three, documents);
    let said = "one-interest: \"three newspapers\", but some of the documents that \"Three newspapers reported that the port …\" cites only repeat others";
    assert!(found.len() == 1 && found[0].contains(said), "{found:#?}");
    assert_eq!(line(three, &documents.replace(", derived_from: [gazette]", "")), [""; 0]);
    assert_eq!(line("Two newspapers printed what Ruiz told the Gazette [@port-closes].", documents), [""; 0]);
}

/// What is told of a claim of the Beacon's, whose second paragraph is given, beside the Lorne Courier's report.
fn handed_on(passage: &str, mend: impl Fn(String) -> String) -> Vec<String> {
    let beacon = "documents:\n  - id: courier\n    title: Berths\n    publisher: the Lorne Courier\n    published: 2031-05-04\n    url: https://courier.example/berths\n";
    let claim = "  - id: berths-shut\n    assertion: The board has shut the last two berths\n    evidence:\n      - {source: outlet, document: courier, at: 1}\n      - {source: outlet, document: gazette, at: 2}\n";
    let desk = SOUND
        .replace("documents:\n", beacon)
        .replace("claims:\n  - id: port-closes\n", &format!("claims:\n{claim}  - id: port-closes\n"))
        .replace("Two people briefed on the plan said that it dates from the winter.", passage);
    told(&mend(desk)).into_iter().filter(|line| line.contains(" unrecorded-relay: ")).collect()
}

#[test]
fn a_report_that_a_document_hands_on_is_told_where_the_desk_does_not_say_so() {
    let said = "[gazette, at: 2}] unrecorded-relay: paragraph 2 of `gazette` gives this as a report of the Lorne Courier, and nothing here says so (write `via: [courier]` here, and `derived_from: [courier]` on `gazette`; where `gazette` had it itself as well, allow this with the reason)";
    for passage in [
        "The last two berths are shut, the Courier reported.",
        "The board has shut the last two berths, according to the Lorne Courier. Ruiz would not say why.",
    ] {
        assert_eq!(handed_on(passage, |desk| desk), [said], "{passage}");
    }
    for passage in [
        "The board has shut the last two berths. It did so in haste, the Courier reported.",
        "The board has confirmed that it shut the last two berths, the Courier reported.",
        "The last two berths are shut, the Courier Group reported.",
        "The last two berths are shut, as the Courier foresaw.",
    ] {
        assert_eq!(handed_on(passage, |desk| desk), [""; 0], "{passage}");
    }
    let passage = "The last two berths are shut, the Courier reported.";
    for (one, other) in [
        ("gazette, at: 2}", "gazette, at: 2, via: [courier]}"),
        ("text: captures/port.txt\n", "text: captures/port.txt\n    derived_from: [courier]\n"),
        ("gazette, at: 2}\n", "gazette, at: 2}\n    first_reported_by: courier\n"),
        ("published: 2031-05-04", "published: 2031-05-07"),
        ("publisher: the Lorne Courier", "publisher: the Lorne Courier\n    type: statement"),
    ] {
        assert_eq!(handed_on(passage, |desk| desk.replace(one, other)), [""; 0], "{other}");
    }
}

#[test]
fn a_quote_in_a_text_that_only_tells_what_somebody_said_is_that_of_whom_the_text_names() {
    let before =
        "the sentence before these words is Piet Vos's, and \"he\" or \"she\" says them, not Ida Roth";
    let said = "the document gives these words to Piet Vos, not to Ida Roth";
    for kind in ["interview", "broadcast", "transcript"] {
        for (passage, told) in [
            (
                "Vos, director of the customs service, said that it rains.\n\nHe called the plan \"slow and dear\".",
                before,
            ),
            ("Vos said that it rains. He said the plan is \"slow and dear\".", before),
            ("The plan is \"slow and dear,\" director Piet Vos told the parliament.", said),
        ] {
            let found = mouths(kind, passage, "roth");
            assert!(found.len() == 1 && found[0].contains(told), "{kind} {passage}: {found:#?}");
            assert_eq!(mouths(kind, passage, "vos"), [""; 0], "{kind} {passage}");
        }
        for right in [
            "Vos, director of the customs service, said that Roth is late.\n\nHe called the plan \"slow and dear\".",
            "Vos said that it rains.\n\nIt is late.\n\nShe called the plan \"slow and dear\".",
            "Roth, asked by Vos, said that it rains. She called the plan \"slow and dear\".",
            "The plan is slow and dear.",
        ] {
            assert_eq!(mouths(kind, right, "roth"), [""; 0], "{kind} {right}");
        }
    }
}

/// What is told of the mouth of a quote, in a document of a type whose passage is given, by a source with its records.
fn mouths(kind: &str, passage: &str, source: &str) -> Vec<String> {
    let sources = "sources:\n  - id: hask\n    organization: Hask Group\n  - id: customs\n    organization: the customs service\n  - id: vos\n    name: Piet Vos\n    role: director\n    of: customs\n  - id: roth\n    name: Ida Roth\n    role: member of parliament\n";
    let desk = SOUND
        .replace("The ministry did not respond to a request for comment.", passage)
        .replace("    published: 2031-05-06\n", &format!("    published: 2031-05-06\n    type: {kind}\n"))
        .replace("sources:\n", sources)
        .replace(
            "source: plan-readers\n    document: gazette\n    at: 2\n",
            &format!("source: {source}\n    document: gazette\n    quote: slow and dear\n"),
        )
        .replace("The plan was drawn up in winter", "The plan is \"slow and dear\"");
    told(&desk).into_iter().filter(|line| line.contains(" quote-wrong-speaker: ")).collect()
}

#[test]
fn a_line_that_begins_with_a_name_is_the_word_of_that_person() {
    let line = "Customs director Piet Vos: \"We know it. It is slow and dear.\"";
    let said = "[slow and dear] quote-wrong-speaker: the document gives these words to Piet Vos, not to Ida Roth (see whose words they are: `vos` is Piet Vos)";
    for kind in ["transcript", "interview", "statement", "news"] {
        assert_eq!(mouths(kind, line, "roth"), [said], "{kind}");
        assert_eq!(mouths(kind, line, "vos"), [""; 0], "{kind}");
    }
    assert_eq!(mouths("transcript", "[3:20] VOS: It is\nslow and dear.", "roth"), [said]);
    assert_eq!(
        mouths("transcript", "Member of parliament Ida Roth: No.\nVos: It is slow and dear.", "roth"),
        [said]
    );
    for right in [
        "Vos: No.\nRoth: It is slow and dear.",
        "Vos: As Ms. Roth has it, it is slow and dear.",
        "Vos: The colleague said: \"It is slow and dear.\"",
        "Roth blames Vos: \"It is slow and dear.\"",
        "The chair, to Vos: \"It is slow and dear.\"",
        "Vos: No.\nThe chair: It is slow and dear.",
        "Vos: No.\n\nIt is slow and dear.",
    ] {
        assert_eq!(mouths("transcript", right, "roth"), [""; 0], "{right}");
    }
    assert_eq!(mouths("transcript", line, "customs"), [""; 0]);
    assert_eq!(mouths("report", line, "roth"), [""; 0]);
}

#[test]
fn a_statement_that_gives_words_to_another_and_only_names_the_body_of_their_speaker_is_told() {
    let said = "[slow and dear] quote-wrong-speaker: the document gives these words to Piet Vos, not to Ida Roth (see whose words they are: `vos` is Piet Vos)";
    let passage = "Vos says the parliament's plan is \"slow and dear\".";
    assert_eq!(mouths("statement", passage, "roth"), [said]);
    assert_eq!(mouths("letter", passage, "roth"), [said]);
    for (passage, source) in [
        (passage, "vos"),
        ("Vos of the customs service says the parliament's plan is \"slow and dear\".", "customs"),
        ("Roth says the plan that Vos has is \"slow and dear\" to parliament.", "roth"),
        ("As Vos says, the plan of parliament is slow and dear.", "roth"),
        ("The plan of parliament is \"slow and dear\".", "roth"),
        ("Vos says: no. The member says the plan of parliament is \"slow and dear\".", "roth"),
    ] {
        assert_eq!(mouths("statement", passage, source), [""; 0], "{passage}");
    }
}

#[test]
fn the_word_of_unnamed_people_of_a_body_is_not_that_of_the_body() {
    let said = "[slow and dear] quote-wrong-speaker: the document gives these words to \"A Hask employee\", not to Hask Group (name a source of its own: `anonymous`, with `affiliation: hask`)";
    let employee = "A Hask employee, who asked not to be named, told us the plan was \"slow and dear\".";
    let plain = "A Hask employee, who fears for her job, told us the plan was \"slow and dear\".";
    assert_eq!(mouths("news", plain, "hask"), [said]);
    assert_eq!(
        mouths("news", employee, "plan-readers").iter().filter(|line| line.contains("Hask")).count(),
        0
    );
    for right in [
        "A Hask spokeswoman told us the plan was \"slow and dear\".",
        "A representative of Hask Group told us the plan was \"slow and dear\".",
        "Hask Group told a Hask employee the plan was \"slow and dear\".",
        "Hask Group said a Hask employee who had told it so was wrong, and the plan \"slow and dear\".",
    ] {
        assert_eq!(mouths("news", right, "hask"), [""; 0], "{right}");
    }
}

#[test]
fn a_person_whom_the_document_nowhere_names_is_told_without_a_quote_too() {
    let told = |kind: &str, source: &str, copy: &str| {
        let lind = "sources:\n  - id: lind\n    name: Mara Lind\n    role: trade unionist\n    aliases: [Lindy]\n  - id: clerk\n    name: Per Holm\n    role: spokesman for the ministry\n  - {id: vos, name: Piet Vos}\n";
        let desk = SOUND
            .replace("    published: 2031-05-06\n", &format!("    published: 2031-05-06\n    type: {kind}\n"))
            .replace("sources:\n", lind)
            .replace("source: plan-readers\n", &format!("source: {source}\n"))
            .replace("The ministry did not respond to a request for comment.", copy);
        let found = told(&desk).into_iter().filter(|line| line.contains(" quote-wrong-speaker: nothing in "));
        found.collect::<Vec<_>>()
    };
    let said = "[lind] quote-wrong-speaker: nothing in the copy of `gazette` names Mara Lind (see whose word this is, or in which document it stands; if the document uses another name, add it to the source's `aliases`)";
    let none = "The ministry will not comment on Linden Street.";
    for kind in ["news", "statement"] {
        assert_eq!(told(kind, "lind", none), [said], "{kind}");
        for right in ["ruiz", "plan-readers", "outlet", "ministry"] {
            assert_eq!(told(kind, right, none), [""; 0], "{kind}: {right}");
        }
    }
    for named in
        ["Mara came.", "Lindy came.", "The trade unionist came.", "A unionist came.", "Lind's paper came."]
    {
        assert_eq!(told("news", "lind", named), [""; 0], "{named}");
    }
    assert_eq!(told("news", "clerk", "A spokeswoman did not comment."), [""; 0]);
    // Who speaks in a transcript is known where it names somebody.
    assert_eq!(told("transcript", "lind", none), [""; 0]);
    assert_eq!(told("transcript", "lind", "Piet Vos: We are late."), [said]);
}

#[test]
fn the_office_of_a_speaker_is_no_choice_of_words() {
    let is_copied = |role: &str| {
        let people = format!("sources:\n  - {{id: dorn, name: Karel Dorn, role: {role}}}\n");
        let said =
            "Dust was found in three more primary schools of Kessia, the town's head of buildings said";
        let desk = SOUND
            .replace("sources:\n", &people)
            .replace("source: plan-readers\n", "source: dorn\n")
            .replace(
                "Two people briefed on the plan said that it dates from the winter.",
                &format!("{said}, he is Karel Dorn."),
            )
            .replace("  as_of", &format!("  bottom_line: {said} [@plan-known].\n  as_of"));
        told(&desk).into_iter().any(|line| line.contains("copied-text: 16 words in a row"))
    };
    assert!(is_copied("engineer"));
    assert!(!is_copied("head of buildings"));
    assert!(!is_copied("head of buildings of the Ministry of the Sea, of: ministry"));
}

#[test]
fn copied_words_are_told_where_they_stand_and_names_are_not_counted() {
    let copied = "dust was found in the ceilings of three more primary schools before the summer";
    let told = |text: &str, title: &str| {
        let desk = SOUND
            .replace(
                "Two people briefed on the plan said that it dates from the winter.",
                &format!("Two people briefed on the plan said {copied} came."),
            )
            .replace("title: Port to close\n    publisher", &format!("title: {title}\n    publisher"))
            .replace("  as_of", &format!("  bottom_line: {text}\n  as_of"));
        told(&desk).into_iter().filter(|line| line.contains(" copied-text: ")).collect::<Vec<_>>()
    };
    let text = format!("Readers of the plan say that {copied} [@plan-known]. That is all we know.");
    let rest = text.split_once("that ").unwrap().1;
    let said = |words: &str| {
        format!(
            "[{rest}] copied-text: {words} (say it in your own words, or put what must stay into quotation marks)"
        )
    };
    assert_eq!(told(&text, "Port to close"), [said("14 words in a row are the document's own")]);
    let title = "The ceilings of three more primary schools";
    assert_eq!(told(&text, title), [""; 0]);
    let folded = format!(">-\n    {}", text.replace("three ", "three\n    "));
    let found = told(&folded, "Port to close");
    let help = "(say \"dust was found … before the summer\" in your own words, or put what must stay into quotation marks)";
    assert!(found.len() == 1 && found[0].ends_with(help), "{found:#?}");
}

/// What is told of a claim of some source without a quote, from a document of some kind with one paragraph that may have it.
fn paraphrased(kind: &str, source: &str, paragraph: &str) -> Vec<String> {
    let people = "sources:\n  - {id: lind, name: Mara Lind, role: trade unionist}\n  - {id: vos, name: Piet Vos, role: harbor master}\n";
    let desk = SOUND
        .replace("    published: 2031-05-06\n", &format!("    published: 2031-05-06\n    type: {kind}\n"))
        .replace("sources:\n", people)
        .replace("source: plan-readers\n", &format!("source: {source}\n"))
        .replace("Two people briefed on the plan said that it dates from the winter.", paragraph)
        .replace("The ministry did not respond to a request for comment.", "Vos will leave in June.");
    let found = told(&desk).into_iter().filter(|line| line.contains(" quote-wrong-speaker: "));
    found.collect::<Vec<_>>()
}

#[test]
fn a_paragraph_in_which_another_person_alone_speaks_is_told_without_a_quote_too() {
    let said = "[vos] quote-wrong-speaker: paragraph 2 of the copy of `gazette` has what Mara Lind says, and nothing of Piet Vos (see whose word this is (`lind` is Mara Lind), or name the paragraph that has it in `at`)";
    for paragraph in [
        "The plan dates from the winter, Mara Lind said.",
        "Mara Lind said the plan dates from the winter. It was not shown to anybody.",
        "Trade unionist Mara Lind told the Gazette that the plan dates from the winter.",
    ] {
        assert_eq!(paraphrased("news", "vos", paragraph), [said], "{paragraph}");
        assert_eq!(paraphrased("news", "lind", paragraph), [""; 0], "{paragraph}");
        assert_eq!(paraphrased("report", "vos", paragraph), [""; 0], "{paragraph}");
    }
    for paragraph in [
        "The plan dates from the winter. Mara Lind said it is dear.",
        "The plan dates from the winter, Mara Lind said. He said it is dear.",
        "The plan dates from the winter, Mara Lind said, and the harbor master agreed.",
        "Mara Lind said Vos drew the plan up in winter.",
        "Mara Lind said he drew the plan up in winter.",
        "Mara Lind said so. A clerk said the plan dates from the winter.",
        "The plan dates from the winter.",
        // Who speaks or writes the paragraph has it from her.
        "Mara Lind said so. I say that the plan dates from the winter.",
        "Mara Lind said so. That is nonsense to us, and the plan dates from the winter.",
    ] {
        assert_eq!(paraphrased("news", "vos", paragraph), [""; 0], "{paragraph}");
    }
    let plain = "Mara Lind said the plan dates from the winter.";
    assert_eq!(paraphrased("interview", "vos", plain), [""; 0]);
    assert_eq!(paraphrased("interview", "vos", &format!("Reporter: {plain}")), [said]);
    assert_eq!(paraphrased("news\n    author: Piet Vos", "vos", plain), [""; 0]);
}

#[test]
fn a_paragraph_in_which_people_without_a_name_alone_speak_is_told_without_a_quote_too() {
    let said = |who: &str| {
        format!(
            "[vos] quote-wrong-speaker: paragraph 2 of the copy of `gazette` has the word of \"{who}\", and nothing of Piet Vos (see whose word this is: name those people as the source, or the paragraph that has it in `at`)"
        )
    };
    for (paragraph, who) in [
        (
            "The plan dates from the winter, two people briefed on the plan said.",
            "two people briefed on the plan",
        ),
        ("Officials at the ministry said the plan dates from the winter.", "Officials at the ministry"),
    ] {
        assert_eq!(paraphrased("news", "vos", paragraph), [said(who)], "{paragraph}");
        assert_eq!(paraphrased("news", "plan-readers", paragraph), [""; 0], "{paragraph}");
        assert_eq!(paraphrased("report", "vos", paragraph), [""; 0], "{paragraph}");
    }
    for paragraph in [
        "Vos drew the plan up in winter, two people briefed on the plan said.",
        "The plan of the harbor master dates from the winter, two people said.",
        "The plan dates from the winter, two people said. It is dear.",
        "The plan dates from the winter, he told two people.",
    ] {
        assert_eq!(paraphrased("news", "vos", paragraph), [""; 0], "{paragraph}");
    }
}

#[test]
fn a_body_is_not_given_what_a_person_of_another_one_or_people_without_a_name_say() {
    let told = |source: &str, paragraph: &str| {
        let people = "sources:\n  - {id: yard, organization: the Kessia Yard}\n  - {id: union, organization: the Dock Union, short: the union}\n  - {id: lind, name: Mara Lind, role: director, of: yard}\n  - {id: holm, name: Per Holm, role: mayor, of: union}\n";
        let desk = SOUND
            .replace("sources:\n", people)
            .replace("source: plan-readers\n", &format!("source: {source}\n"))
            .replace("Two people briefed on the plan said that it dates from the winter.", paragraph);
        let found = crate::beginner::told(&desk).into_iter();
        found.filter(|line| line.contains(" quote-wrong-speaker: ")).collect::<Vec<_>>()
    };
    let lind = "The plan dates from the winter, its director, Mara Lind, said.";
    for (source, name) in [("union", "the Dock Union"), ("holm", "Per Holm")] {
        let found = told(source, lind);
        let message =
            format!("paragraph 2 of the copy of `gazette` has what Mara Lind says, and nothing of {name}");
        assert!(found.len() == 1 && found[0].contains(&message), "{source}: {found:#?}");
    }
    for source in ["yard", "lind", "ruiz"] {
        assert_eq!(told(source, lind).len(), usize::from(source == "ruiz"), "{source}");
    }
    assert_eq!(told("union", &lind.replace("the winter", "the winter's talks with the union")), [""; 0]);
    let leak = "The plan dates from the winter, two people who have seen the draft said.";
    let found = told("union", leak);
    let message = "has the word of \"two people who have seen the draft\", and nothing of the Dock Union";
    assert!(found.len() == 1 && found[0].contains(message), "{found:#?}");
    for right in ["two people in the union", "two officials", "a spokesperson"] {
        assert_eq!(
            told("union", &leak.replace("two people who have seen the draft", right)),
            [""; 0],
            "{right}"
        );
    }
}

#[test]
fn a_statement_of_another_body_is_not_the_word_of_one_of_which_it_has_nothing() {
    let told = |source: &str, copy: &str| {
        let people = "sources:\n  - {id: yard, organization: the Kessia Yard}\n  - {id: town, organization: the town of Halm}\n  - {id: lind, name: Mara Lind, role: director, of: yard}\n";
        let desk = SOUND
            .replace("sources:\n", people)
            .replace("publisher: the Ministry of the Sea", "publisher: the town of Halm")
            .replace(
                "    assertion: The ministry is \"ready for the works\"\n    source: ministry\n",
                &format!("    assertion: The works begin in May\n    source: {source}\n"),
            )
            .replace("    quote: ready for the works\n", "")
            .replace("We are ready for the works.", copy);
        let found = crate::beginner::told(&desk).into_iter();
        found.filter(|line| line.contains(" quote-wrong-speaker: ")).collect::<Vec<_>>()
    };
    let copy = "The works begin in May, the mayor, Per Holm, said.";
    for (source, name) in [("lind", "Mara Lind"), ("yard", "the Kessia Yard")] {
        let found = told(source, copy);
        let message = format!("nothing in the copy of `works` names {name}");
        assert!(found.len() == 1 && found[0].contains(&message), "{source}: {found:#?}");
        assert_eq!(told(source, &copy.replace("The works", "The works of the Yard")), [""; 0], "{source}");
    }
    assert_eq!(told("town", copy), [""; 0]);
}

#[test]
fn a_text_that_has_the_speaker_right_is_not_told_where_the_claim_has_another() {
    let told = |source: &str| {
        let people = "sources:\n  - {id: lind, name: Mara Lind, role: trade unionist}\n  - {id: vos, name: Piet Vos, role: harbor master}\n";
        let desk = SOUND
            .replace("sources:\n", people)
            .replace("source: plan-readers\n", &format!("source: {source}\n"))
            .replace(
                "Two people briefed on the plan said that it dates from the winter.",
                "The plan dates from the winter, Mara Lind said.",
            )
            .replace(
                "  as_of",
                "  bottom_line: The plan was drawn up in winter, Mara Lind says [@plan-known].\n  as_of",
            );
        let found = crate::beginner::told(&desk);
        found
            .into_iter()
            .filter_map(|line| Some(line.split_once("] ")?.1.split_once(':')?.0.to_owned()))
            .collect::<Vec<_>>()
    };
    assert!(!told("lind").iter().any(|rule| rule == "quote-wrong-speaker"));
    let wrong = told("vos");
    assert!(wrong.iter().any(|rule| rule == "quote-wrong-speaker"), "{wrong:?}");
    assert!(!wrong.iter().any(|rule| rule == "unattributed-paraphrase"), "{wrong:?}");
}

#[test]
fn a_person_may_stand_in_a_document_without_accents_under_another_office_or_as_a_pronoun() {
    let told = |name: &str, role: &str, copy: &str| {
        let sources = format!(
            "sources:\n  - {{id: one, name: {name}, role: {role}}}\n  - {{id: holm, name: Per Holm, role: clerk}}\n"
        );
        let desk = SOUND
            .replace("sources:\n", &sources)
            .replace("source: plan-readers\n", "source: one\n")
            .replace(", Valdorian Foreign Minister Ana Ruiz said.", ".")
            .replace("Two people briefed on the plan said that it dates from the winter.", copy)
            .replace("The ministry did not respond to a request for comment.", "More soon.");
        told(&desk).into_iter().filter(|line| line.starts_with("[one] quote-wrong-speaker: ")).count()
    };
    for (name, role, copy) in [
        ("José Peña", "port manager", "Jose Pena said on Monday that it dates from the winter."),
        ("Recep Erdoğan", "poet", "It dates from the winter, Erdogan told parliament."),
        ("Jose Pena", "poet", "It dates from the winter, Peña told parliament."),
        ("Søren Østby", "poet", "It dates from the winter, Soren Ostby said."),
        ("Karl Berg", "King of Valdoria", "It dates from the winter, the monarch said."),
        ("Karl Berg", "pastor in Halm", "It dates from the winter, a local priest said."),
        ("Karl Berg", "judge at the Halm court", "It dates from the winter, the court ruled."),
        ("Karl Berg", "union chief", "It dates from the winter, the union's general secretary said."),
        ("Karl Berg", "general secretary", "It dates from the winter, the chief of the dockers said."),
        ("Karl Berg", "foreign minister", "It dates from the winter, Valdoria's top diplomat said."),
        ("Karl Berg", "mayor of Halm", "It dates from the winter, he said on Monday."),
    ] {
        assert_eq!(told(name, role, copy), 0, "{name}, {role}: {copy}");
    }
    for (name, role, copy) in [
        ("José Peña", "poet", "Juan Pons said on Monday that it dates from the winter."),
        ("Karl Berg", "King of Valdoria", "It dates from the winter, a diplomat said."),
        ("Karl Berg", "trade minister", "It dates from the winter, Valdoria's top diplomat said."),
        ("Karl Berg", "poet", "Per Holm is ill. It dates from the winter, he said on Monday."),
        ("Karl Berg", "poet", "It dates from the winter, Juan Pons said. He is ill."),
    ] {
        assert_eq!(told(name, role, copy), 1, "{name}, {role}: {copy}");
    }
}
