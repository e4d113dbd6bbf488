//! The shape of the view: every type and field that a template can see, and nothing else.

use std::sync::Arc;

use crate::render::view::declare::{Shape, view};
use crate::render::view::shared::Shared;

/// A text that many places of a view share.
pub type Text = Arc<str>;

/// A word of a fixed list.
pub type Word = &'static str;

view! {
    /// All that a template can see of a brief.
    View {
        /// The version of this view, for other tools.
        byline: Version,
        /// The header.
        brief: Header,
        /// The bottom line.
        bottom_line: Option<Prose>,
        /// What changed since the last brief, by judgment.
        news: Vec<News>,
        /// The authors' judgments.
        judgments: Vec<Judgment>,
        /// The narrative written by hand (`body:`); print it with `prose(under=2)` below a heading of level 2.
        body: Option<Prose>,
        /// The sections, in order.
        sections: Vec<Section>,
        /// Claims that stand in no section: texts, judgments, talking points or responses cite them.
        cited_claims: Vec<Claim>,
        /// Answers of accused and affected parties, missing answers included.
        responses: Vec<Response>,
        /// Claims that contradict or qualify other claims of the brief.
        contrary: Vec<Contrary>,
        /// What may be said aloud.
        talking_points: Vec<TalkingPoint>,
        /// Answers of those whom the talking points concern, their names as they stand behind the points.
        replies: Vec<Response>,
        /// What those are, as a heading: "Whom we did not ask".
        replies_heading: Word,
        /// What is not known.
        gaps: Vec<Gap>,
        /// The same without what a talking point says is not known: a card prints that under the point.
        unsaid: Vec<Gap>,
        /// The source summary statement.
        summary: Summary,
        /// What nearly all claims share of independence, as a sentence to be said once above them ("Each of these
        /// claims is uncorroborated, unless it says otherwise.").
        usual: Option<String>,
        /// The key to terms.
        key: Key,
        /// Every document that the brief shows.
        documents: Vec<Document>,
        /// Every source that the brief shows.
        sources: Vec<Source>,
    }

    /// The version of the view.
    Version {
        /// The version; fields are added within one, and none changes its meaning.
        view: u32,
        /// The same in words.
        note: String,
    }

    /// The header of a brief.
    Header {
        /// The brief's id.
        id: String,
        /// Its title.
        title: String,
        /// For whom.
        to: Option<String>,
        /// From whom.
        from: Option<String>,
        /// The file reference.
        reference: Option<String>,
        /// The readers.
        audience: Option<String>,
        /// The date as of which it holds.
        as_of: Date,
        /// The banner: the highest marking of the brief and everything in it.
        marking: Option<Marking>,
        /// Whether it is a draft.
        draft: bool,
    }

    /// A date or period.
    Date {
        /// In words.
        words: String,
        /// In the form of ISO 8601 / EDTF.
        iso: String,
    }

    /// When something happened: the source's words, a date, or both.
    When {
        /// For a reader.
        words: String,
        /// The period meant, in the form of ISO 8601 / EDTF.
        iso: Option<String>,
    }

    /// A marking of the Traffic Light Protocol.
    Marking {
        /// The label (`TLP:AMBER`).
        label: Word,
        /// What it allows.
        meaning: Word,
    }

    /// An analyst's Markdown with its citations; print it with the filter `prose`.
    Prose {
        /// The text as written.
        markdown: String,
        /// What its citations stand for, in the order of the text.
        citations: Vec<Citation>,
    }

    /// One citation of a text.
    Citation {
        /// The claims' own sentences, for `[+id]`.
        sentence: Option<String>,
        /// The places it refers to.
        refs: Vec<Reference>,
    }

    /// A place in a document, for a numbered note; print a record's with the filter `refs`.
    Reference {
        /// The id of the record that refers to it.
        record: Text,
        /// The document's id.
        document: Text,
        /// Which of the brief's `documents` that is, from 0 (`documents[ref.row]`).
        row: Option<usize>,
        /// Where in the document ("para. 4").
        locator: Option<String>,
    }

    /// A record elsewhere on the page.
    Link {
        /// Its anchor.
        anchor: Text,
        /// Its number on the page.
        number: u32,
    }

    /// A claim's sentence away from its own place.
    Mention {
        /// The claim's id.
        id: Text,
        /// The anchor of its own place.
        anchor: Text,
        /// Its number on the page.
        number: u32,
        /// Its sentence, as for a later mention.
        sentence: String,
        /// Its sentence, standing alone.
        alone: String,
        /// The places it rests on.
        refs: Vec<Reference>,
    }

    /// A section.
    Section {
        /// Its heading.
        title: String,
        /// Whether it is the only one because no claim has a topic; its heading then tells nothing.
        untitled: bool,
        /// Whether it reports nothing, and is only a text of the authors: it then stands in front of those that do.
        own: bool,
        /// Its anchor.
        anchor: String,
        /// The authors' text.
        text: Option<Prose>,
        /// Its claims, in order.
        claims: Vec<Claim>,
    }

    /// A claim, attributed.
    Claim {
        /// Its id.
        id: Text,
        /// Its anchor (`claim-` and the id).
        anchor: Text,
        /// Its number on the page, by order.
        number: u32,
        /// Its sentence, standing alone.
        sentence: String,
        /// Its sentence in running text, after what stands before it.
        running: String,
        /// The assertion, as typed.
        assertion: String,
        /// The attribution alone.
        attribution: String,
        /// Whose voice it is in: `named`, `unnamed`, `outlet` or `mixed`.
        voice: Word,
        /// The voice in words ("unnamed source").
        voice_words: Word,
        /// Its kind.
        kind: Word,
        /// The kind in words ("reported action").
        kind_words: Word,
        /// Whether the brief hinges on it.
        key: bool,
        /// Its topics.
        topics: Vec<String>,
        /// `active`, `superseded` or `retracted`.
        status: Word,
        /// When it happened.
        when: Option<When> as Option<Shared<When>>,
        /// Whether the assertion names that very day: a line that says when would only repeat it.
        says_when: bool,
        /// Until when it is known to hold.
        as_of: Option<Date>,
        /// Who is accused or affected.
        accuses: Vec<String>,
        /// The chains that lead to it.
        chains: Vec<Chain>,
        /// Who reported it first.
        credit: Option<Credit>,
        /// The places it rests on.
        refs: Vec<Reference>,
        /// How many lines stand behind it; none where it is only denied or asked.
        independence: Option<Independence>,
        /// Findings about it that the authors accept.
        accepted: Vec<Accepted>,
        /// Claims of the brief that it supports.
        supports: Vec<Link>,
        /// Claims of the brief that it contradicts.
        contradicts: Vec<Link>,
        /// Claims of the brief that it qualifies.
        qualifies: Vec<Link>,
        /// Claims of the brief that contradict it.
        contradicted_by: Vec<Link>,
        /// Claims of the brief that qualify it.
        qualified_by: Vec<Link>,
        /// Of a key claim: what it and others contradict in each other, as far as that is neither key itself nor what a
        /// response says. A page that shows key claims alone shows these beside them.
        against: Vec<Against>,
        /// A lead-in that attributes this claim and the items after it; set on the first of them.
        lead_in: Option<String>,
        /// Its sentence as an item of the list under the lead-in; the lead-in alone attributes it.
        item: Option<String>,
        /// Whether it is the last one under its lead-in.
        closes: bool,
        /// File and line of the desk where it is recorded, where the brief says `show_sources`.
        place: Option<String>,
    }

    /// How many lines stand behind a claim, and what they hang on.
    Independence {
        /// `ungrounded`, `uncorroborated`, `one-interest` or `corroborated`.
        standing: Word,
        /// The same in words ("several sources, perhaps one interest, from a single document").
        words: String,
        /// What of it is still to be said below `usual`, the sentence above the claims; empty for nothing.
        unsaid: String,
        /// The number of documents whose fall would leave nothing.
        documents: u32,
        /// The number of sources, a document's own voice counted as one.
        sources: Range,
        /// The number of interests.
        interests: Range,
        /// Denials and contradicting claims, counted apart.
        against: u32,
        /// Whether a claim that is grounded contradicts it.
        contested: bool,
        /// The documents and sources without which nothing is left.
        hangs_on: Vec<Text>,
    }

    /// A number that is not known exactly where it is not known who is who.
    Range {
        /// The least that it can be.
        least: u32,
        /// The most that it can be.
        most: u32,
        /// In words ("2", "1 to 2").
        words: String,
    }

    /// A finding that the authors accept.
    Accepted {
        /// The rule.
        rule: String,
        /// What it finds, as a sentence in plain words.
        what: Option<Word>,
        /// Why they accept it.
        reason: String,
        /// Until when.
        until: Option<Date>,
        /// Until when and why, as a sentence.
        words: String,
        /// The first of claims in a row of which the same is accepted for one reason, where that is another claim: the
        /// `words` under that one name this claim as well, and a page that shows both may leave these out.
        under: Option<Link>,
    }

    /// One way that leads from a document to a claim.
    Chain {
        /// Document, source, relays and speaker, from the outside in.
        hops: Vec<Hop> as Vec<Shared<Hop>>,
        /// Where in the document.
        locator: Option<String>,
        /// The exact words; without them the claim is a paraphrase.
        quote: Option<Quote>,
        /// The verb of attribution (`said`, `denied`, `asked`).
        cue: String,
        /// Which of the brief's `documents` it begins with, from 0.
        row: Option<usize>,
        /// When it was said, where that differs from when it happened.
        said_on: Option<Date>,
        /// How credible it is.
        credibility: Option<Rating> as Option<Shared<Rating>>,
        /// Whether the attribution may not reach the whole assertion.
        ambiguous: bool,
    }

    /// One stage of a chain.
    Hop {
        /// What it is: `document`, `source`, `relay` or `speaker`.
        part: Word,
        /// Who that is: `person`, `organization`, `unnamed` or `document`.
        kind: Word,
        /// Its name, body or descriptor.
        name: Text,
        /// The role of a named person, without the body.
        role: Option<Text>,
        /// Who that is (a role), how unnamed people know, or when a document was published.
        about: Option<Text>,
        /// The anchor of its row in the source table.
        anchor: Text,
    }

    /// Exact words.
    Quote {
        /// The words.
        words: String,
        /// Whether the claim's sentence has words in quotation marks.
        is_printed: bool,
        /// The language they stand in, where the document is not in English.
        language: Option<String>,
        /// The languages they were translated from, in English.
        translated_from: Vec<String>,
    }

    /// A grade of the Admiralty code.
    Rating {
        /// The letter or number.
        grade: Word,
        /// The standard's words for it.
        meaning: Word,
    }

    /// Credit for reporting first.
    Credit {
        /// The sentence.
        sentence: String,
        /// The document credited.
        refs: Vec<Reference>,
    }

    /// A judgment of the authors.
    Judgment {
        /// Its id.
        id: String,
        /// Its anchor.
        anchor: String,
        /// Its number, by order.
        number: u32,
        /// The sentence with the likelihood in it.
        text: String,
        /// The likelihood.
        likelihood: Option<Likelihood>,
        /// The confidence; never print it in one sentence with the likelihood.
        confidence: Option<Confidence>,
        /// What the confidence rests on.
        because: Option<String>,
        /// The claims it rests on.
        based_on: Vec<Link>,
        /// The places those claims and responses rest on, a document once.
        refs: Vec<Reference>,
        /// What it takes for granted.
        assumptions: Vec<Assumption>,
        /// Other explanations.
        alternatives: Vec<Alternative>,
        /// What would show that it is right or wrong.
        indicators: Vec<String>,
        /// How it stands against the last brief.
        change: Option<Change>,
    }

    /// A likelihood.
    Likelihood {
        /// The term.
        term: String,
        /// Its band in percent, if the scale has the term.
        band: Option<Word>,
    }

    /// A level of confidence.
    Confidence {
        /// `high`, `moderate` or `low`.
        level: Word,
        /// The level in a sentence of its own.
        sentence: String,
    }

    /// Something taken for granted.
    Assumption {
        /// What is assumed.
        text: String,
        /// What follows if it is wrong.
        if_wrong: Option<String>,
    }

    /// Another explanation.
    Alternative {
        /// The explanation.
        text: String,
        /// Why it is held to be less likely.
        why_less_likely: Option<String>,
    }

    /// A change of judgment.
    Change {
        /// `new`, `unchanged`, `strengthened`, `weakened` or `dropped`.
        word: Word,
        /// Why.
        reason: Option<String>,
    }

    /// A judgment that is new or changed.
    News {
        /// The anchor of the judgment.
        anchor: String,
        /// Its number.
        number: u32,
        /// What became of it and why, in sentences.
        sentence: String,
    }

    /// An answer, or its absence.
    Response {
        /// Its id.
        id: String,
        /// Its anchor.
        anchor: String,
        /// Its sentence; empty behind a talking point that tells it, where only what it denies or confirms is still to be told.
        sentence: String,
        /// Its sentence, standing alone.
        alone: String,
        /// Its sentence without the period, where it says no more than that there was an answer and `claims` has what was
        /// answered, or with the numbers of what was denied or confirmed in place of "this": a colon belongs behind it, or a
        /// period where nothing follows.
        lead: Option<String>,
        /// The words of `lead` that give the numbers of what was denied or confirmed: "claims 4 and 6".
        lead_numbers: Option<String>,
        /// How the party answered.
        outcome: Word,
        /// When.
        when: Option<When>,
        /// The claims that it answers.
        about: Vec<Link>,
        /// The same with their sentences, where it denies or confirms them.
        answers: Vec<Mention>,
        /// What was answered.
        claims: Vec<Mention>,
        /// Of the `replies`, which points somebody left without an answer ("This concerns point 2.").
        concerns: Option<String>,
        /// The places it rests on.
        refs: Vec<Reference>,
    }

    /// A claim that stands against others.
    Contrary {
        /// The claim.
        claim: Mention,
        /// What it contradicts.
        contradicts: Vec<Mention>,
        /// What it qualifies.
        qualifies: Vec<Link>,
        /// Who tells it, in short ("Hanne Lind"); empty where nobody is known to.
        who: String,
        /// All that it stands against, in short.
        against: Vec<Opponent>,
    }

    /// A claim that another one stands against, in short.
    Opponent {
        /// What leads to it in the sentence (" contradicts", ",", " and qualifies").
        lead: String,
        /// The anchor of its own place.
        anchor: Text,
        /// Its number on the page.
        number: u32,
        /// Who tells it, in short.
        who: String,
    }

    /// A point to make aloud.
    TalkingPoint {
        /// What to say.
        point: String,
        /// What it rests on.
        claims: Vec<Link>,
        /// The same with the claims' own sentences, without those that stand under an earlier point, those that are the words
        /// of its `responses`, and those that the point tells itself, with whose word they are.
        rests_on: Vec<Mention>,
        /// The numbers of the earlier points under which those stand.
        under: Vec<u32>,
        /// What it says is not known, unless it says so itself in no other words.
        gaps: Vec<Gap>,
        /// The judgments that it tells, unless it has their words, each with the confidence in it, as sentences ("Our
        /// judgment: It is likely that the port closes. We hold this judgment with low confidence.").
        judgments: Vec<String>,
        /// The answers, and missing answers, that it speaks of, unless it has their words; without what it rests on and stands
        /// under it.
        responses: Vec<Response>,
        /// Whether it states something and has nothing of all this behind it.
        bare: bool,
        /// Claims that stand against those and under no point, each at the first of the points against which it stands.
        against: Vec<Against>,
        /// What those do to what stands under other points.
        clashes: Vec<Clash>,
        /// The places those claims rest on, a document once.
        refs: Vec<Reference>,
    }

    /// A claim that stands against a key claim, or one that a talking point rests on.
    Against {
        /// The claim.
        claim: Mention,
        /// Whether it "contradicts" or "qualifies" the point.
        how: Word,
        /// The same with the numbers of all that it stands against ("contradicts points 1 and 2", "contradicts claim 4").
        what: String,
    }

    /// Talking points of which one stands against others.
    Clash {
        /// Whether it "contradicts" or "qualifies" them.
        how: Word,
        /// Which do, as a sentence ("Points 2 and 3 contradict each other.", "Point 3 qualifies point 2.").
        sentence: String,
    }

    /// Something not known.
    Gap {
        /// What.
        text: String,
        /// The judgments that the answer would change.
        would_change: Vec<Link>,
        /// How it could be found out.
        collect: Option<String>,
    }

    /// The source summary statement.
    Summary {
        /// The statement, sentence by sentence.
        sentences: Vec<String>,
        /// How many claims.
        claims: u32,
        /// How many documents they rest on.
        documents: u32,
        /// How many sources tell them.
        sources: u32,
        /// Claims with a named source.
        named: u32,
        /// Claims with unnamed sources only.
        unnamed: u32,
        /// Claims in a document's own voice only.
        outlet: u32,
        /// Claims that rest on one unnamed source.
        single_unnamed: u32,
        /// Claims that rest on one document.
        single_document: u32,
        /// Claims of which one source may be all that stands behind them.
        uncorroborated: u32,
        /// Claims with several sources, which may all speak for one interest.
        one_interest: u32,
        /// Claims with at least two sources of at least two interests.
        corroborated: u32,
        /// Claims against which others stand.
        contested: u32,
        /// Claims that the brief hinges on.
        hinges: u32,
    }

    /// The key to terms.
    Key {
        /// The title of the likelihood scale.
        scale: Word,
        /// Its terms.
        terms: Vec<Term>,
        /// Those of its terms that a judgment of the brief uses.
        terms_used: Vec<Term>,
        /// The levels of confidence.
        confidence: Vec<Level>,
        /// Those of the levels that a judgment of the brief uses.
        confidence_used: Vec<Level>,
        /// The grades of reliability in use.
        reliability: Vec<Rating>,
        /// The grades of credibility in use.
        credibility: Vec<Rating>,
    }

    /// A term of the likelihood scale.
    Term {
        /// The term.
        term: Word,
        /// Its band in percent.
        band: Word,
        /// Whether a judgment of the brief uses it.
        used: bool,
    }

    /// A level of confidence and what it means.
    Level {
        /// The level.
        level: Word,
        /// What it means.
        meaning: Word,
    }

    /// A document.
    Document {
        /// Its id.
        id: Text,
        /// The anchor of its row in the source table.
        anchor: Text,
        /// How running text names it.
        name: Text,
        /// The reference of a note: author, title, publisher, date, what is unknown of them.
        citation: String,
        /// Its title, if known.
        title: Option<String>,
        /// Its publisher, if known.
        publisher: Option<String>,
        /// Its author.
        author: Option<String>,
        /// Its type.
        kind: Word,
        /// When it was published.
        published: Option<Date>,
        /// When the authors read it; nothing for notes of their own.
        accessed: Option<Date>,
        /// How they took it in: `read`, `heard` (a broadcast) or `consulted` (data, an interview).
        taken: Word,
        /// Its address; http and https only.
        url: Option<String>,
        /// The address of an archived copy; http and https only.
        archived: Option<String>,
        /// Its language in English, where it is not English.
        language: Option<String>,
        /// Its reliability.
        reliability: Option<Rating>,
        /// Whether the authors read it.
        seen: bool,
        /// Documents that it relays.
        rests_on: Vec<String>,
        /// Whether it cites sources beside, whom those documents are not known to cite.
        own_sources: bool,
        /// Its retraction.
        retracted: Option<Notice>,
        /// Its correction.
        corrected: Option<Notice>,
        /// The SHA-256 of the authors' capture.
        sha256: Option<String>,
        /// The claims that rest on it.
        claims: Vec<Link>,
    }

    /// A retraction or correction.
    Notice {
        /// When.
        date: Option<Date>,
        /// What it says.
        note: Option<String>,
    }

    /// A source. Unnamed people have no id here.
    Source {
        /// Its id; none for unnamed people.
        id: Option<String>,
        /// The anchor of its row in the source table.
        anchor: Text,
        /// The name, body or descriptor, as a row opens with it.
        name: String,
        /// The same as it stands in a sentence: a body with its article.
        in_text: String,
        /// `person`, `organization` or `unnamed`.
        kind: Word,
        /// Role and body, or how unnamed people know.
        about: Option<Text>,
        /// How many unnamed people they are, where their descriptor does not say so already.
        count: Option<String>,
        /// Why they are not named.
        reason: Option<String>,
        /// The body whose interest it speaks for.
        interest: Option<String>,
        /// The terms on which it spoke, where not on the record: those that the desk states; where it states
        /// none of unnamed people, `unnamed`.
        terms: Option<Word>,
        /// Its reliability.
        reliability: Option<Rating>,
        /// The claims that it tells.
        claims: Vec<Link>,
        /// Whether it has a name, and the page no word of it, nor of anybody who speaks for it: it acts here, or was asked.
        silent: bool,
    }

    /// A numbered note, as the component `notes` gets it.
    Note {
        /// Its number, by first use on the page.
        number: u32,
        /// Its anchor.
        anchor: String,
        /// The document.
        document: Document,
        /// The references to it.
        back: Vec<BackLink>,
    }

    /// A way back from a note to a reference.
    BackLink {
        /// The anchor of the reference.
        anchor: String,
        /// Which of the references to the note it is, from 1.
        nth: u32,
    }
}

/// Every type that a template can see: those of the view, and those that functions give.
pub fn shapes() -> impl Iterator<Item = &'static Shape> {
    SHAPES.iter().chain(crate::render::picture::shapes::SHAPES)
}
