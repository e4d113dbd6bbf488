//! The command line: arguments, dispatch, exit codes.

mod ahead;
pub mod args;
pub mod build;
pub mod check;
pub mod explain;
pub mod findings;
pub mod fix;
pub mod init;
pub mod list;
pub mod new;
pub mod open;
pub mod printed;
pub mod progress;
pub mod rows;
pub mod schema;
pub mod serve;
pub mod sheet;
pub mod shell;
pub mod show;
pub mod terminal;
pub mod told;
pub mod verdict;
pub mod verify;
pub mod vigil;
pub mod work;

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::diagnostic::closest;
use args::Global;
use terminal::Terminal;

/// Briefings in which every line says who said it.
#[derive(Debug, Parser)]
#[command(name = "byline", version, about, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = "Start with `byline init my-desk`. `byline help VERB` explains a verb with examples.")]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make a working desk with one small example
    #[command(after_long_help = init::EXAMPLES)]
    Init(init::Init),
    /// Add a claim, source, document, response, judgment, gap or brief, with the fields to fill in
    #[command(after_long_help = new::EXAMPLES)]
    New(new::New),
    /// Find everything that is wrong; write nothing
    #[command(after_long_help = "Examples:
  byline check                                   the whole desk
  byline check briefs/port-closure/claims.yaml   report on one file
  byline check --output-format json > report.json
  byline check --report sarif=byline.sarif --report markdown=summary.md
  byline check --select missing-source --fail-on warning
  byline check --write-baseline known.json       live with what is found now
  byline check --baseline known.json             report what is new
  byline check --diff                            show what --fix would change
  byline check --fix                             mend what is safe, then report the rest
  cat draft.yaml | byline check - --stdin-filename briefs/draft.yaml")]
    Check(check::Check),
    /// Check, render and write briefs
    #[command(after_long_help = "Examples:
  byline build                                   every brief, to out/
  byline build port-closure --format md --out -  one brief, to standard output
  byline build --check                           compare with what is on disk, write nothing
  byline build --watch                           again with every save, until Ctrl-C
  byline build --draft                           write it in spite of findings, marked DRAFT
  byline build --retract kessia-gazette --out what-if
                                                 what if this document falls?")]
    Build(build::Build),
    /// Show briefs in the browser, kept up with every save
    #[command(after_long_help = serve::EXAMPLES)]
    Serve(serve::Serve),
    /// List claims, sources, documents, responses, judgments, gaps, briefs or rules
    #[command(after_long_help = list::EXAMPLES)]
    List(list::List),
    /// Show one record in full
    #[command(after_long_help = show::EXAMPLES)]
    Show(show::Show),
    /// Explain a rule
    #[command(after_long_help = explain::EXAMPLES)]
    Explain(explain::Explain),
    /// Print the JSON Schemas, the field reference, or the view of templates
    #[command(after_long_help = schema::EXAMPLES)]
    Schema(schema::Schema),
    /// Print the completions of a shell
    #[command(after_long_help = shell::COMPLETIONS)]
    Completions(shell::Completions),
    /// Print or write the man pages
    #[command(after_long_help = shell::MAN)]
    Man(shell::Man),
    /// Compare a rendered brief with its manifest and the desk
    #[command(after_long_help = "Examples:
  byline verify out/port-closure.html")]
    Verify(verify::Verify),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(mut error) => {
            suggest_nearest(&mut error);
            // A reader that went away while the help was printed is no fault.
            drop(error.print());
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let terminal = Terminal::new(&cli.global);
    let ended = match &cli.verb {
        Verb::Init(args) => init::run(args, &cli.global, terminal),
        Verb::New(args) => new::run(args, &cli.global, terminal),
        Verb::Check(args) => check::run(args, &cli.global, terminal),
        Verb::Build(args) => build::run(args, &cli.global, terminal),
        Verb::Serve(args) => serve::run(args, &cli.global, terminal),
        Verb::List(args) => list::run(args, &cli.global, terminal),
        Verb::Show(args) => show::run(args, &cli.global, terminal),
        Verb::Explain(args) => explain::run(args, terminal),
        Verb::Schema(args) => schema::run(args, &cli.global, terminal),
        Verb::Completions(args) => shell::completions(args, Cli::command(), terminal),
        Verb::Man(args) => shell::man(args, Cli::command(), terminal),
        Verb::Verify(args) => verify::run(args, &cli.global, terminal),
    };
    let outcome = ended.unwrap_or_else(|trouble| work::tell(&trouble, terminal));
    ExitCode::from(outcome.code())
}

/// What clap says of a word that it does not know, and what it suggests for it.
const SUGGESTED: [(ContextKind, ContextKind); 2] = [
    (ContextKind::InvalidSubcommand, ContextKind::SuggestedSubcommand),
    (ContextKind::InvalidValue, ContextKind::SuggestedValue),
];

/// Suggests the nearest word alone, if one is near. clap takes two letters that changed places for a word of its own,
/// and for `chekc` names `schema` before `check`.
fn suggest_nearest(error: &mut clap::Error) {
    for (invalid, suggested) in SUGGESTED {
        let (Some(ContextValue::String(word)), Some(ContextValue::Strings(words))) =
            (error.get(invalid), error.get(suggested))
        else {
            continue;
        };
        if let Some(meant) = closest(word, words.iter().map(String::as_str)) {
            let meant = ContextValue::Strings(vec![meant.to_owned()]);
            error.insert(suggested, meant);
        }
    }
}
