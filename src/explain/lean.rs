//! What verdicts lean on, in words.

use super::claim::Claim;
use super::face::{Cited, Declaration, cited_source};
use super::sentence::Words;
use super::why::{Verdict, View, verdict_of, view};
use crate::source::Span;
use crate::theory::{GroundConclusion, Origin};
use crate::variation::lean::{self, Cell, Decisive, Item, Lean, OpenQuestion, Reliance, Speaker, Variant};
use crate::variation::{Flip, Ground, Reverse};
use crate::vocabulary::*;
use std::collections::BTreeMap;

/// What the verdicts on some claims lean on, from some standpoints.
#[derive(Debug)]
pub struct LeanReport {
    /// By claim.
    pub claims: Vec<LeanClaim>,
    /// Premises of which the withdrawal changes nothing else, from no standpoint; `None` where that was too much to try.
    pub idle: Option<Vec<Idle>>,
}

/// What the verdicts on one claim lean on.
#[derive(Debug)]
pub struct LeanClaim {
    /// The claim, as a sentence of its own.
    pub claim: String,
    /// Where what it names is declared.
    pub span: Option<Span>,
    /// By standpoint.
    pub sides: Vec<LeanSide>,
    /// Each other way to judge, with what is then said, by standpoint.
    pub robustness: Vec<(Variant, Vec<Cell>)>,
}

/// What one verdict leans on.
#[derive(Debug)]
pub struct LeanSide {
    /// From where it is judged.
    pub standpoint: View,
    /// What is said.
    pub verdict: Verdict,
    /// The premises that alone decide it, the one that reaches furthest first.
    pub decisive: Vec<LeanDecisive>,
    /// The smallest sets of two or three that do together.
    pub cuts: Vec<LeanCut>,
    /// Every set up to this size was found; `None` where every one of any size was.
    pub complete: Option<usize>,
    /// The search for them was cut at its bound.
    pub cut: bool,
    /// How many premises bear on it.
    pub bearing: usize,
    /// How many of them it is drawn from.
    pub drawn: usize,
    /// The sources, the one that most hangs on first.
    pub sources: Vec<LeanSource>,
    /// Reasoning in a circle.
    pub circles: Vec<Vec<Link>>,
    /// Arguments that support an objection to themselves: the way there.
    pub self_defeats: Vec<Vec<Link>>,
    /// Critical questions that nobody answered.
    pub questions: Vec<LeanQuestion>,
    /// Who is alone in asserting something.
    pub speakers: Vec<LeanSpeaker>,
}

/// A premise, or a row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeanItem {
    /// What was declared.
    pub declaration: Declaration,
    /// What it says.
    pub sentence: Option<String>,
}

/// A premise that alone decides a verdict.
#[derive(Debug)]
pub struct LeanDecisive {
    /// Which.
    pub item: LeanItem,
    /// What is said without it.
    pub after: Verdict,
    /// How many other statements change with it.
    pub reach: Option<usize>,
}

/// Premises that together decide a verdict.
#[derive(Debug)]
pub struct LeanCut {
    /// Which.
    pub items: Vec<LeanItem>,
    /// What is said without them.
    pub after: Verdict,
}

/// How far a verdict leans on a source.
#[derive(Debug)]
pub struct LeanSource {
    /// Which.
    pub source: Cited,
    /// Where it is declared.
    pub span: Span,
    /// How many of the premises that bear on it cite the source.
    pub citing: usize,
    /// Those of them that cite nothing else.
    pub alone: Vec<LeanItem>,
    /// How many of those that it is drawn from.
    pub drawn: usize,
    /// What is said without what the source alone tells, where that is something else.
    pub without_alone: Option<Verdict>,
    /// What is said without all that cites it, where that is something else.
    pub without_all: Option<Verdict>,
}

/// An argument in a chain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// What was declared.
    pub declaration: Declaration,
    /// What it concludes; `None` where it undercuts.
    pub concludes: Option<String>,
}

/// A critical question that nobody answered.
#[derive(Debug)]
pub struct LeanQuestion {
    /// The rule that asks it; the questions of one stand together.
    pub rule: Declaration,
    /// The question.
    pub question: String,
    /// Of how many instances it is open.
    pub open: usize,
    /// Of how many it is asked.
    pub asked: usize,
}

/// One who is alone in asserting something.
#[derive(Debug)]
pub struct LeanSpeaker {
    /// Who.
    pub party: String,
    /// What.
    pub statements: Vec<String>,
}

/// A premise that changes nothing.
#[derive(Debug)]
pub struct Idle {
    /// Which.
    pub item: LeanItem,
    /// Nothing is built on it; otherwise what is stands without it.
    pub unused: bool,
}

/// What was found from one standpoint.
#[derive(Debug)]
pub struct Leaning<'a> {
    /// The standpoint of the file.
    pub ground: Ground<'a>,
    /// Which.
    pub standpoint: StandpointId,
    /// By claim.
    pub leans: Vec<Lean>,
    /// For each of the ways to judge, by claim.
    pub cells: Vec<Vec<Cell>>,
}

