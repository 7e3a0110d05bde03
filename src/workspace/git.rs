//! Former versions of files, out of git, by the git program.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::files::{self, Disk, Files};
use super::read::{self, LARGEST_FILE, Refusal};
use super::version::absolute;

/// A work tree of git.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repository {
    /// Its top folder, from the root of the disk.
    root: PathBuf,
}

/// Why git has no answer, in words: lower case, no full stop.
pub type NoAnswer = String;

impl Repository {
    /// The work tree around a folder.
    ///
    /// # Errors
    /// Where there is none, or git cannot be run.
    pub fn around(folder: &Path) -> Result<Self, NoAnswer> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let told = run(folder, &["rev-parse", "--show-toplevel"])?;
        Ok(Self { root: PathBuf::from(told.trim_end_matches(['\n', '\r'])) })
    }

    /// The commit that a revision names.
    ///
    /// # Errors
    /// Where it names none.
    pub fn commit(&self, revision: &str) -> Result<String, NoAnswer> {
        let asked = format!("{revision}^{{commit}}");
        let told = run(&self.root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &asked]);
        told.map(|commit| commit.trim().to_owned()).map_err(|_| format!("git knows no revision `{revision}`"))
    }

    /// The commit at which the second parted from the first.
    ///
    /// # Errors
    /// Where one of them is none, or they have nothing in common.
    pub fn fork(&self, one: &str, other: &str) -> Result<String, NoAnswer> {
        let (first, second) = (self.commit(one)?, self.commit(other)?);
        let told = run(&self.root, &["merge-base", &first, &second]);
        let none =
            |_| format!("`{one}` and `{other}` have no commit in common, as far as the history here goes");
        told.map(|commit| commit.trim().to_owned()).map_err(none)
    }

    /// The commits up to the present one that touched any of these files, the latest first; at most `most`.
    ///
    /// # Errors
    /// Where git cannot be run.
    pub fn commits_of(&self, paths: &[PathBuf], most: usize) -> Result<Vec<String>, NoAnswer> {
        let number = format!("--max-count={most}");
        let mut arguments = vec!["rev-list", &number, "HEAD", "--"];
        let inside: Vec<String> =
            paths.iter().filter_map(|path| self.inside(path)?.to_str().map(str::to_owned)).collect();
        if inside.is_empty() {
            return Ok(Vec::new());
        }
        let literal: Vec<String> = inside.iter().map(|path| format!(":(top,literal){path}")).collect();
        arguments.extend(literal.iter().map(String::as_str));
        Ok(run(&self.root, &arguments)?.lines().map(str::to_owned).collect())
    }

    /// The files as they were in a commit.
    ///
    /// # Errors
    /// Where git cannot tell.
    pub fn at(&self, commit: &str) -> Result<Revision, NoAnswer> {
        let told = run(&self.root, &["ls-tree", "-r", "-z", "--full-tree", commit])?;
        let entry = |line: &str| {
            let (about, path) = line.split_once('\t')?;
            let mut about = about.split(' ');
            let (mode, _, object) = (about.next()?, about.next()?, about.next()?);
            // What is no file (a link, another repository) has no text.
            mode.starts_with("100").then(|| (PathBuf::from(path), object.to_owned()))
        };
        let blobs = told.split('\0').filter_map(entry).collect();
        Ok(Revision { repository: self.clone(), blobs, reader: Mutex::new(None) })
    }

    /// Whether the history was cut short when it was fetched.
    pub fn is_shallow(&self) -> bool {
        run(&self.root, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|told| told.trim() == "true")
    }

    /// The path of a file from the top folder; `None` where it stands outside.
    pub fn inside(&self, path: &Path) -> Option<PathBuf> {
        let path = absolute(path);
        // The top folder is told without links, so the nearest folder that is there is asked for without them as well.
        let folder = path.ancestors().skip(1).find(|folder| folder.exists())?;
        let rest = path.strip_prefix(folder).ok()?;
        Disk.identity(folder).join(rest).strip_prefix(&self.root).ok().map(Path::to_owned)
    }
}

/// Runs git in a folder.
fn run(folder: &Path, arguments: &[&str]) -> Result<String, NoAnswer> {
    let told = git(folder).args(arguments).stdin(Stdio::null()).output().map_err(|error| cannot(&error))?;
    if !told.status.success() {
        let error = String::from_utf8_lossy(&told.stderr);
        let first = error.lines().next().unwrap_or_default();
        return Err(format!("git says: {}", first.trim_start_matches("fatal: ")));
    }
    String::from_utf8(told.stdout).map_err(|_| "git tells of a path that is not UTF-8".to_owned())
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    // A hook sets these for its own repository, from its own folder.
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"].iter().for_each(|name| {
        command.env_remove(name);
    });
    command
}

