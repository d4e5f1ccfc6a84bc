/** What is wrong with a row of a catalogue file; a kind without words is shown as it is. */
export function catalogueProblemWords(kind: string): string {
  return words.get(kind) ?? kind;
}

const words: ReadonlyMap<string, string> = new Map([
  ['no-url-column', 'no column holds addresses'],
  ['unreadable', 'this is no address'],
  ['bad-port', 'this is no port; the usual one of the scheme was taken'],
  ['broken-file', 'the file breaks off here; what came before was read'],
  ['formula', 'the cell holds a formula; its saved result was read, if it has one'],
  ['port-rest', 'of this port cell only the TCP ports were taken; the rest is not tested'],
  ['words', 'words beside the address; the address was taken'],
  ['hidden', 'hidden in the workbook, and read all the same'],
  ['too-many-rows', 'there are too many rows; the rest was left out'],
]);
