//! The definition of instantiation, by trying every value for every variable. Arguments are lines of text, so
//! that what differs can be read.

use standpoint::model::*;
use standpoint::theory::{GroundConclusion, Origin, Theory};
use standpoint::vocabulary::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many random programs are tried.
pub const CASES: u64 = 1500;

type Statement = (PredicateId, Vec<ConstantId>, bool);
type Values = BTreeMap<VariableId, ConstantId>;

fn contrary((predicate, terms, negated): &Statement) -> Statement {
    (*predicate, terms.clone(), !negated)
}

fn variables<'a>(literals: impl IntoIterator<Item = &'a Literal>) -> BTreeSet<VariableId> {
    let terms = literals.into_iter().flat_map(|literal| &literal.terms);
    terms.filter_map(|term| if let Term::Variable(id) = term { Some(*id) } else { None }).collect()
}

/// Every way to give these variables values.
fn all_values(model: &Model, variables: &BTreeSet<VariableId>) -> Vec<Values> {
    let mut all = vec![Values::new()];
    for variable in variables {
        let with = |values: Values| {
            (0..model.constants.len()).map(move |constant| {
                let mut values = values.clone();
                values.insert(*variable, ConstantId::new(constant));
                values
            })
        };
        all = all.into_iter().flat_map(with).collect();
    }
    all
}

fn instance(literal: &Literal, values: &Values) -> Statement {
    let term = |term: &Term| match term {
        Term::Constant(constant) => *constant,
        Term::Variable(variable) => values[variable],
    };
    (literal.predicate, literal.terms.iter().map(term).collect(), literal.negated)
}

/// The statements of a set that fit a literal, its other variables reading "any".
fn fitting(
    model: &Model,
    literal: &Literal,
    values: &Values,
    set: &BTreeSet<Statement>,
) -> BTreeSet<Statement> {
    let free = variables([literal]).into_iter().filter(|variable| !values.contains_key(variable)).collect();
    let instances = all_values(model, &free).into_iter().map(|mut more| {
        more.extend(values);
        instance(literal, &more)
    });
    instances.filter(|statement| set.contains(statement)).collect()
}

fn compared(model: &Model, rule: &Rule, values: &Values) -> bool {
    let number = |term: Term| match term {
        Term::Constant(constant) => &model.constants[constant.index()].value,
        Term::Variable(variable) => &model.constants[values[&variable].index()].value,
    };
    rule.comparisons.iter().all(|comparison| {
        let (left, right) = (number(comparison.left), number(comparison.right));
        match comparison.comparator {
            Comparator::Less => left < right,
            Comparator::LessOrEqual => left <= right,
            Comparator::Equal => left == right,
            Comparator::NotEqual => left != right,
            Comparator::GreaterOrEqual => left >= right,
            Comparator::Greater => left > right,
        }
    })
}

/// The variables of whose values an instance is made.
fn own_variables(rule: &Rule) -> BTreeSet<VariableId> {
    let mut elsewhere: Vec<BTreeSet<VariableId>> = Vec::new();
    let mut own = BTreeSet::new();
    for condition in &rule.given {
        match condition {
            Condition::Holds(literal) => own.extend(variables([literal])),
            Condition::AtLeast { literals, .. } => elsewhere.push(variables(literals)),
        }
    }
    let mut outside = own.clone();
    outside.extend(variables(rule.assuming.iter().chain(&rule.unless).map(|one| &one.literal)));
    if let Conclusion::So(literal) = &rule.conclusion {
        outside.extend(variables([literal]));
    }
    for (place, counted) in elsewhere.iter().enumerate() {
        let others = elsewhere.iter().enumerate().filter(|(other, _)| *other != place);
        let others: BTreeSet<VariableId> = others.flat_map(|(_, variables)| variables).copied().collect();
        own.extend(counted.iter().filter(|variable| outside.contains(variable) || others.contains(variable)));
    }
    own
}

fn given(rule: &Rule) -> Vec<&Literal> {
    let holds = rule.given.iter().filter_map(|condition| match condition {
        Condition::Holds(literal) => Some(literal),
        Condition::AtLeast { .. } => None,
    });
    holds.collect()
}

