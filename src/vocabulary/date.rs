//! Dates as files write them: a year, a month or a day.

use std::fmt;

/// A date that may be partial (`1990`, `1990-02`, `1990-02-09`): an interval of days.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Date {
    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` where it is none of these or no such day exists
    /// in the (proleptic Gregorian) calendar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |read| read.map(Some))?;
        let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |read| read.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        let month = month.map(|month| month as u8);
        let day = day.map(|day| day as u8);
        let valid = month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| month.is_some_and(|month| (1..=days_in(year, month)).contains(&day)));
        valid.then_some(Self { year, month, day })
    }

    /// The first day of the interval, as (year, month, day).
    #[must_use]
    pub fn first(self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day of the interval, as (year, month, day).
    #[must_use]
    pub fn last(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in(self.year, month)))
    }

    /// Whether every day of this interval is earlier than every day of the other.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        self.last() < other.first()
    }

    /// Whether this interval has certainly come by the end of the other (`as-of`).
    #[must_use]
    pub fn is_known_by(self, other: Self) -> bool {
        self.last() <= other.last()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(out, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(out, "-{day:02}"))
    }
}

fn digits(part: &str, count: usize) -> Option<u16> {
    let well_formed = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then(|| part.parse().ok()).flatten()
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn a_partial_date_is_an_interval() {
        assert!(date("1990-02").is_before(date("1990-03-01")));
        assert!(!date("1990").is_before(date("1990-12-31")), "not every day of 1990 is earlier");
        assert_eq!(date("1992-02").last(), (1992, 2, 29));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["1990-2", "1990-13", "1990-02-30", "90", "1990-02-09-1", "", "199x"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
