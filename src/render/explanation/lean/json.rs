//! What verdicts lean on, as JSON, version 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::json::{PlaceWire, place, written};
use super::super::phrases;
use super::robustness;
use crate::explain::*;
use crate::source::Sources;
use crate::variation::lean::Cell;

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct LeanWire {
    version: u32,
    claims: Vec<ClaimWire>,
    /// `null` where there were too many premises to try each.
    idle: Option<Vec<IdleWire>>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct ClaimWire {
    claim: String,
    place: Option<PlaceWire>,
    standpoints: Vec<SideWire>,
    judged_otherwise: Vec<VariantWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SideWire {
    standpoint: String,
    verdict: String,
    status: &'static str,
    premises: CountWire,
    decisive: Vec<DecisiveWire>,
    cuts: Vec<CutWire>,
    complete_to: Option<usize>,
    cut: bool,
    sources: Vec<SourceWire>,
    circles: Vec<Vec<LinkWire>>,
    self_defeats: Vec<Vec<LinkWire>>,
    open_questions: Vec<QuestionWire>,
    single_speakers: Vec<SpeakerWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CountWire {
    bearing: usize,
    drawn_from: usize,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct ItemWire {
    label: String,
    sentence: Option<String>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct DecisiveWire {
    premise: ItemWire,
    status: &'static str,
    verdict: String,
    reach: Option<usize>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CutWire {
    premises: Vec<ItemWire>,
    status: &'static str,
    verdict: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SourceWire {
    title: String,
    by: Vec<String>,
    within: Option<String>,
    place: Option<PlaceWire>,
    citing: usize,
    citing_nothing_else: Vec<ItemWire>,
    drawn_from: usize,
    status_without_what_it_alone_tells: Option<&'static str>,
    status_without_all_that_cites_it: Option<&'static str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct LinkWire {
    label: String,
    concludes: Option<String>,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct QuestionWire {
    rule: String,
    question: String,
    open: usize,
    asked: usize,
    place: Option<PlaceWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct SpeakerWire {
    speaker: String,
    statements: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct VariantWire {
    by: String,
    standpoints: Vec<CellWire>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct CellWire {
    standpoint: String,
    outcome: &'static str,
    differs: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct IdleWire {
    premise: ItemWire,
    built_on: bool,
}

/// What verdicts lean on, as JSON, version 1; everything that was found.
#[must_use]
pub fn lean_json(report: &LeanReport, sources: &Sources) -> String {
    let wires = Wires { sources };
    let idle = |idle: &Idle| IdleWire { premise: wires.item(&idle.item), built_on: !idle.unused };
    written(&LeanWire {
        version: VERSION,
        claims: report.claims.iter().map(|claim| wires.claim(claim)).collect(),
        idle: report.idle.as_ref().map(|all| all.iter().map(idle).collect()),
    })
}

struct Wires<'a> {
    sources: &'a Sources,
}

impl Wires<'_> {
    fn claim(&self, claim: &LeanClaim) -> ClaimWire {
        let cell = |(side, cell): (&LeanSide, &Cell)| CellWire {
            standpoint: side.standpoint.name.clone(),
            outcome: robustness::word(*cell).unwrap_or("the same, or no such set"),
            differs: robustness::is_other(*cell, side.verdict.status),
        };
        ClaimWire {
            claim: claim.claim.clone(),
            place: place(claim.span, self.sources),
            standpoints: claim.sides.iter().map(|side| self.side(side)).collect(),
            judged_otherwise: claim
                .robustness
                .iter()
                .map(|(variant, cells)| VariantWire {
                    by: robustness::name(*variant),
                    standpoints: claim.sides.iter().zip(cells).map(cell).collect(),
                })
                .collect(),
        }
    }

    fn side(&self, side: &LeanSide) -> SideWire {
        let chain = |chain: &Vec<Link>| chain.iter().map(|link| self.link(link)).collect();
        SideWire {
            standpoint: side.standpoint.name.clone(),
            verdict: phrases::verdict(&side.verdict),
            status: side.verdict.status.name(),
            premises: CountWire { bearing: side.bearing, drawn_from: side.drawn },
            decisive: side.decisive.iter().map(|each| self.decisive(each)).collect(),
            cuts: side.cuts.iter().map(|cut| self.cut(cut)).collect(),
            complete_to: side.complete,
            cut: side.cut,
            sources: side.sources.iter().map(|source| self.source(source)).collect(),
            circles: side.circles.iter().map(chain).collect(),
            self_defeats: side.self_defeats.iter().map(chain).collect(),
            open_questions: side.questions.iter().map(|each| self.question(each)).collect(),
            single_speakers: side.speakers.iter().map(speaker).collect(),
        }
    }

    fn item(&self, item: &LeanItem) -> ItemWire {
        ItemWire {
            label: item.declaration.label(),
            sentence: item.sentence.clone(),
            place: place(item.declaration.span, self.sources),
        }
    }

    fn decisive(&self, each: &LeanDecisive) -> DecisiveWire {
        DecisiveWire {
            premise: self.item(&each.item),
            status: each.after.status.name(),
            verdict: phrases::verdict(&each.after),
            reach: each.reach,
        }
    }

    fn cut(&self, cut: &LeanCut) -> CutWire {
        CutWire {
            premises: cut.items.iter().map(|item| self.item(item)).collect(),
            status: cut.after.status.name(),
            verdict: phrases::verdict(&cut.after),
        }
    }

    fn source(&self, each: &LeanSource) -> SourceWire {
        let status = |verdict: &Option<Verdict>| verdict.as_ref().map(|verdict| verdict.status.name());
        SourceWire {
            title: each.source.title.clone(),
            by: each.source.by.clone(),
            within: each.source.within.clone(),
            place: place(Some(each.span), self.sources),
            citing: each.citing,
            citing_nothing_else: each.alone.iter().map(|item| self.item(item)).collect(),
            drawn_from: each.drawn,
            status_without_what_it_alone_tells: status(&each.without_alone),
            status_without_all_that_cites_it: status(&each.without_all),
        }
    }

    fn link(&self, link: &Link) -> LinkWire {
        LinkWire {
            label: link.declaration.label(),
            concludes: link.concludes.clone(),
            place: place(link.declaration.span, self.sources),
        }
    }

    fn question(&self, each: &LeanQuestion) -> QuestionWire {
        QuestionWire {
            rule: each.rule.label(),
            question: each.question.clone(),
            open: each.open,
            asked: each.asked,
            place: place(each.rule.span, self.sources),
        }
    }
}

fn speaker(each: &LeanSpeaker) -> SpeakerWire {
    SpeakerWire { speaker: each.party.clone(), statements: each.statements.clone() }
}

/// The schema of the JSON.
pub(in crate::render) fn schema() -> schemars::Schema {
    crate::render::schema::of::<LeanWire>()
}
