//! Quotes beside which their speaker is not named, or another one is.

use std::collections::BTreeSet;

use crate::check::absent::{self, Absent};
use crate::check::chain;
use crate::check::mouths::{self, Mouth, Sayer};
use crate::check::paraphrased::{self, Paraphrase};
use crate::check::posts::{self, Posted};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence};
use crate::model::id::{ClaimId, SourceId};
use crate::model::words::Words as _;
use crate::resolve::corpus::Corpus;
use crate::text::Span;

pub(in crate::check) const RULE: Rule = Rule {
    name: "quote-wrong-speaker",
    page: Page {
        summary: "Nothing around a quote in a news article, or nothing in a whole statement, names the speaker; or the article \
                  gives the words to somebody else, or somebody else wrote the post.",
        why: "The worst mistake with a quote is to give it to somebody else, and it is easily made when an \
              article quotes several people in turn. byline looks for the speaker's name, other names, role \
              and body in the paragraph of the quote, and in the two before it where a pronoun (of unnamed people, \"one of them\") stands in. Where its sentence \
              says by name that another person of the desk said it, and does not name the speaker, that is told too, and so it is \
              where \"he\" or \"she\" says it right behind a sentence in which that person speaks; so too of what stands in quotation marks in an interview, a broadcast or \
              a transcript. A body \
              may be given the words of whoever speaks for it (`acts_for`), and not those of unnamed people of it (\"A Hask \
              employee said\"), who are a source of their own. In articles, interviews, transcripts and statements a line that \
              begins with the name of a person of the desk and a colon (\"Customs director Piet Vos: …\") is his. A claim without a quote is told too, where the copy of an article or statement, or of a \
              transcript that names another speaker, has neither name nor office of the person whose word it is, or where the paragraph of an article that `at` names has them not, \
              and says by name that another person or body of the desk says what it says, or in its one sentence that unnamed people do. So is a claim of a body \
              that stands in a statement of another body of the desk which has nothing of it. The one person of the desk whom the paragraph names, or one \
              before it where a pronoun stands in, is named in the help. A \
              statement (`type: statement`) has one speaker: it is enough that its text, title, author or publisher \
              names the person or the body, unless the sentence of words in quotation marks gives them to somebody else by name; where a body of the desk published it to which he does not belong, and which he \
              does not act for, it has to name him or his own. A post (`type: social`) is the word of its `author`: it is told where that is another person, and nothing in the post \
              names whose word it is said to be. Beyond that, other types of document are not looked at: who speaks where in a \
              transcript or a court filing is too often said only once, or on another page.",
        example: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
Ana Ruiz, the Valdorian Foreign Minister, declined to comment.

The port is "a shared inheritance", Tomas Bell told reporters on Monday.
"#,
        corrected: r#"# file: briefs/port.yaml
documents:
  - id: gazette
    title: Port to close
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/port.txt
    url: https://gazette.example/port
sources:
  - id: ruiz
    name: Ana Ruiz
    role: Valdorian Foreign Minister
claims:
  - id: port-closes
    assertion: The port is "a shared inheritance"
    source: ruiz
    document: gazette
    quote: a shared inheritance
# file: briefs/captures/port.txt
Ana Ruiz, the Valdorian Foreign Minister, spoke on Monday.

The port is "a shared inheritance", she told reporters.
"#,
        standard: "AP: attribution names who said the words, in the sentence that has them.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mouths = mouths::wrong(desk);
    let mut found: Vec<Diagnostic> = mouths.iter().filter_map(|mouth| finding(desk, mouth)).collect();
    let mut told: BTreeSet<ClaimId> = mouths.iter().map(|mouth| mouth.quote.claim).collect();
    let absent = absent::absent(desk);
    let nowhere_named: BTreeSet<ClaimId> = absent.iter().map(|(id, ..)| *id).collect();
    let is_absent = |one: &Paraphrase<'_>| nowhere_named.contains(&one.claim);
    let mut paraphrases = paraphrased::wrong(desk);
    // That the whole copy has nothing of somebody says more than that a paragraph is the word of people without a name.
    paraphrases.retain(|one| {
        !told.contains(&one.claim) && (one.sayer != paraphrased::Sayer::Unnamed || !is_absent(one))
    });
    found.extend(paraphrases.iter().filter_map(|one| another(desk, one)));
    told.extend(paraphrases.iter().map(|one| one.claim));
    let posted: Vec<Posted<'_>> =
        posts::posted(desk).into_iter().filter(|one| !told.contains(&one.id)).collect();
    found.extend(posted.iter().map(|one| post_of_another(desk, one)));
    told.extend(posted.iter().map(|one| one.id));
    let absent = absent.iter().filter(|(id, ..)| !told.contains(id));
    found.extend(absent.map(|absent| nowhere(desk, absent)));
    found
}

fn finding(desk: &Desk<'_>, mouth: &Mouth<'_>) -> Option<Diagnostic> {
    let (corpus, quote) = (desk.corpus, mouth.quote);
    let claim = corpus.claim(quote.claim);
    let voices = claim.evidence.get(quote.chain)?.voices();
    let names = named(corpus, &voices);
    let are_unnamed = voices.iter().all(|&voice| corpus.source(voice).anonymous().is_some());
    let unknown = if are_unnamed { UNNAMED } else { UNKNOWN };
    let called = |sayer: SourceId| {
        let source = corpus.source(sayer);
        (source.name(), &source.common.id.value)
    };
    let document = corpus.document(quote.document);
    let paper = document.kind.as_str();
    let (message, help) = match mouth.sayer {
        Some(Sayer::Said(sayer)) => {
            let (name, id) = called(sayer);
            let message = format!("the document gives these words to {name}, not to {names}");
            (message, format!("see whose words they are: `{id}` is {name}"))
        }
        Some(Sayer::Before(sayer)) => {
            let (name, id) = called(sayer);
            let message = format!(
                "the sentence before these words is {name}'s, and \"he\" or \"she\" says them, not {names}"
            );
            (message, format!("see whose words they are: `{id}` is {name}"))
        }
        Some(Sayer::Of(body)) => {
            let (name, id) = called(body);
            let who = desk.passage(quote.document, &mouth.place);
            let message = format!("the document gives these words to \"{who}\", not to {name}");
            (message, format!("name a source of its own: `anonymous`, with `affiliation: {id}`"))
        }
        Some(Sayer::Published(body)) => {
            let (name, id) = called(body);
            let help = format!(
                "see whose words they are: `{id}` is {name}; if they speak for it, write `acts_for: {id}`"
            );
            (format!("this {paper} is that of {name}, and nothing in it names {names}"), help)
        }
        _ if document.is_word_of_publisher() => {
            (format!("nothing in this {paper} names {names}"), unknown.to_owned())
        }
        None => (format!("nothing around these words names {names}"), unknown.to_owned()),
        Some(Sayer::Beside(sayer, paragraph)) => {
            let (name, id) = called(sayer);
            let other = if are_unnamed {
                format!(
                    "if they are those of {names}, write its descriptor nearer to the document's own words"
                )
            } else {
                format!("if it has {names} under another name, add that to the source's `aliases`")
            };
            let help =
                format!("see whose words they are: paragraph {paragraph} names {name} (`{id}`); {other}");
            (format!("nothing around these words names {names}"), help)
        }
    };
    let place = desk.place(quote.document, &mouth.place)?;
    Some(RULE.finding(&claim.common, quote.span, message).related(place, "they stand here").help(help))
}

/// A claim whose paragraph gives what it says to another person.
fn another(desk: &Desk<'_>, one: &Paraphrase<'_>) -> Option<Diagnostic> {
    let corpus = desk.corpus;
    let claim = corpus.claim(one.claim);
    let (document, place) = &one.place;
    let id = &corpus.document(*document).common.id.value;
    let (number, name) = (one.paragraph, corpus.source(one.voice).name());
    let (message, help) = match one.sayer {
        paraphrased::Sayer::Named(sayer) => {
            let (who, sayer) = (corpus.source(sayer).name(), &corpus.source(sayer).common.id.value);
            let message = format!(
                "paragraph {number} of the copy of `{id}` has what {who} says, and nothing of {name}"
            );
            let whose = format!("see whose word this is (`{sayer}` is {who})");
            (message, format!("{whose}, or name the paragraph that has it in `at`"))
        }
        paraphrased::Sayer::Unnamed => {
            let who = desk.passage(*document, place);
            let message = format!(
                "paragraph {number} of the copy of `{id}` has the word of \"{who}\", and nothing of {name}"
            );
            (message, THEIRS.to_owned())
        }
    };
    let finding = RULE.finding(&claim.common, voice(claim, one.chain), message);
    Some(finding.related(desk.place(*document, place)?, "this stands there").help(help))
}

/// A claim from a post that somebody else wrote.
fn post_of_another(desk: &Desk<'_>, one: &Posted<'_>) -> Diagnostic {
    let (corpus, post) = (desk.corpus, &one.post.common.id.value);
    let (voice, author) = (corpus.source(one.voice), one.post.author.as_deref().unwrap_or_default());
    let message = format!("the author of the post `{post}` is {author}, not {}", voice.name());
    let own = &voice.common.id.value;
    let help = match one.author.map(|author| &corpus.source(author).common.id.value) {
        Some(id) => format!(
            "see whose words these are: write `source: {id}`, with `speaker: {own}` where the post hands on what {} said, or \
             mend `author`",
            voice.name()
        ),
        None => format!(
            "see whose words these are: mend `author`, or the source; where {author} hands on what {} said, make \
             {author} a source, with `speaker: {own}`",
            voice.name()
        ),
    };
    RULE.finding(&one.claim.common, self::voice(one.claim, one.chain), message).help(help)
}

/// A claim whose person stands nowhere in the document.
fn nowhere(desk: &Desk<'_>, &(id, chain, person): &Absent<'_>) -> Diagnostic {
    let claim = desk.corpus.claim(id);
    let document = chain.document.as_ref().map(|document| desk.corpus.document(document.value));
    let document = document.map_or("", |document| document.common.id.value.as_str());
    let name = desk.corpus.source(person).name();
    let message = format!("nothing in the copy of `{document}` names {name}");
    RULE.finding(&claim.common, voice(claim, chain), message).help(WHOSE)
}

const THEIRS: &str =
    "see whose word this is: name those people as the source, or the paragraph that has it in `at`";

/// Where a claim says whose word it is.
fn voice(claim: &Claim, chain: &Evidence) -> Span {
    let speaker = chain.speakers.first().map(|speaker| speaker.span);
    let named = speaker.or_else(|| chain.source.as_ref().map(|source| source.span));
    named.unwrap_or_else(|| chain::place(claim, chain))
}

const WHOSE: &str = "see whose word this is, or in which document it stands; if the document uses another name, add it to the source's `aliases`";

const UNKNOWN: &str =
    "see whose words they are; if the document uses another name, add it to the source's `aliases`";

/// An unnamed source has no other names.
const UNNAMED: &str = "see whose words they are: check `at`, and if they are those of this source, write its descriptor nearer to \
                       the document's own words";

fn named(corpus: &Corpus, speakers: &[SourceId]) -> String {
    speakers.iter().map(|&speaker| corpus.source(speaker).name()).collect::<Vec<_>>().join(" or ")
}
