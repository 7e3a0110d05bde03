//! Files below one folder alone, one of them perhaps with another text than the disk has: what a server reads.
//!
//! Paths are from the folder. What leads out of it, by `..` or by a link, is refused before anything is read.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use path_clean::PathClean;

use super::files::{Disk, Files, MOST_LOOKED_AT};
use super::read::{self, Refusal};
use super::{Loaded, Options, load_from, place};

/// A folder that nothing is read or written outside of.
#[derive(Clone, Debug)]
pub struct Fence {
    /// From the root, without links.
    folder: PathBuf,
}

impl Fence {
    /// Around a folder.
    ///
    /// # Errors
    /// Where there is no such folder.
    pub fn around(folder: &Path) -> io::Result<Self> {
        let folder = fs::canonicalize(folder)?;
        if folder.is_dir() { Ok(Self { folder }) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// Around the project of a file: the folder with the nearest `rules/` above it; without one, its own folder.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn of_project(file: &Path) -> io::Result<Self> {
        let file = fs::canonicalize(file)?;
        let own = file.parent().unwrap_or(&file);
        let rules = place::project_rules(&Disk, own);
        Self::around(rules.as_deref().and_then(Path::parent).unwrap_or(own))
    }

    /// The folder, from the root.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path from the folder of something that lies in it; `None` for what does not.
    #[must_use]
    pub fn path_of(&self, path: &Path) -> Option<PathBuf> {
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        real.strip_prefix(&self.folder).ok().map(Path::to_owned)
    }

    /// The place on the disk of a file at this path from the folder, whether or not it is there; `None` where that leads
    /// out, or where something stands there that is no regular file.
    #[must_use]
    pub fn place(&self, path: &Path) -> Option<PathBuf> {
        let plain = |part: Component<'_>| matches!(part, Component::Normal(_));
        if path.as_os_str().is_empty() || !path.components().all(plain) {
            return None;
        }
        let whole = self.folder.join(path);
        let Ok(about) = fs::symlink_metadata(&whole) else {
            let folder = fs::canonicalize(whole.parent()?).ok()?;
            return folder
                .starts_with(&self.folder)
                .then(|| folder.join(path.file_name().unwrap_or_default()));
        };
        let real = if about.is_symlink() { fs::metadata(&whole).ok()? } else { about };
        let whole = fs::canonicalize(whole).ok()?;
        (real.is_file() && whole.starts_with(&self.folder)).then_some(whole)
    }
}

/// Loads the file at a path from the fence's folder with everything that it names there and in the library; with `text`
/// as if that stood in it.
#[must_use]
pub fn load_within(fence: &Fence, path: &Path, text: Option<&str>, options: &Options) -> Loaded {
    load_from(&Within { fence, edited: text.map(|text| (path.clean(), text)) }, path, options)
}

/// The disk within a fence.
struct Within<'a> {
    fence: &'a Fence,
    edited: Option<(PathBuf, &'a str)>,
}

/// Where a path leads.
enum Led {
    Inside(PathBuf),
    Outside,
    Nowhere,
}

impl Within<'_> {
    fn lead(&self, path: &Path) -> Led {
        let clean = path.clean();
        if clean.is_absolute() || clean.starts_with("..") {
            return Led::Outside;
        }
        match fs::canonicalize(self.fence.folder.join(clean)) {
            Ok(real) if real.starts_with(&self.fence.folder) => Led::Inside(real),
            Ok(_) => Led::Outside,
            Err(_) => Led::Nowhere,
        }
    }

    fn edited(&self, path: &Path) -> Option<&str> {
        let (edited, text) = self.edited.as_ref()?;
        let same = *edited == path.clean() || self.identity(edited) == self.identity(path);
        same.then_some(text)
    }
}

