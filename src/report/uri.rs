//! Paths as other programs want them: seen from the repository, and as relative URIs.

use std::fmt::Write as _;

/// The path of a desk's file as seen from the repository; `folder` is the desk's, with a slash at its end. What lies
/// outside the repository keeps its `..`.
pub(super) fn repository_path(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path as a relative reference (RFC 3986): every byte that is not unreserved, and no slash, stands as `%XX`.
pub(super) fn relative(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => {
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_the_repository() {
        assert_eq!(repository_path("", "briefs/a.yaml"), "briefs/a.yaml");
        assert_eq!(repository_path("work/desk/", "briefs/a.yaml"), "work/desk/briefs/a.yaml");
        assert_eq!(repository_path("work/desk/", "../captures/a.txt"), "work/captures/a.txt");
        assert_eq!(repository_path("desk/", "../../a.txt"), "../a.txt");
    }

    #[test]
    fn signs_of_a_uri_are_encoded() {
        assert_eq!(relative("briefs/a b%20#?é:\"<.yaml"), "briefs/a%20b%2520%23%3F%C3%A9%3A%22%3C.yaml");
    }
}
