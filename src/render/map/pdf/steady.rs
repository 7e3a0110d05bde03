//! The objects of a drawing in one order, so that the same picture makes the same bytes.
//!
//! What svg2pdf writes says the same each time, but it puts fonts, and the entries of dictionaries that name objects, in
//! the order of a hash table. Here the objects follow from the drawing as they are named, and such entries by name.

use pdf_writer::{Chunk, Primitive, Ref};

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An object as it is written, behind "N 0 obj" and before "endobj".
struct Object<'c> {
    dictionary: Vec<String>,
    /// From "stream" on.
    stream: &'c [u8],
}

/// The same objects, those first that are named first, beginning with the drawing; `None` where they are not written
/// as pdf-writer writes them.
pub(super) fn steady(chunk: &Chunk, drawing: Ref) -> Option<Chunk> {
    let objects = objects(chunk)?;
    let mut out = Chunk::new();
    let (mut line, mut seen) = (VecDeque::from([drawing.get()]), BTreeSet::from([drawing.get()]));
    while let Some(id) = line.pop_front() {
        let object = objects.get(&id)?;
        line.extend(
            object.dictionary.iter().flat_map(|each| named(each)).filter(|named| seen.insert(*named)),
        );
        let mut bytes = object.dictionary.join("\n").into_bytes();
        bytes.extend_from_slice(object.stream);
        out.indirect(Ref::new(id)).primitive(Written(bytes));
    }
    Some(out)
}

/// What is already written.
struct Written(Vec<u8>);

impl Primitive for Written {
    fn write(self, buffer: &mut Vec<u8>) {
        buffer.extend(self.0);
    }
}

fn objects(chunk: &Chunk) -> Option<BTreeMap<i32, Object<'_>>> {
    let mut rest = chunk.as_bytes();
    let mut objects = BTreeMap::new();
    for id in chunk.refs() {
        rest = rest.strip_prefix(format!("{} 0 obj\n", id.get()).as_bytes())?;
        let end = find(rest, b"\nendobj\n\n")?;
        let before = &rest[..rest.len().min(end + b"\nstream\n".len())];
        let head = find(before, b"\nstream\n").filter(|head| *head < end).unwrap_or(end);
        let dictionary = sorted(std::str::from_utf8(&rest[..head]).ok()?);
        // What a stream holds may read like its end.
        let end = if head < end { head + b"\nstream\n".len() + length(&dictionary)? } else { end };
        let end = end + find(&rest[end..], b"\nendobj\n\n")?;
        objects.insert(id.get(), Object { dictionary, stream: &rest[head..end] });
        rest = &rest[end + b"\nendobj\n\n".len()..];
    }
    Some(objects)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// How long the stream of a dictionary is.
fn length(dictionary: &[String]) -> Option<usize> {
    dictionary.iter().find_map(|line| line.trim().strip_prefix("/Length ")?.parse().ok())
}

/// The lines of a dictionary; entries that name objects and follow each other are sorted.
fn sorted(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for run in lines.chunk_by_mut(|one, other| is_entry(one) && is_entry(other)) {
        run.sort_unstable();
    }
    lines
}

/// Whether a line is "/Name N 0 R".
fn is_entry(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|word| word.starts_with('/'))
        && words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && (words.next(), words.next(), words.next()) == (Some("0"), Some("R"), None)
}

/// The objects that a line names.
fn named(line: &str) -> Vec<i32> {
    let words: Vec<&str> = line.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let triples = words.windows(3).filter(|triple| triple[1..] == ["0", "R"]);
    triples.filter_map(|triple| triple[0].parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use pdf_writer::Name;

    /// A drawing that names two fonts, in either order.
    fn chunk(first: i32, second: i32) -> Chunk {
        let mut chunk = Chunk::new();
        let mut object = chunk.form_xobject(Ref::new(1), b"endobj\n\nendobj stream\n");
        let mut resources = object.resources();
        let mut fonts = resources.fonts();
        let names = [(first, Name(b"f0")), (second, Name(b"f1"))];
        let order = if first < second { names } else { [names[1], names[0]] };
        order.iter().for_each(|(id, name)| _ = fonts.pair(*name, Ref::new(*id)));
        drop(fonts);
        drop(resources);
        drop(object);
        for id in [2, 3] {
            let name: &[u8] = if id == first { b"One" } else { b"Two" };
            chunk.type0_font(Ref::new(id)).base_font(Name(name));
        }
        chunk
    }

    #[test]
    fn the_order_of_a_hash_table_leaves_no_trace() {
        let numbered = |chunk: Chunk| {
            let (mut next, mut known) = (Ref::new(1), BTreeMap::new());
            let chunk = steady(&chunk, Ref::new(1)).expect("it is written as it should be");
            chunk.renumber(|old| *known.entry(old).or_insert_with(|| next.bump())).as_bytes().to_vec()
        };
        assert_ne!(chunk(2, 3).as_bytes(), chunk(3, 2).as_bytes());
        assert_eq!(numbered(chunk(2, 3)), numbered(chunk(3, 2)));
    }
}
