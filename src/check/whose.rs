//! Whether a name in a sentence stands there as the one whose word it is, not only as one who acts or is acted on.

use crate::check::prose::{Hit, Phrases, Prose, has, quotations};
use crate::model::cue;

/// Words by which a sentence gives somebody's word, in their plainest form: whoever is their subject, somebody speaks.
const SAYING: &str = "accuse acknowledge admit advise allege announce answer appeal argue ask assert assess assure believe \
    blame boast brag call caution characterize charge cite claim comment complain concede conclude condemn confess \
    confirm contend contradict criticise criticize declare decline demand denounce deny describe differ disagree \
    disclose dismiss dispute doubt emphasise emphasize estimate expect explain express fear forecast hint hope imply \
    indicate inform insist interview judge label lament maintain notify object pledge post praise predict print promise \
    propose protest publish quote recall recommend refuse refute reiterate reject remark remind repeat reply report \
    request respond reveal say signal speak stress suggest suspect swear tell term testify think threaten tweet urge vow \
    warn welcome write";

/// Other forms and other words of that kind, as they stand.
const WORDS: &str = "according account accounts article complaint count counted counts condition conditional \
    conditions data declaration denial depend depends document documents excuse explanation figures filing \
    known letter noted notes observed opinion opinions papers pointed poll position projected read reason \
    reasons register reportedly response said says shows spoke spoken stated statement statements stating \
    stories story studies study survey swore testimony thought thinks threat threats told transcript \
    understood version versions view views whether words wrote written";

/// Words that set what several people say side by side.
const COMPARING: &str = "account accounts contradict contradicts differ differs disagree disagrees dispute \
    disputed stories version versions view views";

/// Words that are somebody's will or opinion where he is their subject.
const STANCES: &str = "accept accepted accepts against agree agreed agrees aim aimed aims alarmed approve approved approves backed \
    backs certain concerned confident consider considered considering considers convinced decide decided decides \
    determined favor favored favors favour favoured favours felt feels find finds found gave gives intend intended intends \
    invited invites knew know knows listed lists means meant offer offered offers open oppose opposed opposes ordered \
    orders plan planned planning plans prefer preferred prefers prepared pointed points proposed put puts ready \
    reluctant require required requires rule ruled rules saw see seeks seek sees set sets sets sought sure support \
    supported supports tie tied ties understands unwilling vote voted votes want wanted wants will willing wishes won't \
    worried would";

/// Words before one of those that make it a thing: "for want of a pilot".
const OF_THINGS: &str = "a an for of the";

/// Words that may stand between a name and its verb.
const BETWEEN: &str = "again also already are be been did do does earlier had has have is later long never not now once only publicly \
    repeatedly since still then was were";

/// What ends like a verb and is none, or says nothing of what the sentence gives.
const LIGHT: &str = "always as besides does hundreds its needs others perhaps sometimes stands this thousands thus toward towards us \
    yes";

/// How many words behind a name may stand before what the one named wants.
const REACH: usize = 6;

/// How many letters of two words tell that one is a form of the other.
const STEM: usize = 4;

/// Whether any of a text is given as somebody's word, whoever that is: a verb of saying, a statement, a quote.
pub fn is_given(text: &str) -> bool {
    let prose = Prose::read(text);
    let words: Vec<&str> = prose.words().collect();
    let holds = || (0..words.len()).any(|at| words.get(at..).is_some_and(|words| cue::view(words).is_some()));
    !quotations(text).is_empty() || words.iter().any(|word| is_saying(word)) || holds()
}

/// Whether a text gives something as the word of one of those named in it: "Ruiz wants", "Ruiz: …", or a verb that nobody
/// uses in what it tells.
pub fn is_of(text: &str, names: &Phrases<'_>, told: &[&str]) -> bool {
    let prose = Prose::read(text);
    prose.find(names).iter().any(|hit| {
        leads(text, hit)
            || publishes(&prose, hit)
            || holds(text, &prose, hit)
            || wants(text, &prose, hit)
            || acts(&prose, hit, told)
    })
}

/// Whether a word is a form of one by which a sentence gives somebody's word.
fn is_saying(word: &str) -> bool {
    let is_form = |lemma: &str| {
        let Some(end) = word.strip_prefix(lemma) else {
            let behind = |letter: char| word.strip_prefix(lemma.strip_suffix(letter)?);
            return behind('e') == Some("ing") || behind('y').is_some_and(|end| has("ied ies", end));
        };
        let doubled = lemma.chars().next_back().and_then(|last| end.strip_prefix(last));
        has("d ed es ing s", end) || end.is_empty() || doubled.is_some_and(|end| has("ed ing", end))
    };
    has(WORDS, word) || SAYING.split(' ').any(is_form)
}

