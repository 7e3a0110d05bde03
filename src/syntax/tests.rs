//! What the parser makes of good and of broken text.

use super::view::{ClauseBody, DeclarationBody};
use super::{Parse, declarations, parse};
use crate::source::FileId;

mod properties;

fn read(text: &str) -> Parse {
    parse(FileId(0), text)
}

#[test]
fn a_declaration_on_one_line_has_its_clauses() {
    let text = "argument given a, not b(?x, 1990-02) so c\n";
    let parse = read(text);
    assert_eq!(parse.diagnostics, []);
    let declarations = declarations(&parse, text);
    let DeclarationBody::Argument(item) = &declarations[0].body else { panic!("an argument") };
    assert!(item.name.is_none());
    assert!(matches!(&item.clauses[0].body, ClauseBody::Given(conditions) if conditions.len() == 2));
    assert!(matches!(&item.clauses[1].body, ClauseBody::So { certainly: false, .. }));
}

/// The mistakes of a text: code, place (line:column), message.
fn told(text: &str) -> Vec<String> {
    let mut sources = crate::source::Sources::default();
    let file = sources.add("a.arg", text);
    let tell = |diagnostic: &crate::diagnostic::Diagnostic| {
        let span = diagnostic.primary.as_ref().map(|label| label.span).expect("syntax has places");
        let (line, column) = sources.file(file).line_column(span.start);
        format!("{line}:{column} {}: {}", diagnostic.code.name(), diagnostic.message)
    };
    parse(file, text).diagnostics.iter().map(tell).collect()
}

#[test]
fn what_was_expected_is_told_in_sorted_words() {
    assert_eq!(told("premise a"), ["1:10 syntax-error: expected a text in double quotes"]);
    assert_eq!(told("premise \"b\"\n"), ["1:9 syntax-error: expected a name, found a text"]);
    assert_eq!(told("prefer a b\n"), ["1:10 syntax-error: expected `over`, found the name `b`"]);
    assert_eq!(
        told("rule a given b(?x y) so c\n"),
        ["1:19 syntax-error: expected `)` or a comma, found the name `y`"]
    );
    assert_eq!(
        told("expect a happy from b\n"),
        [
            "1:10 syntax-error: expected `(`, a text in double quotes, `accepted`, `contested`, `rejected` or `unproven`, found the name `happy`"
        ]
    );
}

#[test]
fn a_missing_thing_is_told_at_the_end_of_what_stands_before_it() {
    let text = "rule a\n  given b\n  so\n\n# done\nname c\n";
    assert_eq!(told(text), ["3:5 syntax-error: expected a name, `certainly`, `not` or `presumably`"]);
}

#[test]
fn a_broken_clause_leaves_the_others() {
    let text = "premise a \"b\"\n  date yesterday\n  kind oral\n  states c, , d(e f)\n    not g\nname h\n";
    let parse = read(text);
    let declarations = declarations(&parse, text);
    assert_eq!(declarations.len(), 2);
    let DeclarationBody::Premise(item) = &declarations[0].body else { panic!("a premise") };
    let [kind, states] = &item.clauses[..] else { panic!("{:?}", item.clauses) };
    assert!(matches!(kind.body, ClauseBody::Kind(word) if word.text == "oral"));
    let ClauseBody::States(literals) = &states.body else { panic!("states") };
    let names: Vec<_> = literals.iter().map(|literal| (literal.negated, literal.name.text)).collect();
    assert_eq!(names, [(false, "c"), (true, "g")]);
    assert_eq!(parse.diagnostics.len(), 3, "{:#?}", told(text));
}

#[test]
fn only_column_one_starts_a_declaration() {
    let text = "given a\nthesi b \"c\"\n  kind d\n)\nname x\n   name y\n";
    assert_eq!(
        told(text),
        [
            "1:1 unknown-keyword: `given` starts no declaration",
            "2:1 unknown-keyword: `thesi` is no declaration",
            "4:1 syntax-error: expected a declaration, found `)`",
            "6:4 reserved-word: `name` is a word of the language and cannot be declared as a name",
            "6:9 syntax-error: expected a comma, a text in double quotes or the end of the declaration, found the name `y`",
        ]
    );
}

#[test]
fn misspelt_clauses_get_the_nearest() {
    let text = "premise a \"b\"\n  stats c\nargument b givn c so d\n";
    assert_eq!(
        told(text),
        [
            "2:3 unknown-keyword: `stats` is no clause of `premise`",
            "3:12 unknown-keyword: `givn` is no clause of `argument`"
        ]
    );
}

#[test]
fn tokens_that_are_wrong_are_told_once() {
    assert_eq!(told("name a “b” -\n").len(), 2, "{:?}", told("name a “b” -\n"));
    assert_eq!(told("name\u{a0}a\n"), ["1:5 no-break-space: this space is not a plain one"]);
    assert_eq!(
        told("premise a \"b\n  kind c\nname d \"e\\n\"\n"),
        [
            "1:11 open-text: the text that begins here has no end",
            "3:10 bad-escape: `\\n` stands for nothing in a text"
        ]
    );
    assert_eq!(
        told("premise a \"b\" date 1990-2\n"),
        ["1:20 bad-number: `1990-2` is neither a number nor a date"]
    );
}

#[test]
fn small_slips_are_told_and_read() {
    assert_eq!(told("argument given a, so not not b(c,)\n").len(), 3);
    assert_eq!(told("premise date \"b\" kind c\n").len(), 1);
    assert_eq!(
        told("name a\nlanguage 1\n"),
        ["2:1 language-not-first: `language` stands after other declarations"]
    );
}

#[test]
fn line_ends_count_only_in_lists() {
    let text =
        "contrary a\n b (c\n , d)\n \"why\"\nrule r given a(?x\n , ?y) where ?x\n < ?y so\n certainly\n a\n";
    assert_eq!(told(text), [""; 0]);
    let text = "rule r given at\n least 2\n (a, b) undercuts c\n with ?x = 1\n ?y\n = 2\n";
    assert_eq!(told(text), [""; 0]);
}

#[test]
fn brackets_without_end_are_told_once() {
    let text = "(".repeat(100_000);
    assert_eq!(told(&text).len(), 2);
    let text = "(\n".repeat(100_000);
    assert_eq!(told(&text).len(), 101);
    assert_eq!(read(&text).tree.nodes().len(), 1);
}

#[test]
fn what_is_too_much_is_told_where_it_stands() {
    assert_eq!(
        told("use a\n  b\n"),
        ["2:3 syntax-error: expected `/` or the end of the declaration, found the name `b`"]
    );
    assert_eq!(
        told("rule r\n  given a\n    (b)\n"),
        ["3:5 syntax-error: expected a name, `at` or `not`, found `(`"]
    );
}

#[test]
fn a_text_says_what_it_says() {
    let value =
        |raw: &str| super::view::Text { raw, span: crate::source::Span::new(FileId(0), 0, 0) }.value();
    assert_eq!(value(r#""plain""#), "plain");
    assert_eq!(value(r#""a \"b\" \\ \u{e9}""#), r#"a "b" \ é"#);
    assert_eq!(value("\"one  \r\n\r\n   two \n three\""), "one two three");
    assert_eq!(value("\"a\\u{20}\n b\""), "a  b");
    assert_eq!(value("“curly”"), "curly");
    assert_eq!(value("\"open"), "open");
}
