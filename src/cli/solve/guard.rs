//! What ends a search before it is done: the time, and the person. The search is asked to stop; one that does not within
//! a moment is ended with the process. Whoever is first, the answer or the end, has the word, so that no answer is
//! printed in part and none beside the words that there is none.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Ending;
use crate::cli::output::Output;
use crate::framework::{Problem, Task};
use crate::sat::Interrupt;

/// How long a search may take to notice that it is to stop.
const GRACE: Duration = Duration::from_millis(100);

/// What a search that was ended has found.
#[derive(Debug)]
pub(super) enum Known {
    /// Nothing.
    Nothing,
    /// So many extensions, all printed.
    Found(u64),
    /// That there are at least so many.
    AtLeast(String),
}

/// Why it was ended.
#[derive(Clone, Copy, Debug)]
enum Cause {
    Time,
    Signal,
}

#[derive(Debug)]
struct Shared {
    task: Task,
    timeout: Option<Duration>,
    interrupt: Interrupt,
    cause: OnceLock<Cause>,
    /// Somebody has the last word.
    claimed: AtomicBool,
    read: AtomicBool,
    found: AtomicU64,
    /// Held while a line is printed.
    printing: Mutex<()>,
}

/// Keeps the time, and listens for signals, in a thread of its own.
#[derive(Debug)]
pub(super) struct Guard(Arc<Shared>);

impl Guard {
    pub(super) fn start(timeout: Option<Duration>, task: Task) -> Self {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let shared = Arc::new(Shared {
            task,
            timeout,
            interrupt: Interrupt::new(deadline),
            cause: OnceLock::new(),
            claimed: AtomicBool::new(false),
            read: AtomicBool::new(false),
            found: AtomicU64::new(0),
            printing: Mutex::new(()),
        });
        let guarded = Arc::clone(&shared);
        // Without a thread there is no more than the search's own look at the clock.
        let _ = thread::Builder::new().spawn(move || guarded.watch(deadline));
        Self(shared)
    }

    pub(super) fn interrupt(&self) -> &Interrupt {
        &self.0.interrupt
    }

    /// The framework has been read.
    pub(super) fn is_read(&self) {
        self.0.read.store(true, SeqCst);
    }

    /// So many extensions have been printed.
    pub(super) fn found(&self, found: u64) {
        self.0.found.store(found, SeqCst);
    }

    /// Prints a line that is not cut off by the end.
    pub(super) fn print(&self, print: impl FnOnce()) {
        let _held = self.0.printing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.0.claimed.load(SeqCst) {
            park();
        }
        print();
    }

    /// Takes the last word. Where it has been taken, the process is ending, and nothing is to be said any more.
    pub(super) fn claim(&self) {
        if self.0.claimed.swap(true, SeqCst) {
            park();
        }
    }

    /// Tells what is known after the search was ended.
    pub(super) fn end(&self, known: Known, output: &mut Output) -> Ending {
        self.claim();
        // A search that looked at the clock before the guard did has been ended by the time.
        let cause = *self.0.cause.get_or_init(|| Cause::Time);
        output.remark(&self.0.words(cause, &known));
        cause.ending()
    }
}

/// Waits for the end of the process.
fn park() -> ! {
    loop {
        thread::park();
    }
}

impl Cause {
    fn ending(self) -> Ending {
        match self {
            Self::Time => Ending::OutOfTime,
            Self::Signal => Ending::Interrupted,
        }
    }
}

impl Shared {
    fn watch(&self, deadline: Option<Instant>) {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        let cause = runtime.block_on(async {
            tokio::select! {
                () = wait(deadline) => Cause::Time,
                () = signal() => Cause::Signal,
            }
        });
        let _ = self.cause.set(cause);
        self.interrupt.stop();
        thread::sleep(GRACE);
        self.end(cause);
        // An answer that takes longer to print than there is time for can still be ended by a person.
        runtime.block_on(signal());
        self.end(Cause::Signal);
    }

    /// Ends the process where the search has not ended.
    fn end(&self, cause: Cause) {
        let until = Instant::now() + GRACE;
        // A line that nobody reads is not waited for.
        let mut held = self.printing.try_lock();
        while held.is_err() && Instant::now() < until {
            thread::sleep(Duration::from_millis(1));
            held = self.printing.try_lock();
        }
        let was_claimed = self.claimed.swap(true, SeqCst);
        if !was_claimed {
            let known = match self.task.problem {
                Problem::EnumerateExtensions => Known::Found(self.found.load(SeqCst)),
                _ => Known::Nothing,
            };
            Output::default().remark(&self.words(cause, &known));
        }
        // An answer that is being printed is printed, unless a person wants it to end.
        if !was_claimed || matches!(cause, Cause::Signal) {
            std::process::exit(cause.ending().code().into());
        }
    }

    /// A sentence on what is known.
    fn words(&self, cause: Cause, known: &Known) -> String {
        let why = match (cause, self.timeout) {
            (Cause::Time, Some(timeout)) => format!("the time is up ({} s)", timeout.as_secs_f64()),
            (Cause::Time, None) => "the time is up".to_owned(),
            (Cause::Signal, _) => "interrupted".to_owned(),
        };
        if !self.read.load(SeqCst) {
            return format!("{why}: the framework had not been read\n");
        }
        let what = match (known, self.task.problem) {
            (Known::Found(0), _) => "no extension was found, and there may be some".to_owned(),
            (Known::Found(1), _) => "1 extension was found, and there may be more".to_owned(),
            (Known::Found(found), _) => format!("{found} extensions were found, and there may be more"),
            (Known::AtLeast(least), _) if least != "0" => match least.as_str() {
                "1" => "there is at least 1 extension".to_owned(),
                _ => format!("there are at least {least} extensions"),
            },
            (_, Problem::CountExtensions) => "how many extensions there are is not known".to_owned(),
            (_, Problem::SomeExtension) => "no extension was found, and there may be some".to_owned(),
            _ => "whether the argument is accepted is not known".to_owned(),
        };
        format!("{why}: {what}\n")
    }
}

async fn wait(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline.into()).await,
        None => std::future::pending().await,
    }
}

/// Waits for a signal to end.
#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        }
        _ => std::future::pending().await,
    }
}

/// Waits for a signal to end.
#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
