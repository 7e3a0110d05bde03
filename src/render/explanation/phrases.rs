//! The engine's own words around the user's sentences.

use std::collections::BTreeSet;

use super::sides;
use crate::explain::*;
use crate::source::{Sources, Span};
use crate::vocabulary::{Standard, Status};

/// "technically false (rejected)", or the status alone.
pub(super) fn verdict(verdict: &Verdict) -> String {
    said(verdict.words.as_deref(), verdict.status, verdict.both)
}

/// The same of its parts.
pub(in crate::render) fn said(words: Option<&str>, status: Status, both: bool) -> String {
    let status = if both { "accepted, and its contrary as well" } else { status.name() };
    match words {
        Some(words) if words != status => format!("{words} ({status})"),
        _ => status.to_owned(),
    }
}

/// What a status means.
pub(in crate::render) const fn meaning(status: Status) -> &'static str {
    match status {
        Status::Accepted => "it is shown",
        Status::Rejected => "its contrary is shown",
        Status::Contested => "arguments still stand on it, and none prevails",
        Status::Unproven => "its burden is not met",
    }
}

/// “so”, for the words of somebody.
pub(in crate::render) fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// `rule word-given: “One who …”`; the sentence is left out where it is the one that has just been told.
pub(super) fn face(face: &Face, told: Option<&str>) -> String {
    let declaration = &face.declaration;
    let label = match declaration.sort {
        Sort::Assumption => "assumed from this standpoint".to_owned(),
        _ if face.backwards => format!("{}, read backwards", declaration.label()),
        _ => declaration.label(),
    };
    match &declaration.sentence {
        Some(sentence) if !told.is_some_and(|told| is_same(told, sentence)) => {
            format!("{label}: {}", quoted(sentence))
        }
        _ => label,
    }
}

/// The same within a sentence, where no place stands beside it.
pub(super) fn mention(face: &Face, sources: &Sources) -> String {
    match (&face.declaration.name, &face.declaration.sentence) {
        (None, None) => pointer(face, sources),
        _ => self::face(face, None),
    }
}

pub(super) fn is_same(one: &str, other: &str) -> bool {
    let core = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    core(one) == core(other)
}

/// What a text has told already, so that it need not say it in full again.
#[derive(Default)]
pub(super) struct Mentions {
    declarations: BTreeSet<(Option<Span>, Option<String>)>,
    sources: BTreeSet<(String, Vec<String>)>,
}

impl Mentions {
    /// Whether a declaration is told for the first time.
    pub(super) fn is_new(&mut self, declaration: &Declaration) -> bool {
        self.declarations.insert((declaration.span, declaration.name.clone()))
    }

    /// A citation in full the first time, and after that by its authors and date, or by its title.
    fn cited(&mut self, cited: &Cited) -> String {
        let first = self.sources.insert((cited.title.clone(), cited.by.clone()));
        let mut parts = Vec::new();
        if !cited.by.is_empty() {
            parts.push(list(&cited.by));
        }
        if first || cited.by.is_empty() {
            parts.push(quoted(&cited.title));
        }
        parts.extend(cited.within.clone().filter(|_| first));
        parts.extend(cited.date.filter(|_| first || !cited.by.is_empty()).map(|date| date.to_string()));
        parts.extend(cited.page.clone());
        parts.join(", ")
    }

    /// Kind, speakers, date, sources: what a reader needs to check a premise or a rule.
    pub(super) fn details(&mut self, declaration: &Declaration) -> Vec<String> {
        self.details_linked(declaration, &mut Vec::new())
    }

    /// The same; each citation that can be followed is added to `links`, with where it leads.
    pub(super) fn details_linked(
        &mut self,
        declaration: &Declaration,
        links: &mut Vec<(String, String)>,
    ) -> Vec<String> {
        let mut parts = Vec::new();
        parts.extend(declaration.kind.clone());
        parts.extend(speakers(declaration));
        parts.extend(declaration.date.map(|date| date.to_string()));
        if declaration.known != declaration.date {
            parts.extend(declaration.known.map(|known| format!("known since {known}")));
        }
        parts.extend(declaration.quote.as_deref().map(quoted));
        for cited in &declaration.cites {
            let words = self.cited(cited);
            links.extend(cited.url.iter().map(|url| (words.clone(), url.clone())));
            parts.push(words);
        }
        parts.extend(declaration.backing.as_ref().map(|backing| format!("its ground: {}", quoted(backing))));
        parts
    }
}

