//! The table of all that a browser can ask for. Nothing else is answered, and no route is ever a path on the disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use hyper::body::Bytes;
use hyper::header::HeaderValue;

use crate::manifest::sha256;
use crate::model::brief::Format;
use crate::serve::notice::Notice;
use crate::serve::parts::{Parts, Patch};
use crate::serve::site::{Preview, Site};
use crate::serve::{index, page};

/// The route below which a page hears of changes.
pub(super) const EVENTS: &str = "/.byline/events";

/// Every route with its reply, and what is said of it to whoever has it open.
#[derive(Debug, Clone, Default)]
pub(super) struct Routes {
    pub(super) replies: BTreeMap<String, Reply>,
    pub(super) words: BTreeMap<String, String>,
    versions: BTreeMap<String, Arc<Version>>,
}

/// A page, and how it came from the one before.
#[derive(Debug)]
struct Version {
    hash: String,
    parts: Parts,
    step: Option<(String, Vec<Patch>)>,
}

/// One reply, whole.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub(super) kind: &'static str,
    pub(super) policies: Vec<HeaderValue>,
    pub(super) body: Bytes,
}

/// What a page is told when it begins to listen, and again at every change.
#[derive(serde::Serialize)]
struct Word<'a> {
    /// What stands at the route now, as a hash of it.
    page: &'a str,
    notice: Option<&'a Notice>,
    /// The hash of the page before, and what to put into that to make it this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patches: Option<&'a [Patch]>,
}

impl Version {
    /// The version of a page that comes after another, or that one where nothing changed.
    fn after(before: Option<&Arc<Self>>, text: &str) -> Arc<Self> {
        if let Some(same) = before.filter(|before| before.parts.text() == text) {
            return Arc::clone(same);
        }
        let (hash, parts) = (sha256(text.as_bytes()), Parts::of(text));
        let step = before.and_then(|old| Some((old.hash.clone(), parts.since(&old.parts)?)));
        Arc::new(Self { hash, parts, step })
    }
}

impl Routes {
    /// The routes of a site: `/`, and for each brief the names of its files. `before` are those until now.
    pub(super) fn of(site: &Site, trouble: Option<&Notice>, before: &Self) -> Self {
        let mut routes = Self { versions: before.versions.clone(), ..Self::default() };
        routes.live("/", &index::index(site, trouble), None);
        for (id, preview) in &site.briefs {
            let html = format!("/{id}.html");
            if !preview.pages.keys().any(|name| html.ends_with(name.as_str())) {
                routes.live(&html, &index::held(id, preview), None);
            }
            routes.brief(preview);
        }
        routes
    }

    fn brief(&mut self, preview: &Preview) {
        for (name, (format, text)) in &preview.pages {
            let route = format!("/{name}");
            match format {
                Format::Html => self.live(&route, text, preview.notice.as_ref()),
                Format::Json => self.plain(route, "application/json", text),
                Format::Md | Format::Yaml => self.plain(route, "text/plain; charset=utf-8", text),
            }
        }
    }

    fn plain(&mut self, route: String, kind: &'static str, text: &str) {
        let body = Bytes::copy_from_slice(text.as_bytes());
        self.replies.insert(route, Reply { kind, policies: vec![page::nothing()], body });
    }

    /// A page that hears of changes.
    fn live(&mut self, route: &str, text: &str, notice: Option<&Notice>) {
        let version = Version::after(self.versions.get(route), text);
        let live = page::live(text, &version.hash);
        let (from, patches) =
            version.step.as_ref().map(|(from, patches)| (from.as_str(), patches.as_slice())).unzip();
        let word = Word { page: &version.hash, notice, from, patches };
        self.words.insert(route.to_owned(), serde_json::to_string(&word).unwrap_or_default());
        self.versions.insert(route.to_owned(), version);
        let reply =
            Reply { kind: "text/html; charset=utf-8", policies: live.policies, body: Bytes::from(live.text) };
        self.replies.insert(route.to_owned(), reply);
    }
}
