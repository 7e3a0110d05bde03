//! The kinds of tokens: space, marks, and every word of the language.

macro_rules! kinds {
    (
        marks { $($mark:ident = $words:literal,)* }
        keywords { $($keyword:ident = $word:literal,)* }
    ) => {
        /// What a token is. Each word of the language has a kind of its own.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the words beside the names say it")]
        pub enum Kind { $($mark,)* $($keyword,)* }

        impl Kind {
            /// Every word of the language; all are reserved.
            pub const KEYWORDS: &'static [Self] = &[$(Self::$keyword,)*];

            /// The word itself for a word of the language, for others how one speaks of them.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$mark => $words,)* $(Self::$keyword => $word,)* }
            }
        }
    };
}

kinds! {
    marks {
        Space = "space",
        Newline = "a new line",
        Comment = "a comment",
        Mark = "a byte-order mark",
        Bad = "something that is no part of the language",
        Name = "a name",
        Variable = "a variable",
        Date = "a date",
        Number = "a number",
        Text = "a text in double quotes",
        Open = "`(`",
        Close = "`)`",
        Comma = "a comma",
        Slash = "`/`",
        Less = "`<`",
        LessOrEqual = "`<=`",
        Equal = "`=`",
        NotEqual = "`!=`",
        GreaterOrEqual = "`>=`",
        Greater = "`>`",
        Clause = "a clause",
        End = "the end of the declaration",
    }
    keywords {
        Language = "language",
        Use = "use",
        Bibliography = "bibliography",
        Source = "source",
        Kind = "kind",
        NameWord = "name",
        Relation = "relation",
        Claim = "claim",
        Thesis = "thesis",
        Premise = "premise",
        Rule = "rule",
        Argument = "argument",
        Contrary = "contrary",
        Facts = "facts",
        Prefer = "prefer",
        Standpoint = "standpoint",
        Expect = "expect",
        By = "by",
        In = "in",
        DateWord = "date",
        Url = "url",
        Page = "page",
        Means = "means",
        Tag = "tag",
        Pinned = "pinned",
        States = "states",
        Known = "known",
        To = "to",
        Cites = "cites",
        Quote = "quote",
        Weight = "weight",
        Certain = "certain",
        For = "for",
        Given = "given",
        Where = "where",
        Assuming = "assuming",
        Unless = "unless",
        So = "so",
        Certainly = "certainly",
        Presumably = "presumably",
        Undercuts = "undercuts",
        With = "with",
        Because = "because",
        At = "at",
        Least = "least",
        Not = "not",
        Over = "over",
        From = "from",
        Columns = "columns",
        AsOf = "as-of",
        Admit = "admit",
        Exclude = "exclude",
        Apply = "apply",
        Ignore = "ignore",
        Weigh = "weigh",
        Standard = "standard",
        Limits = "limits",
        Alpha = "alpha",
        Beta = "beta",
        Gamma = "gamma",
        Assume = "assume",
        Semantics = "semantics",
        Sceptical = "sceptical",
        Credulous = "credulous",
        Verdict = "verdict",
        Otherwise = "otherwise",
        Accepted = "accepted",
        Rejected = "rejected",
        Contested = "contested",
        Unproven = "unproven",
        Undefeated = "undefeated",
        Scintilla = "scintilla",
        Preponderance = "preponderance",
        ClearAndConvincing = "clear-and-convincing",
        BeyondReasonableDoubt = "beyond-reasonable-doubt",
        DialecticalValidity = "dialectical-validity",
        Grounded = "grounded",
        Complete = "complete",
        Preferred = "preferred",
        Stable = "stable",
        SemiStable = "semi-stable",
        Ideal = "ideal",
    }
}

impl Kind {
    /// Whether the word is one of the language.
    #[must_use]
    pub const fn is_keyword(self) -> bool {
        self as u8 >= Self::Language as u8
    }

    /// Whether the grammar does not see it: space, line ends, comments, a byte-order mark.
    #[must_use]
    pub const fn is_trivia(self) -> bool {
        self as u8 <= Self::Mark as u8
    }

    /// The kind of a word: a keyword's own, or `Name`.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        let found = SLOTS[slot(word.as_bytes())].iter().take_while(|entry| **entry != 0);
        let mut keywords = found.map(|entry| Self::KEYWORDS[usize::from(*entry) - 1]);
        keywords.find(|keyword| keyword.word() == word).unwrap_or(Self::Name)
    }

    /// How a diagnostic names it: keywords in backticks.
    #[must_use]
    pub fn described(self) -> String {
        if self.is_keyword() { format!("`{}`", self.word()) } else { self.word().to_owned() }
    }
}

/// A set of kinds, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Kinds(u128);

impl Kinds {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn of(kinds: &[Kind]) -> Self {
        let (mut bits, mut at) = (0, 0);
        while at < kinds.len() {
            bits |= 1 << kinds[at] as u8;
            at += 1;
        }
        Self(bits)
    }

    pub(crate) const fn contains(self, kind: Kind) -> bool {
        self.0 >> kind as u8 & 1 == 1
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Every kind in the set that is a keyword, in the order of the grammar.
    pub(crate) fn keywords(self) -> impl Iterator<Item = Kind> {
        Kind::KEYWORDS.iter().copied().filter(move |kind| self.contains(*kind))
    }

    /// How each kind in the set is spoken of, sorted.
    pub(crate) fn described(self) -> Vec<String> {
        let marks = MARKS.iter().copied().filter(|kind| self.contains(*kind));
        let mut words: Vec<String> = marks.chain(self.keywords()).map(Kind::described).collect();
        words.sort_by(|a, b| a.trim_matches('`').cmp(b.trim_matches('`')));
        words
    }
}

const MARKS: &[Kind] = &[
    Kind::Newline,
    Kind::Name,
    Kind::Variable,
    Kind::Date,
    Kind::Number,
    Kind::Text,
    Kind::Open,
    Kind::Close,
    Kind::Comma,
    Kind::Slash,
    Kind::Less,
    Kind::LessOrEqual,
    Kind::Equal,
    Kind::NotEqual,
    Kind::GreaterOrEqual,
    Kind::Greater,
    Kind::Clause,
    Kind::End,
];

/// Keywords by a small hash of their length and ends: a name is looked up for each word of a file.
static SLOTS: [[u8; 4]; 256] = slots();

const fn slot(word: &[u8]) -> usize {
    let (first, last) = (word[0] as usize, word[word.len() - 1] as usize);
    (first * 7 + last * 31 + word.len() * 13) & 255
}

const fn slots() -> [[u8; 4]; 256] {
    let mut slots = [[0; 4]; 256];
    let mut at = 0;
    while at < Kind::KEYWORDS.len() {
        let row = slot(Kind::KEYWORDS[at].word().as_bytes());
        let mut column = 0;
        while slots[row][column] != 0 {
            column += 1;
        }
        slots[row][column] = at as u8 + 1;
        at += 1;
    }
    slots
}

#[cfg(test)]
mod tests {
    use super::{Kind, Kinds};

    #[test]
    fn every_keyword_is_found_by_its_word() {
        for keyword in Kind::KEYWORDS {
            assert_eq!(Kind::of_word(keyword.word()), *keyword);
        }
        assert_eq!(Kind::of_word("givem"), Kind::Name);
    }

    #[test]
    fn a_set_speaks_in_sorted_words() {
        let set = Kinds::of(&[Kind::Text, Kind::So, Kind::Name]);
        assert_eq!(set.described(), ["a name", "a text in double quotes", "`so`"]);
    }
}
