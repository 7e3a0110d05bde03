//! What verdicts lean on: small files that each show one finding, and every finding held against judging anew.

use std::collections::BTreeSet;
use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use standpoint::explain::Claim;
use standpoint::render::explanation::{Layout, lean_json, lean_markdown, lean_text};
use standpoint::variation::lean::{Item, Lean, Survey, idle, lean, survey};
use standpoint::variation::{Change, Ground, Reverse};
use standpoint::vocabulary::{AtomId, StatementId, Status};
use standpoint::workspace::{self, Loaded, Options};

fn load(path: &Path) -> Loaded {
    let loaded = workspace::load(path, &Options::default());
    assert!(!loaded.has_errors(), "{:?}", loaded.diagnostics);
    loaded
}

#[test]
fn each_finding_is_told() {
    glob!("lean", "*.arg", |path| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().expect("the repository is there");
        let path = path.strip_prefix(root).expect("cases stand in the repository");
        let loaded = load(path);
        let report = loaded.lean(&loaded.standpoints(), &loaded.theses()).expect("small files are judged");
        let layout = Layout { width: 100, colour: false };
        let mut settings = Settings::clone_current();
        settings.set_omit_expression(true);
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| assert_snapshot!("lean", lean_text(&report, false, &loaded.sources, layout)));
        // The other formats tell of the same claims.
        assert!(lean_markdown(&report, true, &loaded.sources).contains(&report.claims[0].claim));
        assert!(lean_json(&report, &loaded.sources).contains("\"judged-otherwise\""));
    });
}

#[test]
fn every_finding_comes_out_by_judging_anew() {
    glob!("lean", "*.arg", verify);
    verify(Path::new("arguments/nato-betrayal.arg"));
}

fn verify(path: &Path) {
    let loaded = load(path);
    let claims = loaded.theses();
    let opened = loaded.open_to(&claims).expect("small files stay within bounds");
    let (mut surveys, mut leans) = (Vec::new(), Vec::new());
    for standpoint in loaded.standpoints() {
        let ground = loaded.ground(&opened, standpoint);
        let survey = survey(&ground, &opened.reverse).expect("small files are judged");
        assert!(survey.tried_all);
        for claim in claims.iter().filter_map(|claim: &Claim| claim.statement(&opened.theory)) {
            let lean = lean(&ground, &opened.reverse, &survey, claim);
            let desk = Desk { ground, reverse: &opened.reverse, survey: &survey, claim };
            desk.premises(&lean);
            desk.cuts(&lean);
            desk.sources(&lean);
            leans.push(lean);
        }
        surveys.push(survey);
    }
    let ground = loaded.ground(&opened, loaded.standpoints()[0]);
    let idle = idle(&ground, &opened.reverse, &surveys, leans.iter()).expect("each was tried");
    for standpoint in loaded.standpoints() {
        let ground = loaded.ground(&opened, standpoint);
        for item in idle.keys() {
            changes_only_itself(&ground, &opened.reverse, *item);
        }
    }
}

struct Desk<'a> {
    ground: Ground<'a>,
    reverse: &'a Reverse,
    survey: &'a Survey,
    claim: StatementId,
}

impl Desk<'_> {
    fn without(&self, changes: &[Change]) -> Status {
        self.ground.judge(self.reverse, changes).expect("withdrawals contradict nothing").status(self.claim)
    }

    /// Those told decide it as told; no other does.
    fn premises(&self, lean: &Lean) {
        for each in &lean.decisive {
            assert_eq!(self.without(&[each.item.withdrawn()]), each.after);
            assert_ne!(each.after, lean.before);
        }
        let told: BTreeSet<Item> = lean.decisive.iter().map(|each| each.item).collect();
        for item in self.survey.items.keys().filter(|item| !told.contains(item)) {
            assert_eq!(self.without(&[item.withdrawn()]), lean.before, "{item:?}");
        }
    }

    /// A cut decides it, and not without one of its premises.
    fn cuts(&self, lean: &Lean) {
        for cut in &lean.cuts {
            assert_eq!(self.without(&cut.changes), cut.after);
            for place in 0..cut.changes.len() {
                let mut fewer = cut.changes.clone();
                fewer.remove(place);
                assert_eq!(self.without(&fewer), lean.before);
            }
        }
    }

    fn sources(&self, lean: &Lean) {
        for each in &lean.sources {
            for (alone, told) in [(true, each.without_alone), (false, each.without_all)] {
                let found = self.without(&[Change::WithdrawSource(each.source, alone)]);
                assert_eq!(found, told.unwrap_or(lean.before), "{:?}, {alone}", each.source);
            }
        }
    }
}

fn changes_only_itself(ground: &Ground<'_>, reverse: &Reverse, item: Item) {
    let before = ground.judge(reverse, &[]).expect("it is judged");
    let after = ground.judge(reverse, &[item.withdrawn()]).expect("withdrawals contradict nothing");
    let own: Vec<AtomId> =
        item.statements(ground.theory, reverse).into_iter().map(StatementId::atom).collect();
    for atom in (0..ground.theory.atoms.len()).map(AtomId::new).filter(|atom| !own.contains(atom)) {
        let statement = StatementId::new(atom, false);
        assert_eq!(before.status(statement), after.status(statement), "{item:?}");
    }
}
