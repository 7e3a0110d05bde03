//! The rule library that travels inside the program.

use include_dir::{Dir, include_dir};

use crate::source::LIBRARY;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The text of the library's file at `path` (`law/treaties.arg`).
pub(super) fn text(path: &str) -> Option<&'static str> {
    FILES.get_file(path)?.contents_utf8()
}

/// The name under which people see a file of the library.
pub(super) fn shown(path: &str) -> String {
    format!("{LIBRARY}{path}")
}

/// The modules of the library as `use` writes them, in order.
pub(super) fn modules() -> Vec<String> {
    let (mut modules, mut folders) = (Vec::new(), vec![&FILES]);
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        let paths = folder.files().filter_map(|file| file.path().to_str());
        modules.extend(paths.filter_map(|path| path.strip_suffix(".arg")).map(str::to_owned));
    }
    modules.sort();
    modules
}