/// Whether a text sets what several people say side by side: "the two accounts differ".
pub fn compares(text: &str) -> bool {
    Prose::read(text).words().any(|word| has(COMPARING, word))
}

/// How many bytes behind a name a colon may stand with which the word of the one named begins.
const HEADING: usize = 48;

/// Whether a name stands before a colon or a dash, behind "per", or alone between brackets.
fn leads(text: &str, name: &Hit<'_>) -> bool {
    let (before, behind) = (text.get(..name.start), text.get(name.end..));
    let behind = behind.unwrap_or_default().trim_start();
    let before = before.unwrap_or_default().trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let opens = before.ends_with('(') || before.ends_with("(the");
    let heads = before.is_empty()
        && behind
            .split([',', ';', '.'])
            .next()
            .is_some_and(|clause| clause.find(':').is_some_and(|at| at < HEADING));
    heads
        || behind.starts_with([':', '—', '–'])
        || opens && behind.starts_with(')')
        || [" per", "that of", "those of"].iter().any(|end| before.to_lowercase().ends_with(end))
}

/// Words before a paper out of which something is told.
const OUT_OF: &str = "according by from in on per to under";

/// What somebody publishes or keeps in which a word of his stands.
const PAPERS: &str = "analysis announcement annex archive bill briefing budget bulletin calendar catalog \
    catalogue census chart charts communique contract data database dataset datasets decree diagram diary \
    email emails estimate estimates file files forecast gazette graph guideline guidelines index inventory \
    invoice invoices journal ledger letters list lists log logs manual map maps memo memorandum memos minutes \
    notice plan plans post posts presentation record records registry release report reports review roster \
    schedule sheet statistics summary survey surveys table tables tally timetable timetables tweet video website";

/// How many words may stand between a name and what is called the paper of the one named.
const OWNED: usize = 3;

/// Other words for a paper in which a word of somebody stands.
const ACCOUNTS: &str = "account accounts article count counts data figures letter notice register statement statements story study";

/// Whether a text speaks of a paper of somebody, given by his names: "the alliance's list", "the list of the alliance". Some
/// of the papers may have words of their own.
pub fn has_paper(text: &str, owners: &Phrases<'_>, papers: &[String]) -> bool {
    let prose = Prose::read(text);
    let is_one = |word: &str| is_paper(word) || papers.iter().any(|paper| paper == word);
    prose.find(owners).iter().any(|hit| {
        if prose.is_possessive(hit) {
            return prose.after(hit).take(OWNED).any(is_one);
        }
        let mut before = prose.before(hit).skip_while(|word| *word == "the");
        before.next() == Some("of") && before.next().is_some_and(is_one)
    })
}

/// Whether something is told out of a paper of somebody named: "by the alliance's table", "in a letter of the ministry".
fn publishes(prose: &Prose<'_>, name: &Hit<'_>) -> bool {
    let is_out = |words: &mut dyn Iterator<Item = &str>| words.take(OWNED).any(|word| has(OUT_OF, word));
    if prose.is_possessive(name) {
        let is_owned = prose.after(name).take(OWNED).any(|word| has(PAPERS, word) || is_saying(word));
        return is_owned && is_out(&mut prose.before(name).skip_while(|word| has("the its", word)).take(1));
    }
    let mut before = prose.before(name).skip_while(|word| *word == "the");
    let is_of = before.next() == Some("of");
    is_of && before.next().is_some_and(|word| has(PAPERS, word)) && is_out(&mut before)
}

/// Whether a paper of somebody named opens a clause as what tells it: "the company's winter timetable has the train".
fn holds(text: &str, prose: &Prose<'_>, name: &Hit<'_>) -> bool {
    let before = text.get(..name.start).unwrap_or_default().trim_end();
    let before = [" the", "The", "the"].iter().find_map(|the| before.strip_suffix(the)).unwrap_or(before);
    let before = before.trim_end();
    let opens = before.is_empty()
        || before.ends_with([',', ';', ':', '—', '–'])
        || [" and", " but", " while"].iter().any(|word| before.ends_with(word));
    let mut behind = prose.after(name).take(OWNED + 2).skip_while(|word| !has(LAWS, word) && !is_paper(word));
    opens
        && prose.is_possessive(name)
        && behind.next().is_some()
        && behind.next().is_some_and(|verb| has(HOLDING, verb))
}

