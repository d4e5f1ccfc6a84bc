/** The lines of a text, one at a time: an array of millions would take more than the text. */
export function* linesOf(text: string): Generator<string> {
  const end = /\r\n|[\r\n]/g;
  let from = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(from, found.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}