impl Files for Within<'_> {
    /// What lies outside is said to be there, whether it is or not: reading it tells that it lies outside.
    fn exists(&self, path: &Path) -> bool {
        self.edited(path).is_some() || !matches!(self.lead(path), Led::Nowhere)
    }

    fn is_dir(&self, path: &Path) -> bool {
        matches!(self.lead(path), Led::Inside(real) if real.is_dir())
    }

    fn entries(&self, folder: &Path) -> Vec<PathBuf> {
        let Led::Inside(real) = self.lead(folder) else { return Vec::new() };
        let entries = fs::read_dir(real).into_iter().flatten().flatten().take(MOST_LOOKED_AT);
        let mut paths: Vec<PathBuf> = entries.map(|entry| folder.join(entry.file_name())).collect();
        paths.sort();
        paths
    }

    fn identity(&self, path: &Path) -> PathBuf {
        match self.lead(path) {
            Led::Inside(real) => real,
            Led::Outside | Led::Nowhere => path.clean(),
        }
    }

    fn depth(&self, folder: &Path) -> usize {
        folder.clean().components().filter(|part| matches!(part, Component::Normal(_))).count()
    }

    fn named(&self, path: &Path) -> Result<String, Refusal> {
        match (self.edited(path), self.lead(path)) {
            (Some(text), _) => Ok(text.to_owned()),
            (None, Led::Inside(real)) => read::regular(&real),
            (None, Led::Outside) => Err(Refusal::Outside),
            (None, Led::Nowhere) => Err(Refusal::Missing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let outer = tempfile::tempdir().expect("there is room for a folder");
        for folder in ["in/rules", "in/a"] {
            fs::create_dir_all(outer.path().join(folder)).expect("folders can be made");
        }
        let files = [
            ("secret.arg", "thesis secret \"A secret.\"\n"),
            ("in/a/debate.arg", "use ours\n\nthesis t \"T.\"\n"),
            ("in/a/spy.arg", "use \"../../secret\"\n"),
            ("in/rules/ours.arg", "claim ours \"Ours.\"\n"),
        ];
        for (path, text) in files {
            fs::write(outer.path().join(path), text).expect("files can be written");
        }
        outer
    }

    fn messages(loaded: &Loaded) -> Vec<&str> {
        let errors = loaded.diagnostics.iter().filter(|told| told.is_error());
        errors.map(|told| told.message.as_str()).collect()
    }

    #[test]
    fn nothing_is_read_outside_of_it() {
        let outer = folder();
        let fence = Fence::around(&outer.path().join("in")).expect("it is there");
        let loaded = load_within(&fence, Path::new("a/spy.arg"), None, &Options::default());
        let refused = "cannot read `a/../../secret.arg`: it lies outside the folder that is served";
        assert_eq!(messages(&loaded), [refused]);
        assert!(!loaded.sources.iter().any(|(_, file)| file.text.contains("secret \"")));
    }

    #[test]
    fn the_project_is_read_and_one_text_is_another() {
        let outer = folder();
        let fence = Fence::of_project(&outer.path().join("in/a/debate.arg")).expect("it is there");
        assert_eq!(fence.folder().file_name(), Some("in".as_ref()));
        let load = |text| load_within(&fence, Path::new("a/debate.arg"), text, &Options::default());
        assert!(!load(None).has_errors(), "{:?}", messages(&load(None)));
        assert!(load(Some("use theirs\n")).diagnostics[0].message.contains("there is no module `theirs`"));
    }

    #[test]
    fn a_path_leads_nowhere_but_into_it() {
        let outer = folder();
        let fence = Fence::around(&outer.path().join("in")).expect("it is there");
        assert!(fence.place(Path::new("a/debate.arg")).is_some());
        assert!(fence.place(Path::new("a/new.arg")).is_some());
        for path in ["", ".", "..", "../secret.arg", "a/../../secret.arg", "/etc/passwd", "a", "b/new.arg"] {
            assert_eq!(fence.place(Path::new(path)), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_it() {
        let outer = folder();
        let link = |to: &str, at: &str| {
            std::os::unix::fs::symlink(outer.path().join(to), outer.path().join(at))
                .expect("links can be made");
        };
        link("secret.arg", "in/a/link.arg");
        link("", "in/up");
        link("in/a/debate.arg", "in/a/own.arg");
        link("in/a/gone.arg", "in/a/dangling.arg");
        fs::write(outer.path().join("in/a/spy.arg"), "use link\n").expect("files can be written");
        let fence = Fence::around(&outer.path().join("in")).expect("it is there");
        assert_eq!(fence.place(Path::new("a/link.arg")), None);
        assert_eq!(fence.place(Path::new("up/secret.arg")), None);
        assert_eq!(fence.place(Path::new("up/new.arg")), None);
        assert_eq!(fence.place(Path::new("a/dangling.arg")), None);
        assert!(fence.place(Path::new("a/own.arg")).is_some_and(|place| place.ends_with("in/a/debate.arg")));
        let loaded = load_within(&fence, Path::new("a/spy.arg"), None, &Options::default());
        assert!(messages(&loaded)[0].contains("it lies outside"), "{:?}", messages(&loaded));
    }
}
