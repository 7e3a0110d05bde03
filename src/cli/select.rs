//! What of a file the command line picks out.

use crate::explain::Claim;
use crate::vocabulary::StandpointId;
use crate::workspace::{Loaded, Misread, nearest};

/// A command line that does not fit the file.
#[derive(Debug)]
pub(super) struct Misuse {
    pub(super) message: String,
    pub(super) help: Option<String>,
}

impl Misuse {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// Offers the nearest of the names to a misspelt word, or all of them where none is near.
    pub(super) fn suggest<'n>(self, word: &str, names: impl Iterator<Item = &'n str> + Clone) -> Self {
        let all = names.clone();
        self.near(word, names, || format!("it is one of {}", all.collect::<Vec<_>>().join(", ")))
    }

    /// The same with other words where none is near.
    pub(super) fn near<'n>(
        self,
        word: &str,
        names: impl Iterator<Item = &'n str>,
        otherwise: impl FnOnce() -> String,
    ) -> Self {
        let help = nearest(word, names).map(|near| format!("did you mean `{near}`?"));
        self.help(help.unwrap_or_else(otherwise))
    }
}

impl From<Misread> for Misuse {
    fn from(Misread { message, help }: Misread) -> Self {
        Self { message, help }
    }
}

/// The standpoints of these names, each once; all of the file's where none is named.
pub(super) fn standpoints(loaded: &Loaded, names: &[String]) -> Result<Vec<StandpointId>, Misuse> {
    if names.is_empty() {
        return Ok(loaded.standpoints());
    }
    let mut found = Vec::new();
    for name in names {
        let standpoint = named(loaded, name)?;
        if !found.contains(&standpoint) {
            found.push(standpoint);
        }
    }
    Ok(found)
}

/// The standpoint of this name; without one, the file's only standpoint.
pub(super) fn one_standpoint(loaded: &Loaded, name: Option<&str>) -> Result<StandpointId, Misuse> {
    match (name, loaded.standpoints().as_slice()) {
        (Some(name), _) => named(loaded, name),
        (None, [only]) => Ok(*only),
        (None, several) => {
            let message = format!("{} has {} standpoints", loaded.name, several.len());
            Err(Misuse::new(message).help(format!("choose one with --from: {}", listed(loaded))))
        }
    }
}

fn named(loaded: &Loaded, name: &str) -> Result<StandpointId, Misuse> {
    let standpoints = &loaded.model.standpoints;
    let found = standpoints.iter().position(|standpoint| standpoint.name == name);
    found.map(StandpointId::new).ok_or_else(|| {
        let names = standpoints.iter().map(|standpoint| standpoint.name.as_str());
        let misuse = Misuse::new(format!("{} has no standpoint `{name}`", loaded.name));
        misuse.near(name, names, || format!("it has {}", listed(loaded)))
    })
}

fn listed(loaded: &Loaded) -> String {
    let names = loaded.model.standpoints.iter().map(|standpoint| format!("`{}`", standpoint.name));
    names.collect::<Vec<_>>().join(", ")
}

/// The claim that was asked about; or the theses of the file; or, where it has none, its claims.
pub(super) fn claims(loaded: &Loaded, asked: Option<&str>) -> Result<Vec<Claim>, Misuse> {
    match asked {
        Some(text) => Ok(vec![loaded.claim(text)?]),
        None => theses(loaded)
            .map_err(|misuse| misuse.help("name what you ask about: standpoint eval FILE CLAIM")),
    }
}

/// The theses of the file; or, where it has none, its claims.
pub(super) fn theses(loaded: &Loaded) -> Result<Vec<Claim>, Misuse> {
    let claims = loaded.theses();
    if claims.is_empty() {
        return Err(Misuse::new(format!("{} has no thesis and no claim", loaded.name)));
    }
    Ok(claims)
}
