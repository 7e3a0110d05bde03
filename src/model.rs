//! What a file set declares, with every name resolved once.
//!
//! In: the views of all files of a run. Out: the declarations with typed ids, and diagnostics. Never here:
//! a `String` used as a key after it, instances of rules, labels, the disk.

use crate::source::{FileId, Span};
use crate::vocabulary::*;

pub mod check;
pub mod from_syntax;
mod standpoint;

pub use standpoint::{Said, Selector, Standpoint};

/// A whole file set: the file that was asked for and every module that it uses.
#[derive(Debug, Default)]
pub struct Model {
    /// The file asked for first, then modules in the order of loading.
    pub modules: Vec<Module>,
    /// Sources, bibliography entries included.
    pub sources: Vec<SourceDeclaration>,
    /// Kinds.
    pub kinds: Vec<Named>,
    /// Tags, in the order of first use.
    pub tags: Vec<String>,
    /// Speakers and those spoken to, as sentences call them.
    pub parties: Vec<String>,
    /// Constants.
    pub constants: Vec<Constant>,
    /// Relations, claims, theses and premises: all that a literal can name.
    pub predicates: Vec<Predicate>,
    /// Premises.
    pub premises: Vec<Premise>,
    /// Rules, and arguments that give their own conditions.
    pub rules: Vec<Rule>,
    /// Names for instances of rules.
    pub instance_names: Vec<InstanceName>,
    /// Contraries.
    pub contraries: Vec<Contrary>,
    /// Tables of facts.
    pub tables: Vec<FactTable>,
    /// Preferences that hold from every standpoint.
    pub preferences: Vec<Preference>,
    /// Standpoints; never empty (the `default` one stands in where none is declared).
    pub standpoints: Vec<Standpoint>,
    /// Expectations.
    pub expectations: Vec<Expectation>,
}

impl Model {
    /// The declared name of a premise, rule, argument or instance; `None` for an argument without one.
    #[must_use]
    pub fn argument_name(&self, name: ArgumentName) -> Option<&str> {
        match name {
            ArgumentName::Premise(premise) => {
                Some(&self.predicates[self.premises[premise.index()].predicate.index()].name)
            }
            ArgumentName::Rule(rule) => self.rules[rule.index()].name.as_deref(),
            ArgumentName::Instance(instance) => self.instance_names[instance.index()].name.as_deref(),
        }
    }
}

/// A loaded file.
#[derive(Debug)]
pub struct Module {
    /// The file.
    pub file: FileId,
    /// Its path as `use` writes it; the first file's is its own name.
    pub path: String,
    /// Its rules apply from every standpoint; otherwise only from those that `use` it.
    pub everywhere: bool,
}

/// A kind, with its words.
#[derive(Debug)]
pub struct Named {
    /// The declared name.
    pub name: String,
    /// How it reads in a sentence; the name itself where no words were given.
    pub words: String,
    /// Where it was declared.
    pub span: Span,
}

/// A source.
#[derive(Debug)]
pub struct SourceDeclaration {
    /// The declared name or citation key.
    pub name: String,
    /// The title.
    pub title: String,
    /// Authors.
    pub by: Vec<PartyId>,
    /// What it appeared in.
    pub within: Option<String>,
    /// When it appeared.
    pub date: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The page.
    pub page: Option<String>,
    /// Where it was declared.
    pub span: Span,
}

/// What a constant is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ConstantValue {
    /// A name; compared only for equality.
    Name(String),
    /// A number.
    Number(Number),
    /// A date; a four-digit number beside dates is one too.
    Date(Date),
    /// A text.
    Text(String),
}

impl std::fmt::Display for ConstantValue {
    /// As the language writes it.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => out.write_str(name),
            Self::Number(number) => write!(out, "{number}"),
            Self::Date(date) => write!(out, "{date}"),
            Self::Text(text) => {
                let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
                write!(out, "\"{escaped}\"")
            }
        }
    }
}

/// A constant.
#[derive(Debug)]
pub struct Constant {
    /// What it is.
    pub value: ConstantValue,
    /// How it reads in a sentence.
    pub words: String,
    /// Where it was declared or first written.
    pub span: Span,
}

