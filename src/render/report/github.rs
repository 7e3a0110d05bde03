//! x
use crate::conclusions::Report;
pub(super) fn test(_: &Report) -> String {
    String::new()
}