/// "James Baker to Mikhail Gorbachev".
pub(in crate::render) fn speakers(declaration: &Declaration) -> Option<String> {
    let (by, to) = (list(&declaration.by), list(&declaration.to));
    match (by.is_empty(), to.is_empty()) {
        (true, true) => None,
        (true, false) => Some(format!("to {to}")),
        (false, true) => Some(by),
        (false, false) => Some(format!("{by} to {to}")),
    }
}

/// "a, b and c".
pub(in crate::render) fn list<T: AsRef<str>>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [start @ .., end] => {
            let start: Vec<_> = start.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", start.join(", "), end.as_ref())
        }
    }
}

/// "2 exceptions, neither raised".
pub(super) fn unraised(count: usize) -> String {
    match count {
        1 => "1 exception, not raised".to_owned(),
        2 => "2 exceptions, neither raised".to_owned(),
        _ => format!("{count} exceptions, none raised"),
    }
}

/// An exception that nobody raised, behind its question.
pub(super) fn quiet(quiet: &Quiet) -> String {
    match &quiet.question {
        Some(question) => format!("{} Nobody put forward that {}", quoted(question), quiet.sentence),
        None => format!("nobody put forward that {}", quiet.sentence),
    }
}

/// "… 12 more for the same reason", with the names of those that are called something else.
pub(super) fn others(group: &Failing) -> Option<String> {
    let named = match group.others.as_slice() {
        [] => None,
        names => Some(format!("likewise {}", list(names))),
    };
    let more = (group.more > 0).then(|| format!("… {} more for the same reason", group.more));
    match (named, more) {
        (Some(named), Some(more)) => Some(format!("{named}; {more}")),
        (named, more) => named.or(more),
    }
}

/// What else would have done, each with its place.
pub(super) fn likewise(likewise: &Likewise, sources: &Sources) -> Vec<(String, Option<Span>)> {
    let mut lines = Vec::new();
    if !likewise.instances.is_empty() {
        lines.push((format!("the same with {}; any one would do", likewise.instances.join("; ")), None));
    }
    match likewise.faces.as_slice() {
        [] => {}
        [only] => lines.push((format!("{}: it would do as well", face(only, None)), only.declaration.span)),
        several => {
            let names: Vec<_> = several.iter().map(|other| pointer(other, sources)).collect();
            lines.push((format!("{}: each would do as well", list(&names)), None));
        }
    }
    if likewise.more > 0 {
        lines.push((format!("… {} more that would do", likewise.more), None));
    }
    lines
}

/// How many are shown of those that are counted.
pub(super) fn too_few(count: u32, shown: u32, missing: usize) -> String {
    let all = shown as usize + missing;
    if shown == 0 {
        format!("none of {all} is shown, and {count} needed")
    } else {
        format!("{shown} of {all} shown, and {count} needed")
    }
}

/// An argument that is not used, and why; `told` is the sentence that has just been told.
pub(super) fn left_out(of: &Face, told: Option<&str>, reason: &Unused, sources: &Sources) -> String {
    let of = face(of, told);
    match reason {
        Unused::ForOthers(names) => format!("not used from here (for {}): {}", list(names), of),
        Unused::NotInUse(module) => format!("not used from here ({module} is not in use): {of}"),
        _ => format!("{of}; {}", unused(reason, sources)),
    }
}

/// Why a standpoint does not use an argument.
pub(super) fn unused(unused: &Unused, sources: &Sources) -> String {
    let at = |span: &Option<Span>| span.map(|span| format!(" ({})", sources.place(span))).unwrap_or_default();
    match unused {
        Unused::NotAdmitted(spans) => match spans.first() {
            Some(span) => format!(
                "put forward, but not admitted here: no `admit` picks it out ({})",
                sources.place(*span)
            ),
            None => "put forward, but not admitted here".to_owned(),
        },
        Unused::Excluded(span) => format!("put forward, but excluded here{}", at(span)),
        Unused::NotYetKnown { known, as_of, span } => {
            let known =
                known.map_or("not certainly known".to_owned(), |known| format!("known only since {known}"));
            let as_of = as_of.map(|date| format!(", and judged as of {date}")).unwrap_or_default();
            format!("put forward, but {known}{as_of}{}", at(span))
        }
        Unused::ForOthers(names) => format!("not used from here: it is for {}", list(names)),
        Unused::NotInUse(module) => format!("not used from here: {module} is not in use"),
        Unused::Ignored(span) => format!("ignored here{}", at(span)),
        Unused::Withdrawn => "withdrawn by what is supposed".to_owned(),
    }
}