/// What a literal can name.
#[derive(Debug)]
pub struct Predicate {
    /// The declared name.
    pub name: String,
    /// What it is.
    pub sort: PredicateSort,
    /// How many terms it takes; 0 but for relations.
    pub arity: usize,
    /// Its sentence, cut at the variables; a claim's or premise's is one piece of words.
    pub sentence: Vec<Piece>,
    /// The kind that a claim names.
    pub kind: Option<KindId>,
    /// Tags of a claim.
    pub tags: Vec<TagId>,
    /// `means`: the literal of which this claim is the sentence. The resolver already puts that literal
    /// wherever the claim is named.
    pub means: Option<Literal>,
    /// The claim is kept in the conclusion snapshot.
    pub pinned: bool,
    /// Where the whole declaration stands.
    pub span: Span,
    /// Where its name stands.
    pub name_span: Span,
    /// The module that declares it.
    pub module: ModuleId,
}

/// The sorts of predicate.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PredicateSort {
    /// A relation.
    Relation,
    /// A claim.
    Claim,
    /// A claim that the file is about.
    Thesis,
    /// A premise.
    Premise(PremiseId),
}

/// A piece of a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The term at this place of the relation.
    Term(usize),
}

/// A term of a literal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Term {
    /// A variable of the rule.
    Variable(VariableId),
    /// A constant.
    Constant(ConstantId),
}

/// A literal with its terms.
#[derive(Clone, Debug)]
pub struct Literal {
    /// It is the contrary.
    pub negated: bool,
    /// Of this.
    pub predicate: PredicateId,
    /// As many as the predicate's arity.
    pub terms: Vec<Term>,
    /// Where it stands.
    pub span: Span,
}

/// A citation.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// The page or place in it.
    pub page: Option<String>,
}

/// A premise.
#[derive(Debug)]
pub struct Premise {
    /// What it says as a statement of its own.
    pub predicate: PredicateId,
    /// The literals (without variables) that presumably follow from it.
    pub states: Vec<Literal>,
    /// Its kind.
    pub kind: Option<KindId>,
    /// The date of what it tells.
    pub date: Option<Date>,
    /// Since when one could know it: its `known`, else its `date`, else the earliest date of a source cited.
    pub known: Option<Date>,
    /// Who says it.
    pub by: Vec<PartyId>,
    /// To whom.
    pub to: Vec<PartyId>,
    /// Where it is told.
    pub cites: Vec<Citation>,
    /// The words themselves.
    pub quote: Option<String>,
    /// Its own weight, in (0, 1].
    pub weight: Option<Number>,
    /// It is an axiom.
    pub certain: bool,
    /// Tags.
    pub tags: Vec<TagId>,
    /// The module that declares it.
    pub module: ModuleId,
    /// Where the declaration stands.
    pub span: Span,
    /// Where its name stands.
    pub name_span: Span,
}

/// A condition of a rule.
#[derive(Clone, Debug)]
pub enum Condition {
    /// The literal holds.
    Holds(Literal),
    /// At least so many of these hold. With `listed`, the literals are counted; else the instances of the one
    /// literal, as tuples of those of its variables that stand nowhere else in the rule.
    AtLeast {
        /// How many.
        count: u32,
        /// Of what.
        literals: Vec<Literal>,
        /// The literals are a list.
        listed: bool,
        /// Where it stands.
        span: Span,
    },
}

/// A literal with its critical question.
#[derive(Clone, Debug)]
pub struct Questioned {
    /// The literal.
    pub literal: Literal,
    /// The question in words.
    pub question: Option<String>,
}

/// A comparison.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The left side.
    pub left: Term,
    /// How.
    pub comparator: Comparator,
    /// The right side.
    pub right: Term,
    /// Where it stands.
    pub span: Span,
}

/// What a rule leads to.
#[derive(Clone, Debug)]
pub enum Conclusion {
    /// A literal.
    So(Literal),
    /// It undercuts every instance of `target` for which the bindings hold.
    Undercuts {
        /// The rule, argument or premise that is hit.
        target: ArgumentName,
        /// Variables of the target with what they must be: constants or variables of this rule.
        with: Vec<(VariableId, Term)>,
        /// Where it stands.
        span: Span,
    },
}