/// Puts what was found in words.
#[must_use]
pub fn lean_report(
    claims: &[Claim],
    leanings: &[Leaning<'_>],
    reverse: &Reverse,
    idle: Option<BTreeMap<Item, bool>>,
) -> LeanReport {
    let Some(first) = leanings.first() else { return LeanReport { claims: Vec::new(), idle: None } };
    let words = Words::new(first.ground.model, first.ground.theory);
    let told = claims.iter().enumerate().map(|(place, claim)| LeanClaim {
        claim: words.alone(claim),
        span: Some(first.ground.model.predicates[claim.predicate.index()].name_span),
        sides: leanings
            .iter()
            .map(|leaning| Teller { leaning, words: &words, reverse }.side(&leaning.leans[place]))
            .collect(),
        robustness: lean::VARIANTS
            .iter()
            .enumerate()
            .map(|(row, variant)| {
                (*variant, leanings.iter().map(|leaning| leaning.cells[row][place]).collect())
            })
            .collect(),
    });
    let teller = Teller { leaning: first, words: &words, reverse };
    let idle = idle.map(|idle| {
        idle.into_iter().map(|(item, unused)| Idle { item: teller.item(item), unused }).collect()
    });
    LeanReport { claims: told.collect(), idle }
}

struct Teller<'a> {
    leaning: &'a Leaning<'a>,
    words: &'a Words<'a>,
    reverse: &'a Reverse,
}

impl Teller<'_> {
    fn side(&self, lean: &Lean) -> LeanSide {
        let model = self.leaning.ground.model;
        let chain = |chain: &Vec<ArgumentId>| chain.iter().map(|argument| self.link(*argument)).collect();
        LeanSide {
            standpoint: view(model, self.leaning.standpoint),
            verdict: self.verdict(lean.before),
            decisive: lean.decisive.iter().map(|each| self.decisive(each)).collect(),
            cuts: lean.cuts.iter().map(|cut| self.cut(cut)).collect(),
            complete: lean.complete,
            cut: lean.cut,
            bearing: lean.bearing,
            drawn: lean.drawn,
            sources: lean.sources.iter().map(|each| self.source(each)).collect(),
            circles: lean.circles.iter().map(chain).collect(),
            self_defeats: lean.self_defeats.iter().map(chain).collect(),
            questions: lean.questions.iter().filter_map(|each| self.question(each)).collect(),
            speakers: lean.speakers.iter().map(|each| self.speaker(each)).collect(),
        }
    }

    fn verdict(&self, status: Status) -> Verdict {
        verdict_of(self.leaning.ground.model, self.leaning.standpoint, status)
    }

    fn item(&self, item: Item) -> LeanItem {
        let ground = &self.leaning.ground;
        let origin = match item {
            Item::Premise(premise) => Origin::Premise(premise),
            Item::Row(table, row) => Origin::Fact(table, row),
        };
        let declaration = Declaration::of(ground.model, origin);
        let said = || {
            let statements = item.statements(ground.theory, self.reverse);
            statements.first().map(|statement| self.words.statement(*statement))
        };
        LeanItem { sentence: declaration.sentence.clone().or_else(said), declaration }
    }

    fn decisive(&self, each: &Decisive) -> LeanDecisive {
        LeanDecisive { item: self.item(each.item), after: self.verdict(each.after), reach: each.reach }
    }

    fn cut(&self, cut: &Flip) -> LeanCut {
        let items = cut.changes.iter().filter_map(Item::of_change).map(|item| self.item(item));
        LeanCut { items: items.collect(), after: self.verdict(cut.after) }
    }

    fn source(&self, each: &Reliance) -> LeanSource {
        let model = self.leaning.ground.model;
        LeanSource {
            source: cited_source(model, each.source),
            span: model.sources[each.source.index()].span,
            citing: each.citing,
            alone: each.alone.iter().map(|item| self.item(*item)).collect(),
            drawn: each.drawn,
            without_alone: each.without_alone.map(|status| self.verdict(status)),
            without_all: each.without_all.map(|status| self.verdict(status)),
        }
    }

    fn link(&self, argument: ArgumentId) -> Link {
        let ground = &self.leaning.ground;
        let columns = &ground.theory.arguments;
        let concludes = match columns.conclusions[argument.index()] {
            GroundConclusion::So(statement) => Some(self.words.statement(statement)),
            GroundConclusion::Undercuts(_) => None,
        };
        Link { declaration: Declaration::of(ground.model, columns.origins[argument.index()]), concludes }
    }

    fn question(&self, each: &OpenQuestion) -> Option<LeanQuestion> {
        let model = self.leaning.ground.model;
        let rule = &model.rules[each.rule.index()];
        let list = if each.presumed { &rule.assuming } else { &rule.unless };
        let question = list.get(each.place as usize)?.question.clone()?;
        Some(LeanQuestion {
            rule: Declaration::of_rule(model, rule),
            question,
            open: each.open,
            asked: each.asked,
        })
    }

    fn speaker(&self, each: &Speaker) -> LeanSpeaker {
        LeanSpeaker {
            party: self.leaning.ground.model.parties[each.party.index()].clone(),
            statements: each.statements.iter().map(|statement| self.words.statement(*statement)).collect(),
        }
    }
}
