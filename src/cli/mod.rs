//! The command line: arguments, dispatch, exit codes.

mod ahead;
pub mod args;
pub mod build;
pub mod check;
pub mod explain;
pub mod findings;
pub mod fix;
pub mod init;
mod length;
pub mod list;
pub mod new;
pub mod open;
mod pool;
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

// Only the verb that is named has its arguments made; its help is then made from its own text.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Verb {
    #[command(about = init::ABOUT, after_long_help = init::EXAMPLES)]
    Init(init::Init),
    #[command(about = new::ABOUT, after_long_help = new::EXAMPLES)]
    New(new::New),
    #[command(about = check::ABOUT, after_long_help = check::EXAMPLES)]
    Check(check::Check),
    #[command(about = build::ABOUT, after_long_help = build::EXAMPLES)]
    Build(build::Build),
    #[command(about = serve::ABOUT, after_long_help = serve::EXAMPLES)]
    Serve(serve::Serve),
    #[command(about = list::ABOUT, after_long_help = list::EXAMPLES)]
    List(list::List),
    #[command(about = show::ABOUT, after_long_help = show::EXAMPLES)]
    Show(show::Show),
    #[command(about = explain::ABOUT, after_long_help = explain::EXAMPLES)]
    Explain(explain::Explain),
    #[command(about = schema::ABOUT, after_long_help = schema::EXAMPLES)]
    Schema(schema::Schema),
    #[command(about = shell::COMPLETIONS_ABOUT, after_long_help = shell::COMPLETIONS)]
    Completions(shell::Completions),
    #[command(about = shell::MAN_ABOUT, after_long_help = shell::MAN)]
    Man(shell::Man),
    #[command(about = verify::ABOUT, after_long_help = verify::EXAMPLES)]
    Verify(verify::Verify),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(mut error) => {
            suggest_nearest(&mut error);
            suggest_meant(&mut error);
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

/// Words that other tools have for what a verb does here.
const ELSEWHERE: &[(&str, &str)] = &[
    ("add", "new"),
    ("docs", "explain"),
    ("export", "build"),
    ("format", "schema"),
    ("generate", "build"),
    ("lint", "check"),
    ("make", "build"),
    ("preview", "serve"),
    ("publish", "build"),
    ("render", "build"),
    ("run", "build"),
    ("test", "check"),
    ("validate", "check"),
    ("watch", "serve"),
];

/// Suggests the verb that another tool has another word for.
fn suggest_meant(error: &mut clap::Error) {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return };
    if let Some((_, verb)) = ELSEWHERE.iter().find(|(other, _)| other == word) {
        let meant = ContextValue::Strings(vec![(*verb).to_owned()]);
        error.insert(ContextKind::SuggestedSubcommand, meant);
    }
}

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
