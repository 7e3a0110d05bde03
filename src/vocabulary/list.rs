//! The closed lists of the language, each with `ALL` and `name()`, which help texts and tests read.

macro_rules! list {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$each])* $variant,)* }

        impl $name {
            /// Every member, in the order of the manual.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that files and reports use.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The member that a word names.
            #[must_use]
            pub fn from_name(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == word)
            }
        }
    };
}

pub(crate) use list;

list! {
    /// What a standpoint says of a statement (SEMANTICS, section 3).
    Status {
        /// It is shown.
        Accepted = "accepted",
        /// Its contrary is shown.
        Rejected = "rejected",
        /// Arguments still stand on it, none prevails.
        Contested = "contested",
        /// Its burden is not met.
        Unproven = "unproven",
    }
}

list! {
    /// A standard of proof (Gordon, Prakken and Walton 2007, with strengths that pass along).
    Standard {
        /// Some argument for it stands; the fight is between the arguments.
        Undefeated = "undefeated",
        /// Some argument for it stands, whatever stands against it.
        Scintilla = "scintilla",
        /// The strongest argument for it is stronger than the strongest against it.
        Preponderance = "preponderance",
        /// Preponderance by more than beta, with more than alpha.
        ClearAndConvincing = "clear-and-convincing",
        /// Clear and convincing, and what speaks against it weighs less than gamma.
        BeyondReasonableDoubt = "beyond-reasonable-doubt",
        /// Some argument for it stands and none against it.
        DialecticalValidity = "dialectical-validity",
    }
}

list! {
    /// Which sets of statements hold together (Dung 1995 and after).
    Semantics {
        /// What no one who reasons can deny: the least complete set.
        Grounded = "grounded",
        /// Every fixpoint.
        Complete = "complete",
        /// The largest complete sets.
        Preferred = "preferred",
        /// Complete sets that leave nothing open.
        Stable = "stable",
        /// Complete sets that leave the least open.
        SemiStable = "semi-stable",
        /// The greatest complete set inside every preferred one.
        Ideal = "ideal",
    }
}

list! {
    /// Whether a status needs every extension or one.
    Acceptance {
        /// In every extension.
        Sceptical = "sceptical",
        /// In some extension.
        Credulous = "credulous",
    }
}

list! {
    /// How a `where` compares two terms.
    Comparator {
        /// Less, or earlier.
        Less = "<",
        /// Less or equal.
        LessOrEqual = "<=",
        /// The same.
        Equal = "=",
        /// Not the same.
        NotEqual = "!=",
        /// Greater or equal.
        GreaterOrEqual = ">=",
        /// Greater, or later.
        Greater = ">",
    }
}
