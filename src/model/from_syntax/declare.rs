//! The first walk: every declaration gets its id and its name, so that all others can be mentioned.

use super::constants::Value;
use super::names::{Entry, Symbol, key};
use super::{Code, Diagnostic, Piece, Resolver, view};
use crate::model::{Named, Predicate, PredicateSort, SourceDeclaration, Standpoint};
use crate::source::Span;
use crate::vocabulary::*;
use view::{Clause, ClauseBody, Declaration, DeclarationBody, Item, Text, Word};

/// What is left to do after the first walk, sorted by what is declared; each list in the order of the files.
#[derive(Default)]
pub(super) struct Work<'t> {
    pub(super) sources: Vec<(ModuleId, SourceId, &'t [Clause<'t>])>,
    pub(super) statements: Vec<(ModuleId, PredicateId, &'t [Clause<'t>])>,
    pub(super) premises: Vec<(ModuleId, PremiseId, PredicateId, Span, &'t Item<'t>)>,
    pub(super) inferences: Vec<Inference<'t>>,
    pub(super) contraries: Vec<(ModuleId, Span, &'t [view::Literal<'t>], Option<Text<'t>>)>,
    pub(super) tables: Vec<(ModuleId, Span, Word<'t>, Text<'t>, &'t [Clause<'t>])>,
    pub(super) preferences: Vec<(ModuleId, &'t [view::Preference<'t>])>,
    pub(super) standpoints: Vec<(ModuleId, StandpointId, &'t [Clause<'t>])>,
    pub(super) expectations: Vec<(ModuleId, Span, &'t view::Literal<'t>, view::Outcome<'t>, Word<'t>)>,
}

/// A rule, an argument, or the name of an instance.
#[derive(Clone, Copy)]
pub(super) struct Inference<'t> {
    pub(super) module: ModuleId,
    pub(super) span: Span,
    pub(super) keyword: Span,
    pub(super) is_argument: bool,
    /// It names an instance of a rule.
    pub(super) is_instance: bool,
    pub(super) item: &'t Item<'t>,
}

/// The version of the language that this engine reads.
const LANGUAGE: u32 = 1;

