//! `map`: an argument map as a picture, as a page, or for other programs.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::ask::{Failure, ask};
use super::output::Output;
use super::select::{self, Misuse};
use super::{Ending, closed};
use crate::diagnostic::Diagnostic;
use crate::explain::Case;
use crate::map::{self, Map, Scope};
use crate::render::map::{self as drawing, Direction, Grouping, NoPicture, Options, PageOptions, Paper};
use crate::vocabulary::StandpointId;
use crate::workspace::{self, Loaded};

/// Draws an argument map: every reason with what each standpoint says of it
///
/// The theses stand at the left and their reasons to the right of them; premises that carry an argument only together stand
/// in one frame with it. Each statement and each argument is drawn in full once; where it serves again, a small box names it.
/// No other program is needed for any of the formats.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  standpoint map debate.arg -o debate.html
  standpoint map debate.arg -o debate.svg
  standpoint map debate.arg -o debate.png --from technical
  standpoint map debate.arg -o debate.pdf --paper a4
  standpoint map debate.arg -o debate.svg --compare technical,psychological
  standpoint map debate.arg -o bound.svg --around \"not bound\" --depth 2
  standpoint map debate.arg --format svg > debate.svg

The format goes by the ending of the file. A claim is written as in the file.")]
pub(super) struct Arguments {
    /// An argument file; `-` is standard input
    file: PathBuf,
    /// Where the map is written, in the format of its ending; without it, to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The format, whatever the file is called [default: svg]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The standpoint whose statuses are shown [default: the file's first]
    #[arg(long, value_name = "STANDPOINT", conflicts_with = "compare")]
    from: Option<String>,
    /// Draws the map of this claim, and not of the theses
    #[arg(long, value_name = "CLAIM")]
    around: Option<String>,
    /// Draws only so many steps of reasoning, and folds what lies deeper
    #[arg(long, value_name = "N")]
    depth: Option<u32>,
    /// Shows the statuses of two standpoints, and marks what they say different things of
    #[arg(long, value_name = "A,B", value_delimiter = ',', num_args = 1)]
    compare: Vec<String>,
    /// Where reasons stand, from what they bear on
    #[arg(long, value_parser = closed(Direction::ALL, Direction::name, Direction::from_name), default_value = "right")]
    direction: Direction,
    /// Breaks a PDF into pages of this size, at a size that can be read
    #[arg(long, value_parser = closed(Paper::ALL, Paper::name, Paper::from_name), value_name = "PAPER")]
    paper: Option<Paper>,
    /// What a quiet ground goes behind: the reasons on each claim that has a name, or what bears on each thing with a tag
    #[arg(long, value_parser = closed(Grouping::ALL, Grouping::name, Grouping::from_name), default_value = "issues")]
    group: Grouping,
    /// How large a PNG is, in percent
    #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=1000))]
    scale: u32,
    #[command(flatten)]
    bounds: super::Bounds,
}

/// A format of maps; its name is the ending of a file.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    /// A picture of lines and letters, for a page or a browser
    Svg,
    /// A picture of pixels
    Png,
    /// A picture for print
    Pdf,
    /// A page for a browser: search, fold, switch standpoints, read the reasons; one file, no network
    Html,
    /// For programs; `standpoint schema map` tells the form
    Json,
    /// The language of Graphviz
    Dot,
    /// The language of Mermaid
    Mmd,
    /// XML for programs that lay out and count graphs
    Graphml,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Ending {
    ask(&arguments.file, &arguments.bounds.options(), output, |loaded, output| {
        answer(arguments, loaded, output)
    })
}

fn answer(arguments: &Arguments, loaded: &Loaded, output: &mut Output) -> Result<Ending, Failure> {
    let format = format(arguments)?;
    let asked = standpoints(arguments, loaded)?;
    let claims = match &arguments.around {
        Some(text) => vec![loaded.claim(text)?],
        None => select::theses(loaded).map_err(|misuse| misuse.help("name a claim with --around"))?,
    };
    let judgement = loaded.judge(&loaded.standpoints())?;
    output.tell(&judgement.diagnostics, &loaded.sources);
    let place = |id: &StandpointId| judgement.standpoints.iter().position(|judged| judged.standpoint == *id);
    let Some(places) = asked.iter().map(place).collect::<Option<Vec<usize>>>() else {
        return Ok(Ending::Failed);
    };
    let sides = judgement.sides();
    let case = judgement.case(&loaded.model, &sides);
    let map = map::map(&case, &claims, &Scope { depth: arguments.depth });
    let options = Options {
        from: places.first().copied().unwrap_or(0),
        beside: places.get(1).copied(),
        direction: arguments.direction,
        grouping: arguments.group,
    };
    let written = write(format, arguments, &case, &map, &options, loaded, output)?;
    let delivered = deliver(arguments, &written, output)?;
    // A standpoint that could not be judged is not on the map.
    let is_whole = !judgement.diagnostics.iter().any(Diagnostic::is_error);
    Ok(if is_whole { delivered } else { Ending::Failed })
}

