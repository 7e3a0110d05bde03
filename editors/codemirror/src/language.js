// The tokens of the language, for highlighting alone: what is right and wrong is the engine's to say.

import { StreamLanguage } from "@codemirror/language";

const NAME = /^[\p{XID_Start}][\p{XID_Continue}]*(?:-[\p{XID_Continue}]+)*/u;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?(?![\p{XID_Continue}-])/u;
const NUMBER = /^-?\d+(?:\.\d+)?/;

// The words come from the engine: { declarations: […], clauses: […], values: […] }.
export function language(words) {
  const declarations = new Set(words.declarations);
  const clauses = new Set(words.clauses);
  const values = new Set(words.values);

  const word = (text, state, isFirst) => {
    if (isFirst && declarations.has(text)) {
      state.isNameNext = true;
      return "keyword";
    }
    if (values.has(text)) return "atom";
    if (clauses.has(text)) return "operatorKeyword";
    if (state.isNameNext) {
      state.isNameNext = false;
      return "name.definition";
    }
    return "name";
  };

  // A text may run over lines; anything in column 1 ends it.
  const text = (stream, state) => {
    while (!stream.eol()) {
      const letter = stream.next();
      if (letter === "\\") stream.next();
      else if (letter === '"') {
        state.isInText = false;
        break;
      }
    }
    return "string";
  };

  const token = (stream, state) => {
    const isFirst = stream.sol() && !/\s/.test(stream.peek() ?? "");
    if (isFirst) Object.assign(state, { isInText: false, isNameNext: false });
    if (state.isInText) return text(stream, state);
    if (stream.eatSpace()) return null;
    if (stream.peek() === "#") {
      stream.skipToEnd();
      return "comment";
    }
    if (stream.eat('"')) {
      Object.assign(state, { isInText: true, isNameNext: false });
      return text(stream, state);
    }
    if (stream.eat("?")) {
      stream.eat("_") || stream.match(NAME);
      return "variableName.special";
    }
    if (stream.match(DATE)) return "literal";
    if (stream.match(NUMBER)) return "number";
    const name = stream.match(NAME);
    if (name) return word(name[0], state, isFirst);
    stream.next();
    return "punctuation";
  };

  return StreamLanguage.define({
    name: "standpoint",
    startState: () => ({ isInText: false, isNameNext: false }),
    copyState: (state) => ({ ...state }),
    token,
    languageData: { commentTokens: { line: "#" } },
  });
}
