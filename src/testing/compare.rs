//! Which conclusions moved between two versions of a file, and by which edits.

use super::Concluded;
use crate::conclusions::{
    Between, Cause, Conclusion, Conclusions, Edit, Edits, Moved, Pair, Said, Wanted, moved,
};
use crate::workspace::{Options, load_version};

/// How many bytes of text may be judged, in all versions between two, before sets of edits are no longer tried by size.
const EFFORT: usize = 30_000_000;

/// How many versions between two are judged at least, and at most.
const TRIALS: [usize; 2] = [16, 2000];

/// A former version of a file, or why there is none.
pub(super) enum Former {
    /// It was found.
    Found(Box<Concluded>),
    /// Why every conclusion moved.
    None(Cause),
}

/// The conclusions that moved from a record to what the file concludes now.
pub(super) fn compare(
    record: &Conclusions,
    former: &Former,
    now: &Concluded,
    options: &Options,
) -> Vec<Moved> {
    let pairs = moved(record, &now.conclusions);
    if pairs.is_empty() {
        return Vec::new();
    }
    let causes = match former {
        Former::Found(former) => causes(&pairs, former, now, options),
        Former::None(cause) => vec![cause.clone(); pairs.len()],
    };
    let former = match former {
        Former::Found(former) => Some(former.as_ref()),
        Former::None(_) => None,
    };
    pairs.into_iter().zip(causes).map(|(pair, cause)| told(pair, cause, former, now)).collect()
}

fn told((before, after): Pair<'_>, cause: Cause, former: Option<&Concluded>, now: &Concluded) -> Moved {
    let (claim, standpoint) = after.or(before).map_or(("", ""), Conclusion::key);
    let (mut sentence, mut place) = now.told(claim);
    if let (None, Some(former)) = (&place, former) {
        (sentence, place) = former.told(claim);
    }
    let only = |one: Option<&Conclusion>, other: Option<&Conclusion>| {
        let rests_on = |side: Option<&Conclusion>| side.map(|side| side.rests_on.clone()).unwrap_or_default();
        (&rests_on(one) - &rests_on(other)).into_iter().collect()
    };
    let said = |side: Option<&Conclusion>| side.map(|side| side.said.clone());
    Moved {
        claim: claim.to_owned(),
        sentence,
        standpoint: standpoint.to_owned(),
        view: now.view(standpoint).or_else(|| former?.view(standpoint)),
        place,
        before: said(before),
        after: said(after),
        gained: only(after, before),
        lost: only(before, after),
        cause,
    }
}

fn causes(pairs: &[Pair<'_>], former: &Concluded, now: &Concluded, options: &Options) -> Vec<Cause> {
    let (old, new) = (former.loaded.version(), now.loaded.version());
    let edits = Edits::between(&old, &new);
    let claims: Vec<&str> =
        pairs.iter().filter_map(|(before, after)| Some(after.or(*before)?.claim.as_str())).collect();
    let mut judge = |made: &[bool]| {
        let concluded = Concluded::of(load_version(&edits.with(made), options)).ok()?;
        let known: Vec<_> = claims.iter().filter_map(|claim| concluded.loaded.claim(claim).ok()).collect();
        Some(concluded.of_claims(&known))
    };
    let most = (EFFORT / (new.size() + 1)).clamp(TRIALS[0], TRIALS[1]);
    let mut between = Between::new(edits.list.len(), most, &mut judge);
    pairs.iter().map(|pair| cause(*pair, &edits, &mut between)).collect()
}

fn cause(pair: Pair<'_>, edits: &Edits, between: &mut Between<'_>) -> Cause {
    let (Some(before), Some(after)) = pair else { return appeared(pair, edits) };
    let wanted = if said(before) == said(after) { Wanted::Whole(after) } else { Wanted::Said(after) };
    match between.account(&wanted) {
        Some(account) => Cause::Edits {
            edits: account.edits.iter().map(|edit| edits.list[*edit].clone()).collect(),
            extent: account.extent,
            others: account.others,
        },
        None => Cause::Unknown("no version between the two could be found that tells".to_owned()),
    }
}

fn said(conclusion: &Conclusion) -> &Said {
    &conclusion.said
}

/// A conclusion that one version alone has: its claim or its standpoint was declared, or is declared no more.
fn appeared(pair: Pair<'_>, edits: &Edits) -> Cause {
    let Some(conclusion) = pair.1.or(pair.0) else { return Cause::Unknown(String::new()) };
    let name = |edit: &Edit| edit.what.split_once(' ').map(|(sort, name)| (sort.to_owned(), name.to_owned()));
    let is_it = |edit: &&Edit| match name(edit) {
        Some((sort, name)) if sort == "standpoint" => name == conclusion.standpoint,
        Some((sort, name)) => {
            ["claim", "thesis", "premise"].contains(&sort.as_str()) && name == conclusion.claim
        }
        None => false,
    };
    let found: Vec<Edit> = edits.list.iter().chain(&edits.harmless).filter(is_it).cloned().collect();
    if found.is_empty() {
        let what = if pair.1.is_some() { "was not recorded before" } else { "is not recorded any more" };
        return Cause::Unknown(format!("the claim {what}"));
    }
    Cause::Edits { edits: found, extent: crate::conclusions::Extent::Smallest, others: 0 }
}