impl<'t> Resolver<'_, 't> {
    pub(super) fn declare(&mut self) -> Work<'t> {
        let mut work = Work::default();
        for (index, input) in self.inputs.iter().enumerate() {
            for declaration in input.declarations {
                self.declare_one(ModuleId::new(index), declaration, &mut work);
            }
        }
        if self.model.standpoints.is_empty() {
            self.default_standpoint();
        }
        work
    }

    fn declare_one(&mut self, module: ModuleId, declaration: &'t Declaration<'t>, work: &mut Work<'t>) {
        let span = declaration.span;
        match &declaration.body {
            DeclarationBody::Language(version) => self.language(*version),
            DeclarationBody::Use(_) => {}
            DeclarationBody::Bibliography(path) => self.bibliography(module, *path),
            DeclarationBody::Source(item) => self.declare_source(module, item, work),
            DeclarationBody::Kind(list) => {
                list.iter().for_each(|(word, words)| self.declare_kind(module, *word, *words))
            }
            DeclarationBody::Name(list) => {
                list.iter().for_each(|(word, words)| self.declare_constant(module, *word, *words));
            }
            DeclarationBody::Relation { name, variables, template } => {
                self.declare_relation(module, span, *name, variables, *template);
            }
            DeclarationBody::Claim(item) => {
                self.declare_claim(module, span, item, PredicateSort::Claim, work)
            }
            DeclarationBody::Thesis(item) => {
                self.declare_claim(module, span, item, PredicateSort::Thesis, work)
            }
            DeclarationBody::Premise(item) => self.declare_premise(module, span, item, work),
            DeclarationBody::Rule(item) => self.declare_inference(module, declaration, item, false, work),
            DeclarationBody::Argument(item) => self.declare_inference(module, declaration, item, true, work),
            DeclarationBody::Contrary { literals, why } => {
                work.contraries.push((module, span, literals, *why))
            }
            DeclarationBody::Facts { relation, path, clauses } => {
                work.tables.push((module, span, *relation, *path, clauses));
            }
            DeclarationBody::Prefer(list) => work.preferences.push((module, list)),
            DeclarationBody::Standpoint(item) => self.declare_standpoint(module, span, item, work),
            DeclarationBody::Expect { literal, outcome, standpoint } => {
                work.expectations.push((module, span, literal, *outcome, *standpoint));
            }
        }
    }

    fn language(&mut self, version: Word<'t>) {
        match version.text.parse::<u32>() {
            Ok(1..=LANGUAGE) => {}
            Ok(later) if later > LANGUAGE => self.tell(
                Diagnostic::new(
                    Code::LaterLanguage,
                    version.span,
                    format!("this file is in version {later} of the language; this engine reads up to version {LANGUAGE}"),
                )
                .help("take a newer engine, or write the file in the earlier version"),
            ),
            _ => self.tell(
                Diagnostic::new(Code::BadValue, version.span, format!("`{}` is no version of the language", version.text))
                    .fix(version.span, LANGUAGE.to_string(), format!("write `{LANGUAGE}`")),
            ),
        }
    }

    /// Gives the name to the symbol, or tells who has it.
    pub(super) fn declare_name(&mut self, module: ModuleId, word: Word<'t>, symbol: Symbol) {
        let entry = Entry { name: key(word.text), symbol, span: word.span, module };
        let Err(first) = self.names.declare(entry) else { return };
        let message = format!("`{}` is declared twice", first.name);
        let as_what = |symbol: Symbol| format!("here as {}", symbol.what());
        self.tell(
            Diagnostic::new(Code::DeclaredTwice, word.span, message)
                .label(format!("again {}", as_what(symbol)))
                .also(first.span, format!("first {}", as_what(first.symbol)))
                .help("give one of the two another name; a name means one thing in all the files of a run"),
        );
    }

    fn declare_source(&mut self, module: ModuleId, item: &'t Item<'t>, work: &mut Work<'t>) {
        let Some(word) = item.name else { return };
        let id = SourceId::new(self.model.sources.len());
        self.declare_name(module, word, Symbol::Source(id));
        let title = item.text.map_or_else(String::new, |text| text.value());
        self.model.sources.push(bare_source(key(word.text).into_owned(), title, word.span));
        work.sources.push((module, id, &item.clauses));
    }

    fn declare_kind(&mut self, module: ModuleId, word: Word<'t>, words: Option<Text<'t>>) {
        let id = KindId::new(self.model.kinds.len());
        self.declare_name(module, word, Symbol::Kind(id));
        let name = key(word.text).into_owned();
        let words = words.map_or_else(|| name.clone(), |text| text.value());
        self.model.kinds.push(Named { name, words, span: word.span });
    }

    fn declare_constant(&mut self, module: ModuleId, word: Word<'t>, words: Option<Text<'t>>) {
        let id = self.constants.intern(Value::Name(&key(word.text)), word.span);
        if !self.constants.is_declared(id) {
            self.constants.declare(id);
            if let Some(words) = words {
                self.constants.list[id.index()].words = words.value();
                self.worded.entry(words.value()).or_insert(id);
            }
        }
        self.declare_name(module, word, Symbol::Constant(id));
    }

    fn declare_relation(
        &mut self,
        module: ModuleId,
        span: Span,
        name: Word<'t>,
        variables: &'t [Word<'t>],
        template: Text<'t>,
    ) {
        let sentence = self.template(variables, template);
        let sort = PredicateSort::Relation;
        let id = self.push_predicate(module, span, name, sort, variables.len(), sentence);
        self.declare_name(module, name, Symbol::Relation(id));
        self.columns.insert(id, variables.iter().map(|word| key(word.text)).collect());
    }

    fn declare_claim(
        &mut self,
        module: ModuleId,
        span: Span,
        item: &'t Item<'t>,
        sort: PredicateSort,
        work: &mut Work<'t>,
    ) {
        let Some(name) = item.name else { return };
        let id = self.push_predicate(module, span, name, sort, 0, words(item.text));
        let symbol = if sort == PredicateSort::Thesis { Symbol::Thesis(id) } else { Symbol::Claim(id) };
        self.declare_name(module, name, symbol);
        work.statements.push((module, id, &item.clauses));
    }

    fn declare_premise(&mut self, module: ModuleId, span: Span, item: &'t Item<'t>, work: &mut Work<'t>) {
        let Some(name) = item.name else { return };
        let premise = PremiseId::new(work.premises.len());
        let id =
            self.push_predicate(module, span, name, PredicateSort::Premise(premise), 0, words(item.text));
        self.declare_name(module, name, Symbol::Premise(id, premise));
        work.premises.push((module, premise, id, span, item));
    }

    fn declare_inference(
        &mut self,
        module: ModuleId,
        declaration: &'t Declaration<'t>,
        item: &'t Item<'t>,
        is_argument: bool,
        work: &mut Work<'t>,
    ) {
        let is_instance = item.clauses.iter().any(|clause| matches!(clause.body, ClauseBody::ByRule { .. }));
        let symbol = if is_instance {
            self.instance_count += 1;
            Symbol::Instance(InstanceNameId::new(self.instance_count - 1))
        } else {
            let id = RuleId::new(self.rule_count);
            self.rule_count += 1;
            if is_argument { Symbol::Argument(id) } else { Symbol::Rule(id) }
        };
        if let Some(word) = item.name {
            self.declare_name(module, word, symbol);
        }
        let (span, keyword) = (declaration.span, declaration.keyword);
        work.inferences.push(Inference { module, span, keyword, is_argument, is_instance, item });
    }

    fn declare_standpoint(&mut self, module: ModuleId, span: Span, item: &'t Item<'t>, work: &mut Work<'t>) {
        let Some(word) = item.name else { return };
        let id = StandpointId::new(self.model.standpoints.len());
        self.declare_name(module, word, Symbol::Standpoint(id));
        let mut standpoint = Standpoint::bare(key(word.text).into_owned(), StandpointId(0), span);
        standpoint.sentence = item.text.map(|text| text.value());
        standpoint.module = Some(module);
        self.model.standpoints.push(standpoint);
        work.standpoints.push((module, id, &item.clauses));
    }

    /// The standpoint of files that declare none. Its name may be taken by something else.
    fn default_standpoint(&mut self) {
        let Some(file) = self.inputs.first().map(|input| input.file) else { return };
        let span = Span::new(file, 0, 0);
        let symbol = Symbol::Standpoint(StandpointId(0));
        let entry = Entry { name: "default".into(), symbol, span, module: ModuleId(0) };
        // Where something else has the name, it keeps it, and the standpoint is only the one that there is.
        let _ = self.names.declare(entry);
        self.model.standpoints.push(Standpoint::bare("default", StandpointId(0), span));
    }

    fn push_predicate(
        &mut self,
        module: ModuleId,
        span: Span,
        name: Word<'t>,
        sort: PredicateSort,
        arity: usize,
        sentence: Vec<Piece>,
    ) -> PredicateId {
        self.model.predicates.push(Predicate {
            name: key(name.text).into_owned(),
            sort,
            arity,
            sentence,
            kind: None,
            tags: Vec::new(),
            means: None,
            pinned: false,
            span,
            name_span: name.span,
            module,
        });
        PredicateId::new(self.model.predicates.len() - 1)
    }
}

fn words(text: Option<Text<'_>>) -> Vec<Piece> {
    text.map(|text| Piece::Words(text.value())).into_iter().collect()
}

/// A source of which nothing but the title is known yet.
pub(super) fn bare_source(name: String, title: String, span: Span) -> SourceDeclaration {
    SourceDeclaration { name, title, by: Vec::new(), within: None, date: None, url: None, page: None, span }
}
