//! The command line.
//!
//! In: arguments and the streams. Out: an exit code, and what the commands print. Never here: judgement, layout.
//! One file a command; nobody imports them.

use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};

use crate::workspace::Options;
use output::Output;

mod eval;
mod verify;
mod why;
mod why_not;

mod flip;
mod lean;
mod map;
mod part;
mod suppose;

mod check;
mod fmt;

mod diff;
mod new;
mod test;

mod serve;

mod solve;

mod completions;
mod explain_error;
mod schema;

mod ask;
mod certificate;
mod output;
mod progress;
mod review;
mod select;
mod watch;

/// Argument maps that are judged from several standpoints, with every step of the reasoning shown.
#[derive(Parser, Debug)]
#[command(name = "standpoint", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Arguments {
    /// Whether to use colour; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Examples:
  standpoint eval debate.arg                     what each standpoint says of the theses, and why
  standpoint why debate.arg guilt --from court   the whole reasoning for one claim
  standpoint why-not debate.arg guilt            what keeps a claim from being accepted
  standpoint flip debate.arg guilt --from court  what would have to change for another verdict
  standpoint part debate.arg                     how far the standpoints are apart, and over what
  standpoint lean debate.arg                     what the verdicts lean on
  standpoint suppose debate.arg --withdraw p1    the verdicts before and after
  standpoint map debate.arg -o debate.svg        a picture of all reasons
  standpoint new debates                         a project to begin with
  standpoint test                                whether all files still conclude what they did
  standpoint diff HEAD                           the conclusions that moved since the last commit
  standpoint serve debate.arg                    its map in the browser, with an editor beside it
  standpoint solve -p EE-PR -f case.af           the extensions of an abstract framework
  standpoint check debate.arg                    mistakes, each at its place
  standpoint verify debate.arg debate.json       whether a certificate proves its verdicts
  standpoint fmt debate.arg                      the file in its canonical form
  standpoint explain-error unknown-name          what a mistake means

A FILE of `-` is standard input.

Exit codes:
  0  all is well
  1  a file has an error, an expectation fails, a conclusion moved, a certificate proves nothing,
     or a file is not formatted (`fmt --check`)
  2  the command line is wrong
  3  the time was up before the answer was found (`solve --timeout`)
  130  interrupted before the answer was found (`solve`)";

#[derive(Subcommand, Debug)]
enum Command {
    Eval(eval::Arguments),
    Why(why::Arguments),
    Verify(verify::Arguments),
    Flip(flip::Arguments),
    Part(part::Arguments),
    Suppose(suppose::Arguments),
    WhyNot(why_not::Arguments),
    Lean(lean::Arguments),
    Map(map::Arguments),
    New(new::Arguments),
    Test(test::Arguments),
    Diff(diff::Arguments),
    Serve(serve::Arguments),
    Solve(solve::Arguments),
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    ExplainError(explain_error::Arguments),
    Completions(completions::Arguments),
    Schema(schema::Arguments),
}

/// The options by which a file is bounded.
#[derive(clap::Args, Debug)]
struct Bounds {
    /// How many ground arguments the rules may make before a rule is named that runs away
    #[arg(long, value_name = "N")]
    max_instances: Option<usize>,
}

impl Bounds {
    /// The options of a command that takes no others.
    fn options(&self) -> Options {
        Options { strict: false, max_instances: self.max_instances }
    }
}

/// How reasons are written.
#[derive(ValueEnum, Clone, Copy, Debug)]
enum ReasonFormat {
    /// For a terminal or a pipe
    Text,
    /// One JSON document, for programs
    Json,
    /// For a page
    Markdown,
}

#[derive(ValueEnum, Clone, Copy, Debug)]
enum Color {
    Auto,
    Always,
    Never,
}

/// One of a closed list, by its name.
fn closed<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    name: fn(T) -> &'static str,
    from_name: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let names = all.iter().map(|each| name(*each));
    PossibleValuesParser::new(names).try_map(move |word| from_name(&word).ok_or("it is none of these"))
}

/// How a command ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    /// All is well.
    Well,
    /// A file has an error, or does not say what it should.
    Failed,
    /// The command line is wrong.
    Misused,
    /// The time was up before the answer was found.
    OutOfTime,
    /// A signal ended the search for the answer.
    Interrupted,
}

impl Ending {
    /// The exit code.
    const fn code(self) -> u8 {
        match self {
            Self::Well => 0,
            Self::Failed => 1,
            Self::Misused => 2,
            Self::OutOfTime => 3,
            // As shells tell of a program that SIGINT ended.
            Self::Interrupted => 130,
        }
    }
}

/// Several answers: one below the other, or as JSON a list of them; one alone stands by itself.
fn several(format: ReasonFormat, texts: Vec<String>) -> String {
    match (format, texts.as_slice()) {
        (_, [only]) => only.clone(),
        (ReasonFormat::Json, _) => {
            let items: Vec<&str> = texts.iter().map(|text| text.trim_end()).collect();
            format!("[\n{}\n]\n", items.join(",\n"))
        }
        _ => texts.join("\n"),
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(ending.code())
    }
}

/// Runs the program on the arguments and streams of the process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse_from(solve::arguments(std::env::args_os().collect()));
    arguments.color.choose();
    let mut output = Output::default();
    let ending = match &arguments.command {
        Command::Eval(arguments) => eval::run(arguments, &mut output),
        Command::Why(arguments) => why::run(arguments, &mut output),
        Command::Verify(arguments) => verify::run(arguments, &mut output),
        Command::Flip(arguments) => flip::run(arguments, &mut output),
        Command::Part(arguments) => part::run(arguments, &mut output),
        Command::Suppose(arguments) => suppose::run(arguments, &mut output),
        Command::WhyNot(arguments) => why_not::run(arguments, &mut output),
        Command::Lean(arguments) => lean::run(arguments, &mut output),
        Command::Map(arguments) => map::run(arguments, &mut output),
        Command::New(arguments) => new::run(arguments, &mut output),
        Command::Test(arguments) => test::run(arguments, &mut output),
        Command::Diff(arguments) => diff::run(arguments, &mut output),
        Command::Serve(arguments) => serve::run(arguments, &mut output),
        Command::Solve(arguments) => solve::run(arguments, &mut output),
        Command::Check(arguments) => check::run(arguments, &mut output),
        Command::Fmt(arguments) => fmt::run(arguments, &mut output),
        Command::ExplainError(arguments) => explain_error::run(arguments, &mut output),
        Command::Completions(arguments) => completions::run(arguments, &mut output),
        Command::Schema(arguments) => schema::run(arguments, &mut output),
    };
    output.close(ending).into()
}

impl Color {
    fn choose(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
