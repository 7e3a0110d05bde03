//! Where a file stands, and where the modules that it uses may stand.
//!
//! A path in a file is relative: beside the file that has it, where `..` may lead further, then below the
//! project's `rules/` and the library, which `..` never leaves. Absolute paths are never followed, so that a
//! file means the same on every machine.

use std::path::{Component, Path, PathBuf};

use super::files::{Files, MOST_LOOKED_AT};
use super::library;

/// Where a text came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// Standard input; what it names stands in the working directory.
    StandardInput,
    /// A path as the user would write it.
    Disk(PathBuf),
    /// A file of the library that travels inside the program.
    Library(String),
}

/// What tells whether two places are one file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Identity {
    StandardInput,
    Disk(PathBuf),
    Library(String),
}

impl Place {
    /// The place of a command line's argument: `-` is standard input.
    pub(super) fn of_argument(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::StandardInput } else { Self::Disk(path.to_owned()) }
    }

    /// The name under which people see it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::StandardInput => "<stdin>".to_owned(),
            Self::Disk(path) => path.display().to_string(),
            Self::Library(path) => library::shown(path),
        }
    }

    /// Whether there is something to read.
    pub(super) fn exists(&self, files: &dyn Files) -> bool {
        match self {
            Self::StandardInput => true,
            Self::Disk(path) => files.exists(path),
            Self::Library(path) => library::text(path).is_some(),
        }
    }

    /// The same for every way of writing the path of one file.
    pub(super) fn identity(&self, files: &dyn Files) -> Identity {
        match self {
            Self::StandardInput => Identity::StandardInput,
            Self::Disk(path) => Identity::Disk(files.identity(path)),
            Self::Library(path) => Identity::Library(path.clone()),
        }
    }

    /// The folder that it stands in; the empty path is the working directory.
    pub(super) fn folder(&self) -> PathBuf {
        match self {
            Self::Disk(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            Self::StandardInput | Self::Library(_) => PathBuf::new(),
        }
    }

    /// The place of `path` as this file names it; `None` where a path may not lead.
    pub(super) fn beside(&self, path: &str) -> Option<Self> {
        let path = relative(path)?;
        match self {
            Self::Library(of) => {
                let folder = Path::new(of).parent().unwrap_or(Path::new(""));
                Some(Self::Library(inside(&folder.join(path))?))
            }
            Self::StandardInput | Self::Disk(_) => Some(Self::Disk(self.folder().join(path))),
        }
    }
}

/// The places where the module may stand that `from` uses as `path`, in the order in which they are tried.
pub(super) fn of_module(from: &Place, path: &str, project: Option<&Path>) -> Vec<Place> {
    let path = if path.ends_with(".arg") { path.to_owned() } else { format!("{path}.arg") };
    let below = relative(&path).and_then(|path| inside(&path));
    let rules = project.zip(below.as_ref()).map(|(rules, path)| Place::Disk(rules.join(path)));
    let library = below.map(Place::Library);
    let mut places: Vec<Place> = from.beside(&path).into_iter().chain(rules).chain(library).collect();
    places.dedup();
    places
}

/// The modules that a file could use, as `use` would write them: the project's, the library's, and its
/// neighbours.
pub(super) fn modules_near(files: &dyn Files, from: &Place, project: Option<&Path>) -> Vec<String> {
    let neighbours = match from {
        Place::Library(_) => Vec::new(),
        Place::StandardInput | Place::Disk(_) => files_in(files, &from.folder()).collect(),
    };
    let mut modules = library::modules();
    modules.extend(
        project.map(|rules| modules_below(files, rules)).unwrap_or_default().into_iter().chain(neighbours),
    );
    modules.sort();
    modules.dedup();
    modules
}

/// The argument files of a folder, without their ending, in order.
pub(super) fn files_in(files: &dyn Files, folder: &Path) -> impl Iterator<Item = String> + use<> {
    let names =
        files.entries(folder).into_iter().filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    names.filter_map(|name| name.strip_suffix(".arg").map(str::to_owned))
}

fn modules_below(files: &dyn Files, rules: &Path) -> Vec<String> {
    let (mut modules, mut folders, mut seen) = (Vec::new(), vec![rules.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        for path in files.entries(&folder) {
            seen += 1;
            if files.is_dir(&path) && seen < MOST_LOOKED_AT {
                folders.push(path);
            } else if let Some(module) = path.strip_prefix(rules).ok().and_then(inside) {
                modules.extend(module.strip_suffix(".arg").map(str::to_owned));
            }
        }
    }
    modules
}

/// The project's `rules/`: the nearest one above the folder, as the user would write its path.
pub(super) fn project_rules(files: &dyn Files, folder: &Path) -> Option<PathBuf> {
    let steps = files.depth(folder);
    let above = std::iter::successors(Some(folder.to_owned()), |folder| up(folder));
    above.take(steps + 1).map(|folder| folder.join("rules")).find(|rules| files.is_dir(rules))
}

/// The folder above, without asking the disk; relative paths go on with `..`.
fn up(folder: &Path) -> Option<PathBuf> {
    match folder.components().next_back() {
        None | Some(Component::ParentDir) => Some(folder.join("..")),
        Some(Component::CurDir) => Some(PathBuf::from("..")),
        Some(Component::Normal(_)) => folder.parent().map(Path::to_owned),
        Some(Component::RootDir | Component::Prefix(_)) => None,
    }
}

/// The path, where it is a relative one.
fn relative(path: &str) -> Option<PathBuf> {
    let path = Path::new(path);
    let relative = |part: Component<'_>| !matches!(part, Component::RootDir | Component::Prefix(_));
    (!path.as_os_str().is_empty() && path.components().all(relative)).then(|| path.to_owned())
}

/// The path with `/` between its parts and without `.` and `..`; `None` where it leads out.
fn inside(path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            Component::ParentDir => drop(parts.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(from: &Place, path: &str) -> Vec<String> {
        of_module(from, path, Some(Path::new("rules"))).iter().map(Place::shown).collect()
    }

    #[test]
    fn a_module_stands_beside_the_file_or_in_the_project_or_in_the_library() {
        let from = Place::Disk("arguments/nato.arg".into());
        let places = ["arguments/law/treaties.arg", "rules/law/treaties.arg", "library:law/treaties.arg"];
        assert_eq!(tried(&from, "law/treaties"), places);
        assert_eq!(tried(&from, "law/treaties.arg"), places);
    }

    #[test]
    fn a_path_never_leads_out_of_the_project_or_the_library() {
        let from = Place::Disk("arguments/nato.arg".into());
        assert_eq!(tried(&from, "../secret"), ["arguments/../secret.arg"]);
        assert_eq!(tried(&from, "/etc/secret"), Vec::<String>::new());
        assert_eq!(tried(&Place::Library("law/treaties.arg".into()), "../../x"), Vec::<String>::new());
    }

    #[test]
    fn the_library_names_its_own_by_their_neighbourhood() {
        let from = Place::Library("law/treaties.arg".into());
        assert_eq!(from.beside("../belief.arg"), Some(Place::Library("belief.arg".into())));
    }

    #[test]
    fn the_folder_above_is_written_as_the_user_would() {
        let ups = ["a/b", "", "..", ".", "/a", "/"].map(|folder| up(Path::new(folder)));
        let written = ["a", "..", "../..", "..", "/"].map(|folder| Some(PathBuf::from(folder)));
        assert_eq!(ups[..5], written);
        assert_eq!(ups[5], None);
    }
}