/// The numbers of a weighed statement.
pub(super) fn weighing(weighing: &Weighing) -> String {
    let number = |number: &Option<crate::vocabulary::Number>| {
        number.map_or("nothing".to_owned(), |number| number.normalize().to_string())
    };
    let (pro, con) = (number(&weighing.pro), number(&weighing.con));
    let asks = asks(weighing);
    let shortfall = weighing
        .shortfall
        .map(|shortfall| format!("; {}", short_of(shortfall, weighing)))
        .unwrap_or_default();
    format!("weighed by {}: {pro} for it, {con} against{shortfall}{asks}", weighing.standard.name())
}

/// The numbers of the first root: those of the second, its contrary, would only say them the other way round.
#[derive(Default)]
pub(super) struct Scales<'a> {
    first: Option<(StepId, &'a Weighing)>,
}

impl<'a> Scales<'a> {
    pub(super) fn of(explanation: &'a Explanation) -> Self {
        let first = explanation.roots.first().and_then(|root| {
            let weighing = match explanation.steps.get(root.index())? {
                Step::Shown(shown) => shown.weighing.as_ref(),
                Step::NotShown(not_shown) => not_shown.weighing.as_ref(),
                Step::Open(open) => open.weighing.as_ref(),
                _ => None,
            };
            Some((*root, weighing?))
        });
        Self { first }
    }

    /// Whether a weighing of another step says the same from the other side.
    pub(super) fn mirrors(&self, step: StepId, weighing: &Weighing) -> bool {
        self.first.is_some_and(|(root, first)| {
            step != root && first.pro == weighing.con && first.con == weighing.pro
        })
    }
}

fn asks(weighing: &Weighing) -> String {
    let limits = &weighing.limits;
    let (alpha, beta, gamma) = (limits.alpha.normalize(), limits.beta.normalize(), limits.gamma.normalize());
    match weighing.standard {
        Standard::ClearAndConvincing => format!(" (asked: more than α {alpha}, by more than β {beta})"),
        Standard::BeyondReasonableDoubt => {
            format!(" (asked: more than α {alpha}, by more than β {beta}, against less than γ {gamma})")
        }
        _ => String::new(),
    }
}

fn short_of(shortfall: Shortfall, weighing: &Weighing) -> String {
    let limits = &weighing.limits;
    match shortfall {
        Shortfall::NothingStands => "nothing stands for it".to_owned(),
        Shortfall::NotStronger => "what is for it does not weigh more than what is against it".to_owned(),
        Shortfall::NotByEnough => {
            format!("it does not weigh more by more than β {}", limits.beta.normalize())
        }
        Shortfall::TooWeak => {
            format!("what is for it does not weigh more than α {}", limits.alpha.normalize())
        }
        Shortfall::DoubtTooStrong => {
            format!("what is against it does not weigh less than γ {}", limits.gamma.normalize())
        }
        Shortfall::SomethingAgainst => "something stands against it".to_owned(),
    }
}

/// Which kind of nothing it is.
pub(super) const fn nothing(nothing: Nothing) -> &'static str {
    match nothing {
        Nothing::NotPutForward => "nobody put this forward: no premise states it",
        Nothing::NoArgument => "no argument at all speaks for it",
    }
}

/// What a rule misses that has no instance.
pub(super) fn never(never: &Never) -> String {
    let label = never.declaration.label();
    match (&never.missing, never.counted) {
        (Some(missing), Some((found, wanted))) if found > 0 => {
            let were = if found == 1 { "was" } else { "were" };
            format!(
                "{label} could show it, but it wants at least {wanted}, and only {found} {were} put forward: {missing}"
            )
        }
        (Some(missing), _) => format!("{label} could show it, but nobody put forward that {missing}"),
        (None, _) => format!(
            "{label} could show it, but nothing that was put forward meets all its conditions at once"
        ),
    }
}

