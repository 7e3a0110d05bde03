//! The name that was probably meant.

/// The candidate nearest to `word`, if one is near: at most a third of its letters differ. The first of equals.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let allowed = (word.chars().count() / 3).max(1);
    let measured = candidates.into_iter().map(|name| (strsim::osa_distance(word, name), name));
    let near = measured.filter(|(distance, name)| *distance <= allowed && *distance < name.chars().count());
    near.min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_mended_and_a_different_word_is_not() {
        let names = ["law/treaties", "belief", "evidence"];
        assert_eq!(nearest("law/treatis", names), Some("law/treaties"));
        assert_eq!(nearest("beleif", names), Some("belief"));
        assert_eq!(nearest("history", names), None);
    }
}
