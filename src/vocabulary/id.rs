//! Typed ids: after the model no string is a key.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the `index`-th thing of its table.
            ///
            /// # Panics
            /// If the table has more than 2³² things; every table is bounded well below that.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("tables are bounded below 2^32 rows"))
            }

            /// Where the thing stands in its table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A file or module that was loaded.
    ModuleId;
    /// A `source`, or an entry of a `bibliography`.
    SourceId;
    /// A `kind`.
    KindId;
    /// A tag; tags are known by use, they are not declared.
    TagId;
    /// One who speaks or is spoken to (`by`, `to`).
    PartyId;
    /// A constant: a `name`, a date, a number or a text.
    ConstantId;
    /// What a literal is made with: a `relation`, a `claim`, a `thesis` or a `premise`.
    PredicateId;
    /// A `premise`.
    PremiseId;
    /// A `rule`, or an `argument` that gives its own conditions.
    RuleId;
    /// An `argument … by RULE`: a name for an instance of a rule.
    InstanceNameId;
    /// A `contrary`.
    ContraryId;
    /// A `facts` table.
    TableId;
    /// A `standpoint`.
    StandpointId;
    /// A variable of one rule, counted from 0 in that rule.
    VariableId;
    /// A ground atom of the theory.
    AtomId;
    /// A ground argument of the theory.
    ArgumentId;
    /// A set of arguments that some argument undercuts together.
    UndercutId;
    /// A node of the network.
    NodeId;
}

/// A statement: a ground atom or its contrary. Even numbers are atoms, odd ones their contraries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct StatementId(pub u32);

impl StatementId {
    /// The statement that `atom` holds, or with `negated` that its contrary does.
    #[must_use]
    pub fn new(atom: AtomId, negated: bool) -> Self {
        Self(atom.0 << 1 | u32::from(negated))
    }

    /// The atom that the statement is about; both sides of an issue have the same.
    #[must_use]
    pub fn atom(self) -> AtomId {
        AtomId(self.0 >> 1)
    }

    /// Whether this is the contrary of the atom.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }

    /// The other side of the issue.
    #[must_use]
    pub fn contrary(self) -> Self {
        Self(self.0 ^ 1)
    }

    /// Where the statement stands in a table with two rows an atom.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What can be preferred, weighed, applied, ignored or undercut by name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ArgumentName {
    /// A premise: itself and what it states.
    Premise(PremiseId),
    /// A rule or argument: all its instances.
    Rule(RuleId),
    /// One instance of a rule.
    Instance(InstanceNameId),
}
