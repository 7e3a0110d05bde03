//! `suppose`: what would be said if something were otherwise; nothing is written.

use std::path::PathBuf;

use clap::Args;

use super::Ending;
use super::ask::{Failure, ask};
use super::output::{Output, layout};
use super::select::{self, Misuse};
use crate::diagnostic::Diagnostic;
use crate::explain::{self, Claim, SuppositionReport};
use crate::model::{Said, Selector, Standpoint};
use crate::render::explanation;
use crate::variation::{Change, Ground, Opened};
use crate::vocabulary::{ArgumentName, Date, Standard, StandpointId};
use crate::workspace::Loaded;

/// Shows what the standpoints would say if something were otherwise
///
/// Verdicts before and after, what moved and with what. Every option may be given again; nothing is written.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint suppose debate.arg --withdraw treaty-scope
  standpoint suppose debate.arg --assume \"lays-down(two-plus-four, no-enlargement)\" --from technical
  standpoint suppose debate.arg --grant bound --prefer 'candour > freedom-of-others'
  standpoint suppose debate.arg --admit oral --as-of 1992-12-31
  standpoint suppose debate.arg --standard preponderance --claim betrayal")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// A claim to tell of, written as in the file; may be given again; without it, every thesis
    #[arg(long, value_name = "CLAIM")]
    claim: Vec<String>,
    /// Only from this standpoint; may be given again
    #[arg(long, value_name = "STANDPOINT")]
    from: Vec<String>,
    /// Without this premise, rule or argument, or without all that this source tells
    #[arg(long, value_name = "NAME")]
    withdraw: Vec<String>,
    /// With this premise, rule or argument, or with all evidence of this kind or source, whatever the standpoint's clauses
    /// say
    #[arg(long, value_name = "NAME")]
    admit: Vec<String>,
    /// Assume this statement: it yields to every argument for its contrary
    #[arg(long, value_name = "STATEMENT")]
    assume: Vec<String>,
    /// Take this statement as certain
    #[arg(long, value_name = "STATEMENT")]
    grant: Vec<String>,
    /// Prefer one premise, rule or argument to another, and not the other to it
    #[arg(long, value_name = "A>B")]
    prefer: Vec<String>,
    /// Judge every statement that no clause names by this standard
    #[arg(long, value_name = "STANDARD")]
    standard: Option<String>,
    /// Judge by what was known by this date
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = super::ReasonFormat::Text)]
    format: super::ReasonFormat,
    #[command(flatten)]
    bounds: super::Bounds,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        output.print(&written(arguments, loaded, &answer(arguments, loaded)?));
        Ok(Ending::Well)
    })
}

/// What is supposed, as the command line says it.
struct Supposed {
    names: Vec<Change>,
    assumed: Vec<Claim>,
    granted: Vec<Claim>,
    as_of: Option<Date>,
}

fn answer(arguments: &Arguments, loaded: &Loaded) -> Result<Vec<SuppositionReport>, Failure> {
    let standpoints = select::standpoints(loaded, &arguments.from)?;
    let mut claims = Vec::new();
    for text in &arguments.claim {
        claims.push(loaded.claim(text)?);
    }
    if claims.is_empty() {
        claims = select::claims(loaded, None)?;
    }
    let supposed = supposed(arguments, loaded)?;
    if supposed.is_nothing() {
        let misuse = Misuse::new("nothing is supposed");
        return Err(misuse.help("for one thing: --withdraw NAME, --assume STATEMENT, --prefer A>B").into());
    }
    Ok(judge(loaded, &standpoints, &claims, &supposed)?)
}

impl Supposed {
    fn is_nothing(&self) -> bool {
        self.names.is_empty() && self.assumed.is_empty() && self.granted.is_empty() && self.as_of.is_none()
    }

    /// The changes, in a theory that was opened to them.
    fn changes(&self, opened: &Opened) -> Vec<Change> {
        let of = |claims: &[Claim], make: fn(crate::vocabulary::StatementId) -> Change| {
            claims.iter().filter_map(|claim| claim.statement(&opened.theory)).map(make).collect::<Vec<_>>()
        };
        let mut changes = self.names.clone();
        changes.extend(of(&self.assumed, Change::Assume));
        changes.extend(of(&self.granted, Change::Grant));
        changes
    }
}

fn supposed(arguments: &Arguments, loaded: &Loaded) -> Result<Supposed, Misuse> {
    let mut names = Vec::new();
    for text in &arguments.withdraw {
        names.push(withdrawn(loaded, text)?);
    }
    for text in &arguments.admit {
        names.push(admitted(loaded, text)?);
    }
    for text in &arguments.prefer {
        names.push(preferred(loaded, text)?);
    }
    if let Some(text) = &arguments.standard {
        names.push(Change::DefaultStandard(standard(text)?));
    }
    let read = |texts: &[String]| texts.iter().map(|text| loaded.claim(text)).collect::<Result<Vec<_>, _>>();
    let (assumed, granted) = (read(&arguments.assume)?, read(&arguments.grant)?);
    let as_of = arguments.as_of.as_deref().map(date).transpose()?;
    contradiction(&names, &assumed, &granted)?;
    Ok(Supposed { names, assumed, granted, as_of })
}

