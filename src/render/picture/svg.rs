//! The few elements that pictures are drawn with. Nothing here has a color: classes do, and the page's style.

use std::fmt::Write as _;

use crate::render::html;
use crate::render::tracers;

/// The width of a picture, in its own units; text of 12 of them is as large as small print.
pub(super) const WIDTH: f64 = 720.0;

/// How far apart lines of text stand.
pub(super) const LINE: f64 = 15.0;

/// The size of text.
const SIZE: f64 = 12.0;

/// A picture in the making.
pub(super) struct Svg {
    out: String,
}

/// What a picture is called and shows, for those who do not see it.
pub(super) struct Caption<'a> {
    /// The kind of picture; also the beginning of its ids.
    pub kind: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it shows.
    pub about: String,
}

impl Svg {
    pub(super) fn new() -> Self {
        Self { out: String::with_capacity(8192) }
    }

    pub(super) fn text(&mut self, (x, y): (f64, f64), class: &str, words: &str) {
        let _ = write!(self.out, "<text x=\"{}\" y=\"{}\" class=\"{class}\">", n(x), n(y));
        self.out.push_str(&escaped(words));
        self.out.push_str("</text>\n");
    }

    /// Lines of text one below the other; `y` is the base line of the first.
    pub(super) fn lines(&mut self, (x, y): (f64, f64), class: &str, lines: &[String]) {
        let mut at = y;
        for line in lines {
            self.text((x, at), class, line);
            at += LINE;
        }
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let _ = writeln!(
            self.out,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" class=\"{class}\"/>",
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1)
        );
    }

    pub(super) fn rect(
        &mut self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        (radius, class): (f64, &str),
    ) {
        let _ = writeln!(
            self.out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" class=\"{class}\"/>",
            n(x),
            n(y),
            n(width),
            n(height),
            n(radius)
        );
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, class: &str) {
        let _ = writeln!(
            self.out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" class=\"{class}\"/>",
            n(x),
            n(y),
            n(radius)
        );
    }

    pub(super) fn path(&mut self, d: &str, class: &str) {
        let _ = writeln!(self.out, "<path d=\"{d}\" class=\"{class}\"/>");
    }

    /// A curve from the right of one box to the left of another.
    pub(super) fn curve(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let middle = f64::midpoint(from.0, to.0);
        let d = format!(
            "M{} {}C{} {} {} {} {} {}",
            n(from.0),
            n(from.1),
            n(middle),
            n(from.1),
            n(middle),
            n(to.1),
            n(to.0),
            n(to.1)
        );
        self.path(&d, class);
    }

    /// A claim's number in the frame of its voice, as the page's own numbers have it.
    pub(super) fn number(&mut self, (x, y): (f64, f64), voice: &str, number: u32) {
        let digits = number.to_string();
        let half = (width(&digits, 10.0) / 2.0 + 5.0).max(9.0);
        let radius = if voice == "outlet" { 0.0 } else { 9.0 };
        self.rect((x - half, y - 9.0), (2.0 * half, 18.0), (radius, &format!("badge {voice}")));
        if voice == "mixed" {
            self.rect((x - half + 2.5, y - 6.5), (2.0 * half - 5.0, 13.0), (6.5, "badge inner"));
        }
        self.text((x, y + 3.5), "digits", &digits);
    }

    /// The picture as an element of a page.
    pub(super) fn finish(self, caption: &Caption<'_>, (width, height): (f64, f64)) -> String {
        let Caption { kind, title, about } = caption;
        let (width, height) = (n(width), n(height));
        format!(
            "<svg class=\"picture {kind}\" role=\"img\" aria-labelledby=\"{kind}-title {kind}-desc\" \
             viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n\
             <title id=\"{kind}-title\">{}</title>\n<desc id=\"{kind}-desc\">{}</desc>\n{}</svg>",
            escaped(title),
            escaped(about),
            self.out
        )
    }
}

/// A number with one digit behind the point at most.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// Data as text of the picture, on one line.
fn escaped(words: &str) -> String {
    let plain = tracers::plain(words);
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = Vec::with_capacity(line.len());
    let _ = html::escape(&line, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// About how wide a text is.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '('
        | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        c if c.is_uppercase() => 0.72,
        c if c >= '\u{1100}' => 1.05,
        _ => 0.6,
    };
    size * text.chars().map(of).sum::<f64>()
}

/// A text in lines no wider than asked; a word that is wider is broken.
pub(super) fn wrap(text: &str, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in tracers::plain(text).split_whitespace() {
        let wider = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&wider, SIZE) <= room {
            line = wider;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if !line.is_empty() && width(&line, SIZE) + width(c.encode_utf8(&mut [0; 4]), SIZE) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// A count as a number of picture units.
pub(super) fn units(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_wrapped_at_its_words_and_nothing_is_lost() {
        let text = "a docker who helped to organize the strike";
        let lines = wrap(text, 110.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, SIZE) <= 110.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let long = "x".repeat(60);
        assert_eq!(wrap(&long, 50.0).concat(), long);
        assert_eq!(wrap("", 50.0), [""]);
    }

    #[test]
    fn words_of_the_desk_stay_words() {
        let mut svg = Svg::new();
        svg.text((1.0, 2.25), "a", "</text><script>x</script> & \"q\"\nb");
        let caption = Caption { kind: "k", title: "<b>", about: "]]>".to_owned() };
        let drawn = svg.finish(&caption, (10.0, 5.5));
        assert!(drawn.contains("<text x=\"1\" y=\"2.2\" class=\"a\">&lt;/text&gt;&lt;script&gt;"), "{drawn}");
        assert!(drawn.contains(">&lt;b&gt;</title>") && !drawn.contains("<script"), "{drawn}");
    }
}
