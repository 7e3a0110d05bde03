//! How a `where` compares constants.

use crate::model::{ConstantValue, Model};
use crate::vocabulary::*;
use std::cmp::Ordering;

/// Whether the comparison holds. Names and texts are the same or not. Numbers compare exactly. Dates are
/// intervals, and the right side is the bound: `<` and `>` want every day of the left before or after every day
/// of the right, `<=` that the left ends no later, `>=` that it begins no earlier. A four-digit number beside a
/// date is a year. What cannot be compared does not hold, except for `!=`.
pub(super) fn holds(model: &Model, left: ConstantId, comparator: Comparator, right: ConstantId) -> bool {
    let value = |id: ConstantId| &model.constants[id.index()].value;
    match (value(left), value(right)) {
        (ConstantValue::Number(one), ConstantValue::Number(other)) => ordered(one.cmp(other), comparator),
        (one, other) => match (date(one), date(other)) {
            (Some(one), Some(other)) => dates(one, comparator, other),
            _ => match comparator {
                Comparator::Equal => left == right,
                Comparator::NotEqual => left != right,
                _ => false,
            },
        },
    }
}

fn ordered(ordering: Ordering, comparator: Comparator) -> bool {
    match comparator {
        Comparator::Less => ordering.is_lt(),
        Comparator::LessOrEqual => ordering.is_le(),
        Comparator::Equal => ordering.is_eq(),
        Comparator::NotEqual => ordering.is_ne(),
        Comparator::GreaterOrEqual => ordering.is_ge(),
        Comparator::Greater => ordering.is_gt(),
    }
}

fn dates(one: Date, comparator: Comparator, other: Date) -> bool {
    match comparator {
        Comparator::Less => one.is_before(other),
        Comparator::LessOrEqual => one.is_known_by(other),
        Comparator::Equal => one == other,
        Comparator::NotEqual => one != other,
        Comparator::GreaterOrEqual => other.first() <= one.first(),
        Comparator::Greater => other.is_before(one),
    }
}

fn date(value: &ConstantValue) -> Option<Date> {
    match value {
        ConstantValue::Date(date) => Some(*date),
        ConstantValue::Number(number) => Date::parse(&number.to_string()),
        ConstantValue::Name(_) | ConstantValue::Text(_) => None,
    }
}
