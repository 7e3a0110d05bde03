use super::*;

const HEAD: &str = "kind letter\nsource paper \"A paper\" date 1999\nname Baker \"James Baker\"\n\
                    relation said(?who, ?when) \"?who said so on ?when\"\nthesis t \"x\"\nrule r given said(?who, ?when) so t\n";

fn with_table(clauses: &str, table: &str) -> (Model, Vec<String>) {
    let text = format!("{HEAD}facts said from \"said.csv\" {clauses}");
    let files = [("main.arg", text.as_str()), ("said.csv", table)];
    (resolve_all(&files).0, errors_of(&files))
}

#[test]
fn each_row_is_a_premise_with_its_own_kind_dates_and_source() {
    let table =
        "who,when,kind,known,source\nBaker,1990-02-09,letter,1995,paper\n\"Kohl, Helmut\",1990,,,paper\n";
    let (model, told) = with_table("", table);
    assert_eq!(told, [""; 0]);
    let values: Vec<_> = model.tables[0].terms.iter().map(|id| &model.constants[id.index()].value).collect();
    assert!(
        matches!(values[0], ConstantValue::Name(name) if name == "Baker"),
        "a declared name is that constant"
    );
    assert!(matches!(values[1], ConstantValue::Date(_)));
    assert!(
        matches!(values[2], ConstantValue::Text(text) if text == "Kohl, Helmut"),
        "no name of the language"
    );
    assert!(matches!(values[3], ConstantValue::Number(_)), "a bare year is a number, as in a file");
    let known: Vec<_> = model.tables[0].known.iter().map(|date| date.expect("known").to_string()).collect();
    assert_eq!(known, ["1995", "1999"]);
    assert_eq!(model.tables[0].kinds.iter().flatten().count(), 1);
}

#[test]
fn a_row_declares_what_it_names() {
    let files = [
        ("main.arg", &*format!("{HEAD}facts said from \"said.csv\"\nargument given said(Kohl, 1990) so t")),
        ("said.csv", "who,when\nKohl,1990\n"),
    ];
    assert_eq!(errors_of(&files), [""; 0]);
}

#[test]
fn columns_may_be_named() {
    let (model, told) =
        with_table("columns ?who = \"speaker\", ?when = \"day\"", "day,speaker\n1990,Baker\n");
    assert_eq!((told.len(), model.tables[0].rows.len()), (0, 1));
}

#[test]
fn a_table_that_does_not_fit_is_told() {
    assert_eq!(with_table("", "who,day\nBaker,1990\n").1, ["bad-table: \"said.csv\""]);
    assert_eq!(with_table("", "").1, ["bad-table: \"said.csv\""]);
    assert_eq!(with_table("", "who,when,who\nBaker,1990,Kohl\n").1, ["bad-table: \"said.csv\""]);
    assert_eq!(with_table("columns ?whom = \"who\"", "who,when\n").1, ["bad-table: ?whom"]);
    assert_eq!(with_table("columns ?who = \"speaker\"", "who,when\n").1, ["bad-table: \"speaker\""]);
    assert_eq!(
        with_table("", "who,when,knwon\nBaker,1990,1995\n").1,
        ["bad-table: \"said.csv\""],
        "a slip of `known`"
    );
}

#[test]
fn a_row_that_does_not_fit_is_told_with_its_number() {
    let table =
        "who,when,kind,date\nBaker,1990,,\nBaker,1991\n,1992,,\nBaker,1993,leter,\nBaker,1994,,1994-13\n";
    let (model, told) = with_table("", table);
    let rows = ["Baker,1991", ",1992,,", "Baker,1993,leter,", "Baker,1994,,1994-13"]
        .map(|row| format!("bad-row: {row}"));
    assert_eq!(told, rows);
    assert_eq!(model.tables[0].rows.len(), 1);
    let text = format!("{HEAD}facts said from \"said.csv\"");
    let (_, all, _) = resolve_all(&[("main.arg", &text), ("said.csv", table)]);
    let first = all.iter().find(|one| one.is_error()).expect("an error");
    assert!(first.message.starts_with("row 3 has 2 cells, and the header has 4"), "{}", first.message);
}

#[test]
fn a_bibliography_brings_in_sources() {
    let bibliography = "@article{sarotte2021, title = {Not One {Inch}}, author = {Sarotte, Mary Elise}, \
                        journal = {Yale}, year = 2021, month = nov, pages = {1--20}, url = {https://example.org}}";
    let text = "bibliography \"refs.bib\"\npremise p \"x\" cites sarotte2021 \"p. 3\"";
    let files = [("main.arg", text), ("refs.bib", bibliography)];
    assert_eq!(errors_of(&files), [""; 0]);
    let (model, _, sources) = resolve_all(&files);
    let source = &model.sources[0];
    assert_eq!((source.title.as_str(), source.within.as_deref()), ("Not One Inch", Some("Yale")));
    assert_eq!(model.parties, ["Mary Elise Sarotte"]);
    assert_eq!(source.date.map(|date| date.to_string()).as_deref(), Some("2021-11"));
    assert_eq!(sources.text(source.span), "sarotte2021");
    assert_eq!(errors_of(&[("main.arg", text), ("refs.bib", "@article{sarotte2021, title = ")]).len(), 2);
    let deep = "{".repeat(100_000);
    assert_eq!(
        errors_of(&[("main.arg", "bibliography \"refs.bib\""), ("refs.bib", &deep)]),
        ["bad-bibliography: {"]
    );
}
