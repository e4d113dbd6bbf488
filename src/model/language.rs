//! Languages: BCP 47 tags and English names.

/// A language: a tag that byline knows a name for, `und` (undetermined), or, of one that it does not know, the English
/// name as typed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Box<str>);

/// ISO 639-1 codes, and those of ISO 639-3 where there is no shorter one, with their English names, sorted by code.
const NAMES: &[(&str, &str)] = &[
    ("aa", "Afar"),
    ("ab", "Abkhaz"),
    ("ace", "Acehnese"),
    ("af", "Afrikaans"),
    ("ak", "Akan"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("arc", "Aramaic"),
    ("as", "Assamese"),
    ("av", "Avar"),
    ("ay", "Aymara"),
    ("az", "Azerbaijani"),
    ("ba", "Bashkir"),
    ("bal", "Balochi"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bho", "Bhojpuri"),
    ("bik", "Bikol"),
    ("bin", "Edo"),
    ("bm", "Bambara"),
    ("bn", "Bengali"),
    ("bo", "Tibetan"),
    ("br", "Breton"),
    ("bs", "Bosnian"),
    ("bua", "Buryat"),
    ("ca", "Catalan"),
    ("ce", "Chechen"),
    ("ceb", "Cebuano"),
    ("chr", "Cherokee"),
    ("ckb", "Central Kurdish"),
    ("co", "Corsican"),
    ("crh", "Crimean Tatar"),
    ("cs", "Czech"),
    ("cv", "Chuvash"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("din", "Dinka"),
    ("dv", "Dhivehi"),
    ("dyu", "Dyula"),
    ("dz", "Dzongkha"),
    ("ee", "Ewe"),
    ("el", "Greek"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("ff", "Fula"),
    ("fi", "Finnish"),
    ("fil", "Filipino"),
    ("fj", "Fijian"),
    ("fo", "Faroese"),
    ("fon", "Fon"),
    ("fr", "French"),
    ("fy", "Frisian"),
    ("ga", "Irish"),
    ("gaa", "Ga"),
    ("gag", "Gagauz"),
    ("gd", "Scottish Gaelic"),
    ("gl", "Galician"),
    ("gn", "Guarani"),
    ("gsw", "Swiss German"),
    ("gu", "Gujarati"),
    ("gv", "Manx"),
    ("ha", "Hausa"),
    ("haw", "Hawaiian"),
    ("haz", "Hazaragi"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hil", "Hiligaynon"),
    ("hmn", "Hmong"),
    ("hr", "Croatian"),
    ("ht", "Haitian Creole"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("ig", "Igbo"),
    ("ilo", "Ilocano"),
    ("inh", "Ingush"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("iu", "Inuktitut"),
    ("ja", "Japanese"),
    ("jv", "Javanese"),
    ("ka", "Georgian"),
    ("kab", "Kabyle"),
    ("kac", "Kachin"),
    ("kam", "Kamba"),
    ("kbd", "Kabardian"),
    ("kea", "Cape Verdean Creole"),
    ("kg", "Kongo"),
    ("ki", "Kikuyu"),
    ("kk", "Kazakh"),
    ("kl", "Greenlandic"),
    ("km", "Khmer"),
    ("kmr", "Northern Kurdish"),
    ("kn", "Kannada"),
    ("ko", "Korean"),
    ("kr", "Kanuri"),
    ("krc", "Karachay-Balkar"),
    ("kri", "Krio"),
    ("ks", "Kashmiri"),
    ("ksw", "Karen"),
    ("ku", "Kurdish"),
    ("kum", "Kumyk"),
    ("kv", "Komi"),
    ("ky", "Kyrgyz"),
    ("la", "Latin"),
    ("lb", "Luxembourgish"),
    ("lez", "Lezgian"),
    ("lg", "Ganda"),
    ("lld", "Ladin"),
    ("ln", "Lingala"),
    ("lo", "Lao"),
    ("lt", "Lithuanian"),
    ("luo", "Luo"),
    ("lus", "Mizo"),
    ("lv", "Latvian"),
    ("mai", "Maithili"),
    ("mg", "Malagasy"),
    ("mh", "Marshallese"),
    ("mi", "Maori"),
    ("mk", "Macedonian"),
    ("ml", "Malayalam"),
    ("mn", "Mongolian"),
    ("mnw", "Mon"),
    ("mos", "Mossi"),
    ("mr", "Marathi"),
    ("ms", "Malay"),
    ("mt", "Maltese"),
    ("my", "Burmese"),
    ("na", "Nauruan"),
    ("nb", "Norwegian"),
    ("nd", "Northern Ndebele"),
    ("ne", "Nepali"),
    ("nl", "Dutch"),
    ("nn", "Norwegian"),
    ("no", "Norwegian"),
    ("nr", "Southern Ndebele"),
    ("nus", "Nuer"),
    ("nv", "Navajo"),
    ("ny", "Chichewa"),
    ("oc", "Occitan"),
    ("om", "Oromo"),
    ("or", "Odia"),
    ("os", "Ossetian"),
    ("pa", "Punjabi"),
    ("pap", "Papiamento"),
    ("pl", "Polish"),
    ("prs", "Dari"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("qu", "Quechua"),
    ("rhg", "Rohingya"),
    ("rm", "Romansh"),
    ("rn", "Kirundi"),
    ("ro", "Romanian"),
    ("rom", "Romani"),
    ("ru", "Russian"),
    ("rw", "Kinyarwanda"),
    ("sa", "Sanskrit"),
    ("sah", "Yakut"),
    ("sc", "Sardinian"),
    ("sd", "Sindhi"),
    ("se", "Northern Sami"),
    ("sg", "Sango"),
    ("shn", "Shan"),
    ("si", "Sinhala"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("sm", "Samoan"),
    ("sn", "Shona"),
    ("so", "Somali"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("ss", "Swazi"),
    ("st", "Sotho"),
    ("su", "Sundanese"),
    ("sus", "Susu"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("syr", "Syriac"),
    ("ta", "Tamil"),
    ("te", "Telugu"),
    ("tet", "Tetum"),
    ("tg", "Tajik"),
    ("th", "Thai"),
    ("ti", "Tigrinya"),
    ("tig", "Tigre"),
    ("tk", "Turkmen"),
    ("tl", "Tagalog"),
    ("tn", "Tswana"),
    ("to", "Tongan"),
    ("tpi", "Tok Pisin"),
    ("tr", "Turkish"),
    ("ts", "Tsonga"),
    ("tt", "Tatar"),
    ("tw", "Twi"),
    ("tyv", "Tuvan"),
    ("udm", "Udmurt"),
    ("ug", "Uyghur"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("ve", "Venda"),
    ("vi", "Vietnamese"),
    ("war", "Waray"),
    ("wo", "Wolof"),
    ("xh", "Xhosa"),
    ("yi", "Yiddish"),
    ("yo", "Yoruba"),
    ("yue", "Cantonese"),
    ("za", "Zhuang"),
    ("zgh", "Tamazight"),
    ("zh", "Chinese"),
    ("zu", "Zulu"),
    ("zza", "Zaza"),
];

/// Other English names of these.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("Castilian", "es"),
    ("Farsi", "fa"),
    ("Flemish", "nl"),
    ("Kurmanji", "kmr"),
    ("Mandarin", "zh"),
    ("Moldovan", "ro"),
    ("Rundi", "rn"),
    ("Sorani", "ckb"),
    ("Tetun", "tet"),
    ("Uighur", "ug"),
];

/// Words that name no language.
const NO_NAMES: &[&str] =
    &["Foreign", "Local", "Native", "None", "Other", "Undetermined", "Unknown", "Various"];

impl Language {
    /// Takes a tag such as `pt`, `pt-BR` or `und`, or an English name; `None` where it is neither. A name that is known
    /// becomes its tag.
    pub fn new(text: &str) -> Option<Self> {
        if let Some(tag) = named(text) {
            return Some(Self(tag.into()));
        }
        (is_known_tag(text) || is_name(text)).then(|| Self(text.into()))
    }

    /// Every name that is known.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|&(_, name)| name).chain(OTHER_NAMES.iter().map(|&(name, _)| name))
    }

    /// The tag, as HTML's `lang` takes it; `None` for a language that is only known by name.
    pub fn tag(&self) -> Option<&str> {
        self.0.starts_with(|c: char| c.is_ascii_lowercase()).then_some(&self.0)
    }

    /// The English name; `None` for `und`.
    pub fn name(&self) -> Option<&str> {
        let Some(tag) = self.tag() else { return Some(&self.0) };
        let primary = tag.split('-').next()?;
        let at = NAMES.binary_search_by_key(&primary, |&(code, _)| code).ok()?;
        NAMES.get(at).map(|&(_, name)| name)
    }

    /// Whether it is English, of any country.
    pub fn is_english(&self) -> bool {
        self.name() == Some("English")
    }
}

/// The tag of a language that is known by an English name.
fn named(text: &str) -> Option<&'static str> {
    // Of the Norwegian tags, the last one leaves open which Norwegian it is.
    let main = NAMES.iter().rev().find(|(_, name)| *name == text).map(|&(code, _)| code);
    main.or_else(|| OTHER_NAMES.iter().find(|(name, _)| *name == text).map(|&(_, code)| code))
}

fn is_known_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    let subtags_sound = tag
        .split('-')
        .all(|sub| (2..=8).contains(&sub.len()) && sub.bytes().all(|b| b.is_ascii_alphanumeric()));
    let known = primary == "und" || NAMES.binary_search_by_key(&primary, |&(code, _)| code).is_ok();
    subtags_sound && known
}

/// Whether a text may be a name: a capital, then small letters, and so on.
fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    let begins = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    let is_of_name = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    let length = text.chars().count();
    begins && (3..=40).contains(&length) && text.chars().all(is_of_name) && !NO_NAMES.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(NAMES.is_sorted());
    }

    #[test]
    fn a_region_does_not_change_the_name() {
        assert_eq!(Language::new("pt-BR").unwrap().name(), Some("Portuguese"));
        assert_eq!(Language::new("und").unwrap().name(), None);
        assert!(Language::new("zz").is_none() && Language::new("PT").is_none());
    }

    #[test]
    fn a_language_goes_by_its_tag_or_by_its_name() {
        for (written, tag, name) in [
            ("prs", Some("prs"), Some("Dari")),
            ("Dari", Some("prs"), Some("Dari")),
            ("ckb", Some("ckb"), Some("Central Kurdish")),
            ("Norwegian", Some("no"), Some("Norwegian")),
            ("Farsi", Some("fa"), Some("Persian")),
            ("Ostian", None, Some("Ostian")),
            ("und", Some("und"), None),
        ] {
            let language = Language::new(written).unwrap();
            assert_eq!((language.tag(), language.name()), (tag, name), "{written}");
        }
        for written in ["", "X", "Unknown", "PORTUGUESE", "portuguese", "Kessian (old)", "qqq"] {
            assert_eq!(Language::new(written), None, "{written}");
        }
    }
}
