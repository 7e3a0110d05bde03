//! What moved between two versions, as Markdown: a comment on a change, for readers who may not know the program.

use super::clean::one_line;
use super::groups::{OfCause, OfClaim, by_claim};
use super::outline::Told;
use super::words::{self, Move, counted, verb};
use crate::conclusions::{Comparison, Edit, FileComparison, Identifier, Line, Moved, Presence};
use crate::render::diagnostics::bounded;
use crate::render::explanation::phrases;
use crate::render::markdown;
use crate::vocabulary::Status;

/// Lines of one edit that are told.
const MOST_LINES: usize = 40;

/// Lines of an edit that need no folding.
const FEW_LINES: usize = 12;

/// Grounds gained or lost that are told of one conclusion.
const MOST_GROUNDS: usize = 40;

/// Grounds gained or lost that need no folding.
const FEW_GROUNDS: usize = 4;

/// Bytes after which no further claim is told: services bound a comment, most at 65 536 characters.
const MOST_BYTES: usize = 56_000;

/// What moved between two versions, as Markdown.
#[must_use]
pub fn comparison_markdown(comparison: &Comparison) -> String {
    let mut text = format!("## {}\n\n{}\n", sentence(&words::headline(comparison)), compared(comparison));
    let broken: Vec<String> = comparison.files.iter().flat_map(broken).collect();
    if !broken.is_empty() {
        text.push_str("\n### What could not be compared\n\n");
        text.extend(broken);
    }
    let claims: Vec<String> = comparison.files.iter().flat_map(claims).collect();
    let all = claims.len();
    let mut told = 0;
    for claim in claims {
        if told > 0 && text.len() + claim.len() > MOST_BYTES {
            break;
        }
        text.push_str(&claim);
        told += 1;
    }
    if told < all {
        let more = all - told;
        text += &format!("\n… and {} of which something moved.\n", counted(more, "more claim"));
    }
    text + &legend(comparison)
}

/// The first letter a capital.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What was compared.
fn compared(comparison: &Comparison) -> String {
    let Comparison { old, new, files } = comparison;
    let between = format!("Between {} and {}", code(old), code(new));
    if files.is_empty() {
        return format!("{between} no file with conclusions differs.");
    }
    let total = |of: fn(&FileComparison) -> usize| files.iter().map(of).sum::<usize>();
    let differ = format!("{} {}", counted(files.len(), "file"), verb(files.len(), "differs", "differ"));
    let edits = counted(total(|file| file.edits), "edit");
    let conclusions = counted(total(|file| file.conclusions), "conclusion");
    let mut text = match total(|file| file.moved.len()) {
        0 if files.iter().any(|file| !file.broken.is_empty()) => format!("{between}, {differ}, by {edits}."),
        0 => format!(
            "{between}, {differ}, by {edits}; {conclusions} could have moved, and none did. Every standpoint still says \
             of every claim what it said, on the same grounds."
        ),
        moved => format!("{between}, {differ}, by {edits}. Of {conclusions}, {moved} moved."),
    };
    let presence = |wanted| files.iter().filter(move |file| file.presence == wanted);
    for (wanted, words) in [(Presence::Added, "New"), (Presence::Removed, "Gone")] {
        let names: Vec<String> = presence(wanted).map(|file| code(&file.name)).collect();
        if !names.is_empty() {
            text += &format!(" {words}: {}.", phrases::list(&names));
        }
    }
    let renamed = files.iter().filter_map(|file| Some((file.old_name.as_ref()?, &file.name)));
    for (old, new) in renamed {
        text += &format!(" {} is now {}.", code(old), code(new));
    }
    text
}

fn broken(file: &FileComparison) -> Vec<String> {
    let line = |reason: &String| format!("- {}: {}\n", code(&file.name), message(reason));
    file.broken.iter().map(line).collect()
}

fn claims(file: &FileComparison) -> Vec<String> {
    let mut told = Told::new();
    by_claim(&file.moved).iter().map(|group| claim(group, file, &mut told)).collect()
}

fn claim<'m>(group: &OfClaim<'m>, file: &FileComparison, told: &mut Told<'m>) -> String {
    let Moved { claim, sentence, place, .. } = group.claim;
    let place = place.as_ref().map_or_else(|| file.name.clone(), words::place);
    let mut text = format!("\n### {}\n\n{}, in {}\n\n", escaped(sentence), code(claim), code(&place));
    let moved = || group.causes.iter().flat_map(|each| &each.moved);
    let rows: Vec<Vec<String>> = moved().map(|moved| row(moved)).collect();
    text += &markdown::table(&["From the standpoint", "Before", "After"].map(str::to_owned), &rows);
    for each in &group.causes {
        let from =
            if group.causes.len() > 1 { format!(", from {}", standpoints(each)) } else { String::new() };
        text += &cause(each, &from, told);
    }
    moved().for_each(|moved| text += &grounds(moved));
    text
}