/// Other words for what rules what is told in it.
const LAWS: &str = "act agreement constitution law laws regulation regulations rule rules treaty";

/// What a paper does with what stands in it.
const HOLDING: &str = "allow allows ban bans bar bars contain contained contains counted counts cover covers forbid forbids \
    foresaw foresee foresees gave give gives had has have include included includes keep keeps kept leave leaves left \
    list listed lists name named names permit permits provide provides put puts require requires run runs schedule \
    schedules set sets show showed shows";

/// Whether a word is a paper in which a word of somebody stands.
fn is_paper(word: &str) -> bool {
    has(PAPERS, word) || has(ACCOUNTS, word)
}

/// Whether somebody named wants, plans or holds something.
fn wants(text: &str, prose: &Prose<'_>, name: &Hit<'_>) -> bool {
    let is_stance = |words: &[&str]| {
        let before = [""].iter().chain(words);
        words.iter().zip(before).any(|(word, before)| has(STANCES, word) && !has(OF_THINGS, before))
    };
    let near: Vec<&str> = prose.after(name).take(REACH).collect();
    let behind = text.get(name.end..).unwrap_or_default();
    // "is adamant that", "was clear that".
    let is_set =
        |three: &[&str]| matches!(three, [verb, _, "that"] if has("is are was were remains remained", verb));
    is_stance(&near) || near.windows(3).any(is_set) || {
        // "Norline, which owns the ship, wants": what stands between commas tells who it is.
        let behind = Prose::read(behind);
        let is_apposed = near.is_empty() || text.get(name.end..).is_some_and(|rest| rest.starts_with(','));
        is_apposed && is_stance(&behind.words().collect::<Vec<_>>())
    }
}

/// Whether somebody named does what no word told of him says, and so may say or show something by it.
fn acts(prose: &Prose<'_>, name: &Hit<'_>, told: &[&str]) -> bool {
    let verb = prose.after(name).find(|word| !has(BETWEEN, word)).filter(|_| !prose.is_possessive(name));
    verb.is_some_and(|verb| {
        let is_form = verb.len() > STEM && verb.ends_with(['d', 's']) && !verb.ends_with("ss");
        let stem = |word: &str| word.chars().take(STEM).collect::<String>();
        let is_told = told.iter().any(|text| Prose::read(text).words().any(|word| stem(word) == stem(verb)));
        is_form && (verb.ends_with("ed") || verb.ends_with('s')) && !has(LIGHT, verb) && !is_told
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_said(text: &str) -> bool {
        let names = Phrases::new(["Norline", "Norline's", "Ostia", "Varland"]);
        is_given(text) || is_of(text, &names, &["Varland stopped the ship and wanted to force Ostia to talk"])
    }

    #[test]
    fn a_name_with_a_verb_of_saying_or_of_will_gives_a_word() {
        for text in [
            "Norline said the sailors are well",
            "The sailors are well, according to Norline",
            "The sailors are well, by Norline's count",
            "Norline has denied it",
            "Norline will not pay",
            "Norline is not yet ready to pay",
            "Norline, which owns the ship, does not want to pay",
            "Norline's chief executive wants to pay",
            "Norline: the sailors are well",
            "The sailors are well (Norline)",
            "The sailors are well per Norline",
            "Norline \"expects them home\"",
            "Norline listed what the sailors lack",
            "Norline points at the sailors",
            "Norline held that the sailors are well",
            "Norline is adamant that the sailors are well",
            "By Norline's table, the sailors are well",
            "In Norline's latest list the sailors are well",
            "The sailors are well in a chart of Norline",
            "Norline justified it with the sailors",
            "Norline's winter timetable has the sailors on board",
            "In Norline's timetable the sailors are on board",
            "Varland acted, but Norline's budget leaves the sailors on board",
            "Norline's law bars the sailors",
            "Norline's position is that the sailors are well",
            "Whether the sailors are well is open between Norline and Varland",
        ] {
            assert!(is_said(text), "{text}");
        }
    }

    #[test]
    fn a_name_of_one_who_acts_gives_no_word() {
        for text in [
            "Varland stopped the ship for want of a pilot",
            "She may leave Varland once a fine is paid",
            "Norline has 22 sailors on board and they are well",
            "Ostia got 62 percent of its wheat through the strait of Oss",
            "The coast guard forced Ostia back to the talks on fishing rights",
            "Norline's sailors are well",
            "The sailors are well in Norline's ships",
            "The sailors took Norline's list and left",
            "The sailors saw that Norline's list left the port",
            "Norline's law failed and the sailors are well",
            "Norline cut off two cities and the two states",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }
}
