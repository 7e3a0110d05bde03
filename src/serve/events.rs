//! Tells every open page when files are saved.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast};

use super::connections;
use super::folder::{Folder, slashed};
use super::refusal::Refusal;
use super::state::VERSION;
use crate::workspace::{Depth, Watch, folders_below};

/// How many pages may wait for events at once.
const MOST_OPEN: usize = 24;

/// How many folders are watched.
const MOST_WATCHED: usize = 1000;

/// How many saves a page may be behind before it is told that it missed some.
const KEPT: usize = 16;

/// Who waits for saves, and who tells.
#[derive(Debug)]
pub(super) struct Saves {
    sender: broadcast::Sender<Arc<[String]>>,
    watch: Mutex<Result<Watch, String>>,
    places: Arc<Semaphore>,
}

/// `{"version":1,"files":["debate.arg"]}`; empty where the page missed something.
#[derive(Serialize)]
struct Saved<'a> {
    version: u32,
    files: &'a [String],
}

impl Saves {
    /// Of the files in a folder.
    pub(super) fn of(folder: &Folder) -> Self {
        let (sender, _) = broadcast::channel(KEPT);
        let (tells, root) = (sender.clone(), folder.fence.folder().to_owned());
        // That nobody listens is no failure.
        let watch = Watch::new(move |saved| drop(tells.send(within(&root, &saved))));
        let saves = Self { sender, watch: Mutex::new(watch), places: Arc::new(Semaphore::new(MOST_OPEN)) };
        saves.watch(folder);
        saves
    }

    /// Watches the folders that are there by now, so far as the system lets.
    pub(super) fn watch(&self, folder: &Folder) {
        let root = folder.fence.folder();
        let own = folder.only.iter().filter_map(|file| Some(root.join(file).parent()?.to_owned()));
        let folders: Vec<PathBuf> = own.chain(folders_below(root, MOST_WATCHED)).collect();
        let mut watch = connections::held(&self.watch);
        if let Ok(watching) = &mut *watch
            && let Some(error) = folders.iter().find_map(|folder| watching.add(folder, Depth::Itself).err())
        {
            *watch = Err(error);
        }
    }

    /// Why nothing is told, if so.
    pub(super) fn failure(&self) -> Option<String> {
        connections::held(&self.watch).as_ref().err().cloned()
    }

    /// A stream of events: `run` with the name of this run, then `saved` whenever files are saved.
    pub(super) fn stream(&self, run: &str) -> Response {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "too many pages are open")
                .help("close some of them")
                .into_response();
        };
        let listening =
            Listening { saves: self.sender.subscribe(), run: Some(run.to_owned()), _place: place };
        let events = stream::unfold(listening, |mut listening| async move {
            let event = listening.next().await?;
            Some((Ok::<Event, Infallible>(event), listening))
        });
        Sse::new(events).keep_alive(KeepAlive::default()).into_response()
    }
}

/// A page that waits for events.
struct Listening {
    saves: broadcast::Receiver<Arc<[String]>>,
    run: Option<String>,
    _place: OwnedSemaphorePermit,
}

impl Listening {
    async fn next(&mut self) -> Option<Event> {
        if let Some(run) = self.run.take() {
            return Some(Event::default().event("run").data(run));
        }
        let files = match self.saves.recv().await {
            Ok(files) => files,
            Err(RecvError::Lagged(_)) => Arc::default(),
            Err(RecvError::Closed) => return None,
        };
        let saved = serde_json::to_string(&Saved { version: VERSION, files: &files }).ok()?;
        Some(Event::default().event("saved").data(saved))
    }
}

/// The paths from the folder of what was saved in it.
fn within(root: &Path, saved: &BTreeSet<PathBuf>) -> Arc<[String]> {
    saved.iter().filter_map(|path| path.strip_prefix(root).ok()).map(slashed).collect()
}