fn cannot(error: &io::Error) -> NoAnswer {
    match error.kind() {
        io::ErrorKind::NotFound => "the git program is not installed".to_owned(),
        _ => format!("git cannot be run: {error}"),
    }
}

/// The files of a commit. Texts are read when they are asked for; what stands outside the work tree is read as it is.
pub struct Revision {
    repository: Repository,
    blobs: BTreeMap<PathBuf, String>,
    reader: Mutex<Option<Reader>>,
}

impl Revision {
    /// The paths, from the top folder, of all files.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.blobs.keys().map(PathBuf::as_path)
    }

    /// The text of a file in it; `None` where there is none, or it cannot be read.
    pub fn text_of(&self, path: &Path) -> Option<String> {
        self.named(path).ok()
    }

    fn text(&self, object: &str) -> Result<String, Refusal> {
        // Whoever panicked while reading left at worst a git that answers no more, which is told.
        let mut reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let read = match &mut *reader {
            Some(reader) => reader.read(object),
            none => Reader::new(&self.repository.root).and_then(|new| none.insert(new).read(object)),
        };
        read.map_err(Refusal::Other)?
    }
}

impl Files for Revision {
    fn exists(&self, path: &Path) -> bool {
        match self.repository.inside(path) {
            Some(inside) => self.blobs.contains_key(&inside) || files::holds(&self.blobs, &inside),
            None => Disk.exists(path),
        }
    }

    fn is_dir(&self, path: &Path) -> bool {
        match self.repository.inside(path) {
            Some(inside) => files::holds(&self.blobs, &inside),
            None => Disk.is_dir(path),
        }
    }

    fn entries(&self, folder: &Path) -> Vec<PathBuf> {
        match self.repository.inside(folder) {
            Some(inside) => {
                let names = files::children(&self.blobs, &inside).into_iter().take(files::MOST_LOOKED_AT);
                names.map(|name| folder.join(name)).collect()
            }
            None => Disk.entries(folder),
        }
    }

    fn identity(&self, path: &Path) -> PathBuf {
        self.repository
            .inside(path)
            .map_or_else(|| Disk.identity(path), |inside| self.repository.root.join(inside))
    }

    fn depth(&self, folder: &Path) -> usize {
        absolute(folder).components().count()
    }

    fn named(&self, path: &Path) -> Result<String, Refusal> {
        let Some(inside) = self.repository.inside(path) else { return Disk.named(path) };
        match self.blobs.get(&inside) {
            Some(object) => self.text(object),
            None if files::holds(&self.blobs, &inside) => Err(Refusal::Directory),
            None => Err(Refusal::Missing),
        }
    }

    fn regular(&self, path: &Path) -> Result<String, Refusal> {
        if self.repository.inside(path).is_some() { self.named(path) } else { Disk.regular(path) }
    }
}

/// A git that goes on reading objects.
struct Reader {
    git: Child,
    asks: ChildStdin,
    tells: BufReader<ChildStdout>,
}

impl Reader {
    fn new(root: &Path) -> io::Result<Self> {
        let mut command = git(root);
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut git = command.stderr(Stdio::null()).spawn()?;
        let (asks, tells) = (git.stdin.take(), git.stdout.take());
        let (Some(asks), Some(tells)) = (asks, tells) else { return Err(io::ErrorKind::BrokenPipe.into()) };
        Ok(Self { git, asks, tells: BufReader::new(tells) })
    }

    fn read(&mut self, object: &str) -> io::Result<Result<String, Refusal>> {
        writeln!(self.asks, "{object}")?;
        self.asks.flush()?;
        let mut head = String::new();
        self.tells.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or_else(|| io::Error::other(format!("git has lost the object {object}")))?;
        if size > LARGEST_FILE {
            io::copy(&mut self.tells.by_ref().take(size + 1), &mut io::sink())?;
            return Ok(Err(Refusal::TooLarge));
        }
        let mut bytes = vec![0; size as usize + 1]; // a line end follows it
        self.tells.read_exact(&mut bytes)?;
        bytes.pop();
        Ok(read::decode(bytes))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // It ends by itself when nobody asks any more; waiting would only take time.
        let _ = self.git.kill();
        let _ = self.git.wait();
    }
}
