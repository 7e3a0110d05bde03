// The editor of the page: CodeMirror with the language, and no more of it than the pane needs.

import { Compartment, EditorSelection, EditorState } from "@codemirror/state";
import {
  EditorView, drawSelection, dropCursor, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers,
} from "@codemirror/view";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, openSearchPanel, search, searchKeymap } from "@codemirror/search";
import { goToNextChunk, unifiedMergeView } from "@codemirror/merge";
import { tags } from "@lezer/highlight";
import { language } from "./language.js";

// Colours stand in the page's style, which knows light from dark.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, class: "tok-declaration" },
  { tag: tags.operatorKeyword, class: "tok-clause" },
  { tag: tags.atom, class: "tok-value" },
  { tag: tags.definition(tags.name), class: "tok-declared" },
  { tag: tags.string, class: "tok-text" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.number, tags.literal], class: "tok-number" },
  { tag: tags.special(tags.variableName), class: "tok-variable" },
]);

// A text that ends all its lines alike keeps those ends; of any other each line feed alone ends a line, and what stands
// before it stays as it is. So the text that is given back is, byte for byte, the text that was taken where nobody edited.
function separator(text) {
  const withReturn = text.split("\r\n").length - 1;
  const all = text.split("\n").length - 1;
  const returns = text.split("\r").length - 1;
  return withReturn > 0 && withReturn === all && withReturn === returns ? "\r\n" : "\n";
}

// The place of a line and a column (characters, both from 1), within the text.
function place(doc, line, column) {
  if (line > doc.lines) return doc.length;
  const { from, text } = doc.line(Math.max(1, line));
  const mark = line === 1 && text.startsWith("\ufeff") ? 1 : 0;
  const before = [...text.slice(mark)].slice(0, column - 1).join("");
  return from + mark + before.length;
}

// What an edit replaces, where most of the text stays: so the cursor and what is folded stay as well.
function difference(old, now) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { from: start, to: old.length - end, insert: now.slice(start, now.length - end) };
}

/* Makes an editor in an element.
 *
 *   words      the words of the language, by what they do
 *   nonce      by which the page's policy admits the editor's style
 *   onchange   called after each edit of the person
 *   onsave     called for Ctrl-S
 */
export function create(parent, { words, nonce, onchange, onsave }) {
  const [dark, comparison] = [new Compartment(), new Compartment()];
  let [isLoading, isDark] = [false, false];

  const reading = [EditorState.readOnly.of(true), EditorView.editable.of(false)];
  const extensions = (text, isEditable) => [
    EditorView.cspNonce.of(nonce),
    lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), dropCursor(),
    highlightActiveLine(), highlightSelectionMatches(), lintGutter(), search({ top: true }),
    EditorState.tabSize.of(2), indentUnit.of("  "), EditorView.lineWrapping,
    language(words), syntaxHighlighting(COLOURS),
    EditorState.lineSeparator.of(separator(text)), isEditable ? [] : reading,
    dark.of(EditorView.darkTheme.of(isDark)), comparison.of([]),
    keymap.of([
      { key: "Mod-s", preventDefault: true, run: () => (onsave(), true) },
      ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap, indentWithTab,
    ]),
    EditorView.contentAttributes.of({ "aria-label": "The text of the argument", tabindex: "0" }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !isLoading) onchange();
    }),
  ];
  const state = (text, isEditable) => EditorState.create({ doc: text, extensions: extensions(text, isEditable) });
  const view = new EditorView({ parent, state: state("", false) });

  const action = ({ line, column, end_line, end_column, replacement, message }) => ({
    name: message.replace(/`([^`]*)`/g, "\u201c$1\u201d"),
    apply: (view) => {
      const { doc } = view.state;
      const changes = { from: place(doc, line, column), to: place(doc, end_line, end_column), insert: replacement };
      view.dispatch({ changes, userEvent: "input.mend" });
      view.focus();
    },
  });

  return {
    text: () => view.state.sliceDoc(),

    // Takes a text in the place of all there is, with nothing to undo.
    load: (text, { isEditable = true } = {}) => view.setState(state(text, isEditable)),

    // Takes a text over the one that is there, as an edit that can be undone; where the ends of lines change, as new.
    replace(text) {
      if (separator(text) !== view.state.facet(EditorState.lineSeparator)) return this.load(text);
      const [old, now] = [view.state.doc.toString(), view.state.toText(text).toString()];
      isLoading = true;
      view.dispatch({ changes: difference(old, now), effects: comparison.reconfigure([]) });
      isLoading = false;
    },

    // Marks what is wrong, at its places: { line, column, end_line, end_column, severity, message, help, fix }.
    tell(mistakes) {
      const { doc } = view.state;
      const marks = mistakes.map((told) => {
        const from = place(doc, told.line, told.column);
        const to = Math.max(from, place(doc, told.end_line, told.end_column));
        return {
          from, to,
          severity: told.severity === "error" ? "error" : "warning",
          message: told.message,
          renderMessage: () => told.render(),
          actions: told.fix ? [action(told.fix)] : [],
        };
      });
      view.dispatch(setDiagnostics(view.state, marks));
    },

    // Shows the text beside another, line by line; `null` ends it.
    compare(other) {
      const shown = other === null ? [] : unifiedMergeView({ original: view.state.toText(other), mergeControls: false, gutter: true });
      view.dispatch({ effects: comparison.reconfigure(shown) });
      if (other === null) return;
      view.dispatch({ selection: EditorSelection.cursor(0) });
      goToNextChunk(view);
    },

    goTo(line, column = 1, { focus = true } = {}) {
      const at = place(view.state.doc, line, column);
      view.dispatch({ selection: EditorSelection.cursor(at), effects: EditorView.scrollIntoView(at, { y: "center" }) });
      if (focus) view.focus();
    },

    nextMistake: () => (view.focus(), nextDiagnostic(view)),
    find: () => openSearchPanel(view),
    line: () => view.state.doc.lineAt(view.state.selection.main.head).number,
    darken(nowDark) {
      isDark = nowDark;
      view.dispatch({ effects: dark.reconfigure(EditorView.darkTheme.of(isDark)) });
    },

    measure: () => view.requestMeasure(),
    focus: () => view.focus(),
  };
}
