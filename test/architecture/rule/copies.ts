import type { CutFact, Rule } from '../module-facts.ts';
import { folderOf } from '../place.ts';

/**
 * A piece of a text that came from outside is kept by `startOf()`, which copies it: `slice` would
 * keep the whole text. Types are not read here, so names tell: a text is cut at a number or at a
 * `max…Length`, a list at another `max…`.
 */
export const copies: Rule = (modules) =>
  modules
    .filter(({ path }) => folders.has(folderOf(path) ?? '') && !path.includes(inScript))
    .flatMap(({ path, cuts }) =>
      cuts.filter(isOfText).map(({ end, line }) => ({
        rule: 'copies',
        path,
        line,
        message: `slice(0, ${end}) keeps the whole text: startOf() copies, and the end of a list is a max… without Length`,
      })),
    );

/** What takes in what others wrote, and what keeps it. */
const folders: ReadonlySet<string> = new Set([
  'catalogue',
  'diagnosis',
  'discovery',
  'net',
  'probe',
  'record',
  'redaction',
]);

/** Runs within the machine of a PAC file, where nothing can be imported. */
const inScript = 'src/discovery/pac/library/';

/** V8 copies what is shorter anyway. */
const minSlice = 13;

function isOfText({ end }: CutFact): boolean {
  return Number(end) >= minSlice || /^max\w*Length$|^shortest|^afterwards/.test(end);
}
