//! A picture as PDF, with the font in it: one page of its own size, or pages of paper.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, TextStr};
use svg2pdf::{ConversionOptions, PageOptions};

use super::drawn::{NoPicture, tree};
use super::pages::pages;
use super::picture::Picture;
use super::{Options, Paper};
use crate::map::Map;
use crate::source::Sources;

/// A pixel of CSS is a ninety-sixth of an inch, and a point a seventy-second.
const DPI: f32 = 96.0;
const POINTS: f32 = 72.0 / DPI;

/// No reader need show a page that is longer, in points (ISO 32000-1, annex C).
const LONGEST: f32 = 14_400.0;

/// From the edge of the paper to the map, in points.
const MARGIN: f32 = 22.0;

/// How large a map is on paper: sentences are set in six and a half points, and A4 has room for four columns.
const ON_PAPER: f32 = 0.66;

/// The picture as a PDF of one page of its own size; smaller where no reader could show that.
///
/// # Errors
/// Where the library that writes it fails.
pub fn pdf(map: &Map, picture: &Picture, sources: &Sources) -> Result<Vec<u8>, NoPicture> {
    let tree = tree(map, picture, sources)?;
    let longest = picture.width.max(picture.height) as f32 * POINTS;
    let page = PageOptions { dpi: DPI * (longest / LONGEST).max(1.0) };
    svg2pdf::to_pdf(&tree, ConversionOptions::default(), page).map_err(|error| failed(&error))
}

/// The map in pages of paper; each box that is cut off from its reasons names the page where they stand.
///
/// # Errors
/// Where the library that writes it fails.
pub fn pdf_pages(
    map: &Map,
    options: &Options,
    paper: Paper,
    sources: &Sources,
) -> Result<Vec<u8>, NoPicture> {
    let (width, height) = paper.size();
    let room = |length: f32| ((length - 2.0 * MARGIN) / (POINTS * ON_PAPER)) as i32;
    // What stands round the map, and above it.
    let around = 2 * super::picture::BORDER;
    let pictures = pages(map, options, (room(width) - around, room(height) - 2 * around));
    let mut out = Pages::new(width, height);
    for picture in &pictures {
        let tree = tree(map, picture, sources)?;
        let drawn = svg2pdf::to_chunk(&tree, ConversionOptions::default()).map_err(|error| failed(&error))?;
        out.add(drawn, (picture.width as f32, picture.height as f32));
    }
    Ok(out.finish())
}

fn failed(error: &svg2pdf::ConversionError) -> NoPicture {
    NoPicture::Failed(error.to_string())
}

/// A document under construction.
struct Pages {
    pdf: Pdf,
    next: Ref,
    all: Ref,
    catalog: Ref,
    pages: Vec<Ref>,
    width: f32,
    height: f32,
}

impl Pages {
    fn new(width: f32, height: f32) -> Self {
        let mut next = Ref::new(1);
        let (catalog, all) = (next.bump(), next.bump());
        Self { pdf: Pdf::new(), next, all, catalog, pages: Vec::new(), width, height }
    }

    /// Adds a page with a drawing of so many pixels in its upper left corner, made smaller where it does not fit.
    fn add(&mut self, (chunk, drawing): (pdf_writer::Chunk, Ref), (width, height): (f32, f32)) {
        let mut known = std::collections::BTreeMap::new();
        let next = &mut self.next;
        let chunk = chunk.renumber(|old| *known.entry(old).or_insert_with(|| next.bump()));
        let drawing = known.get(&drawing).copied().unwrap_or(drawing);
        let (page, content) = (self.next.bump(), self.next.bump());
        let fits = |page: f32, drawn: f32| (page - 2.0 * MARGIN) / drawn;
        let scale = (POINTS * ON_PAPER).min(fits(self.width, width)).min(fits(self.height, height));
        let mut stream = Content::new();
        let down = self.height - MARGIN - height * scale;
        stream.transform([width * scale, 0.0, 0.0, height * scale, MARGIN, down]);
        stream.x_object(Name(b"M"));
        self.pdf.stream(content, &stream.finish());
        let mut written = self.pdf.page(page);
        written.media_box(Rect::new(0.0, 0.0, self.width, self.height)).parent(self.all).contents(content);
        written.resources().x_objects().pair(Name(b"M"), drawing);
        written.finish();
        self.pdf.extend(&chunk);
        self.pages.push(page);
    }

    fn finish(mut self) -> Vec<u8> {
        let info = self.next.bump();
        self.pdf.catalog(self.catalog).pages(self.all);
        self.pdf.pages(self.all).count(self.pages.len() as i32).kids(self.pages.iter().copied());
        self.pdf.document_info(info).producer(TextStr("standpoint"));
        self.pdf.finish()
    }
}
