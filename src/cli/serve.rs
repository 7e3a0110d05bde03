//! `serve`: the map in the browser, with an editor beside it.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::output::Output;
use super::select::Misuse;
use crate::serve::{self, LOOPBACK, Settings, USUAL_PORT};

/// Serves the map of a file in the browser, with an editor beside it
///
/// The page follows the file as it is saved, and shows what an edit does as it is typed. What you edit is written when you
/// save it, and never over a version of the file that you have not seen. Premises, arguments and preferences can be
/// switched off to see what the verdicts lean on.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint serve debate.arg              one file
  standpoint serve                         every argument file below the working directory
  standpoint serve arguments --port 8080

Nobody but this machine reaches it, unless --host says so. Ctrl-C ends it.")]
pub(super) struct Arguments {
    /// An argument file, or a folder with some
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The port; without it, the usual one or the next that is free; 0 for any that is free
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on; any but the usual one lets others read and change the files
    #[arg(long, value_name = "ADDRESS", default_value_t = LOOPBACK)]
    host: IpAddr,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    let Arguments { path, port, host, bounds } = arguments;
    let settings = Settings { path: path.clone(), host: *host, port: *port, options: bounds.options() };
    let server = match serve::bind(settings) {
        Ok(server) => server,
        Err(misread) => return output.failed(&misread.into()),
    };
    output.print(&format!("{}\n", server.url()));
    server.remarks().iter().for_each(|remark| output.remark(&format!("{remark}\n")));
    if port.is_none() && !server.url().ends_with(&format!(":{USUAL_PORT}/")) {
        output.remark(&format!("port {USUAL_PORT} is taken\n"));
    }
    output.remark("Ctrl-C ends it\n");
    match server.run() {
        Ok(()) => Ending::Well,
        Err(error) => output.failed(&Misuse::new(format!("cannot answer requests: {error}"))),
    }
}
