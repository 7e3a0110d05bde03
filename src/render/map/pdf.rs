//! A picture as PDF, with the font in it: one page of its own size, or pages of paper.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, TextStr};
use svg2pdf::ConversionOptions;

mod steady;

use super::drawn::{Drawn, NoPicture, missing, tree};
use super::pages::{MARGIN, ON_PAPER_AT_MOST, POINTS, pages};
use super::picture::Picture;
use super::{Options, Paper};
use crate::map::Map;
use crate::source::Sources;

/// No reader need show a page that is longer, in points (ISO 32000-1, annex C).
const LONGEST: f32 = 14_400.0;

/// The picture as a PDF of one page of its own size; smaller where no reader could show that.
///
/// # Errors
/// Where the library that writes it fails.
pub fn pdf(map: &Map, picture: &Picture, sources: &Sources) -> Result<Drawn, NoPicture> {
    let (width, height) = (picture.width as f32 * POINTS, picture.height as f32 * POINTS);
    let scale = (LONGEST / width.max(height)).min(1.0);
    let page = Page { width: width * scale, height: height * scale, margin: 0.0, scale: scale * POINTS };
    written(map, std::slice::from_ref(picture), page, sources)
}

/// The map in pages of paper; each box that is cut off from its reasons names the page where they stand.
///
/// # Errors
/// Where the library that writes it fails.
pub fn pdf_pages(map: &Map, options: &Options, paper: Paper, sources: &Sources) -> Result<Drawn, NoPicture> {
    let (width, height) = paper.size();
    let page = Page { width, height, margin: MARGIN, scale: ON_PAPER_AT_MOST * POINTS };
    written(map, &pages(map, options, paper), page, sources)
}

fn written(map: &Map, pictures: &[Picture], page: Page, sources: &Sources) -> Result<Drawn, NoPicture> {
    let (mut out, mut lacking) = (Pages::new(page), Vec::new());
    for picture in pictures {
        let tree = tree(map, picture, sources)?;
        let drawn = svg2pdf::to_chunk(&tree, ConversionOptions::default()).map_err(|error| failed(&error))?;
        out.add(drawn, (picture.width as f32, picture.height as f32));
        if lacking.is_empty() {
            lacking = missing(map, &tree);
        }
    }
    Ok(Drawn { bytes: out.finish(), missing: lacking })
}

fn failed(error: &svg2pdf::ConversionError) -> NoPicture {
    NoPicture::Failed(error.to_string())
}

/// A size of pages, and of what is drawn on them, in points.
#[derive(Clone, Copy)]
struct Page {
    width: f32,
    height: f32,
    margin: f32,
    /// How many points a pixel takes at most.
    scale: f32,
}

/// A document under construction.
struct Pages {
    pdf: Pdf,
    next: Ref,
    all: Ref,
    catalog: Ref,
    pages: Vec<Ref>,
    page: Page,
}

impl Pages {
    fn new(page: Page) -> Self {
        let mut next = Ref::new(1);
        let (catalog, all) = (next.bump(), next.bump());
        Self { pdf: Pdf::new(), next, all, catalog, pages: Vec::new(), page }
    }

    /// Adds a page with a drawing of so many pixels in its upper left corner, made smaller where it does not fit.
    fn add(&mut self, (chunk, drawing): (pdf_writer::Chunk, Ref), (width, height): (f32, f32)) {
        let chunk = steady::steady(&chunk, drawing).unwrap_or(chunk);
        let mut known = std::collections::BTreeMap::new();
        let next = &mut self.next;
        let chunk = chunk.renumber(|old| *known.entry(old).or_insert_with(|| next.bump()));
        let drawing = known.get(&drawing).copied().unwrap_or(drawing);
        let (id, content) = (self.next.bump(), self.next.bump());
        let page = self.page;
        let fits = |page: f32, drawn: f32, margin: f32| (page - 2.0 * margin) / drawn;
        let scale = page.scale.min(fits(page.width, width, page.margin));
        let scale = scale.min(fits(page.height, height, page.margin));
        let mut stream = Content::new();
        let down = page.height - page.margin - height * scale;
        stream.transform([width * scale, 0.0, 0.0, height * scale, page.margin, down]);
        stream.x_object(Name(b"M"));
        self.pdf.stream(content, &stream.finish());
        let mut written = self.pdf.page(id);
        written.media_box(Rect::new(0.0, 0.0, page.width, page.height)).parent(self.all).contents(content);
        written.resources().x_objects().pair(Name(b"M"), drawing);
        written.finish();
        self.pdf.extend(&chunk);
        self.pages.push(id);
    }

    fn finish(mut self) -> Vec<u8> {
        let info = self.next.bump();
        self.pdf.catalog(self.catalog).pages(self.all);
        self.pdf.pages(self.all).count(self.pages.len() as i32).kids(self.pages.iter().copied());
        self.pdf.document_info(info).producer(TextStr("standpoint"));
        self.pdf.finish()
    }
}
