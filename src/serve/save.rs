//! Saves a text, on request alone, as a whole, and never over a version of the file that the person has not seen.

use std::io;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::folder::{self, LARGEST_TEXT, OnDisk, Served};
use super::refusal::{Refusal, json};
use super::state::VERSION;
use super::{Service, connections};
use crate::workspace::replace_if;

/// The file has this version now.
#[derive(Serialize)]
struct Saved {
    version: u32,
    file: String,
    token: String,
}

/// The file has another version than the one that was to be saved over; nothing was written.
#[derive(Serialize)]
struct Conflict {
    version: u32,
    file: String,
    error: Told,
    text: Option<String>,
    why_not: Option<String>,
    token: Option<String>,
}

#[derive(Serialize)]
struct Told {
    message: String,
    help: &'static str,
}

/// Writes the text where the disk still has the version of `seen` (`None`: no file at all).
pub(super) fn save(service: &Service, file: &Served, text: &str, seen: Option<&str>) -> Response {
    if text.len() > LARGEST_TEXT {
        let message = "the text is larger than the editor takes, which is 1 MiB";
        return Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message).into_response();
    }
    // One save at a time: between the last look and the writing nobody of us may write.
    let _saving = connections::held(&service.saving);
    let mut has_newer = false;
    let written = replace_if(
        &file.place,
        |out| out.write_all(text.as_bytes()),
        |place| {
            has_newer = folder::token_on_disk(place)?.as_deref() != seen;
            if has_newer { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(()) }
        },
    );
    match written {
        Ok(()) => {
            let token = folder::token(text.as_bytes());
            json(StatusCode::OK, &Saved { version: VERSION, file: file.name.clone(), token })
        }
        Err(_) if has_newer => conflict(file),
        Err(error) => unwritable(file, &error).into_response(),
    }
}

fn conflict(file: &Served) -> Response {
    let OnDisk { text, why_not, token } = match folder::on_disk(&file.place) {
        Ok(disk) => disk,
        Err(error) => return unreadable(file, &error).into_response(),
    };
    let change = if token.is_some() { "was changed" } else { "is no longer there" };
    let error = Told {
        message: format!("`{}` {change} on the disk since it was loaded", file.name),
        help: "nothing was saved; look at what is there before you decide which to keep",
    };
    let conflict = Conflict { version: VERSION, file: file.name.clone(), error, text, why_not, token };
    json(StatusCode::CONFLICT, &conflict)
}

fn unwritable(file: &Served, error: &io::Error) -> Refusal {
    let message = format!("cannot write `{}`: {}", file.name, error.to_string().to_lowercase());
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message).help("nothing was saved; the file is as it was")
}

/// Why a file that is there cannot be read.
pub(super) fn unreadable(file: &Served, error: &io::Error) -> Refusal {
    let message = format!("cannot read `{}`: {}", file.name, error.to_string().to_lowercase());
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, message)
}
