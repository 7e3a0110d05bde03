//! `schema`: the JSON schemas of what the commands write.

use clap::Args;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::render::schema::documents;

/// Prints the JSON schema of what a command writes with `--format json`
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint schema            the names of all schemas
  standpoint schema flip       the schema of `flip --format json`")]
pub(super) struct Arguments {
    /// Which; without it, their names are listed
    name: Option<String>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let all = documents();
    let names = || all.iter().map(|document| document.name);
    let Some(name) = &arguments.name else {
        output.print(&(names().collect::<Vec<_>>().join("\n") + "\n"));
        return Ending::Well;
    };
    match all.iter().find(|document| document.name == name) {
        Some(document) => {
            output.print(&document.schema);
            Ending::Well
        }
        None => {
            let misuse = Misuse::new(format!("no document is called `{name}`"));
            output.misused(&misuse.suggest(name, names()))
        }
    }
}
