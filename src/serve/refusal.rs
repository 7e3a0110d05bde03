//! Why a request is not answered, for programs and for people.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why not.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    told: Told,
}

/// `{"version":1,"error":{"message":…,"help":…}}`.
#[derive(Serialize, Debug)]
struct Told {
    version: u32,
    error: Error,
}

#[derive(Serialize, Debug)]
struct Error {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl Refusal {
    /// With a message: lower case, no full stop.
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        let error = Error { message: message.into(), help: None };
        Self { status, told: Told { version: super::state::VERSION, error } }
    }

    /// With how it would go.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.told.error.help = Some(help.into());
        self
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        json(self.status, &self.told)
    }
}

/// An answer in JSON.
pub(super) fn json(status: StatusCode, answer: &impl Serialize) -> Response {
    match serde_json::to_vec(answer) {
        Ok(body) => (status, [(CONTENT_TYPE, "application/json; charset=utf-8")], body).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