/// "objects to", by the way it does.
pub(super) const fn objects(how: How) -> &'static str {
    match how {
        How::Rebuts => "argues the contrary of",
        How::Undercuts => "undercuts",
        How::Exception => "is an exception to",
        How::Overturns => "overturns a presumption of",
    }
}

/// A name to point at an argument with; one without a name is pointed at by its place.
pub(super) fn pointer(face: &Face, sources: &Sources) -> String {
    let declaration = &face.declaration;
    match (&declaration.name, declaration.span) {
        (None, Some(span)) => format!("{} at {}", declaration.label(), sources.place(span)),
        _ => declaration.label(),
    }
}

/// The ways in which an argument objects, each with what it objects to.
type Ways = Vec<(How, Vec<String>)>;

/// The objections of a loop, by who objects: the argument, and then to what it objects and how.
pub(super) fn attacks<'a>(contest: &'a Contest, sources: &Sources) -> Vec<(&'a Face, Vec<String>)> {
    let mut by: Vec<(&Face, Ways)> = Vec::new();
    for attack in &contest.attacks {
        let to = match (&attack.to, &attack.statement) {
            (Some(to), _) => pointer(to, sources),
            (None, statement) => statement.as_deref().map(quoted).unwrap_or_default(),
        };
        let place = by.iter().position(|(face, _)| face.argument == attack.from.argument).unwrap_or(by.len());
        if place == by.len() {
            by.push((&attack.from, Vec::new()));
        }
        let ways = &mut by[place].1;
        match ways.iter_mut().find(|(how, _)| *how == attack.how) {
            Some((_, targets)) => targets.push(to),
            None => ways.push((attack.how, vec![to])),
        }
    }
    let said = |(how, targets): &(How, Vec<String>)| format!("{} {}", objects(*how), list(targets));
    by.into_iter().map(|(face, ways)| (face, ways.iter().map(said).collect())).collect()
}

/// Why a strict objection fails for its last link.
pub(super) fn outranked(outranked: &Outranked, sources: &Sources) -> String {
    let (link, target) = (pointer(&outranked.link, sources), pointer(&outranked.target, sources));
    let place = outranked.preferred.as_ref().and_then(|preferred| preferred.span);
    let place = place.map(|span| format!(" ({})", sources.place(span))).unwrap_or_default();
    format!("it is no stronger than {link}, on which it rests and to which {target} is preferred{place}")
}

/// What would break a loop.
pub(super) fn breaker(breaker: &Breaker, sources: &Sources) -> String {
    match breaker {
        Breaker::Preference(one, other) => {
            let named = [one, other].iter().all(|face| face.declaration.name.is_some());
            let once = if named { "" } else { ", once named" };
            format!("a preference between {} and {}{once}", short(one, sources), short(other, sources))
        }
        Breaker::Defeat(face) if face.declaration.sort == Sort::Assumption => {
            let place = face.declaration.span.map(|span| format!(" ({})", sources.place(span)));
            format!("an argument against what is assumed{}", place.unwrap_or_default())
        }
        Breaker::Defeat(face) => format!("whatever else defeats {}", pointer(face, sources)),
    }
}

/// The name alone, where there is one.
fn short(face: &Face, sources: &Sources) -> String {
    face.declaration.name.clone().unwrap_or_else(|| pointer(face, sources))
}

/// "What would decide it: …"
pub(super) fn decided(contest: &Contest, sources: &Sources) -> Option<String> {
    let mut breakers: Vec<_> = contest.breakers.iter().map(|each| breaker(each, sources)).collect();
    breakers.dedup();
    (!breakers.is_empty()).then(|| format!("What would decide it: {}.", breakers.join(", or ")))
}

