//! Paths: resolved, flattened, made relative, put in order.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::error::LoadError;

/// What files are ordered by: the bytes of the path, with the same separator everywhere.
pub(super) fn key(path: &Path) -> Vec<u8> {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().as_encoded_bytes()).collect();
    parts.join(&b'/')
}

/// A path with all links resolved.
pub(super) fn resolve(path: &Path) -> Result<PathBuf, LoadError> {
    fs::canonicalize(path).map_err(|source| LoadError::Missing { path: path.to_owned(), source })
}

/// A path with all links resolved, of a file that need not exist; its folder need not either.
pub(super) fn locate(path: &Path) -> Result<PathBuf, LoadError> {
    let path =
        std::path::absolute(path).map_err(|source| LoadError::Missing { path: path.to_owned(), source })?;
    let path = flatten(&path);
    let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    Ok(there.map_or_else(
        || path.clone(),
        |(above, real)| match path.strip_prefix(above) {
            Ok(rest) if !rest.as_os_str().is_empty() => real.join(rest),
            _ => real,
        },
    ))
}

/// The path without `.` and `..`, by its letters alone.
pub(super) fn flatten(path: &Path) -> PathBuf {
    let mut flat = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                flat.pop();
            }
            part => flat.push(part),
        }
    }
    flat
}

/// A path as seen from the desk, with as many `..` as it takes. Both are resolved or flat.
pub(super) fn relative(root: &Path, path: &Path) -> PathBuf {
    let shared =
        root.ancestors().enumerate().find_map(|(up, above)| Some((up, path.strip_prefix(above).ok()?)));
    shared.map_or_else(|| path.to_owned(), |(up, rest)| PathBuf::from("../".repeat(up)).join(rest))
}

/// Whether a file's or folder's name begins with a dot.
pub(super) fn hidden(name: &Path) -> bool {
    name.as_os_str().as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_flattened_by_its_letters() {
        assert_eq!(flatten(Path::new("/a/./b/../../../c")), Path::new("/c"));
    }

    #[test]
    fn a_relative_path_goes_up_as_far_as_it_must() {
        let from = |path| relative(Path::new("/a/b"), Path::new(path));
        assert_eq!(from("/a/b/c"), Path::new("c"));
        assert_eq!(from("/a/c"), Path::new("../c"));
        assert_eq!(from("/c/d"), Path::new("../../c/d"));
    }

    #[test]
    fn files_are_ordered_by_the_bytes_of_their_paths() {
        let mut paths = ["b.yaml", "a/z.yaml", "a.yaml", "a-b/c.yaml", "é.yaml", "B.yaml"];
        paths.sort_by_key(|path| key(Path::new(path)));
        assert_eq!(paths, ["B.yaml", "a-b/c.yaml", "a.yaml", "a/z.yaml", "b.yaml", "é.yaml"]);
    }
}
