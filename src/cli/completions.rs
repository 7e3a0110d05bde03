//! `completions`: a script by which a shell completes the commands.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Ending;
use super::output::Output;

/// Prints a script by which a shell completes the commands and options
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint completions bash > ~/.local/share/bash-completion/completions/standpoint
  standpoint completions fish > ~/.config/fish/completions/standpoint.fish
  standpoint completions zsh > \"${fpath[1]}/_standpoint\"")]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::Arguments::command(), "standpoint", &mut script);
    output.print(&String::from_utf8_lossy(&script));
    Ending::Well
}