/// The format that is asked for, by name or by the ending of the file.
fn format(arguments: &Arguments) -> Result<Format, Misuse> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let Some(path) = &arguments.output else { return Ok(Format::Svg) };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    Format::from_str(&ending, true).map_err(|_| {
        let names: Vec<String> = names().iter().map(|name| format!(".{name}")).collect();
        let what = match ending.as_str() {
            "" => format!("{} has no ending that tells the format", path.display()),
            _ => format!("a map cannot be written as .{ending}"),
        };
        Misuse::new(what).help(format!("the endings are {}; or name one with --format", names.join(", ")))
    })
}

fn names() -> Vec<String> {
    let values = Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    values.map(|value| value.get_name().to_owned()).collect()
}

/// The standpoint from which the map is drawn, or the two that are compared.
fn standpoints(arguments: &Arguments, loaded: &Loaded) -> Result<Vec<StandpointId>, Misuse> {
    match (arguments.compare.as_slice(), &arguments.from) {
        ([], None) => Ok(loaded.standpoints().into_iter().take(1).collect()),
        ([], Some(from)) => Ok(vec![select::one_standpoint(loaded, Some(from))?]),
        ([left, right], _) => {
            let pair = [left, right].map(|name| select::one_standpoint(loaded, Some(name.trim())));
            let [left, right] = pair;
            let (left, right) = (left?, right?);
            if left == right {
                let misuse = Misuse::new("a standpoint is not compared with itself");
                return Err(misuse.help("name two: --compare A,B"));
            }
            Ok(vec![left, right])
        }
        (names, _) => {
            let misuse =
                Misuse::new(format!("--compare takes two standpoints, and here are {}", names.len()));
            Err(misuse.help("name two, with a comma between them: --compare A,B"))
        }
    }
}

/// The map in a format.
fn write(
    format: Format,
    arguments: &Arguments,
    case: &Case<'_>,
    map: &Map,
    options: &Options,
    loaded: &Loaded,
    output: &mut Output,
) -> Result<Vec<u8>, Misuse> {
    let sources = &loaded.sources;
    let picture = || drawing::picture(map, options);
    let drawn = match format {
        Format::Svg => return Ok(drawing::svg(map, &picture(), sources).into_bytes()),
        Format::Png => drawing::png(map, &picture(), sources, arguments.scale),
        Format::Pdf => match arguments.paper {
            Some(paper) => drawing::pdf_pages(map, options, paper, sources),
            None => drawing::pdf(map, &picture(), sources),
        },
        Format::Html => return Ok(page(case, map, options, loaded).into_bytes()),
        Format::Json => return Ok(drawing::map_json(map, sources).into_bytes()),
        Format::Dot => return Ok(drawing::map_dot(map).into_bytes()),
        Format::Mmd => return Ok(drawing::map_mermaid(map).into_bytes()),
        Format::Graphml => return Ok(drawing::map_graphml(map, sources).into_bytes()),
    };
    let drawn = drawn.map_err(|why| no_picture(&why))?;
    if !drawn.missing.is_empty() {
        let some: String = drawn.missing.iter().take(MISSING_TOLD).collect();
        let more = if drawn.missing.len() > MISSING_TOLD { "…" } else { "" };
        output.remark(&format!(
            "no font on this machine has {some}{more}: the picture lacks these letters, and an SVG would have them\n"
        ));
    }
    Ok(drawn.bytes)
}

/// The map as a page, with the reasons behind it.
fn page(case: &Case<'_>, map: &Map, options: &Options, loaded: &Loaded) -> String {
    let title = map.roots.first().map(|root| map.node(*root).sentence().to_owned());
    let options = PageOptions {
        title: title.unwrap_or_default(),
        file: loaded.name.clone(),
        from: options.from,
        beside: options.beside,
        live: None,
    };
    drawing::page(map, &map::reasons(case, map), &loaded.sources, &options)
}

/// So many letters are told that no font has.
const MISSING_TOLD: usize = 12;

fn no_picture(why: &NoPicture) -> Misuse {
    match why {
        NoPicture::TooLarge { width, height, most } => Misuse::new(format!(
            "the picture would be {width} by {height} pixels, and no PNG has more than {most}"
        ))
        .help(
            "make it smaller with --scale, draw a part of it with --around or --depth, or write an SVG or a PDF",
        ),
        NoPicture::Failed(why) => Misuse::new(format!("the picture could not be drawn: {why}")),
    }
}

fn deliver(arguments: &Arguments, written: &[u8], output: &mut Output) -> Result<Ending, Failure> {
    let Some(path) = &arguments.output else {
        output.print_bytes(written);
        return Ok(Ending::Well);
    };
    match workspace::replace(path, |file: &mut dyn Write| file.write_all(written)) {
        Ok(()) => Ok(Ending::Well),
        Err(error) => Err(Failure::Beside(unwritten(path, &error))),
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Misuse {
    Misuse::new(format!("{} cannot be written: {error}", path.display()))
}