/// The instances of a rule among these statements.
fn rule_instances(model: &Model, rule: &Rule, derivable: &BTreeSet<Statement>) -> Vec<Values> {
    let holds = |condition: &Condition, values: &Values| match condition {
        Condition::Holds(literal) => derivable.contains(&instance(literal, values)),
        Condition::AtLeast { count, literals, .. } => {
            let of: BTreeSet<Statement> =
                literals.iter().flat_map(|literal| fitting(model, literal, values, derivable)).collect();
            of.len() >= *count as usize
        }
    };
    let fits = |values: &Values| {
        rule.given.iter().all(|condition| holds(condition, values)) && compared(model, rule, values)
    };
    all_values(model, &own_variables(rule)).into_iter().filter(fits).collect()
}

/// A strict argument that the text does not write: whose, from what, to what.
type Implied = (String, BTreeSet<Statement>, Statement);

/// Whether something speaks of a statement or its contrary.
fn is_known(statement: &Statement, derivable: &BTreeSet<Statement>) -> bool {
    derivable.contains(statement) || derivable.contains(&contrary(statement))
}

fn contraries(model: &Model, derivable: &BTreeSet<Statement>) -> BTreeSet<Implied> {
    let mut found = BTreeSet::new();
    for (index, declared) in model.contraries.iter().enumerate() {
        for values in all_values(model, &variables(&declared.literals)) {
            for (place, one) in declared.literals.iter().enumerate() {
                for (_, other) in declared.literals.iter().enumerate().filter(|(other, _)| *other != place) {
                    let loose = !variables([other]).is_subset(&variables([one]));
                    let (from, to) = (instance(one, &values), instance(other, &values));
                    if from != to && derivable.contains(&from) && (!loose || is_known(&to, derivable)) {
                        found.insert((format!("contrary {index}"), BTreeSet::from([from]), contrary(&to)));
                    }
                }
            }
        }
    }
    found
}

fn transpositions(model: &Model, derivable: &BTreeSet<Statement>) -> BTreeSet<Implied> {
    let mut found = BTreeSet::new();
    for (index, premise) in model.premises.iter().enumerate().filter(|(_, premise)| premise.certain) {
        for literal in &premise.states {
            let from = contrary(&instance(literal, &Values::new()));
            if derivable.contains(&from) {
                let so = (premise.predicate, Vec::new(), true);
                found.insert((format!("premise {index}"), BTreeSet::from([from]), so));
            }
        }
    }
    for (index, rule) in model.rules.iter().enumerate().filter(|(_, rule)| rule.strict) {
        let Conclusion::So(so) = &rule.conclusion else { continue };
        let given = given(rule);
        for values in all_values(model, &variables(given.iter().copied())) {
            let all: BTreeSet<Statement> = given.iter().map(|literal| instance(literal, &values)).collect();
            let against = contrary(&instance(so, &values));
            for denied in all.iter().filter(|_| compared(model, rule, &values)) {
                let mut from = all.clone();
                from.remove(denied);
                let rest = given.iter().copied().filter(|literal| instance(literal, &values) != *denied);
                let denying = given.iter().copied().filter(|literal| instance(literal, &values) == *denied);
                let loose = is_loose(&denying.collect::<Vec<_>>(), variables(rest.chain([so])));
                from.insert(against.clone());
                let itself = *denied == against;
                let holds = from.iter().all(|statement| derivable.contains(statement));
                if !itself && holds && (!loose || is_known(denied, derivable)) {
                    found.insert((format!("rule {index}"), from, contrary(denied)));
                }
            }
        }
    }
    found
}

/// Whether literals that are one statement leave a variable open when others fix these.
fn is_loose(denying: &[&Literal], mut fixed: BTreeSet<VariableId>) -> bool {
    loop {
        let before = fixed.len();
        for column in 0..denying[0].terms.len() {
            let is_fixed = |literal: &&Literal| match literal.terms[column] {
                Term::Constant(_) => true,
                Term::Variable(variable) => fixed.contains(&variable),
            };
            if denying.iter().any(is_fixed) {
                let terms = denying.iter().map(|literal| literal.terms[column]);
                let more: Vec<VariableId> = terms
                    .filter_map(|term| if let Term::Variable(id) = term { Some(id) } else { None })
                    .collect();
                fixed.extend(more);
            }
        }
        if fixed.len() == before {
            return !variables(denying.iter().copied()).is_subset(&fixed);
        }
    }
}

