//! Bytes that were read, and places in them.
//!
//! In: the name and text of each file. Out: `FileId`, `Span`, lines and columns. Never here: anything about
//! the language, or the disk.

/// A file that was read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A stretch of bytes of one file. The bounds lie on character boundaries wherever a lexer made them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Span {
    /// The file it lies in.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end` in `file`.
    #[must_use]
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end }
    }

    /// The empty span right after this one: where a missing thing is reported.
    #[must_use]
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// From the start of this span to the end of the other.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }
}

/// How the names of files begin that travel inside the program and are on no disk.
pub const LIBRARY: &str = "library:";

/// One file: the name that people see, its text, and where its lines start.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user would write it, or `<stdin>`, or `library:law/treaties.arg`.
    pub name: String,
    /// The text, with a byte-order mark kept where one stood.
    pub text: String,
    line_starts: Vec<u32>,
    /// The line and the column, counted from 0, that the text begins at; not the first where it is a piece.
    begins: (u32, u32),
}

impl SourceFile {
    /// Whether it travels inside the program.
    #[must_use]
    pub fn is_library(&self) -> bool {
        self.name.starts_with(LIBRARY)
    }

    /// Whether the text begins within a line.
    #[must_use]
    pub fn begins_within_a_line(&self) -> bool {
        self.begins.1 > 0
    }

    /// The line and the column (in characters) of a byte, both counted from 1; past the end it is the end.
    #[must_use]
    pub fn line_column(&self, byte: u32) -> (u32, u32) {
        let line = self.line_starts.partition_point(|start| *start <= byte).max(1) - 1;
        let start = self.line_starts[line] as usize;
        let mut end = (byte as usize).min(self.text.len()).max(start);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let column = self.text[start..end].trim_start_matches('\u{feff}').chars().count();
        let before = if line == 0 { self.begins.1 } else { 0 };
        (line as u32 + 1 + self.begins.0, column as u32 + 1 + before)
    }
}

/// All files of one run, in the order in which they were read.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Takes in a file. The text must be shorter than 4 GiB; the workspace refuses longer ones at the door.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.add_piece(name, text, 1, 1)
    }

    /// Takes in a piece of a file that is too large to be kept: its text begins at this line and column, both counted
    /// from 1. Lines and columns of places in it are those of the file; bytes are those of the piece.
    pub fn add_piece(
        &mut self,
        name: impl Into<String>,
        text: impl Into<String>,
        line: u32,
        column: u32,
    ) -> FileId {
        let text = text.into();
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(newlines.map(|(at, _)| at as u32 + 1)).collect();
        self.files.push(SourceFile { name: name.into(), text, line_starts, begins: (line - 1, column - 1) });
        FileId(self.files.len() as u32 - 1)
    }

    /// The file of an id that `add` gave.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// The text of a span, clamped to the file and to character boundaries.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        let text = &self.file(span.file).text;
        let end = text.floor_char_boundary(span.end as usize);
        &text[text.floor_char_boundary(span.start as usize).min(end)..end]
    }

    /// `file:line`, as reports write it.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let file = self.file(span.file);
        format!("{}:{}", file.name, file.line_column(span.start).0)
    }
}
