//! A finished page as its parser sees it: the shape without words, and the words.

use std::collections::BTreeSet;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// A page taken apart.
#[derive(Default)]
pub(super) struct Parsed {
    /// Tags with their attributes, or events without their words, in order.
    pub shape: Vec<String>,
    /// Text, and the values of attributes that people hear, blanks drawn together.
    pub words: String,
    /// Where every link leads.
    pub links: Vec<String>,
    /// The style elements, without the words of their quoted strings.
    pub styles: String,
    /// The kinds of tags inside pictures, whose number may follow the length of a text.
    pub drawn: BTreeSet<String>,
}

/// Draws blanks together as every reader of HTML and Markdown does.
pub(super) fn fold(text: &str) -> String {
    text.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads HTML by the rules of the standard.
pub(super) fn html(page: &str) -> Parsed {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(page, emitter).map(Result::unwrap) {
        reader.token(token);
    }
    let mut parsed = reader.parsed;
    parsed.words = fold(&parsed.words);
    parsed.styles = parsed.styles.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    parsed
}

#[derive(Default)]
struct Reader {
    parsed: Parsed,
    in_style: bool,
    in_picture: bool,
}

impl Reader {
    fn token(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                self.in_style = name == "style";
                self.in_picture |= name == "svg";
                let attributes: Vec<_> =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                self.open(&name, attributes);
            }
            Token::EndTag(tag) => {
                self.in_style = false;
                let name = text(&tag.name);
                self.in_picture &= name != "svg";
                self.shape(format!("</{name}>"));
            }
            Token::String(run) if self.in_style => self.parsed.styles.push_str(&text(&run)),
            Token::String(_) if self.in_picture => {}
            Token::String(run) => self.parsed.words.push_str(&text(&run)),
            Token::Comment(comment) => self.shape(format!("comment {:?}", text(&comment))),
            Token::Doctype(kind) => self.shape(format!("doctype {:?}", text(&kind.name))),
            Token::Error(error) => self.shape(format!("{error:?}")),
        }
    }

    fn open(&mut self, name: &str, attributes: Vec<(String, String)>) {
        let mut tag = format!("<{name}");
        for (attribute, value) in attributes {
            match attribute.as_str() {
                "href" => self.parsed.links.push(value),
                "aria-label" | "title" | "alt" => self.parsed.words.extend([format!(" {value} ")]),
                // The hash of the style element, which holds the title.
                "content" if value.starts_with("default-src") => {}
                _ if self.in_picture => {}
                _ => tag.extend([format!(" {attribute}={value:?}")]),
            }
            tag.extend([format!(" {attribute}")]);
        }
        self.shape(tag);
    }

    fn shape(&mut self, tag: String) {
        if self.in_picture {
            self.parsed.drawn.insert(tag);
        } else {
            self.parsed.shape.push(tag);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Reads Markdown with tables, footnotes and strikethrough.
pub(super) fn markdown(page: &str) -> Parsed {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut parsed = Parsed::default();
    let mut words = String::new();
    let mut in_code = false;
    for event in Parser::new_ext(page, options) {
        match event {
            Event::Text(_) if in_code => {}
            Event::Text(run) => words.push_str(&run),
            Event::SoftBreak => words.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => {
                parsed.links.push(dest_url.to_string());
                parsed.shape.push("link".to_owned());
            }
            Event::End(tag) => {
                in_code = false;
                words.push_str(if is_inline(&format!("{tag:?}")) { "" } else { "\n" });
                parsed.shape.push(format!("/{tag:?}"));
            }
            other => {
                in_code |= matches!(other, Event::Start(Tag::CodeBlock(_)));
                parsed.shape.push(format!("{other:?}"));
            }
        }
    }
    parsed.words = fold(&words);
    parsed
}

fn is_inline(tag: &str) -> bool {
    matches!(tag, "Emphasis" | "Strong" | "Strikethrough" | "Link")
}