/// A rule, or an argument that gives its own conditions.
#[derive(Debug)]
pub struct Rule {
    /// The declared name; an argument without one has none.
    pub name: Option<String>,
    /// Its sentence.
    pub sentence: Option<String>,
    /// It was declared as an `argument`, and so has no variables outside `at least`.
    pub is_argument: bool,
    /// Its variables as written, without `?`; a wildcard's name is `_`.
    pub variables: Vec<String>,
    /// Only from these standpoints (and those that are `from` them); empty for all.
    pub only_for: Vec<StandpointId>,
    /// Conditions.
    pub given: Vec<Condition>,
    /// Comparisons.
    pub comparisons: Vec<Comparison>,
    /// What is presumed.
    pub assuming: Vec<Questioned>,
    /// Exceptions.
    pub unless: Vec<Questioned>,
    /// What follows.
    pub conclusion: Conclusion,
    /// It holds certainly.
    pub strict: bool,
    /// Its own weight, in (0, 1].
    pub weight: Option<Number>,
    /// Its kind.
    pub kind: Option<KindId>,
    /// Citations.
    pub cites: Vec<Citation>,
    /// Its backing.
    pub because: Option<String>,
    /// Tags.
    pub tags: Vec<TagId>,
    /// The module that declares it.
    pub module: ModuleId,
    /// Where the declaration stands.
    pub span: Span,
    /// Where its name stands, or its keyword.
    pub name_span: Span,
}

/// A name for one instance of a rule.
#[derive(Debug)]
pub struct InstanceName {
    /// The declared name; one without is known by its content.
    pub name: Option<String>,
    /// Its own sentence.
    pub sentence: Option<String>,
    /// The rule.
    pub rule: RuleId,
    /// A constant for each variable that the rule's givens bind.
    pub with: Vec<(VariableId, ConstantId)>,
    /// The weight that it gives the instance.
    pub weight: Option<Number>,
    /// The module that declares it.
    pub module: ModuleId,
    /// Where the declaration stands.
    pub span: Span,
}

/// Of these at most one holds. With variables, of each instance.
#[derive(Debug)]
pub struct Contrary {
    /// The literals, two or more.
    pub literals: Vec<Literal>,
    /// The variables as written.
    pub variables: Vec<String>,
    /// Why.
    pub why: Option<String>,
    /// The module that declares it.
    pub module: ModuleId,
    /// Where it stands.
    pub span: Span,
}

/// One premise a row. Columns that the table does not have are empty vectors.
#[derive(Debug)]
pub struct FactTable {
    /// The relation.
    pub predicate: PredicateId,
    /// The terms of all rows, one after the other, `arity` to a row.
    pub terms: Vec<ConstantId>,
    /// The kind of every row without one of its own.
    pub kind: Option<KindId>,
    /// The source of every row without one of its own.
    pub cites: Vec<Citation>,
    /// Each row's kind.
    pub kinds: Vec<Option<KindId>>,
    /// Each row's date.
    pub dates: Vec<Option<Date>>,
    /// Each row's `known` (already fallen back on its date and source's date, as for a premise).
    pub known: Vec<Option<Date>>,
    /// Each row's source.
    pub sources: Vec<Option<SourceId>>,
    /// Each row's place in the table's own file.
    pub rows: Vec<Span>,
    /// The module that declares it.
    pub module: ModuleId,
    /// Where the declaration stands.
    pub span: Span,
}

/// `A over B`.
#[derive(Clone, Debug)]
pub struct Preference {
    /// The stronger.
    pub stronger: ArgumentName,
    /// The weaker.
    pub weaker: ArgumentName,
    /// The module that says so.
    pub module: ModuleId,
    /// Where it stands.
    pub span: Span,
}

/// What an `expect` expects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A status.
    Status(Status),
    /// The verdict's words.
    Words(String),
}

/// A check.
#[derive(Debug)]
pub struct Expectation {
    /// Of this statement (without variables).
    pub literal: Literal,
    /// This outcome.
    pub outcome: Outcome,
    /// From there.
    pub standpoint: StandpointId,
    /// Where it stands.
    pub span: Span,
}
