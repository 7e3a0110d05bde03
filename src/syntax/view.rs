//! The declarations of a file as plain structs: what the grammar says, with a span on everything.
//!
//! Broken clauses and list items are left out of the view (the tree keeps them, a diagnostic tells them);
//! whatever stands whole around them is here.

use crate::source::Span;
use crate::vocabulary::Comparator;

/// A name or a variable as written; variables are without their `?`.
#[derive(Clone, Copy, Debug)]
pub struct Word<'t> {
    /// The word itself, not normalised.
    pub text: &'t str,
    /// Where it stands (a variable's `?` included).
    pub span: Span,
}

/// A text in double quotes.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t> {
    /// As written, the quotes included.
    pub raw: &'t str,
    /// Where it stands.
    pub span: Span,
}

/// A path after `use`: names between slashes, or a text.
#[derive(Clone, Debug)]
pub struct Path {
    /// The path, `/` between its parts, without quotes.
    pub path: String,
    /// Where it stands.
    pub span: Span,
}

/// What stands in a literal's brackets or in a comparison.
#[derive(Clone, Copy, Debug)]
pub enum Term<'t> {
    /// A name.
    Name(Word<'t>),
    /// A variable (`?who`).
    Variable(Word<'t>),
    /// `?_`, a new variable each time.
    Wildcard(Span),
    /// A date with at least a month (`1990-02`); a bare year is a number here.
    Date(Word<'t>),
    /// A number.
    Number(Word<'t>),
    /// A text.
    Text(Text<'t>),
}

/// A literal: a statement or its contrary, perhaps with terms.
#[derive(Clone, Debug)]
pub struct Literal<'t> {
    /// `not` stands before it.
    pub negated: bool,
    /// The relation, claim or premise.
    pub name: Word<'t>,
    /// The terms in brackets; empty where there are no brackets.
    pub terms: Vec<Term<'t>>,
    /// The whole of it.
    pub span: Span,
}

/// One thing in a `given`.
#[derive(Clone, Debug)]
pub enum Condition<'t> {
    /// A literal.
    Literal(Literal<'t>),
    /// `at least N literal` or `at least N (literal, …)`.
    AtLeast {
        /// The number as written.
        count: Word<'t>,
        /// The literals that are counted.
        literals: Vec<Literal<'t>>,
        /// They stand in brackets as a list: the literals are counted, not the instances of one.
        listed: bool,
        /// The whole of it.
        span: Span,
    },
}

/// A literal with the text that may follow it (in `assuming` and `unless`: its critical question).
#[derive(Clone, Debug)]
pub struct Questioned<'t> {
    /// The literal.
    pub literal: Literal<'t>,
    /// The question.
    pub question: Option<Text<'t>>,
}

/// One comparison of a `where`.
#[derive(Clone, Debug)]
pub struct Comparison<'t> {
    /// What stands on the left.
    pub left: Term<'t>,
    /// How they are compared.
    pub comparator: Comparator,
    /// What stands on the right.
    pub right: Term<'t>,
    /// The whole of it.
    pub span: Span,
}

/// `?x = term`.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'t> {
    /// The variable.
    pub variable: Word<'t>,
    /// What it is bound to.
    pub term: Term<'t>,
}

/// Who speaks or is spoken to: a name, or a text for one without a name here.
#[derive(Clone, Copy, Debug)]
pub enum Party<'t> {
    /// A name.
    Name(Word<'t>),
    /// A text.
    Text(Text<'t>),
}

/// A citation: a source (a text where it is a citation key that is no name) and perhaps a page.
#[derive(Clone, Copy, Debug)]
pub struct Cite<'t> {
    /// The source.
    pub source: Party<'t>,
    /// The page or place in it.
    pub page: Option<Text<'t>>,
}

/// What an `admit`, `exclude` or `weigh` picks out.
#[derive(Clone, Copy, Debug)]
pub struct Selector<'t> {
    /// What is looked at.
    pub by: SelectorBy,
    /// The kind, source, party, tag or premise.
    pub name: Word<'t>,
}

/// What a selector looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectorBy {
    /// `kind oral`
    Kind,
    /// `source guardian`
    Source,
    /// `by Baker`
    By,
    /// `tag x`
    Tag,
    /// A premise's own name.
    Name,
}

/// `A over B`.
#[derive(Clone, Copy, Debug)]
pub struct Preference<'t> {
    /// The stronger.
    pub stronger: Word<'t>,
    /// The weaker.
    pub weaker: Word<'t>,
}

/// A number of `limits`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Limit {
    /// How strong a clear case must be.
    Alpha,
    /// By how much it must outweigh.
    Beta,
    /// How little may be left against it.
    Gamma,
}

