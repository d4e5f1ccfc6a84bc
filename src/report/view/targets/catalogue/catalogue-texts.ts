import type { CatalogueSource } from '../../../../model/target/target.ts';
import { named, ours, outside, say, type Text } from '../../../text/say.ts';
import { catalogueProblemWords } from '../../../words/catalogue/catalogue-problem-words.ts';
import { sourcePlace } from '../../../words/catalogue/source-place.ts';
import type { ShownCatalogue, ShownProblem } from './shown-catalogue.ts';

/** How many targets a list gives, those that are not shown included. */
export function catalogueTotal({ targets, more }: ShownCatalogue): Text {
  const shown = targets.filter((target) => target.required).length;
  const required = shown + (more?.required ?? 0);
  const optional = targets.length - shown + (more?.optional ?? 0);
  return say`${counted(required + optional, 'target')}: ${required} required, ${optional} optional.`;
}

/** What is not shown of a long list; nothing where all is. */
export function leftOutTexts({ more }: ShownCatalogue): {
  readonly targets: Text;
  readonly skipped: Text;
} {
  const { required = 0, optional = 0, skipped = 0 } = more ?? {};
  return {
    targets: leftOut(required + optional, 'more target'),
    skipped: leftOut(skipped, 'more skipped row'),
  };
}

/** Where rows stood, of when their facts are, and what became of them. */
export interface SourceTexts {
  readonly place: Text;
  /** Empty where nobody knows. */
  readonly date: Text;
  readonly counts: Text;
}

/** A list as it was read. */
export function sourceTexts(source: CatalogueSource): SourceTexts {
  const { rows, skipped, inPart = 0, targets, date } = source;
  const part = inPart === 0 ? undefined : say` (${inPart} of them in part)`;
  const given = say`${rows - skipped} gave ${counted(targets, 'target')}${part}`;
  return {
    place: sourcePlace(source),
    date: date === undefined ? [] : outside(date),
    counts: say`${counted(rows, 'row')}: ${given}, ${skipped} skipped.`,
  };
}

/** Above what is wrong with rows. */
export const unreadTitle: Text = say`What could not be read`;

/** What is wrong with a row, and where it stands. */
export function problemText({ kind, sheet, row, value }: ShownProblem): Text {
  const inSheet = sheet === undefined ? undefined : say`sheet ${outside(sheet)}, `;
  const inRow = row === undefined ? undefined : say`row ${row}: `;
  const found = value === undefined ? undefined : say` ("${named(value)}")`;
  return say`${inSheet}${inRow}${catalogueProblemWords(kind)}${found}`;
}

type Noun = 'row' | 'target' | 'more target' | 'more skipped row';

function leftOut(count: number, noun: Noun): Text {
  return count === 0 ? [] : say`and ${counted(count, noun)}; --format json lists them all`;
}

function counted(count: number, noun: Noun): Text {
  return say`${count} ${ours(noun)}${count === 1 ? undefined : say`s`}`;
}
