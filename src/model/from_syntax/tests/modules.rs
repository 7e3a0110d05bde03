use super::*;

fn everywhere(model: &Model) -> Vec<bool> {
    model.modules.iter().map(|module| module.everywhere).collect()
}

#[test]
fn what_the_top_uses_applies_everywhere_and_what_a_standpoint_uses_there_alone() {
    let files = [
        ("main.arg", "use a\nstandpoint one use c\nstandpoint two from one"),
        ("a.arg", "use b"),
        ("b.arg", ""),
        ("c.arg", "use d"),
        ("d.arg", "use b"),
    ];
    assert_eq!(errors_of(&files), [""; 0]);
    let (model, _, _) = resolve_all(&files);
    assert_eq!(everywhere(&model), [true, true, true, false, false]);
    let used = |at: usize| model.standpoints[at].uses.iter().map(|id| id.index()).collect::<Vec<_>>();
    assert_eq!((used(0), used(1)), (vec![3, 4], vec![3, 4]), "a copy uses what its model uses");
}

#[test]
fn a_module_is_used_at_the_top_or_by_a_standpoint() {
    assert_eq!(errors_of(&[("main.arg", "use a\nstandpoint s use a"), ("a.arg", "")]), ["used-twice: a"]);
    assert_eq!(
        errors_of(&[("main.arg", "use a\nuse b\nstandpoint s use b"), ("a.arg", ""), ("b.arg", "use a")]),
        ["used-twice: b"]
    );
}

#[test]
fn modules_may_use_each_other() {
    assert_eq!(errors_of(&[("main.arg", "use a"), ("a.arg", "use main\nuse a")]), [""; 0]);
}

#[test]
fn a_module_declares_or_uses_what_it_speaks_of_unless_what_loads_it_does() {
    let module = ("a.arg", "relation q(?x) \"?x is q\"\nrule r given p(?x) so q(?x)");
    let relation = "relation p(?x) \"?x is p\"";
    let loader = format!("use a\n{relation}");
    assert_eq!(errors_of(&[("main.arg", &loader), module]), [""; 0]);
    let siblings = [("main.arg", "use a\nuse b"), module, ("b.arg", relation)];
    assert_eq!(errors_of(&siblings), ["unknown-name: p"]);
    let user = ("a.arg", "use b\nrelation q(?x) \"?x is q\"\nrule r given p(?x) so q(?x)");
    assert_eq!(errors_of(&[("main.arg", "use a"), user, ("b.arg", relation)]), [""; 0]);
}

#[test]
fn standpoints_of_modules_are_standpoints() {
    let files = [
        ("main.arg", "use a\nthesis t \"x\"\nexpect t unproven from strict"),
        ("a.arg", "standpoint strict"),
    ];
    assert_eq!(errors_of(&files), [""; 0]);
    assert_eq!(resolve_all(&files).0.standpoints.len(), 1, "no default beside them");
}