/// A clause that makes the difference, and its place.
pub(super) fn crux(crux: &Crux, sources: &Sources) -> (String, Option<Span>) {
    let (own, other) = (&crux.standpoint, &crux.other);
    let face_span = crux.faces.first().and_then(|face| face.declaration.span);
    let count = crux.faces.len() + crux.more;
    let labels: Vec<_> = crux.faces.iter().map(|face| pointer(face, sources)).collect();
    let mut labels = if count == 1 { mention(&crux.faces[0], sources) } else { list(&labels) };
    if crux.more > 0 {
        labels += &format!(" and {} more", crux.more);
    }
    match &crux.clause {
        Clause::Leaves(Unused::ForOthers(names)) => {
            (format!("{labels}: for {}, and so not used from {own}", list(names)), face_span)
        }
        Clause::Leaves(Unused::NotInUse(module)) => {
            (format!("{labels}: of {module}, which {other} uses and {own} does not"), face_span)
        }
        Clause::Leaves(Unused::NotAdmitted(spans)) => {
            (format!("{labels}: admitted from {other}, not from {own}"), spans.first().copied().or(face_span))
        }
        Clause::Leaves(Unused::Excluded(span)) => {
            (format!("{labels}: excluded from {own}"), span.or(face_span))
        }
        Clause::Leaves(Unused::Ignored(span)) => {
            (format!("{labels}: ignored from {own}"), span.or(face_span))
        }
        Clause::Leaves(Unused::Withdrawn) => (format!("{labels}: withdrawn"), face_span),
        Clause::Leaves(Unused::NotYetKnown { as_of, span, .. }) => {
            let date = as_of.map(|date| format!(" {date}")).unwrap_or_default();
            (
                format!("what was known by{date}, which is all that {own} judges by: {labels} came later"),
                *span,
            )
        }
        Clause::Prefers(preferred) => {
            let names: Vec<_> = crux.faces.iter().map(|face| pointer(face, sources)).collect();
            (format!("{own} prefers {}; {other} does not", names.join(" over ")), preferred.span)
        }
        Clause::Standard(sentence, here, there) => {
            let text = format!("the standard of proof for it that {sentence}: {} from {own}", here.name());
            (format!("{text}, {} from {other}", there.name()), None)
        }
        Clause::Weighs(here, there) => (
            format!(
                "{labels}: it weighs {} from {own}, {} from {other}",
                here.normalize(),
                there.normalize()
            ),
            face_span,
        ),
        Clause::Limits => (format!("the limits of proof (α, β, γ) that {own} and {other} set"), None),
        Clause::Assumes(sentence, span) => {
            (format!("{own} assumes that {sentence}; {other} does not"), *span)
        }
    }
}

/// "From the technical standpoint (…) it is technically false (rejected): its contrary is shown."
pub(super) fn from_standpoint(explanation: &Explanation) -> String {
    judged_from(&explanation.standpoint, &explanation.verdict)
}

/// The same of any verdict.
pub(super) fn judged_from(standpoint: &View, said: &Verdict) -> String {
    let sentence = standpoint.sentence.as_ref().map(|sentence| format!(" ({sentence})")).unwrap_or_default();
    let meaning = if said.both { "it is shown, and its contrary as well" } else { meaning(said.status) };
    let told = format!("From the {} standpoint{sentence}: {}; {meaning}.", standpoint.name, verdict(said));
    match &said.sides {
        Some(sides) => format!("{told} {}", sides::told(sides)),
        None => told,
    }
}

/// What follows the objections of a loop.
pub(super) fn contest_tail(contest: &Contest, sources: &Sources) -> Vec<String> {
    let more = (contest.more > 0).then(|| format!("… and {} more objections", contest.more));
    more.into_iter().chain(decided(contest, sources)).collect()
}

/// "Where technical and psychological part:"
pub(super) fn parting(parting: &Parting) -> String {
    format!("Where {} and {} part", parting.left.name, parting.right.name)
}

/// The statements below the claim of which two standpoints say different things, by what they say.
pub(super) fn differing(parting: &Parting) -> Vec<(String, Vec<&str>)> {
    let (left, right) = (&parting.left.name, &parting.right.name);
    let mut groups: Vec<((Status, Status), Vec<&str>)> = Vec::new();
    for each in parting.differing.iter().skip(1) {
        let said = (each.left, each.right);
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, sentences)) => sentences.push(&each.sentence),
            None => groups.push((said, vec![&each.sentence])),
        }
    }
    let heading = |(one, other): (Status, Status)| {
        format!("{} from {left} and {} from {right}:", one.name(), other.name())
    };
    groups.into_iter().map(|(said, sentences)| (heading(said), sentences)).collect()
}
