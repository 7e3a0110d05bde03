//! What is asked of a framework: the closed lists of problems and semantics, with the codes of the ICCMA.

use std::fmt;

use crate::vocabulary::list;

list! {
    /// Which sets of arguments hold together.
    Semantics {
        /// The least complete set (Dung 1995, def. 20).
        Grounded = "grounded",
        /// Admissible sets that hold all that they defend (Dung 1995, def. 23).
        Complete = "complete",
        /// The largest admissible sets (Dung 1995, def. 7).
        Preferred = "preferred",
        /// Conflict-free sets that attack all else (Dung 1995, def. 13).
        Stable = "stable",
        /// Complete sets that decide the most (Caminada 2006).
        SemiStable = "semi-stable",
        /// Conflict-free sets that decide the most (Verheij 1996).
        Stage = "stage",
        /// The largest admissible set inside every preferred one (Dung, Mancarella and Toni 2007).
        Ideal = "ideal",
        /// Sets without an attack in them (Dung 1995, def. 5).
        ConflictFree = "conflict-free",
        /// The largest sets without an attack in them.
        Naive = "naive",
        /// Conflict-free sets that attack whoever attacks them (Dung 1995, def. 6).
        Admissible = "admissible",
    }
}

impl Semantics {
    /// The code in the name of a task.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Grounded => "GR",
            Self::Complete => "CO",
            Self::Preferred => "PR",
            Self::Stable => "ST",
            Self::SemiStable => "SST",
            Self::Stage => "STG",
            Self::Ideal => "ID",
            Self::ConflictFree => "CF",
            Self::Naive => "NA",
            Self::Admissible => "AD",
        }
    }
}

list! {
    /// What is asked.
    Problem {
        /// Whether some extension holds an argument.
        CredulousAcceptance = "credulous-acceptance",
        /// Whether every extension does.
        ScepticalAcceptance = "sceptical-acceptance",
        /// One extension.
        SomeExtension = "some-extension",
        /// How many there are.
        CountExtensions = "count-extensions",
        /// All of them.
        EnumerateExtensions = "enumerate-extensions",
    }
}

impl Problem {
    /// The code in the name of a task.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CredulousAcceptance => "DC",
            Self::ScepticalAcceptance => "DS",
            Self::SomeExtension => "SE",
            Self::CountExtensions => "CE",
            Self::EnumerateExtensions => "EE",
        }
    }

    /// Whether it is asked of one argument.
    #[must_use]
    pub const fn is_of_an_argument(self) -> bool {
        matches!(self, Self::CredulousAcceptance | Self::ScepticalAcceptance)
    }
}

/// A problem under a semantics, such as `DC-CO`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Task {
    /// What is asked.
    pub problem: Problem,
    /// Of which extensions.
    pub semantics: Semantics,
}

impl Task {
    /// Every task, problem by problem.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        let of = |problem: &'static Problem| {
            Semantics::ALL.iter().map(|semantics| Self { problem: *problem, semantics: *semantics })
        };
        Problem::ALL.iter().flat_map(of)
    }

    /// Whether it can be asked of an assumption-based framework.
    #[must_use]
    pub const fn is_of_assumptions(self) -> bool {
        use Semantics::{Complete, Preferred, Stable};
        matches!(self.semantics, Complete | Preferred | Stable)
            && !matches!(self.problem, Problem::CountExtensions | Problem::EnumerateExtensions)
    }

    /// The task of this name, in capitals or not.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let (problem, semantics) = name.split_once('-')?;
        let problem = Problem::ALL.iter().find(|each| each.code().eq_ignore_ascii_case(problem))?;
        let semantics = Semantics::ALL.iter().find(|each| each.code().eq_ignore_ascii_case(semantics))?;
        Some(Self { problem: *problem, semantics: *semantics })
    }
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.problem.code(), self.semantics.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_found_by_its_name() {
        assert_eq!(Task::all().count(), 50);
        for task in Task::all() {
            assert_eq!(Task::from_name(&task.to_string()), Some(task));
            assert_eq!(Task::from_name(&task.to_string().to_lowercase()), Some(task));
        }
        assert_eq!([Task::from_name("DC"), Task::from_name("DC-"), Task::from_name("DCCO")], [None; 3]);
    }
}
