//! `byline serve`: the briefs in a browser, kept up with every save.

use std::fmt::Write as _;

use clap::Args;

use crate::assemble::{Assembled, Briefs, Request};
use crate::cli::args::{Global, Outcome};
use crate::cli::open::open;
use crate::cli::terminal::Terminal;
use crate::cli::verdict::Verdict;
use crate::cli::vigil::Vigil;
use crate::cli::work::{Desk, Ended, Trouble, named_briefs};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::brief::Format;
use crate::model::id::BriefId;
use crate::report::full;
use crate::report::input::{Input, fails};
use crate::serve::notice::Notice;
use crate::serve::server::{PORT, Port, Server};
use crate::serve::site::{Caption, Site};

/// What the verb does, as its help says it.
pub const ABOUT: &str = "Show briefs in the browser, kept up with every save";

/// What `byline help serve` adds.
pub const EXAMPLES: &str = "Examples:
  byline serve                                   every brief, at http://127.0.0.1:29546/
  byline serve port-closure --open               one brief, shown in the browser
  byline serve --draft                           show briefs in spite of findings, marked DRAFT
  byline serve --port 0                          on any free port; the address is printed

A page keeps its place when a save changes it. A brief with findings that would keep `build` from
writing it stays at its last good version, with the findings over it. Only this machine can reach
the server. Ctrl-C stops it. Where files lie on a network, the system may not tell of changes that
others make.";

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(about = ABOUT)]
pub struct Serve {
    /// The brief to show, by id (default: all)
    #[arg(value_name = "BRIEF")]
    brief: Option<String>,
    /// The port to listen on; 0 for any that is free (default: 29546, or the next one that is free)
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Show briefs in spite of findings, with DRAFT at head and foot
    #[arg(long)]
    draft: bool,
}

/// Serves the briefs until the user stops.
///
/// # Errors
///
/// There is no desk or no such brief, no port is free, or the desk cannot be watched.
pub fn run(args: &Serve, global: &Global, terminal: Terminal) -> Ended {
    let mut vigil = Vigil::begin(global, terminal)?;
    let mut show = Show { args, terminal, site: Site::default(), trouble: None, told: String::new() };
    let mut desk = show.look(vigil.read()?)?;
    let server = Server::open(args.port.map_or(Port::From(PORT), Port::Only))?;
    server.publish(&show.site, None);
    terminal.print(&format!("{}\n", server.url("/")))?;
    if args.open {
        let route = args.brief.as_ref().map_or_else(|| "/".to_owned(), |id| format!("/{id}.html"));
        open(server.url(&route), terminal);
    }
    while vigil.wait(Some(&desk.loaded)) {
        match vigil.read().and_then(|now| show.look_again(now, &desk)) {
            Ok(now) => desk = now,
            Err(trouble) => show.fail(&trouble),
        }
        server.publish(&show.site, show.trouble.as_ref());
    }
    drop(server);
    terminal.say("stopped");
    Ok(Outcome::Done)
}

/// What is shown, here and in the browser.
struct Show<'a> {
    args: &'a Serve,
    terminal: Terminal,
    site: Site,
    trouble: Option<Notice>,
    /// The last report, so that it is not repeated with every save.
    told: String,
}

impl Show<'_> {
    /// Looks at a desk, unless all is as it was.
    fn look_again(&mut self, mut desk: Desk, before: &Desk) -> Result<Desk, Trouble> {
        if self.trouble.is_none() && desk.is_as(before)? { Ok(desk) } else { self.look(desk) }
    }

    /// Shows the briefs of a desk, with what was found.
    fn look(&mut self, mut desk: Desk) -> Result<Desk, Trouble> {
        let wanted: Vec<String> = self.args.brief.iter().cloned().collect();
        let assembled = desk.assemble(&Request {
            render: if wanted.is_empty() { Briefs::All } else { Briefs::Named(wanted.clone()) },
            formats: vec![Format::Html, Format::Md],
            draft: self.args.draft,
            ..Request::default()
        })?;
        let briefs = named_briefs(&assembled.corpus, &wanted)?;
        self.trouble = None;
        self.report(&briefs, &desk, &assembled);
        for &brief in &briefs {
            self.brief(brief, &desk, &assembled);
        }
        let there: Vec<&str> =
            briefs.iter().map(|&brief| assembled.corpus.brief(brief).common.id.value.as_str()).collect();
        self.site.keep(&there);
        Ok(desk)
    }

    /// Shows the new pages of a brief, or why they are not shown.
    fn brief(&mut self, brief: BriefId, desk: &Desk, assembled: &Assembled) {
        let Verdict { findings, blocked } = Verdict::on(&[brief], desk, assembled);
        let record = assembled.corpus.brief(brief);
        let pages = assembled.pages.get(&brief).map_or(&[][..], Vec::as_slice);
        let caption = Caption {
            id: record.common.id.value.as_str(),
            title: &record.title.value,
            findings: &input(desk, &findings, Severity::Info).summary(),
        };
        let is_whole = pages.iter().any(|page| page.format == Format::Html);
        if is_whole && (blocked.is_empty() || self.args.draft) {
            return self.site.show(&caption, pages);
        }
        let fail_on = desk.config.settings.fail_on;
        let failing: Vec<Diagnostic> =
            findings.into_iter().filter(|finding| fails(finding.severity, fail_on)).collect();
        let headline = format!("`{}` cannot be shown as it is now: {}", caption.id, caption.findings);
        self.site.hold(&caption, Notice::of(headline, &input(desk, &failing, Severity::Info)));
    }

    /// Tells the findings in the terminal, where they are not the same as last time.
    fn report(&mut self, briefs: &[BriefId], desk: &Desk, assembled: &Assembled) {
        let Verdict { findings, blocked } = Verdict::on(briefs, desk, assembled);
        let input = Input { color: self.terminal.errors, ..input(desk, &findings, Severity::Warning) };
        let mut report = full::write(&input);
        if !self.args.draft {
            for &brief in &blocked {
                let id = &assembled.corpus.brief(brief).common.id.value;
                let _ = writeln!(report, "{id} stays at its last good version");
            }
        }
        self.tell(report, &input.summary());
    }

    fn tell(&mut self, report: String, summary: &str) {
        if report != self.told {
            self.terminal.tell(&report);
            self.told = report;
        }
        self.terminal.say(summary);
    }

    /// Tells that the desk cannot be read at present.
    fn fail(&mut self, trouble: &Trouble) {
        let help = trouble.help().unwrap_or_default();
        let notice = Notice::trouble(&trouble.to_string(), &help);
        self.site.fail(&notice);
        self.trouble = Some(notice);
        self.told.clear();
        self.terminal.fail(&trouble.to_string(), Some(&help));
    }
}

fn input<'a>(desk: &'a Desk, findings: &'a [Diagnostic], level: Severity) -> Input<'a> {
    Input { level, ..Input::new(&desk.loaded.texts, findings) }
}
