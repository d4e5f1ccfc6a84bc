const lineFeed = 10;
const carriageReturn = 13;
// A parser makes a text of each before anybody sees the row. No spreadsheet has more columns than
// 16,384; a quoted cell may hold a list.
const maxInLine = 65_536;
const maxInFile = 5_000_000;

/**
 * Counts the cells of a delimited file, chunk by chunk, before a parser holds them: by its marks
 * alone, those within quotes too.
 * @returns whether a line has more than 65,536 of them, or the chunks so far more than 5 million.
 */
export function tooManyCells(mark: string): (chunk: Buffer) => boolean {
  const byte = mark.charCodeAt(0);
  let inLine = 0;
  let inFile = 0;
  return (chunk) => {
    for (const one of chunk) {
      if (one === lineFeed || one === carriageReturn) inLine = 0;
      else if (one === byte) {
        inLine += 1;
        inFile += 1;
        if (inLine > maxInLine) return true;
      }
    }
    return inFile > maxInFile;
  };
}
