//! Which modules apply from every standpoint, and which from one alone.

use super::{Code, Diagnostic, Resolver, view};
use crate::source::Span;
use crate::vocabulary::ModuleId;
use view::DeclarationBody;

/// What `use` at the top of the files brings in.
#[derive(Default)]
pub(super) struct Uses {
    /// For each module what it uses at its top, with the place.
    top: Vec<Vec<(ModuleId, Span)>>,
    /// For each module the `use` that brought it in for every standpoint.
    brought: Vec<Option<Span>>,
}

impl Uses {
    /// The modules that `from` brings in, itself first.
    pub(super) fn closure(&self, from: ModuleId) -> Vec<ModuleId> {
        let mut seen = vec![false; self.top.len()];
        let mut found = Vec::new();
        let mut open = vec![from];
        while let Some(next) = open.pop() {
            if std::mem::replace(&mut seen[next.index()], true) {
                continue;
            }
            found.push(next);
            open.extend(self.top[next.index()].iter().rev().map(|(used, _)| *used));
        }
        found
    }
}

impl<'t> Resolver<'_, 't> {
    pub(super) fn load_modules(&mut self) {
        let mut uses =
            Uses { top: Vec::with_capacity(self.inputs.len()), brought: vec![None; self.inputs.len()] };
        for input in self.inputs {
            let paths = input.declarations.iter().filter_map(|declaration| match &declaration.body {
                DeclarationBody::Use(path) => Some((self.module_of(input.uses.get(&path.path))?, path.span)),
                _ => None,
            });
            uses.top.push(paths.collect());
        }
        let mut open = if self.inputs.is_empty() { Vec::new() } else { vec![ModuleId(0)] };
        while let Some(next) = open.pop() {
            if std::mem::replace(&mut self.model.modules[next.index()].everywhere, true) {
                continue;
            }
            for (used, span) in &uses.top[next.index()] {
                uses.brought[used.index()].get_or_insert(*span);
                open.push(*used);
            }
        }
        self.uses = uses;
    }

    fn module_of(&self, place: Option<&usize>) -> Option<ModuleId> {
        place.filter(|place| **place < self.inputs.len()).map(|place| ModuleId::new(*place))
    }

    /// The modules that a standpoint's `use` brings in for it alone.
    pub(super) fn used_here(&mut self, module: ModuleId, path: &view::Path) -> Vec<ModuleId> {
        let Some(used) = self.module_of(self.inputs[module.index()].uses.get(&path.path)) else {
            return Vec::new();
        };
        let own = self.uses.top[module.index()].iter().find(|(top, _)| *top == used).map(|(_, span)| *span);
        let everywhere = self.model.modules[used.index()].everywhere;
        if let Some(top) = own.or(self.uses.brought[used.index()].filter(|_| everywhere)) {
            let message = format!("`{}` applies from every standpoint already", path.path);
            let told = Diagnostic::new(Code::UsedTwice, path.span, message)
                .label("here for one standpoint alone")
                .also(top, "here for all standpoints")
                .help("keep the `use` at the top or the one in the standpoint, as is meant");
            self.tell(told);
        } else if everywhere {
            // The file that was asked for: it needs no `use`.
            let message =
                format!("`{}` is the file that is judged, and applies from every standpoint", path.path);
            self.tell(Diagnostic::new(Code::UsedTwice, path.span, message).help("take this `use` out"));
        }
        let modules = self.uses.closure(used).into_iter();
        modules.filter(|module| !self.model.modules[module.index()].everywhere).collect()
    }
}
