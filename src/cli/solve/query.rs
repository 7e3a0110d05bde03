//! What is asked of the framework that was read, and whether it can be.

use crate::cli::select::Misuse;
use crate::framework::{Framework, Input, Names, Task};

/// Arguments among which a misspelt one is looked for.
const MOST_NAMES: u32 = 10_000;

/// A task with what goes with it.
#[derive(Debug)]
pub(super) struct Query {
    pub(super) task: Task,
    /// The argument, or atom, of DC and DS; 0 for the other problems.
    pub(super) argument: u32,
    /// How many extensions EE lists at most.
    pub(super) limit: u64,
}

pub(super) fn query(
    task: Task,
    input: &Input,
    argument: Option<&str>,
    limit: Option<u64>,
) -> Result<Query, Misuse> {
    if matches!(input, Input::Assumptions(_)) && !task.is_of_assumptions() {
        return Err(not_of_assumptions(task));
    }
    let argument = argument.map_or(Ok(0), |name| find(input, name))?;
    Ok(Query { task, argument, limit: limit.unwrap_or(u64::MAX) })
}

fn not_of_assumptions(task: Task) -> Misuse {
    let offered = Task::all().filter(|task| task.is_of_assumptions()).map(|task| task.to_string());
    let offered = offered.collect::<Vec<_>>().join(", ");
    Misuse::new(format!("{task} cannot be asked of a framework of assumptions"))
        .help(format!("it takes {offered}"))
}

fn find(input: &Input, name: &str) -> Result<u32, Misuse> {
    match input {
        Input::Abstract(framework) => framework.find(name).ok_or_else(|| unknown(framework, name)),
        Input::Assumptions(aba) => {
            Names::Numbers.find(name, aba.atom_count()).ok_or_else(|| numbers("atom", name, aba.atom_count()))
        }
    }
}

fn unknown(framework: &Framework, name: &str) -> Misuse {
    let Names::Written(written) = framework.names() else {
        return numbers("argument", name, framework.len());
    };
    let some = (0..framework.len().min(MOST_NAMES)).map(|argument| written.name(argument));
    let first = framework.name(0);
    let otherwise = || format!("write it as the file does, such as `{first}`");
    Misuse::new(format!("the framework has no argument `{name}`")).near(name, some, otherwise)
}

fn numbers(what: &str, name: &str, count: u32) -> Misuse {
    let misuse = Misuse::new(format!("the framework has no {what} `{name}`"));
    misuse.help(match count {
        0 => "it has none at all".to_owned(),
        1 => "it has one, which is called 1".to_owned(),
        _ => format!("they are called 1 to {count}"),
    })
}
