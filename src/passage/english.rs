//! Whether a text is in English, whatever is said of the document that it is a copy of.

use super::fold::fold;
use super::words::{Word, hash, words};

/// Words of which other languages have few, and English texts a third or more.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "he",
    "her", "his", "if", "in", "is", "it", "its", "no", "not", "of", "on", "or", "our", "said", "she", "than",
    "that", "the", "their", "they", "this", "to", "us", "was", "we", "were", "which", "who", "will", "with",
    "would", "you",
];

/// Of how many words one has to be such a word: an English text and its original side by side have fewer.
const ONE_IN: usize = 4;

/// Those that no other language has.
const OWN: &[&str] = &[
    "and", "from", "our", "than", "that", "the", "their", "they", "this", "to", "which", "with", "would",
    "you",
];

/// How many different ones a text has to have.
const DIFFERENT: usize = 4;

/// Of how many letters one may be none of the Latin alphabet without accents.
const ACCENTED: usize = 20;

/// Whether a text is surely in English, and all of it.
pub fn is_english(text: &str) -> bool {
    let folded = fold(text);
    are_english(&folded.text, &words(&folded.text))
}

/// Whether a folded text is in English, of which these are the words.
pub(super) fn are_english(text: &str, words: &[Word]) -> bool {
    let common: Vec<u64> = COMMON.iter().map(|word| hash(word)).collect();
    let mut counts = vec![0_usize; common.len()];
    for word in words {
        if let Some(count) = common.iter().position(|&one| one == word.hash).and_then(|at| counts.get_mut(at))
        {
            *count += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let different = counts.iter().filter(|&&count| count > 0).count();
    let is_own = |(word, &count): (&&str, &usize)| count > 0 && OWN.contains(word);
    let are_enough = different >= DIFFERENT && all * ONE_IN >= words.len();
    are_enough && COMMON.iter().zip(&counts).any(is_own) && !is_accented(text)
}

fn is_accented(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (all, other) =
        letters.fold((0_usize, 0_usize), |(all, other), c| (all + 1, other + usize::from(!c.is_ascii())));
    other * ACCENTED > all
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn an_english_text_is_told_from_others() {
        for english in [
            "We are ready for the works.",
            "We will sign nothing that gives us less than forty percent.",
            "Karesh and Oland have agreed on the main points of a treaty on the Sel dam, two diplomats from different countries who have seen the draft said.",
            "Prime Minister Vera Kolm: Señor Peña and I will meet in Geneva on 22 May. That is what we said, and it is what we will do.",
        ] {
            assert!(is_english(english), "{english}");
        }
        for other in [
            "",
            "We will sign nothing.",
            "Dat is wat we in de kamer was.",
            "Wir unterschreiben nichts, was uns in einem solchen Jahr weniger als vierzig Prozent gibt; das will auch er, und was an der Grenze ist, ist an uns.",
            "We tekenen niets dat ons minder dan veertig procent geeft. Dat is in de kamer gezegd, en het was niet de eerste keer of de laatste.",
            "Nous ne signerons rien qui nous donne moins de quarante pour cent, a dit le premier ministre, et il a raison.",
            "Não assinaremos nada que nos dê menos de quarenta por cento, e as partes no acordo o sabem.",
            "A miniszter a parlamentben azt mondta, hogy a kormány a tervet is elutasítja, és a dolog a végére ért.",
            "Vi skriver ikke under på noe som gir oss mindre enn førti prosent, og det er for oss en sak som vi har sagt fra om.",
            "Мы не подпишем ничего. It is said that we will not sign, and that he will.",
            "Wir unterschreiben nichts, was uns weniger als vierzig Prozent gibt, und dabei bleibt es. We will sign nothing that gives us less than forty percent.",
            "我们不会签署任何给我们少于百分之四十的协议。这是我们在议会所说的话，我们会坚持下去。我们不会签署任何给我们少于百分之四十的协议，这是我们的立场。 It is the position of the government, and we will not sign.",
        ] {
            assert!(!is_english(other), "{other}");
        }
    }
}
