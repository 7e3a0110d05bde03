//! The requests and who answers them.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{self, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::middleware;
use axum::response::Response;
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::connections::{beside, body};
use super::refusal::{Refusal, json};
use super::state::{self, Asked, VERSION};
use super::{Service, guard, page, save};

/// How many things may be left out at once.
const MOST_LEFT_OUT: usize = 1000;

type Answer = Result<Response, Refusal>;
type Of = State<Arc<Service>>;

/// All routes.
pub(super) fn routes(service: Arc<Service>) -> Router {
    Router::new()
        .route("/", get(the_page))
        .route("/assets/{name}", get(asset))
        .route("/api/files", get(files))
        .route("/api/file", get(file))
        .route("/api/judge", post(judge))
        .route("/api/save", post(save))
        .route("/api/events", get(events))
        .fallback(nothing)
        .method_not_allowed_fallback(no_method)
        .layer(middleware::from_fn_with_state(Arc::clone(&service), guard::guard))
        .with_state(service)
}

async fn nothing(uri: Uri) -> Refusal {
    let path: String = uri.path().chars().take(100).collect();
    Refusal::new(StatusCode::NOT_FOUND, format!("there is nothing at `{path}`"))
}

async fn no_method() -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "nothing answers to this method here")
}

/// Which file the page opens; the first where none is named.
#[derive(Deserialize)]
struct Opened {
    file: Option<String>,
}

async fn the_page(State(service): Of, opened: Result<Query<Opened>, QueryRejection>) -> Answer {
    let file = opened.ok().and_then(|Query(Opened { file })| file);
    beside(service, move |service| page::page(service, file.as_deref())).await?
}

async fn asset(Path(name): Path<String>) -> Answer {
    page::asset(&name)
}

/// The files that are served.
#[derive(Serialize)]
struct Files {
    version: u32,
    files: Vec<String>,
}

async fn files(State(service): Of) -> Answer {
    let files = beside(service, |service| {
        service.saves.watch(&service.folder);
        service.folder.files()
    });
    Ok(json(StatusCode::OK, &Files { version: VERSION, files: files.await?? }))
}

#[derive(Deserialize)]
struct Named {
    file: String,
}

async fn file(State(service): Of, named: Result<Query<Named>, QueryRejection>) -> Answer {
    let Ok(Query(Named { file })) = named else {
        return Err(
            Refusal::new(StatusCode::BAD_REQUEST, "no file is named").help("ask for /api/file?file=NAME")
        );
    };
    beside(service, move |service| {
        let file = service.folder.file(&file)?;
        Ok(json(StatusCode::OK, &state::with_text(service, &file)?))
    })
    .await?
}

/// What is to be judged.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToJudge {
    file: String,
    text: Option<String>,
    #[serde(default)]
    without: Vec<String>,
}

async fn judge(State(service): Of, headers: HeaderMap, sent: Body) -> Answer {
    let asked: ToJudge = read(&headers, sent).await?;
    if asked.without.len() > MOST_LEFT_OUT {
        let message = format!("more than {MOST_LEFT_OUT} things are left out");
        return Err(Refusal::new(StatusCode::BAD_REQUEST, message));
    }
    beside(service, move |service| {
        let file = service.folder.file(&asked.file)?;
        let (text, without) = (asked.text.as_deref(), asked.without.as_slice());
        Ok(json(StatusCode::OK, &state::state(service, &Asked { file: &file, text, without })))
    })
    .await?
}

/// What is to be saved, over which version of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ToSave {
    file: String,
    text: String,
    token: Option<String>,
}

async fn save(State(service): Of, headers: HeaderMap, sent: Body) -> Answer {
    let asked: ToSave = read(&headers, sent).await?;
    beside(service, move |service| {
        let file = service.folder.file(&asked.file)?;
        Ok(save::save(service, &file, &asked.text, asked.token.as_deref()))
    })
    .await?
}

async fn events(State(service): Of) -> Response {
    service.saves.stream(&service.run)
}

/// A request's JSON.
async fn read<T: DeserializeOwned>(headers: &HeaderMap, sent: Body) -> Result<T, Refusal> {
    let form = headers.get(header::CONTENT_TYPE).map(|form| form.as_bytes());
    if !form.is_some_and(|form| form.to_ascii_lowercase().starts_with(b"application/json")) {
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the request is not in JSON"));
    }
    let bytes = body(sent).await?;
    serde_json::from_slice(&bytes).map_err(|error| {
        Refusal::new(StatusCode::BAD_REQUEST, format!("the request cannot be read: {error}"))
    })
}
