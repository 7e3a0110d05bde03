//! A diagnostic drawn on the lines that it speaks of. The only file that knows the drawing library.
//!
//! The library panics on places outside its text or inside a character; `excerpt` draws every place in.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Patch, Renderer, Snippet, Title};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{Batch, bounded};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::source::Sources;

/// Other places that are drawn for one diagnostic.
const MOST_PLACES: usize = 8;

/// Draws the diagnostics one below the other.
pub(super) fn render(batch: &Batch<'_>, width: usize) -> String {
    let renderer = Renderer::styled().term_width(width);
    let draw = |told| renderer.render(&report(told, batch.sources)) + "\n\n";
    batch.diagnostics.iter().map(draw).collect()
}

fn report<'d>(told: &'d Diagnostic, sources: &'d Sources) -> Vec<Group<'d>> {
    let marks = marks(told);
    let drawn = excerpts(&marks, sources);
    let mut group = Group::with_title(title(told));
    for excerpt in drawn {
        group = group.elements(elements(excerpt, sources));
    }
    if let Some(help) = &told.help {
        group = group.element(Level::HELP.message(bounded(help)));
    }
    let hidden = told.secondary.len().saturating_sub(MOST_PLACES);
    if hidden > 0 {
        group = group.element(Level::NOTE.message(format!("{hidden} more places are not shown")));
    }
    let mend = told.fix.as_ref().map(|fix| suggestion(fix, sources));
    std::iter::once(group).chain(mend).collect()
}

fn title(told: &Diagnostic) -> Title<'_> {
    let level = match told.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    level.primary_title(bounded(&told.message)).id(told.code.name())
}

fn marks(told: &Diagnostic) -> Vec<Mark<'_>> {
    let primary =
        told.primary.iter().map(|label| Mark { span: label.span, text: &label.text, primary: true });
    let others = told.secondary.iter().take(MOST_PLACES);
    primary.chain(others.map(|label| Mark { span: label.span, text: &label.text, primary: false })).collect()
}

fn elements<'d>(excerpt: Excerpt<'d>, sources: &Sources) -> Vec<Element<'d>> {
    let cut = excerpt.cut.then(|| whereabouts(&excerpt, sources));
    let path = (!excerpt.cut).then_some(excerpt.name);
    let annotations = excerpt.marks.into_iter().map(|(range, mark)| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(range).label((!mark.text.is_empty()).then(|| bounded(mark.text)))
    });
    let snippet = Snippet::source(excerpt.text).line_start(excerpt.line as usize).path(path);
    std::iter::once(snippet.annotations(annotations).into()).chain(cut).collect()
}

/// The true place of a piece that was cut out of its line, whose columns the library cannot know.
fn whereabouts<'d>(excerpt: &Excerpt<'d>, sources: &Sources) -> Element<'d> {
    let span = excerpt.marks[0].1.span;
    let (line, column) = sources.file(span.file).line_column(span.start);
    let place = format!("this is a piece of a long line, at {}:{line}:{column}", excerpt.name);
    Level::NOTE.message(place).into()
}

fn suggestion<'d>(fix: &'d Fix, sources: &'d Sources) -> Group<'d> {
    let title = Level::HELP.secondary_title(bounded(&fix.message));
    let mut drawn = excerpts(&[Mark { span: fix.span, text: "", primary: true }], sources);
    let whole = fix.span.end.saturating_sub(fix.span.start) as usize;
    match drawn.pop().filter(|excerpt| !excerpt.cut && excerpt.marks[0].0.len() == whole) {
        Some(excerpt) => {
            let range = excerpt.marks[0].0.clone();
            let snippet = Snippet::source(excerpt.text).line_start(excerpt.line as usize);
            title.element(snippet.patch(Patch::new(range, bounded(&fix.replacement))))
        }
        None => Group::with_title(title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::Span;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn drawing_never_fails(text in "[a-z ä\u{301}漢\t\r\n\u{feff}]{0,40}", at in 0u32..60, long in 0u32..60, put in "[a\nä]{0,3}") {
            let mut sources = Sources::default();
            let file = sources.add("a.arg", text);
            let (here, there) = (Span::new(file, at, at.saturating_add(long)), Span::new(file, long, at));
            let told = Diagnostic::new(Code::UnknownName, here, "no").label("here").also(there, "there");
            let diagnostics = [told.help("help").fix(here, put, "mend")];
            let drawn = render(&Batch { sources: &sources, diagnostics: &diagnostics }, 80);
            prop_assert!(drawn.contains("unknown-name"));
        }
    }
}
