import { outside, say, type Text } from '../../text/say.ts';

/** What is wrong with a row of a catalogue file; a kind without words is shown as it is. */
export function catalogueProblemWords(kind: string): Text {
  return words.get(kind) ?? outside(kind);
}

const words: ReadonlyMap<string, Text> = new Map([
  ['no-url-column', say`no column holds addresses`],
  ['unreadable', say`this is no address`],
  ['bad-port', say`this is no port; the usual one of the scheme was taken`],
  ['broken-file', say`the file breaks off here; what came before was read`],
  ['formula', say`the cell holds a formula; its saved result was read, if it has one`],
  ['port-rest', say`of this port cell only the TCP ports were taken; the rest is not tested`],
  ['words', say`words beside the address; the address was taken`],
  ['hidden', say`hidden in the workbook, and read all the same`],
  ['too-many-rows', say`there are too many rows; the rest was left out`],
]);
