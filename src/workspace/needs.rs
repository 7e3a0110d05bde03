//! What a file names of other files, read off its declarations.

use crate::source::Span;
use crate::syntax::view::{ClauseBody, Declaration, DeclarationBody, Item, Path, Text};

/// The other files that a file names, in the order of the text.
#[derive(Default, PartialEq, Eq, Debug)]
pub(super) struct Needs {
    /// Paths after `use`, at the top and in standpoints.
    pub(super) modules: Vec<(String, Span)>,
    /// Paths of tables and bibliographies.
    pub(super) attachments: Vec<(String, Span)>,
}

impl Needs {
    pub(super) fn of(declarations: &[Declaration<'_>]) -> Self {
        let mut needs = Self::default();
        for declaration in declarations {
            match &declaration.body {
                DeclarationBody::Use(path) => needs.module(path),
                DeclarationBody::Standpoint(item) => needs.standpoint(item),
                DeclarationBody::Bibliography(path) | DeclarationBody::Facts { path, .. } => {
                    needs.attachment(path)
                }
                _ => {}
            }
        }
        needs
    }

    fn module(&mut self, path: &Path) {
        self.modules.push((path.path.clone(), path.span));
    }

    fn standpoint(&mut self, item: &Item<'_>) {
        for clause in &item.clauses {
            if let ClauseBody::Use(paths) = &clause.body {
                paths.iter().for_each(|path| self.module(path));
            }
        }
    }

    fn attachment(&mut self, path: &Text<'_>) {
        self.attachments.push((path.value(), path.span));
    }
}
