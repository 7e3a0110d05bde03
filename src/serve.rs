//! The page, served on this machine: a map that follows its file, with an editor beside it.
//!
//! In: a file or a folder, an address. Out: answers to requests, and events when files are saved. Never here: what a map
//! looks like, judgement of its own, anything outside of the folder that is served.
//!
//! Who may ask is decided in one place (`guard`), before anything else is looked at; where files stand in another
//! (`workspace::Fence`). One thread answers all requests, so that a slow reader holds up nobody; what takes long is done
//! beside it, by so many threads and no more. docs/serve.md has the requests and their answers.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::workspace::{Fence, Misread, Options};

mod address;
mod guard;

mod folder;
mod state;
mod what_if;

mod save;

mod events;
mod page;
mod refusal;
mod routes;

mod connections;

use address::Address;
use events::Saves;
use folder::Folder;

/// The port that is tried first.
pub const USUAL_PORT: u16 = 7461;

/// How many ports after it are tried, where nobody asked for one.
const TRIED: u16 = 20;

/// What is served, and where.
#[derive(Debug)]
pub struct Settings {
    /// A file, or a folder with its argument files.
    pub path: PathBuf,
    /// The address to listen on.
    pub host: IpAddr,
    /// The port; without one, the usual port or the next that is free.
    pub port: Option<u16>,
    /// How files are judged.
    pub options: Options,
}

/// A server that listens.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    service: Arc<Service>,
}

/// What every request sees.
#[derive(Debug)]
struct Service {
    address: Address,
    folder: Folder,
    options: Options,
    saves: Saves,
    /// Held by whoever saves.
    saving: Mutex<()>,
    /// What a page of this run knows and no other page can.
    token: String,
    /// The name of this run, which is no secret.
    run: String,
}

/// Begins to listen.
///
/// # Errors
/// Where the path or the address will not do, with how it would.
pub fn bind(settings: Settings) -> Result<Server, Misread> {
    let folder = served(&settings.path).map_err(|error| Misread {
        message: format!("cannot serve `{}`: {}", settings.path.display(), error.to_string().to_lowercase()),
        help: Some("name an argument file, or a folder with some".to_owned()),
    })?;
    let listener = listen(settings.host, settings.port)?;
    let bound = listener.local_addr().map_err(|error| no_address(settings.host, settings.port, &error))?;
    let address = Address::of(bound);
    let token = unguessable().map_err(|error| Misread { message: error.to_string(), help: None })?;
    let (saves, run) = (Saves::of(&folder), folder::token(token.as_bytes()));
    let service =
        Service { address, folder, options: settings.options, saves, saving: Mutex::new(()), token, run };
    Ok(Server { listener, service: Arc::new(service) })
}

fn served(path: &Path) -> io::Result<Folder> {
    if path.is_dir() {
        return Ok(Folder { fence: Fence::around(path)?, only: None });
    }
    let fence = Fence::of_project(path)?;
    let only = fence.path_of(path).ok_or(io::ErrorKind::NotFound)?;
    Ok(Folder { fence, only: Some(only) })
}

fn listen(host: IpAddr, port: Option<u16>) -> Result<TcpListener, Misread> {
    let tried = match port {
        Some(port) => port..=port,
        None => USUAL_PORT..=USUAL_PORT + TRIED,
    };
    let mut failed = io::Error::from(io::ErrorKind::AddrInUse);
    for port in tried {
        match TcpListener::bind(SocketAddr::new(host, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => failed = error,
        }
        if failed.kind() != io::ErrorKind::AddrInUse {
            break;
        }
    }
    Err(no_address(host, port, &failed))
}

fn no_address(host: IpAddr, port: Option<u16>, error: &io::Error) -> Misread {
    let at = SocketAddr::new(host, port.unwrap_or(USUAL_PORT));
    let help = match error.kind() {
        io::ErrorKind::AddrInUse => "choose another port with --port, or leave it out",
        io::ErrorKind::PermissionDenied => "choose a port above 1023",
        _ => "choose an address of this machine with --host, such as 127.0.0.1",
    };
    Misread {
        message: format!("cannot listen on {at}: {}", error.to_string().to_lowercase()),
        help: Some(help.to_owned()),
    }
}

/// 32 bytes that nobody can guess, in hexadecimal digits.
fn unguessable() -> Result<String, getrandom::Error> {
    let mut bytes = [0u8; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Server {
    /// Where the page is: `http://127.0.0.1:7461/`.
    #[must_use]
    pub fn url(&self) -> String {
        self.service.address.url()
    }

    /// What whoever started it should know, in sentences.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let folder = self.service.folder.fence.folder().display();
        let mut remarks = vec![match &self.service.folder.only {
            Some(file) => format!("serving {}, with what it names below {folder}", file.display()),
            None => format!("serving the argument files below {folder}"),
        }];
        if !self.service.address.is_loopback() {
            remarks.push(
                "warning: whoever reaches this address can read and change the argument files that are served"
                    .to_owned(),
            );
        }
        if let Some(why) = self.service.saves.failure() {
            remarks.push(format!("warning: the page does not follow saved files: {why}"));
        }
        remarks
    }

    /// Answers until the process is told to end; a save that has begun is finished.
    ///
    /// # Errors
    /// Where the system will not let it answer.
    pub fn run(self) -> io::Result<()> {
        connections::run(self.listener, self.service)
    }
}

/// The address of this machine that nobody else reaches.
pub const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