fn row(moved: &Moved) -> Vec<String> {
    let (before, after) = words::sides(moved);
    let view = moved.view.as_ref().map_or(String::new(), |view| format!(": {}", phrases::quoted(view)));
    vec![one_line(&format!("{}{view}", moved.standpoint)), before, after]
}

fn standpoints(group: &OfCause<'_>) -> String {
    let names: Vec<String> = group.moved.iter().map(|moved| escaped(&moved.standpoint)).collect();
    phrases::list(&names)
}

fn cause<'m>(group: &OfCause<'m>, from: &str, told: &mut Told<'m>) -> String {
    let edits = words::edits(group.cause);
    let end = if edits.is_empty() { "." } else { ":" };
    let because = sentence(&message(&words::because(group.cause)));
    let mut text = format!("\n**Why{from}?** {because}{end}\n");
    edits.iter().for_each(|each| text += &edit(each, told));
    let others = words::others(group.cause);
    text + &others.map_or(String::new(), |others| format!("\n{}.\n", sentence(&others)))
}

/// An edit as an item of a list; a long one is folded.
fn edit<'m>(edit: &'m Edit, told: &mut Told<'m>) -> String {
    let place =
        edit.place.as_ref().map_or(String::new(), |place| format!(", {}", code(&words::place(place))));
    let title = format!("{}{place}", message(&words::edit(edit)));
    if !told.insert((&edit.what, edit.place.as_ref())) {
        return format!("\n- {}{place}, as told above\n", message(&words::edited(edit)));
    }
    if edit.lines.is_empty() {
        return format!("\n- {title}\n");
    }
    let mut lines: String = edit.lines.iter().take(MOST_LINES).map(line).collect();
    let more = edit.lines.len().saturating_sub(MOST_LINES);
    if more > 0 {
        lines += &format!("… and {more} more lines\n");
    }
    let block = markdown::fenced("diff", &lines);
    let summary = counted(edit.lines.len(), "line");
    let block = if edit.lines.len() > FEW_LINES { folded(&summary, &block) } else { block };
    format!("\n- {title}\n\n{}", indented(&block))
}

/// Each line two columns to the right, as belongs to an item of a list.
fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("  {line}\n") }).collect()
}

/// Behind a summary, which is HTML.
fn folded(summary: &str, text: &str) -> String {
    format!("<details><summary>{}</summary>\n\n{text}\n</details>\n", markdown::html(&one_line(summary)))
}

fn line(line: &Line) -> String {
    match line {
        Line::Old(text) => format!("-{}\n", one_line(&bounded(text))),
        Line::New(text) => format!("+{}\n", one_line(&bounded(text))),
    }
}

/// What a conclusion rests on now and did not, and the other way about; folded where there is much of it or where the
/// verdict itself moved.
fn grounds(moved: &Moved) -> String {
    let count = moved.gained.len() + moved.lost.len();
    if count == 0 || moved.before.is_none() || moved.after.is_none() {
        return String::new();
    }
    let name = &moved.standpoint;
    let list = listed("Now, and not before", &moved.gained) + &listed("Before, and not now", &moved.lost);
    if Move::of(moved) == Move::Grounds && count <= FEW_GROUNDS {
        return format!("\nWhat it rests on, from {}:\n\n{list}", escaped(name));
    }
    format!("\n{}", folded(&format!("What it rests on, from {name}"), &list))
}

fn listed(heading: &str, grounds: &[Identifier]) -> String {
    if grounds.is_empty() {
        return String::new();
    }
    let names = grounds.iter().take(MOST_GROUNDS).map(|each| escaped(&each.to_string()));
    let more = grounds.len().saturating_sub(MOST_GROUNDS);
    let more = (more > 0).then(|| format!("{more} more"));
    format!("- {heading}: {}\n", names.chain(more).collect::<Vec<_>>().join("; "))
}

/// What the statuses mean that occur.
fn legend(comparison: &Comparison) -> String {
    let moved = || comparison.files.iter().flat_map(|file| &file.moved);
    let occurs = |status: Status| {
        moved().flat_map(|moved| moved.before.iter().chain(&moved.after)).any(|said| said.status == status)
    };
    let told = Status::ALL.iter().filter(|status| occurs(**status));
    let told: Vec<String> =
        told.map(|status| format!("*{}*: {}", status.name(), phrases::meaning(*status))).collect();
    if told.is_empty() {
        return String::new();
    }
    format!(
        "\n---\n\nEach claim is judged from several standpoints, which admit and weigh different things. {}.\n",
        told.join("; ")
    )
}

fn escaped(text: &str) -> String {
    markdown::words(&one_line(text))
}

fn message(text: &str) -> String {
    markdown::message(&one_line(text))
}

fn code(text: &str) -> String {
    markdown::code(&one_line(text))
}
