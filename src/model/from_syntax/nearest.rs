//! The name that was likely meant.

/// The candidate nearest to `word`: the same but for case first, else within a third of its length in
/// insertions, deletions, replacements and swaps of neighbours. Of equals the first.
pub(super) fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let count = word.chars().count();
    let reach = (count / 3).max(1);
    // A long text differs from every name; its distance need not be measured.
    if count > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let length = if candidate.is_ascii() { candidate.len() } else { candidate.chars().count() };
        if length.abs_diff(count) > reach || candidate == word {
            continue;
        }
        if length == count && candidate.to_lowercase() == lower {
            return Some(candidate);
        }
        let distance = strsim::osa_distance(word, candidate);
        let close = distance <= reach && distance < length.max(count);
        if close && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The longest word that a nearest name is looked for.
const LONGEST: usize = 128;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_name_and_a_stranger_none() {
        let names = ["assured", "relied", "Baker", "bound"];
        assert_eq!(nearest("assurred", names.into_iter()), Some("assured"));
        assert_eq!(nearest("baker", names.into_iter()), Some("Baker"), "the same but for case");
        assert_eq!(nearest("ratified", names.into_iter()), None);
        assert_eq!(nearest("x", names.into_iter()), None);
    }
}
