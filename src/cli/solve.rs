//! `solve`: what the extensions of a framework are, by the command line of the competition of solvers (ICCMA).

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::TypedValueParser;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::framework::{Format, Input, Problem, Task};
use crate::workspace::read_framework;
use guard::Guard;

mod answer;
mod guard;
mod query;

/// Solves an abstract argumentation framework: extensions, and what is accepted in them
///
/// TASK is a problem and a semantics, such as DC-CO. Problems: DC whether ARG is in some extension, DS whether it is in all,
/// SE some extension, CE how many there are, EE all of them. Semantics: GR grounded, CO complete, PR preferred, ST stable,
/// SST semi-stable, STG stage, ID ideal, CF conflict-free, NA naive, AD admissible. A framework of assumptions (`p aba N`)
/// takes DC, DS and SE with CO, PR and ST. docs/solve.md is the manual.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint solve -p SE-GR -f case.af            one extension: `w` and the arguments in it, or NO
  standpoint solve -p DC-PR -f case.apx -a b      YES and an extension with b, or NO
  standpoint solve -p DS-ST -f case.af -a 7       YES; or NO and an extension without 7
  standpoint solve -p EE-PR -f case.af --limit 9  a line for each extension, as it is found
  standpoint solve -p CE-ST --timeout 60 < case.tgf

Formats, told apart by their first line:
  af    p af 3        apx   arg(a). arg(b).    tgf   a        aba   p aba 3
        1 2                 att(a,b).                b              a 1
        2 3                                          #              c 1 3
                                                     a b            r 3 2

Exit codes: 0 answered, 1 the file has a mistake, 2 the command line is wrong, 3 the time was up, 130 interrupted. Of a
search that was ended, standard error says what is known.")]
pub(super) struct Arguments {
    /// The problem and the semantics, such as DC-CO; in capitals or not
    #[arg(short = 'p', long = "problem", value_name = "TASK")]
    #[arg(required_unless_present_any = ["problems", "formats"])]
    task: Option<String>,
    /// A framework; `-`, or none, is standard input
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// The argument that DC and DS ask about, by its name in the file
    #[arg(short = 'a', long = "argument", value_name = "ARG")]
    argument: Option<String>,
    /// Seconds after which the search is ended
    #[arg(long, value_name = "S", value_parser = seconds)]
    timeout: Option<Duration>,
    /// Extensions after which EE ends
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// The file's format, whatever its first line says; `-fo` does the same
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<Format>,
    /// Lists all tasks
    #[arg(long)]
    problems: bool,
    /// Lists all formats
    #[arg(long, conflicts_with = "problems")]
    formats: bool,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    super::closed(Format::ALL, Format::name, Format::from_name)
}

fn seconds(word: &str) -> Result<Duration, String> {
    let seconds = word.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "write a number of seconds above 0, such as 60 or 0.5".to_owned())
}

/// The arguments of the process, in which the competition's `-fo` is `--format`.
pub(super) fn arguments(mut words: Vec<OsString>) -> Vec<OsString> {
    if words.iter().any(|word| word == "solve") {
        words.iter_mut().filter(|word| *word == "-fo").for_each(|word| *word = OsString::from("--format"));
    }
    words
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    if arguments.problems {
        return list(Task::all().map(|task| task.to_string()), output);
    }
    if arguments.formats {
        return list(Format::ALL.iter().map(|format| format.name().to_owned()), output);
    }
    match task(arguments) {
        Ok(task) => solve(task, arguments, output),
        Err(misuse) => output.misused(&misuse),
    }
}

/// A list as the competition has it.
fn list(names: impl Iterator<Item = String>, output: &mut Output) -> Ending {
    output.print(&format!("[{}]\n", names.collect::<Vec<_>>().join(",")));
    Ending::Well
}

/// The task, where the other options go with it.
fn task(arguments: &Arguments) -> Result<Task, Misuse> {
    let word = arguments.task.as_deref().unwrap_or_default();
    let task = Task::from_name(word).ok_or_else(|| no_task(word))?;
    let of_an_argument = task.problem.is_of_an_argument();
    match &arguments.argument {
        None if of_an_argument => {
            Err(Misuse::new(format!("{task} asks about an argument")).help("name it with -a ARG"))
        }
        Some(argument) if !of_an_argument => Err(Misuse::new(format!("{task} asks about no argument"))
            .help(format!("leave `-a {argument}` out, or ask DC-{0} or DS-{0}", task.semantics.code()))),
        _ if arguments.limit.is_some() && task.problem != Problem::EnumerateExtensions => {
            Err(Misuse::new(format!("{task} lists no extensions that --limit could end"))
                .help(format!("leave --limit out, or ask EE-{}", task.semantics.code())))
        }
        _ => Ok(task),
    }
}

fn no_task(word: &str) -> Misuse {
    let names: Vec<String> = Task::all().map(|task| task.to_string()).collect();
    let misuse = Misuse::new(format!("there is no task `{word}`"));
    misuse.near(&word.to_uppercase(), names.iter().map(String::as_str), || {
        "a task is DC, DS, SE, CE or EE, then `-`, then GR, CO, PR, ST, SST, STG, ID, CF, NA or AD".to_owned()
    })
}

fn solve(task: Task, arguments: &Arguments, output: &mut Output) -> Ending {
    let guard = Guard::start(arguments.timeout, task);
    let path = arguments.file.as_deref().filter(|path| path.as_os_str() != "-");
    let input = match read_framework(path, arguments.format) {
        Ok(input) => input,
        Err(untaken) => {
            guard.claim();
            output.tell(&[untaken.told], &untaken.sources);
            return Ending::Failed;
        }
    };
    let query = match query::query(task, &input, arguments.argument.as_deref(), arguments.limit) {
        Ok(query) => query,
        Err(misuse) => {
            guard.claim();
            return output.misused(&misuse);
        }
    };
    guard.is_read();
    let answered = match &input {
        Input::Abstract(framework) => answer::framework(framework, &query, &guard, output),
        Input::Assumptions(aba) => answer::assumptions(aba, &query, &guard, output),
    };
    // The process ends with this: giving a large framework back piece by piece would only take time.
    std::mem::forget(input);
    answered.unwrap_or_else(|stopped| guard.end(stopped, output))
}