fn derivable(model: &Model) -> BTreeSet<Statement> {
    let none = Values::new();
    let mut derivable = BTreeSet::new();
    for premise in &model.premises {
        derivable.insert((premise.predicate, Vec::new(), false));
        derivable.extend(premise.states.iter().map(|literal| instance(literal, &none)));
    }
    for table in &model.tables {
        let rows = table.terms.chunks_exact(model.predicates[table.predicate.index()].arity);
        derivable.extend(rows.map(|row| (table.predicate, row.to_vec(), false)));
    }
    loop {
        let before = derivable.len();
        for rule in &model.rules {
            let Conclusion::So(so) = &rule.conclusion else { continue };
            let instances = rule_instances(model, rule, &derivable);
            derivable.extend(instances.iter().map(|values| instance(so, values)));
        }
        let implied: Vec<Implied> =
            contraries(model, &derivable).into_iter().chain(transpositions(model, &derivable)).collect();
        derivable.extend(implied.into_iter().map(|(_, _, so)| so));
        if derivable.len() == before {
            return derivable;
        }
    }
}

fn words(model: &Model, (predicate, terms, negated): &Statement) -> String {
    let terms: Vec<&str> = terms.iter().map(|term| model.constants[term.index()].words.as_str()).collect();
    let sign = if *negated { "not " } else { "" };
    format!("{sign}{}({})", model.predicates[predicate.index()].name, terms.join(","))
}

fn set_words<'a>(model: &Model, statements: impl IntoIterator<Item = &'a Statement>) -> String {
    let mut words: Vec<String> = statements.into_iter().map(|statement| words(model, statement)).collect();
    words.sort();
    words.join(" + ")
}

/// What each argument must be, sorted.
pub fn defined(model: &Model) -> Vec<String> {
    let derivable = derivable(model);
    let mut lines = Vec::new();
    for (index, premise) in model.premises.iter().enumerate() {
        let said = (premise.predicate, Vec::new(), false);
        lines.push(format!("premise {index}:  => {}", words(model, &said)));
        let states = premise.states.iter().map(|literal| instance(literal, &Values::new()));
        lines.extend(
            states.map(|so| format!("states {index}: {} => {}", words(model, &said), words(model, &so))),
        );
    }
    for table in &model.tables {
        for row in table.terms.chunks_exact(model.predicates[table.predicate.index()].arity) {
            lines.push(format!("fact:  => {}", words(model, &(table.predicate, row.to_vec(), false))));
        }
    }
    for (index, rule) in model.rules.iter().enumerate() {
        let Conclusion::So(so) = &rule.conclusion else { continue };
        for values in rule_instances(model, rule, &derivable) {
            let from: BTreeSet<Statement> =
                given(rule).iter().map(|literal| instance(literal, &values)).collect();
            let mut line = format!("rule {index}: {}", set_words(model, &from));
            for condition in &rule.given {
                if let Condition::AtLeast { count, literals, .. } = condition {
                    let of: BTreeSet<Statement> = literals
                        .iter()
                        .flat_map(|literal| fitting(model, literal, &values, &derivable))
                        .collect();
                    line += &format!(" at least {count} ({})", set_words(model, &of));
                }
            }
            for one in &rule.assuming {
                line += &format!(" assuming {}", words(model, &instance(&one.literal, &values)));
            }
            for (place, one) in rule.unless.iter().enumerate() {
                let of = fitting(model, &one.literal, &values, &derivable);
                if !of.is_empty() {
                    line += &format!(" unless {place} {}", set_words(model, &of));
                }
            }
            lines.push(format!("{line} => {}", words(model, &instance(so, &values))));
        }
    }
    let implied = contraries(model, &derivable).into_iter().chain(transpositions(model, &derivable));
    lines.extend(implied.map(|(of, from, so)| {
        format!("implied by {of}: {} => {}", set_words(model, &from), words(model, &so))
    }));
    lines.sort();
    lines
}

