//! The closed list of codes. A new code is a line here and a file beside this one.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, $severity:ident, $file:literal;)*) => {
        /// The kind of a mistake; its name is what `explain-error` takes.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as people write it, such as `unknown-name`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Whether it stops the evaluation.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            const fn file(self) -> &'static str {
                match self { $(Self::$variant => include_str!($file),)* }
            }
        }
    };
}

codes! {
    /// `syntax-error`.
    SyntaxError = "syntax-error", Error, "syntax_error.md";
    /// `bad-character`.
    BadCharacter = "bad-character", Error, "bad_character.md";
    /// `curly-quote`.
    CurlyQuote = "curly-quote", Error, "curly_quote.md";
    /// `no-break-space`.
    NoBreakSpace = "no-break-space", Error, "no_break_space.md";
    /// `open-text`.
    OpenText = "open-text", Error, "open_text.md";
    /// `bad-escape`.
    BadEscape = "bad-escape", Error, "bad_escape.md";
    /// `bad-number`.
    BadNumber = "bad-number", Error, "bad_number.md";
    /// `trailing-comma`.
    TrailingComma = "trailing-comma", Error, "trailing_comma.md";
    /// `unknown-keyword`.
    UnknownKeyword = "unknown-keyword", Error, "unknown_keyword.md";
    /// `nesting-too-deep`.
    NestingTooDeep = "nesting-too-deep", Error, "nesting_too_deep.md";
    /// `reserved-word`.
    ReservedWord = "reserved-word", Error, "reserved_word.md";
    /// `double-negation`.
    DoubleNegation = "double-negation", Error, "double_negation.md";
    /// `file-unreadable`.
    FileUnreadable = "file-unreadable", Error, "file_unreadable.md";
    /// `not-utf8`.
    NotUtf8 = "not-utf8", Error, "not_utf8.md";
    /// `file-too-large`.
    FileTooLarge = "file-too-large", Error, "file_too_large.md";
    /// `missing-module`.
    MissingModule = "missing-module", Error, "missing_module.md";
    /// `used-twice`.
    UsedTwice = "used-twice", Error, "used_twice.md";
    /// `later-language`.
    LaterLanguage = "later-language", Error, "later_language.md";
    /// `language-not-first`.
    LanguageNotFirst = "language-not-first", Error, "language_not_first.md";
    /// `unknown-name`.
    UnknownName = "unknown-name", Error, "unknown_name.md";
    /// `declared-twice`.
    DeclaredTwice = "declared-twice", Error, "declared_twice.md";
    /// `wrong-sort-of-name`.
    WrongSortOfName = "wrong-sort-of-name", Error, "wrong_sort_of_name.md";
    /// `wrong-arity`.
    WrongArity = "wrong-arity", Error, "wrong_arity.md";
    /// `undeclared-constant`.
    UndeclaredConstant = "undeclared-constant", Error, "undeclared_constant.md";
    /// `unbound-variable`.
    UnboundVariable = "unbound-variable", Error, "unbound_variable.md";
    /// `variable-not-allowed`.
    VariableNotAllowed = "variable-not-allowed", Error, "variable_not_allowed.md";
    /// `wildcard-not-allowed`.
    WildcardNotAllowed = "wildcard-not-allowed", Error, "wildcard_not_allowed.md";
    /// `missing-clause`.
    MissingClause = "missing-clause", Error, "missing_clause.md";
    /// `repeated-clause`.
    RepeatedClause = "repeated-clause", Error, "repeated_clause.md";
    /// `conflicting-clauses`.
    ConflictingClauses = "conflicting-clauses", Error, "conflicting_clauses.md";
    /// `bad-date`.
    BadDate = "bad-date", Error, "bad_date.md";
    /// `bad-value`.
    BadValue = "bad-value", Error, "bad_value.md";
    /// `mixed-comparison`.
    MixedComparison = "mixed-comparison", Error, "mixed_comparison.md";
    /// `strict-with-more`.
    StrictWithMore = "strict-with-more", Error, "strict_with_more.md";
    /// `strict-undercut`.
    StrictUndercut = "strict-undercut", Error, "strict_undercut.md";
    /// `standpoint-cycle`.
    StandpointCycle = "standpoint-cycle", Error, "standpoint_cycle.md";
    /// `cyclic-preference`.
    CyclicPreference = "cyclic-preference", Error, "cyclic_preference.md";
    /// `mixed-issue`.
    MixedIssue = "mixed-issue", Error, "mixed_issue.md";
    /// `contradicting-axioms`.
    ContradictingAxioms = "contradicting-axioms", Error, "contradicting_axioms.md";
    /// `bad-table`.
    BadTable = "bad-table", Error, "bad_table.md";
    /// `bad-row`.
    BadRow = "bad-row", Error, "bad_row.md";
    /// `bad-bibliography`.
    BadBibliography = "bad-bibliography", Error, "bad_bibliography.md";
    /// `incomplete-instance`.
    IncompleteInstance = "incomplete-instance", Error, "incomplete_instance.md";
    /// `unknown-verdict`.
    UnknownVerdict = "unknown-verdict", Error, "unknown_verdict.md";
    /// `runaway-instances`.
    RunawayInstances = "runaway-instances", Error, "runaway_instances.md";
    /// `network-too-large`.
    NetworkTooLarge = "network-too-large", Error, "network_too_large.md";
    /// `unsupported-semantics`.
    UnsupportedSemantics = "unsupported-semantics", Error, "unsupported_semantics.md";
    /// `no-extension`.
    NoExtension = "no-extension", Error, "no_extension.md";
    /// `bad-framework`.
    BadFramework = "bad-framework", Error, "bad_framework.md";
    /// `number-out-of-range`.
    NumberOutOfRange = "number-out-of-range", Error, "number_out_of_range.md";
    /// `undeclared-argument`.
    UndeclaredArgument = "undeclared-argument", Error, "undeclared_argument.md";
    /// `argument-twice`.
    ArgumentTwice = "argument-twice", Error, "argument_twice.md";
    /// `attack-twice`.
    AttackTwice = "attack-twice", Error, "attack_twice.md";
    /// `bad-assumption`.
    BadAssumption = "bad-assumption", Error, "bad_assumption.md";
    /// `framework-too-large`.
    FrameworkTooLarge = "framework-too-large", Error, "framework_too_large.md";
    /// `expectation-failed`.
    ExpectationFailed = "expectation-failed", Error, "expectation_failed.md";
    /// `unused-premise`.
    UnusedPremise = "unused-premise", Warning, "unused_premise.md";
    /// `unsupported-claim`.
    UnsupportedClaim = "unsupported-claim", Warning, "unsupported_claim.md";
    /// `weighs-nothing`.
    WeighsNothing = "weighs-nothing", Warning, "weighs_nothing.md";
    /// `supports-only-itself`.
    SupportsOnlyItself = "supports-only-itself", Warning, "supports_only_itself.md";
    /// `weight-in-a-fight`.
    WeightInAFight = "weight-in-a-fight", Warning, "weight_in_a_fight.md";
    /// `preference-in-a-weighing`.
    PreferenceInAWeighing = "preference-in-a-weighing", Warning, "preference_in_a_weighing.md";
    /// `partly-weighed`.
    PartlyWeighed = "partly-weighed", Warning, "partly_weighed.md";
    /// `rule-never-applies`.
    RuleNeverApplies = "rule-never-applies", Warning, "rule_never_applies.md";
    /// `admits-nothing`.
    AdmitsNothing = "admits-nothing", Warning, "admits_nothing.md";
    /// `unanswered-exception`.
    UnansweredException = "unanswered-exception", Warning, "unanswered_exception.md";
    /// `near-constants`.
    NearConstants = "near-constants", Warning, "near_constants.md";
    /// `undated-premise`.
    UndatedPremise = "undated-premise", Warning, "undated_premise.md";
    /// `standard-for-nothing`.
    StandardForNothing = "standard-for-nothing", Warning, "standard_for_nothing.md";
}

impl Code {
    /// The code that a word names.
    #[must_use]
    pub fn from_name(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == word)
    }

    /// The manual's page on it, in Markdown.
    #[must_use]
    pub fn page(self) -> &'static str {
        self.file()
    }
    /// What the code means: the first sentence of its page.
    #[must_use]
    pub fn summary(self) -> String {
        first_sentence(self.page())
    }
}

/// The first sentence of a page, below its title.
fn first_sentence(page: &str) -> String {
    let mut paragraphs =
        page.split("\n\n").map(str::trim).filter(|part| !part.is_empty() && !part.starts_with('#'));
    let first = paragraphs.next().unwrap_or_default().replace('\n', " ");
    match first.find(". ") {
        Some(end) => first[..=end].to_owned(),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_stands_below_the_title() {
        assert_eq!(
            first_sentence("# a-code\n\nA file\ncannot be read. Then more.\n"),
            "A file cannot be read."
        );
        assert_eq!(first_sentence("# a-code\n"), "");
    }
}
