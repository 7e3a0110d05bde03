//! The digest that binds a certificate to one network: SHA-256 of a form that any program can write.
//!
//! Numbers are 32 bits, little end first; a text is the number of its UTF-8 bytes, then these; a list is the number of
//! its members, then these. A name (of a predicate, a rule or a constant) is a number, counted from 0 in the order of
//! first use; where it is used first the text follows: the declared name, empty where there is none, or the constant as
//! the language writes it. The form is
//!
//! - the text `standpoint-network 1`, the standpoint's name as a text;
//! - the list of the claims: each as the language writes it, then its sentence;
//! - the list of the nodes: `need`, the list of supports, the list of objections (both by node number), then what the
//!   node stands for: a letter, and what it is of:
//!
//! | letter | what it is of |
//! | --- | --- |
//! | `s`, `S`, `w`, `r` | a statement that is accepted; its strength, its weighing (both with the weight); a rebuttal by it (with the class) |
//! | `a`, `A`, `x` | an argument that stands; its strength (with the weight); its attack (with the class) |
//! | `n`, `N` | an `at least` of an argument, with the count and the list of statements; the same by strength (with the weight) |
//! | `u` | an undercut |
//!
//! A weight is a text, the shortest decimal; a class a number. A statement is the letter `+` or, for a contrary, `-`, the
//! predicate's name, and the list of its terms, which are names. An argument is its origin, the list of the values of its
//! rule's variables (2³² − 1 for one without), then `s` and the statement or `u` and the undercut that it concludes; an
//! assumption is `+` and its statement. An origin is a letter, a number (the place among the `states` or the `given`,
//! else 0), and a name: `p` a premise, `s` what one states, `f` a row of facts, `r` a rule, `t` and `T` a rule and a
//! premise turned round; `c`, a contrary, has no name. An undercut is the origin that it hits, or `i` and the text of an
//! instance's name, then the list of its values: the number of the variable, the constant's name.
//!
//! Nothing depends on where a file stands, how it is laid out, or what it declares and does not use.

use std::fmt;

use super::{Question, Subject};

mod form;

use form::Form;

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Digest(pub [u8; 32]);

/// What a digest starts with where it is written.
const KIND: &str = "sha256:";

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(KIND)?;
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl Digest {
    /// The digest that a text writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix(KIND).filter(|digits| digits.len() == 64)?;
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

/// The digest of a standpoint's network and of the claims that are asked about.
pub(super) fn digest(subject: &Subject<'_>, asked: &[Question]) -> Digest {
    let mut form = Form::new(*subject);
    form.text("standpoint-network 1");
    form.text(subject.name());
    form.number(asked.len());
    for question in asked {
        form.text(&question.written);
        form.text(&question.sentence);
    }
    let graph = subject.network.graph();
    form.number(graph.len());
    for node in graph.nodes() {
        form.number(graph.need(node) as usize);
        form.nodes(graph.supports(node));
        form.nodes(graph.objections(node));
        form.role(subject.network.role(node));
    }
    form.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_read_as_it_is_written() {
        let digest = Digest(std::array::from_fn(|place| place as u8 * 8));
        assert_eq!(Digest::parse(&digest.to_string()), Some(digest));
        for bad in ["", "sha256:", "sha256:00", &digest.to_string().to_uppercase(), &digest.to_string()[7..]]
        {
            assert_eq!(Digest::parse(bad), None, "{bad}");
        }
    }
}
