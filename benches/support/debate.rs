//! A debate as a text: a thesis at the top of a tree of claims, each with arguments for it, some with arguments against
//! it, some of those undercut; premises at the leaves. Every argument bears on the thesis.

use super::Draw;
use std::fmt::Write;

/// A debate with about so many arguments, premises included.
pub fn debate(arguments: usize) -> String {
    let mut draw = Draw(2026);
    let mut text = String::from("thesis c0 \"Claim 0 holds.\"\n");
    let (mut claims, mut premises, mut made, mut next) = (1, 0, 0, 0);
    while made < arguments {
        for side in 0..2 + usize::from(draw.chance(30)) {
            let against = side == 1 && draw.chance(60);
            let leaf = claims > next + 8 && draw.chance(60);
            let mut given = Vec::new();
            for _ in 0..1 + draw.below(2) {
                if leaf {
                    premises += 1;
                    given.push(format!("p{premises}"));
                    let _ = writeln!(text, "premise p{premises} \"Premise {premises} was put forward.\"");
                    made += 1;
                } else {
                    given.push(format!("c{claims}"));
                    let _ = writeln!(text, "claim c{claims} \"Claim {claims} holds.\"");
                    claims += 1;
                }
            }
            let so = if against { format!("not c{next}") } else { format!("c{next}") };
            let _ = write!(text, "argument a{made}\n  given {}\n  so {so}\n", given.join(", "));
            let target = made;
            made += 1;
            if against && draw.chance(80) || draw.chance(10) {
                premises += 1;
                let _ = writeln!(text, "premise p{premises} \"Premise {premises} was put forward.\"");
                let _ = write!(text, "argument u{made}\n  given p{premises}\n  undercuts a{target}\n");
                made += 2;
            }
        }
        next += 1;
    }
    for claim in next..claims {
        premises += 1;
        let _ = writeln!(text, "premise p{premises} \"Premise {premises} was put forward.\"");
        let _ = write!(text, "argument b{claim}\n  given p{premises}\n  so c{claim}\n");
    }
    text
}
