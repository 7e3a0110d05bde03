//! `explain-error`: the manual's page on a code.

use clap::Args;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::diagnostic::Code;

/// Explains a mistake by its code, with an example and its mend
///
/// The code stands in brackets after `error` or `warning`. Without a code, all codes are listed.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint explain-error unknown-name   the page on error[unknown-name]
  standpoint explain-error                every code, with its first sentence")]
pub(super) struct Arguments {
    /// The code, such as `unknown-name`
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let Some(word) = &arguments.code else {
        output.print(&list());
        return Ending::Well;
    };
    match Code::from_name(word) {
        Some(code) => output.print(&format!("{}\n", code.page().trim_end())),
        None => return unknown(word, output),
    }
    Ending::Well
}

fn unknown(word: &str, output: &mut Output) -> Ending {
    let names = Code::ALL.iter().map(|code| code.name());
    let misuse = Misuse::new(format!("there is no code `{word}`"));
    output.misused(&misuse.near(word, names, || "`standpoint explain-error` lists every code".to_owned()))
}

fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: &Code| format!("{:longest$}  {}", code.name(), code.summary());
    Code::ALL.iter().map(|code| line(code).trim_end().to_owned() + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_named_after_its_code() {
        for code in Code::ALL {
            assert_eq!(code.page().lines().next(), Some(&*format!("# {}", code.name())));
        }
    }
}