/// A clause: its keyword's place, and what it says. One declaration's clauses are in the order of the text.
#[derive(Clone, Debug)]
pub struct Clause<'t> {
    /// From its keyword to its last token.
    pub span: Span,
    /// What it says.
    pub body: ClauseBody<'t>,
}

/// Every clause that any declaration may have; which may stand where is the grammar's, and already checked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names are the keywords of the grammar")]
pub enum ClauseBody<'t> {
    By(Vec<Party<'t>>),
    To(Vec<Party<'t>>),
    In(Text<'t>),
    Url(Text<'t>),
    Page(Text<'t>),
    /// A date, or a year: the word is a date's or a number's.
    Date(Word<'t>),
    Known(Word<'t>),
    AsOf(Word<'t>),
    Means(Literal<'t>),
    Kind(Word<'t>),
    Tag(Vec<Word<'t>>),
    Pinned,
    States(Vec<Literal<'t>>),
    Cites(Vec<Cite<'t>>),
    Quote(Text<'t>),
    Weight(Word<'t>),
    Certain,
    For(Vec<Word<'t>>),
    Given(Vec<Condition<'t>>),
    Where(Vec<Comparison<'t>>),
    Assuming(Vec<Questioned<'t>>),
    Unless(Vec<Questioned<'t>>),
    /// `so`; `certainly` is true for "so certainly".
    So {
        certainly: bool,
        literal: Literal<'t>,
    },
    Undercuts {
        target: Word<'t>,
        with: Vec<Binding<'t>>,
    },
    /// `by RULE with …` of an argument.
    ByRule {
        rule: Word<'t>,
        with: Vec<Binding<'t>>,
    },
    Because(Text<'t>),
    /// `columns ?x = "header"` of facts.
    Columns(Vec<(Word<'t>, Text<'t>)>),
    /// `from OTHER` of a standpoint.
    FromStandpoint(Word<'t>),
    Admit(Vec<Selector<'t>>),
    Exclude(Vec<Selector<'t>>),
    Use(Vec<Path>),
    Apply(Vec<Word<'t>>),
    Ignore(Vec<Word<'t>>),
    /// Selectors with their weights.
    Weigh(Vec<(Selector<'t>, Word<'t>)>),
    Prefer(Vec<Preference<'t>>),
    /// `standard NAME [for …]`; the word is one of the standards.
    Standard {
        standard: Word<'t>,
        literals: Vec<Literal<'t>>,
    },
    Limits(Vec<(Limit, Word<'t>)>),
    Assume(Vec<Literal<'t>>),
    /// `semantics NAME [sceptical|credulous]`; both words are legal ones.
    Semantics {
        semantics: Word<'t>,
        acceptance: Option<Word<'t>>,
    },
    /// Status words (or `otherwise`) with the words of the verdict.
    Verdict(Vec<(Word<'t>, Text<'t>)>),
}

/// A declaration with its place.
#[derive(Clone, Debug)]
pub struct Declaration<'t> {
    /// From its keyword to its last token.
    pub span: Span,
    /// The keyword's own place.
    pub keyword: Span,
    /// What is declared.
    pub body: DeclarationBody<'t>,
}

/// What a name is given, with a sentence and clauses: most declarations have this shape.
#[derive(Clone, Debug)]
pub struct Item<'t> {
    /// The declared name; `None` only for an argument without one.
    pub name: Option<Word<'t>>,
    /// The sentence, title or template.
    pub text: Option<Text<'t>>,
    /// The clauses in the order of the text.
    pub clauses: Vec<Clause<'t>>,
}

/// Every declaration of the language.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names are the keywords of the grammar")]
pub enum DeclarationBody<'t> {
    Language(Word<'t>),
    Use(Path),
    Bibliography(Text<'t>),
    Source(Item<'t>),
    Kind(Vec<(Word<'t>, Option<Text<'t>>)>),
    Name(Vec<(Word<'t>, Option<Text<'t>>)>),
    /// A relation with its variables and its sentence.
    Relation {
        name: Word<'t>,
        variables: Vec<Word<'t>>,
        template: Text<'t>,
    },
    Claim(Item<'t>),
    Thesis(Item<'t>),
    Premise(Item<'t>),
    Rule(Item<'t>),
    Argument(Item<'t>),
    Contrary {
        literals: Vec<Literal<'t>>,
        why: Option<Text<'t>>,
    },
    Facts {
        relation: Word<'t>,
        path: Text<'t>,
        clauses: Vec<Clause<'t>>,
    },
    Prefer(Vec<Preference<'t>>),
    Standpoint(Item<'t>),
    /// An expectation: a status word, or a verdict's own words, from a standpoint.
    Expect {
        literal: Literal<'t>,
        outcome: Outcome<'t>,
        standpoint: Word<'t>,
    },
}

/// What an `expect` expects.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'t> {
    /// A status.
    Status(Word<'t>),
    /// The verdict's words.
    Words(Text<'t>),
}
