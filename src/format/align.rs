//! Runs of one-line declarations whose texts stand in one column.

use super::script::Script;
use super::text::FURTHEST;
use crate::syntax::kind::Kind;
use crate::syntax::tree::{Element, NodeKind};

/// A declaration that may stand in a run: its keyword, and the column after its head.
type Row = (Kind, usize);

/// For each thing at the top level, the column of its text where it has one.
pub(super) fn columns(script: Script<'_>) -> Vec<Option<usize>> {
    let top: Vec<Element> = script.tree.top().collect();
    let rows: Vec<Option<Row>> = top.iter().map(|element| row(script, *element)).collect();
    let mut columns = vec![None; top.len()];
    let mut start = 0;
    while start < top.len() {
        let mut end = start + 1;
        while end < top.len() && joins(script, (top[end - 1], rows[end - 1]), (top[end], rows[end])) {
            end += 1;
        }
        let heads = rows[start..end].iter().flatten().map(|row| row.1 + 1);
        columns[start..end].fill(heads.filter(|column| *column <= FURTHEST).max());
        start = end;
    }
    columns
}

/// Whether two declarations stand on lines right below each other and are of one sort.
fn joins(script: Script<'_>, above: (Element, Option<Row>), below: (Element, Option<Row>)) -> bool {
    let alike = above.1.zip(below.1).is_some_and(|(above, below)| above.0 == below.0);
    alike && script.line_ends(script.end(above.0), script.first(below.0)) == 1
}

fn row(script: Script<'_>, element: Element) -> Option<Row> {
    let Element::Node(node) = element else {
        return None;
    };
    let children: Vec<Element> = script.tree.children(node).take(3).collect();
    let (first, end) = (script.first(element), script.end(element));
    let keyword = script.kind(first);
    let single = children.len() == 2 && script.is_node(children[1], NodeKind::Entry);
    let may = keyword == Kind::Relation || matches!(keyword, Kind::NameWord | Kind::Kind) && single;
    let commented = script.tree.tokens().kinds()[first as usize..end as usize].contains(&Kind::Comment);
    let text = end - 1;
    (may && !commented && script.kind(text) == Kind::Text).then(|| (keyword, script.width(first, text)))
}
