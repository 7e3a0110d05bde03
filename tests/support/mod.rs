//! The whole street from a text to statuses, and ground theories written in the language.
#![allow(dead_code, reason = "each test file uses its part")]

use serde::Deserialize;
use standpoint::evaluate::{Labels, grounded, status};
use standpoint::explain::{self, Case, Claim};
use standpoint::model::Model;
use standpoint::model::from_syntax::{Input, resolve};
use standpoint::network::{Network, from_theory::build};
use standpoint::source::Sources;
use standpoint::syntax;
use standpoint::theory::from_model::{Bounds, ground};
use standpoint::vocabulary::{PredicateId, StandpointId, StatementId, Status};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(crate) mod definition;

/// A ground theory, as a line of a case file has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Theory {
    pub(crate) statements: Vec<Statement>,
    pub(crate) contraries: Vec<Vec<String>>,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) assume: Vec<String>,
    pub(crate) prefer: Vec<(String, String)>,
    pub(crate) standard: Option<String>,
    pub(crate) limits: BTreeMap<String, serde_json::Number>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Statement {
    pub(crate) id: String,
    pub(crate) standard: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Argument {
    pub(crate) id: String,
    pub(crate) given: Vec<String>,
    pub(crate) assuming: Vec<String>,
    pub(crate) unless: Vec<String>,
    pub(crate) so: So,
    pub(crate) strict: bool,
    pub(crate) weight: Option<serde_json::Number>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum So {
    Statement(String),
    Undercut { undercut: String },
}

impl Default for So {
    fn default() -> Self {
        Self::Statement(String::new())
    }
}

impl Theory {
    /// All atoms that it mentions.
    pub(crate) fn atoms(&self) -> Vec<String> {
        let mut atoms: Vec<&str> = self.statements.iter().map(|statement| statement.id.as_str()).collect();
        for argument in &self.arguments {
            let lists = [&argument.given, &argument.assuming, &argument.unless];
            atoms.extend(lists.into_iter().flatten().map(String::as_str));
            if let So::Statement(so) = &argument.so {
                atoms.push(so);
            }
        }
        atoms.extend(self.contraries.iter().flatten().chain(&self.assume).map(String::as_str));
        let mut atoms: Vec<String> =
            atoms.iter().map(|literal| literal.trim_start_matches("not ").to_owned()).collect();
        atoms.sort();
        atoms.dedup();
        atoms
    }

    /// The theory's declarations in the language, one text each, in the order of the theory.
    pub(crate) fn declarations(&self) -> Vec<String> {
        let mut all: Vec<String> =
            self.atoms().iter().map(|atom| format!("claim s-{atom} \"{atom}\"\n")).collect();
        all.extend(self.arguments.iter().map(written));
        all.extend(self.contraries.iter().map(|group| format!("contrary {}\n", list(group))));
        all.extend(self.prefer.iter().map(|(strong, weak)| format!("prefer a-{strong} over a-{weak}\n")));
        all.push(self.standpoint());
        all
    }

    fn standpoint(&self) -> String {
        let mut text = "standpoint judge\n".to_owned();
        if let Some(standard) = &self.standard {
            let _ = writeln!(text, "  standard {standard}");
        }
        for statement in &self.statements {
            if let Some(standard) = &statement.standard {
                let _ = writeln!(text, "  standard {standard} for {}", literal(&statement.id));
            }
        }
        for (limit, number) in &self.limits {
            let _ = writeln!(text, "  limits {limit} {number}");
        }
        for statement in &self.assume {
            let _ = writeln!(text, "  assume {}", literal(statement));
        }
        text
    }
}

fn literal(statement: &str) -> String {
    statement.strip_prefix("not ").map_or_else(|| format!("s-{statement}"), |atom| format!("not s-{atom}"))
}

fn list(statements: &[String]) -> String {
    statements.iter().map(|statement| literal(statement)).collect::<Vec<_>>().join(", ")
}

fn written(argument: &Argument) -> String {
    let mut text = format!("argument a-{}\n", argument.id);
    for (keyword, statements) in
        [("given", &argument.given), ("assuming", &argument.assuming), ("unless", &argument.unless)]
    {
        if !statements.is_empty() {
            let _ = writeln!(text, "  {keyword} {}", list(statements));
        }
    }
    let certainly = if argument.strict { "certainly " } else { "" };
    let _ = match &argument.so {
        So::Statement(so) => writeln!(text, "  so {certainly}{}", literal(so)),
        So::Undercut { undercut } => writeln!(text, "  undercuts a-{undercut}"),
    };
    if let Some(weight) = argument.weight.as_ref().filter(|weight| weight.as_f64() != Some(1.0)) {
        let _ = writeln!(text, "  weight {weight}");
    }
    text
}

/// A text that went the whole street, judged from its last standpoint.
pub(crate) struct Judged {
    pub(crate) model: Model,
    pub(crate) theory: standpoint::theory::Theory,
    pub(crate) network: Network,
    pub(crate) labels: Labels,
}

impl Judged {
    /// What was found, as explanations take it.
    pub(crate) fn side(&self) -> explain::Judged<'_> {
        let standpoint = StandpointId::new(self.model.standpoints.len() - 1);
        explain::Judged { standpoint, network: &self.network, labels: &self.labels, sides: None }
    }
}

/// Every claim, thesis and premise that is declared.
pub(crate) fn claims(model: &Model) -> Vec<Claim> {
    (0..model.predicates.len()).filter_map(|index| Claim::named(model, PredicateId::new(index))).collect()
}

pub(crate) fn judge(text: &str) -> Judged {
    let mut sources = Sources::default();
    let file = sources.add("case.arg", text);
    let parse = syntax::parse(file, text);
    assert!(parse.diagnostics.is_empty(), "{:#?}\n{text}", parse.diagnostics);
    let declarations = syntax::declarations(&parse, text);
    let (uses, files) = (BTreeMap::new(), BTreeMap::new());
    let input = Input { file, path: "case".into(), declarations: &declarations, uses: &uses, files: &files };
    let (model, diagnostics) = resolve(&[input]);
    let errors: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
    let theory = ground(&model, &Bounds::default()).expect("a small theory");
    let standpoint = StandpointId::new(model.standpoints.len() - 1);
    let network = build(&model, &theory, standpoint).expect("a sound theory");
    let labels = grounded(network.graph());
    Judged { model, theory, network, labels }
}

/// The status of each claim, by the claim's name.
pub(crate) fn statuses(text: &str) -> BTreeMap<String, Status> {
    let Judged { model, theory, network, labels } = judge(text);
    let status_of = |index: usize| {
        let atom = theory.atoms.find(PredicateId::new(index), &[]);
        atom.map_or(Status::Unproven, |atom| status(&network, &labels, StatementId::new(atom, false)))
    };
    let claims = model.predicates.iter().enumerate();
    claims.map(|(index, claim)| (claim.name.clone(), status_of(index))).collect()
}

/// The claims that are accepted together with their contraries.
pub(crate) fn accepted_both(text: &str) -> Vec<String> {
    let Judged { model, theory, network, labels } = judge(text);
    let accepted = |statement| status(&network, &labels, statement) == Status::Accepted;
    let both = |index: &usize| {
        let atom = theory.atoms.find(PredicateId::new(*index), &[]);
        atom.is_some_and(|atom| {
            accepted(StatementId::new(atom, false)) && accepted(StatementId::new(atom, true))
        })
    };
    (0..model.predicates.len()).filter(both).map(|index| model.predicates[index].name.clone()).collect()
}

/// Puts questions about each claim of a text, judged from its last standpoint.
pub(crate) fn ask(text: &str, mut question: impl FnMut(&Case<'_>, StandpointId, &Claim)) {
    let judged = judge(text);
    let sides = [judged.side()];
    let case = Case { model: &judged.model, theory: &judged.theory, judged: &sides };
    for claim in claims(&judged.model) {
        question(&case, sides[0].standpoint, &claim);
        question(&case, sides[0].standpoint, &claim.contrary());
    }
}