fn withdrawn(loaded: &Loaded, text: &str) -> Result<Change, Misuse> {
    match (loaded.argument(text), loaded.source(text)) {
        (Ok(name), _) => Ok(Change::Withdraw(name)),
        (Err(_), Some(source)) => Ok(Change::WithdrawSource(source, false)),
        (Err(misread), None) => Err(misread.into()),
    }
}

fn admitted(loaded: &Loaded, text: &str) -> Result<Change, Misuse> {
    match (loaded.argument(text), loaded.kind(text), loaded.source(text)) {
        (Ok(name @ ArgumentName::Premise(_)), ..) => Ok(Change::Admit(Selector::Name(name))),
        (Ok(name), ..) => Ok(Change::Apply(name)),
        (Err(_), Some(kind), _) => Ok(Change::Admit(Selector::Kind(kind))),
        (Err(_), None, Some(source)) => Ok(Change::Admit(Selector::Source(source))),
        (Err(misread), None, None) => Err(misread.into()),
    }
}

fn preferred(loaded: &Loaded, text: &str) -> Result<Change, Misuse> {
    let Some((stronger, weaker)) = text.split_once('>') else {
        return Err(
            Misuse::new(format!("`{text}` is no preference")).help("write it `A>B`, in quotes for the shell")
        );
    };
    Ok(Change::Prefer(loaded.argument(stronger)?, loaded.argument(weaker)?))
}

fn standard(text: &str) -> Result<Standard, Misuse> {
    Standard::from_name(text).ok_or_else(|| {
        let names = Standard::ALL.iter().map(|standard| standard.name());
        Misuse::new(format!("`{text}` is no standard")).suggest(text, names)
    })
}

fn date(text: &str) -> Result<Date, Misuse> {
    Date::parse(text).ok_or_else(|| {
        Misuse::new(format!("`{text}` is no date")).help("write it as 1990-02-09, 1990-02 or 1990")
    })
}

/// Suppositions that take each other back.
fn contradiction(names: &[Change], assumed: &[Claim], granted: &[Claim]) -> Result<(), Misuse> {
    let clash = |one: &Change, other: &Change| match (one, other) {
        (Change::Withdraw(out), Change::Admit(Selector::Name(name)) | Change::Apply(name)) => out == name,
        (Change::Withdraw(out), Change::Prefer(stronger, weaker)) => out == stronger || out == weaker,
        (Change::Prefer(one, other), Change::Prefer(stronger, weaker)) => (one, other) == (weaker, stronger),
        (Change::WithdrawSource(out, _), Change::Admit(Selector::Source(source))) => out == source,
        _ => false,
    };
    if names.iter().any(|one| names.iter().any(|other| clash(one, other))) {
        return Err(Misuse::new("the suppositions contradict each other: one takes away what another needs")
            .help("leave one of them out"));
    }
    let all = || assumed.iter().chain(granted);
    if all().any(|one| all().any(|other| *one == other.contrary())) {
        return Err(Misuse::new(
            "the suppositions contradict each other: a statement and its contrary are supposed",
        )
        .help("leave one of them out"));
    }
    let itself = names.iter().any(|change| matches!(change, Change::Prefer(one, other) if one == other));
    if itself {
        return Err(Misuse::new("nothing is preferred to itself"));
    }
    Ok(())
}

fn judge(
    loaded: &Loaded,
    standpoints: &[StandpointId],
    claims: &[Claim],
    supposed: &Supposed,
) -> Result<Vec<SuppositionReport>, Box<Diagnostic>> {
    let asked: Vec<Claim> =
        [claims, &supposed.assumed, &supposed.granted].into_iter().flatten().cloned().collect();
    let opened = loaded.open_to(&asked)?;
    let changes = supposed.changes(&opened);
    let mut reports = Vec::new();
    for standpoint in standpoints {
        let ground = loaded.ground(&opened, *standpoint);
        let edited = edited(ground.standpoint, supposed.as_of);
        let changed = Ground { standpoint: &edited, ..ground };
        let before = ground.judge(&opened.reverse, &[])?;
        let after = changed.judge(&opened.reverse, &changes)?;
        reports.push(explain::supposition_report(
            &ground,
            *standpoint,
            &changes,
            supposed.as_of,
            claims,
            [&before, &after],
        ));
    }
    Ok(reports)
}

fn edited(standpoint: &Standpoint, as_of: Option<Date>) -> Standpoint {
    let mut edited = standpoint.clone();
    if let Some(what) = as_of {
        edited.as_of = Some(Said { what, span: standpoint.span });
    }
    edited
}

fn written(arguments: &Arguments, loaded: &Loaded, reports: &[SuppositionReport]) -> String {
    let sources = &loaded.sources;
    match arguments.format {
        super::ReasonFormat::Text => explanation::supposition_text(reports, sources, layout()),
        super::ReasonFormat::Markdown => explanation::supposition_markdown(reports, sources),
        super::ReasonFormat::Json => explanation::supposition_json(reports, sources),
    }
}
