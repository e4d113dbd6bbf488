//! Where a change makes a desk another one.

use std::collections::BTreeSet;
use std::path::Path;

use super::Loaded;
use super::gather::Options;
use super::paths::locate;
use crate::watch::Place;

/// The places that make a desk what it is: its own files and folders, and, of what was read, all that lies
/// elsewhere, links resolved.
pub fn places(root: &Path, options: &Options, loaded: Option<&Loaded>) -> BTreeSet<Place> {
    let folders = [root.join("briefs"), root.join("templates")];
    let mut places: BTreeSet<Place> = [root.join("byline.toml"), root.join(".gitignore")]
        .into_iter()
        .chain(options.config.clone().and_then(|path| locate(&path).ok()))
        .map(Place::At)
        .collect();
    let read = loaded.into_iter().flat_map(|loaded| &loaded.files).map(|file| &file.real);
    let named = loaded.into_iter().flat_map(|loaded| &loaded.named);
    for path in read.chain(named) {
        if !folders.iter().any(|folder| path.starts_with(folder)) {
            places.insert(Place::At(path.clone()));
            // A folder that a link leads to may get further files.
            let folder = path.parent().filter(|folder| *folder != root && folder.starts_with(root));
            places.extend(folder.map(|folder| Place::Below(folder.to_owned())));
        }
    }
    for folder in folders {
        places.extend([Place::At(folder.clone()), Place::Below(folder)]);
    }
    places
}
