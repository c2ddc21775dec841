// The marks one types in Telegram's apps (**bold**, __italic__…), to entities and back.

const MARKS = [["```", "pre"], ["**", "bold"], ["__", "italic"], ["~~", "strikethrough"], ["||", "spoiler"], ["`", "code"]];
const MARK_OF = new Map(MARKS.map(([mark, type]) => [type, mark]));

// Keys as in Telegram's desktop app; with Ctrl or Cmd.
export const SHORTCUTS = { b: "bold", i: "italic", X: "strikethrough", M: "code", P: "spoiler" };
export const OFFERED = ["bold", "italic", "strikethrough", "spoiler", "code"];

export function typed(source) {
  const entities = [];
  let text = "";
  const walk = (piece) => {
    for (let at = 0; at < piece.length; ) {
      const found = MARKS.find(([mark]) => piece.startsWith(mark, at));
      const close = found ? piece.indexOf(found[0], at + found[0].length + 1) : -1;
      if (!found || close < 0) {
        text += piece[at++];
        continue;
      }
      const [mark, type] = found;
      const inside = piece.slice(at + mark.length, close);
      const offset = text.length;
      if (type === "code" || type === "pre") text += inside;
      else walk(inside);
      entities.push({ type, offset, length: text.length - offset });
      at = close + mark.length;
    }
  };
  walk(source);
  return { text, entities };
}

// A message as it would be typed, so that changing it keeps its formatting.
export function marked(text, entities) {
  const places = entities.filter(({ type }) => MARK_OF.has(type)).flatMap(({ type, offset, length }, index) => [
    { at: offset, size: -length, order: index, mark: MARK_OF.get(type) },
    { at: offset + length, size: length, order: -index, mark: MARK_OF.get(type) },
  ]);
  // Ends before beginnings, the shorter ends first, the longer beginnings first; of equal ones the outer is outside.
  places.sort((a, b) => a.at - b.at || (b.size > 0) - (a.size > 0) || a.size - b.size || a.order - b.order);
  let [result, from] = ["", 0];
  for (const { at, mark } of places) {
    result += text.slice(from, at) + mark;
    from = at;
  }
  return result + text.slice(from);
}

// Put the marks of this kind around what is selected, or take them away.
export function wrap(field, type) {
  const mark = MARK_OF.get(type);
  const { selectionStart: begin, selectionEnd: end, value } = field;
  const inside = value.slice(begin, end);
  const has = value.slice(begin - mark.length, begin) === mark && value.slice(end, end + mark.length) === mark;
  const [from, to] = has ? [begin - mark.length, end + mark.length] : [begin, end];
  field.setRangeText(has ? inside : mark + inside + mark, from, to);
  const start = from + (has ? 0 : mark.length);
  field.setSelectionRange(start, start + inside.length);
  field.dispatchEvent(new Event("input"));
}
