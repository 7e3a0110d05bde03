//! Connections: so many and no more, each with bounds on how long and how large its requests are.

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::StatusCode;
use futures_util::future::{self, FutureExt};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

use super::refusal::Refusal;
use super::{Service, routes};

/// How many connections are open at once; further ones wait until one is closed.
const MOST_CONNECTIONS: usize = 64;

/// How many texts are judged side by side.
const WORKERS: usize = 4;

/// How long a request's head may take, and a connection be idle between two.
const HEAD: Duration = Duration::from_secs(15);

/// How long a request's body may take.
const BODY: Duration = Duration::from_secs(15);

/// How long a reader may take nothing of its answer.
const STALLED: Duration = Duration::from_secs(30);

/// How large a request's head may be, in bytes.
const LARGEST_HEAD: usize = 16 << 10;

/// How many headers it may have.
const MOST_HEADERS: usize = 64;

/// How large a request's body may be, in bytes: a text as JSON, where each character may take six.
const LARGEST_BODY: usize = 4 << 20;

/// How long to wait where the system will give no connection.
const BREATH: Duration = Duration::from_millis(50);

/// Answers on the listener until the process is told to end.
pub(super) fn run(listener: std::net::TcpListener, service: Arc<Service>) -> io::Result<()> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().max_blocking_threads(WORKERS).build()?;
    let ended = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = TcpListener::from_std(listener)?;
        let end = told_to_end()?;
        tokio::spawn(accept(listener, routes::routes(Arc::clone(&service))));
        end.await;
        Ok(())
    });
    // Whoever holds this finishes its save; nobody begins another.
    let _saving = held(&service.saving);
    runtime.shutdown_background();
    ended
}

/// Ends when the process is told to: by Ctrl-C, or by whoever manages it.
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
    let interrupted = tokio::signal::ctrl_c().map(|_| ());
    #[cfg(unix)]
    let terminated = {
        use tokio::signal::unix::{SignalKind, signal};
        let mut signal = signal(SignalKind::terminate())?;
        async move {
            signal.recv().await;
        }
    };
    #[cfg(not(unix))]
    let terminated = future::pending::<()>();
    Ok(async move {
        future::select(Box::pin(interrupted), Box::pin(terminated)).await;
    })
}

async fn accept(listener: TcpListener, routes: Router) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, routes.clone(), place))),
            // As when too many files are open: it may pass.
            Err(_) => tokio::time::sleep(BREATH).await,
        }
    }
}

async fn converse(stream: TcpStream, routes: Router, _place: OwnedSemaphorePermit) {
    // Events are small and late ones are no use.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALLED));
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD);
    server.max_buf_size(LARGEST_HEAD).max_headers(MOST_HEADERS);
    let service = TowerToHyperService::new(routes);
    // A connection that breaks is the other side's to notice.
    let _ = server.serve_connection(TokioIo::new(Box::pin(stream)), service).await;
}

/// The body of a request, within its bounds.
pub(super) async fn body(body: Body) -> Result<Bytes, Refusal> {
    let too_large = |_| {
        let message = format!("the request is larger than {} MiB, or was cut off", LARGEST_BODY >> 20);
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, message)
    };
    match tokio::time::timeout(BODY, to_bytes(body, LARGEST_BODY)).await {
        Ok(read) => read.map_err(too_large),
        Err(_) => Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, "the request took too long to arrive")),
    }
}

/// Does what takes long beside the thread that answers.
pub(super) async fn beside<T: Send + 'static>(
    service: Arc<Service>,
    work: impl FnOnce(&Service) -> T + Send + 'static,
) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(move || work(&service)).await.map_err(|_| {
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "the program failed at this request")
            .help("that is a mistake in the program; the file is as it was")
    })
}

/// The lock, whether or not somebody failed while holding it: nothing behind our locks is ever half done.
pub(super) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