/// What each argument is, sorted.
pub fn found(model: &Model, theory: &Theory) -> Vec<String> {
    let columns = &theory.arguments;
    let statement = |id: StatementId| {
        (theory.atoms.predicate(id.atom()), theory.atoms.terms(id.atom()).to_vec(), id.is_negated())
    };
    let many = |ids: &[StatementId]| {
        let statements: Vec<Statement> = ids.iter().map(|id| statement(*id)).collect();
        set_words(model, &statements)
    };
    let mut lines = Vec::new();
    for index in 0..columns.origins.len() {
        let id = ArgumentId::new(index);
        let of = match columns.origins[index] {
            Origin::Premise(premise) => format!("premise {}", premise.0),
            Origin::States(premise, _) => format!("states {}", premise.0),
            Origin::Fact(..) => "fact".to_owned(),
            Origin::Rule(rule) => format!("rule {}", rule.0),
            Origin::Contrary(contrary) => format!("implied by contrary {}", contrary.0),
            Origin::Transposition(rule, _) => format!("implied by rule {}", rule.0),
            Origin::StatesTransposition(premise, _) => format!("implied by premise {}", premise.0),
        };
        let mut line = format!("{of}: {}", many(columns.given.get(index)));
        for group in columns.at_least.iter().filter(|group| group.argument == id) {
            line += &format!(" at least {} ({})", group.count, many(&group.of));
        }
        for (_, _, presumed) in columns.assuming.iter().filter(|(of, ..)| *of == id) {
            line += &format!(" assuming {}", words(model, &statement(*presumed)));
        }
        for place in 0..8 {
            let raised = columns.unless.iter().filter(|(of, at, _)| (*of, *at) == (id, place));
            let raised: Vec<StatementId> = raised.map(|(_, _, raised)| *raised).collect();
            if !raised.is_empty() {
                line += &format!(" unless {place} {}", many(&raised));
            }
        }
        let GroundConclusion::So(so) = columns.conclusions[index] else { continue };
        lines.push(format!("{line} => {}", words(model, &statement(so))));
    }
    lines.sort();
    lines
}

/// The rules of a model, to be read when a case fails.
pub fn describe(model: &Model) -> String {
    let term = |term: &Term| match term {
        Term::Constant(constant) => model.constants[constant.index()].words.clone(),
        Term::Variable(variable) => format!("?{}", variable.0),
    };
    let literal = |literal: &Literal| {
        let terms: Vec<String> = literal.terms.iter().map(term).collect();
        let sign = if literal.negated { "not " } else { "" };
        format!("{sign}{}({})", model.predicates[literal.predicate.index()].name, terms.join(","))
    };
    let list = |literals: Vec<&Literal>| literals.into_iter().map(literal).collect::<Vec<_>>().join(", ");
    let mut text = String::new();
    for (index, rule) in model.rules.iter().enumerate() {
        text += &format!("rule {index} strict {}: given {}", rule.strict, list(given(rule)));
        for condition in &rule.given {
            if let Condition::AtLeast { count, literals, .. } = condition {
                text += &format!("; at least {count} ({})", list(literals.iter().collect()));
            }
        }
        for comparison in &rule.comparisons {
            let sign = comparison.comparator.name();
            text += &format!("; where {} {sign} {}", term(&comparison.left), term(&comparison.right));
        }
        text += &format!("; unless {}", list(rule.unless.iter().map(|one| &one.literal).collect()));
        text += &format!("; assuming {}", list(rule.assuming.iter().map(|one| &one.literal).collect()));
        let Conclusion::So(so) = &rule.conclusion else { continue };
        text += &format!("; so {}\n", literal(so));
    }
    for (index, contrary) in model.contraries.iter().enumerate() {
        text += &format!("contrary {index}: {}\n", list(contrary.literals.iter().collect()));
    }
    text
}
