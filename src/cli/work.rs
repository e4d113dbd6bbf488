//! What most verbs begin with: find the desk, read it, run the stages over it.

use std::io;
use std::path::{Path, PathBuf};

use rayon::ThreadPoolBuildError;

use crate::assemble::{Assembled, Briefs, Parsed, Ready, Request, assemble, configure, parse_from};
use crate::check;
use crate::cli::args::{Global, Outcome};
use crate::cli::pool;
use crate::cli::progress::{Progress, Seen};
use crate::cli::terminal::Terminal;
use crate::diagnostic::{Diagnostic, closest};
use crate::galley::Galley;
use crate::load::error::LoadError;
use crate::load::gather::{Options, Unsaved};
use crate::load::{self, Loaded};
use crate::model::capture::Captures;
use crate::model::id::BriefId;
use crate::parse::config::Config;
use crate::resolve::corpus::{Corpus, Handle};
use crate::save::SaveError;
use crate::serve::server::ServeError;
use crate::watch::WatchError;

/// Why a verb could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The desk could not be read.
    #[error("{0}")]
    Load(#[from] LoadError),
    /// Outputs could not be written.
    #[error("{0}")]
    Save(#[from] SaveError),
    /// Changes cannot be watched.
    #[error("{0}")]
    Watch(#[from] WatchError),
    /// Nothing can be served.
    #[error("{0}")]
    Serve(#[from] ServeError),
    /// A stream could not be read or written.
    #[error("standard input or output failed: {0}")]
    Stream(#[from] io::Error),
    /// The system gives no thread to work with.
    #[error("cannot begin to work: {0}")]
    Threads(#[from] ThreadPoolBuildError),
    /// An argument names something that there is not.
    #[error("{message}")]
    Argument {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
}

impl Trouble {
    /// An argument that cannot be followed.
    pub fn argument(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Argument { message: message.into(), help: help.into() }
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Load(error) => Some(error.help().to_owned()),
            Self::Save(error) => Some(error.help().to_owned()),
            Self::Watch(error) => Some(error.help().to_owned()),
            Self::Serve(error) => Some(error.help().to_owned()),
            Self::Stream(_) => None,
            Self::Threads(_) => {
                Some("let this user run more processes (`ulimit -u` has how many), or end some".to_owned())
            }
            Self::Argument { help, .. } => Some(help.clone()),
        }
    }
}

/// How a verb ends.
pub type Ended = Result<Outcome, Trouble>;

/// A desk that was read, with its configuration.
pub struct Desk {
    /// Its files.
    pub loaded: Loaded,
    /// Its byline.toml, with what the command line says on top.
    pub config: Config,
    findings: Vec<Diagnostic>,
    galley: Galley,
    /// What was gathered and not yet assembled.
    parsed: Option<Parsed>,
    /// What was gathered beside the files, to compare it.
    gathered: Option<(Captures, Vec<Diagnostic>)>,
    /// Whether somebody sees what is being done.
    seen: Seen,
}

impl Desk {
    /// Finds and reads the desk. `unsaved` are files whose text does not come from the disk.
    ///
    /// # Errors
    ///
    /// There is no desk, or it holds no claim file.
    pub fn open(global: &Global, unsaved: Vec<Unsaved>) -> Result<Self, Trouble> {
        let root = root(global)?;
        let seen = Seen::by(global);
        let progress = Progress::start(seen);
        progress.stage(|| format!("reading the desk in `{}`", crate::text::shown(&root)));
        let listed = load::list(&root, &Options { config: global.config.clone(), unsaved })?;
        pool::join(listed.bytes)?;
        let galley = Galley::default();
        Ok(Self { seen, ..Self::of(listed.read(galley.shelf())?, &galley) })
    }

    /// Reads the desk in a folder.
    ///
    /// # Errors
    ///
    /// There is no desk, or it holds no claim file.
    pub fn read(root: &Path, options: &Options) -> Result<Self, Trouble> {
        Self::read_from(root, options, &Galley::default())
    }

    /// Reads the desk in a folder, but for what a galley keeps of it.
    ///
    /// # Errors
    ///
    /// There is no desk, or it holds no claim file.
    pub fn read_from(root: &Path, options: &Options, galley: &Galley) -> Result<Self, Trouble> {
        Ok(Self::of(load::desk_from(root, options, galley.shelf())?, galley))
    }

    fn of(mut loaded: Loaded, galley: &Galley) -> Self {
        let mut findings = std::mem::take(&mut loaded.faults);
        let config = configure(&loaded, &mut findings);
        Self {
            loaded,
            config,
            findings,
            galley: galley.clone(),
            parsed: None,
            gathered: None,
            seen: Seen::No,
        }
    }

    /// Whether all that a run depends on is as it was when another desk was assembled from the same galley.
    ///
    /// # Errors
    ///
    /// The desk is gone.
    pub fn is_as(&mut self, before: &Self) -> Result<bool, Trouble> {
        self.gather(&Progress::start(self.seen))?;
        Ok(self.gathered.is_some() && self.gathered == before.gathered && self.loaded == before.loaded)
    }

    /// Reads the captures that the records name, and runs the stages.
    ///
    /// # Errors
    ///
    /// The desk is gone.
    pub fn assemble(&mut self, request: &Request) -> Result<Assembled, Trouble> {
        self.assemble_with(request, &|_| ())
    }

    /// Does what [`Desk::assemble`] does, and hands each page on as soon as it is read.
    ///
    /// # Errors
    ///
    /// The desk is gone.
    pub fn assemble_with(&mut self, request: &Request, ready: Ready<'_>) -> Result<Assembled, Trouble> {
        let progress = Progress::start(self.seen);
        self.gather(&progress)?;
        let parsed = self.parsed.take().unwrap_or_default();
        let claims = || parsed.records.iter().map(|file| file.claims.len()).sum::<usize>();
        progress.stage(|| format!("checking {} claims{}", claims(), rendering(&request.render)));
        // On a thread of the pool: what was parsed there leaves room for what is made of it.
        Ok(rayon::scope(|_| assemble((&self.loaded, &self.config), request, parsed, ready)))
    }

    /// Parses the claim files and reads what their records name, once.
    fn gather(&mut self, progress: &Progress) -> Result<(), Trouble> {
        if self.parsed.is_some() {
            return Ok(());
        }
        progress.stage(|| format!("reading the claims of {} files", self.loaded.claims.len()));
        let mut parsed = parse_from(&self.loaded, std::mem::take(&mut self.findings), &self.galley);
        let (bodies, findings) = self.loaded.bodies(&parsed.bodies_named())?;
        parsed.narrate(&self.loaded, &bodies);
        parsed.findings.extend(findings);
        progress.stage(|| format!("reading {} captures", parsed.captures_named().len()));
        let (captures, findings) = self.loaded.capture(&parsed.captures_named(), &self.config.captures)?;
        parsed.captures = captures;
        parsed.findings.extend(findings);
        self.gathered = self.galley.keeps().then(|| (parsed.captures.clone(), parsed.findings.clone()));
        self.parsed = Some(parsed);
        Ok(())
    }
}

/// What is done beside checking, as the end of a line.
fn rendering(briefs: &Briefs) -> &'static str {
    match briefs {
        Briefs::None => "",
        Briefs::All | Briefs::Named(_) => " and rendering",
    }
}

impl Desk {
    /// The folder of outputs, where the command line names no other.
    pub fn out(&self) -> PathBuf {
        self.loaded.root.join(self.config.out.as_ref().map_or("out", |out| &out.value))
    }
}

/// What was read, for `--verbose`.
pub fn inventory(desk: &Desk, corpus: &Corpus) -> String {
    format!(
        "read {} files in `{}`; briefs {}, documents {}, sources {}, claims {}, responses {}, judgments {}, gaps {}",
        desk.loaded.texts.len(),
        crate::text::shown(&desk.loaded.root),
        corpus.briefs.len(),
        corpus.documents.len(),
        corpus.sources.len(),
        corpus.claims.len(),
        corpus.responses.len(),
        corpus.judgments.len(),
        corpus.gaps.len(),
    )
}

/// The desk's folder: as given, or the nearest one upward.
///
/// # Errors
///
/// There is none.
pub fn root(global: &Global) -> Result<PathBuf, Trouble> {
    match &global.desk {
        Some(given) if given.join("briefs").is_dir() => Ok(given.clone()),
        Some(given) => Ok(load::find_desk(given)?),
        None => Ok(load::find_desk(Path::new("."))?),
    }
}

/// Checks names of rules given on the command line.
///
/// # Errors
///
/// There is no rule of a name.
pub fn check_rules(names: &[String]) -> Result<(), Trouble> {
    for name in names {
        if check::rule(name).is_none() {
            return Err(unknown_rule(name));
        }
    }
    Ok(())
}

/// The trouble with a rule that does not exist.
pub fn unknown_rule(name: &str) -> Trouble {
    let help = match closest(name, check::RULES.iter().map(|rule| rule.name)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`byline list rules` names all of them".to_owned(),
    };
    Trouble::argument(format!("there is no rule `{name}`"), help)
}

/// Tells a trouble and ends with it.
pub fn tell(trouble: &Trouble, terminal: Terminal) -> Outcome {
    terminal.fail(&trouble.to_string(), trouble.help().as_deref());
    Outcome::Failed
}

/// The briefs of these ids, or all.
///
/// # Errors
///
/// There is no brief of an id.
pub fn named_briefs(corpus: &Corpus, names: &[String]) -> Result<Vec<BriefId>, Trouble> {
    if names.is_empty() {
        return Ok(corpus.numbered_briefs().map(|(id, _)| id).collect());
    }
    names.iter().map(|name| brief(corpus, name)).collect()
}

fn brief(corpus: &Corpus, name: &str) -> Result<BriefId, Trouble> {
    if let Some(Handle::Brief(brief)) = corpus.find(name) {
        return Ok(brief);
    }
    let known = corpus.briefs.iter().map(|brief| brief.common.id.value.as_str());
    let help = match closest(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`byline list briefs` names all of them".to_owned(),
    };
    Err(Trouble::argument(format!("there is no brief `{name}`"), help))
}
