//! How far a verdict leans on its sources.

use super::super::document::Block;
use super::super::phrases::{self, list, quoted};
use super::{Page, fall, one_of};
use crate::explain::{Cited, LeanSide, LeanSource, Verdict};

impl Page {
    /// The source that most cite, and those without which the verdict falls.
    pub(super) fn sources(&mut self, side: &LeanSide) {
        let Some(most) = side.sources.iter().map(|source| source.citing).max() else { return };
        let is_most = |source: &&LeanSource| source.citing == most && most * 3 >= side.bearing && most > 1;
        let main = side.sources.iter().find(is_most);
        if let Some(main) = main {
            let words = self.main_source(main, side);
            self.paragraph(words);
            if !main.alone.is_empty() {
                self.paragraph("It alone tells:");
            }
            for item in main.alone.iter().take(self.most) {
                let words = self.named(item);
                self.blocks.push(Block::item_at(1, "–", words, item.declaration.span));
            }
            self.more(1, main.alone.len());
        }
        let is_main = |source: &LeanSource| main.is_some_and(|main| main.span == source.span);
        let falling: Vec<&LeanSource> =
            side.sources.iter().filter(|source| !is_main(source) && falls(source)).collect();
        if falling.is_empty() {
            return;
        }
        let also = if main.is_some_and(falls) { "also " } else { "" };
        self.paragraph(format!("It {also}{} without {}:", fall(side), one_of(falling.len(), "this", "")));
        for source in falling.iter().take(self.most) {
            let cited = self.source(&source.source);
            let (what, after) = match (&source.without_alone, &source.without_all) {
                (Some(after), _) => (format!("what {cited} alone tells"), after),
                (None, Some(after)) => (format!("all that cites {cited}"), after),
                (None, None) => continue,
            };
            let words = format!("{what} → {}", phrases::verdict(after));
            self.blocks.push(Block::item_at(1, "–", words, Some(source.span)));
        }
        self.more(1, falling.len());
    }

    fn main_source(&mut self, main: &LeanSource, side: &LeanSide) -> String {
        let alone = match main.alone.len() {
            0 => String::new(),
            alone if alone == main.citing => ", and nothing else".to_owned(),
            alone => format!(", {alone} of them nothing else"),
        };
        let source = self.source(&main.source);
        let is_all = main.citing == side.bearing;
        let premises = match (is_all, side.bearing) {
            (true, 2) => "Both premises".to_owned(),
            (true, all) => format!("All {all} premises"),
            (false, all) => format!("{} of the {all} premises", main.citing),
        };
        let lead = format!("{premises} that bear on it cite {source}{alone}.");
        let drawn = match side.drawn {
            drawn if is_all || drawn == 0 => String::new(),
            drawn => format!(" So do {} of the {drawn} from which it is drawn.", main.drawn),
        };
        let fall = match (&main.without_alone, &main.without_all) {
            (None, None) => {
                format!(" Without all of that it would still be {}.", phrases::verdict(&side.verdict))
            }
            _ => format!(" {}.", capital(&without(main))),
        };
        lead + &drawn + &fall
    }

    /// In full the first time; after that by its authors, or by its title where another of theirs was told.
    fn source(&mut self, cited: &Cited) -> String {
        let (by, title) = (list(&cited.by), quoted(&cited.title));
        let is_new = self.sources.insert((cited.by.clone(), cited.title.clone()));
        let of_them = self.sources.iter().filter(|(authors, _)| *authors == cited.by).count();
        match (is_new, by.is_empty()) {
            (false, false) if of_them == 1 => return by,
            (false, _) => return title,
            _ => {}
        }
        let whole = if by.is_empty() { title } else { format!("{by}, {title}") };
        match &cited.within {
            Some(within) => format!("{whole} ({within})"),
            None => whole,
        }
    }
}

fn falls(source: &LeanSource) -> bool {
    source.without_alone.is_some() || source.without_all.is_some()
}

/// What is said without a source.
fn without(source: &LeanSource) -> String {
    let alone = |verdict: &Verdict| {
        format!("without what it alone tells, the verdict would be {}", phrases::verdict(verdict))
    };
    let all = |verdict: &Verdict| {
        format!("without all that cites it, the verdict would be {}", phrases::verdict(verdict))
    };
    match (&source.without_alone, &source.without_all) {
        (Some(one), Some(other)) if one == other => alone(one),
        (Some(one), Some(other)) => {
            format!("{}, and without all that cites it {}", alone(one), phrases::verdict(other))
        }
        (Some(one), None) => alone(one),
        (None, Some(other)) => all(other),
        (None, None) => String::new(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
