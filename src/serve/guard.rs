//! Who may ask: pages of this server, by its own name. Another site in the same browser may not, nor may one that has its
//! own name lead to this address.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Service;
use super::refusal::Refusal;

/// The header by which a page of this run shows that it is one. A foreign page could not send it unasked.
pub(super) const TOKEN: &str = "x-standpoint-token";

/// What every answer says of itself: that it is kept nowhere, is what it says it is, and is nobody else's to use.
const OF_EVERY_ANSWER: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// The policy of what is no page: it may load and run nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// Lets a request through, or refuses it.
pub(super) async fn guard(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let mut response = match refusal(&service, &request) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in OF_EVERY_ANSWER {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(NOTHING));
    response
}

fn refusal(service: &Service, request: &Request) -> Option<Refusal> {
    let headers = request.headers();
    let named = request.uri().authority().is_none_or(|named| service.address.is_host(named.as_str()));
    if !named || !only(headers, header::HOST).is_some_and(|host| service.address.is_host(host)) {
        let message = "the request was made to another name than this server's";
        let help = format!("open {}", service.address.url());
        return Some(Refusal::new(StatusCode::MISDIRECTED_REQUEST, message).help(help));
    }
    let foreign = |message: &str| Some(Refusal::new(StatusCode::FORBIDDEN, message));
    if headers.contains_key(header::ORIGIN)
        && !only(headers, header::ORIGIN).is_some_and(|origin| service.address.is_origin(origin))
    {
        return foreign("the request was made by a page of another site");
    }
    if is_cross_site(headers) && request.uri().path() != "/" {
        return foreign("the request was made by a page of another site");
    }
    let changes = *request.method() != Method::GET;
    if changes && only(headers, HeaderName::from_static(TOKEN)) != Some(&service.token) {
        return Some(
            Refusal::new(StatusCode::FORBIDDEN, "the request was not made by a page of this run")
                .help("load the page again"),
        );
    }
    None
}

/// What browsers say of a request that a page of another site made. A link from there may lead to the page.
fn is_cross_site(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    site.is_some_and(|site| site != b"same-origin" && site != b"none")
}

/// The value of a header that is there once.
fn only(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}
