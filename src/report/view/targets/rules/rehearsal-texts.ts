import type { KeptBack, Rehearsal, RehearsedRow } from '../../../../model/rules/rehearsal.ts';
import { named, outside, say, type Text } from '../../../text/say.ts';
import { ruleListWords } from '../../../words/catalogue/rule-list-words.ts';
import {
  rulingWords,
  unknownReasonWords,
  unreadReasonWords,
} from '../../../words/catalogue/ruling-words.ts';

/** What a proposed change comes to, in a sentence or two. */
export function rehearsalAnswer({ rows, kept }: Rehearsal): Text {
  const counted = rows.filter(({ required }) => required);
  const count = (is: (row: RehearsedRow) => boolean): number => counted.filter(is).length;
  const unknown = count(({ ruling }) => ruling === 'unknown');
  const red = count(({ ruling }) => ruling !== 'passes') - unknown;
  const optional = rows.length - counted.length;
  const missed = rows.filter(({ required, ruling }) => !required && ruling !== 'passes').length;
  const extra =
    missed > 0
      ? say` ${missed} of ${optional} optional ones ${missed === 1 ? say`does` : say`do`} not pass.`
      : undefined;
  if (counted.length === 0) return say`The list asks for nothing that is required.${extra}`;
  if (red + unknown === 0) return say`All ${counted.length} pass.${extra}`;
  if (unknown === counted.length) return say`Nothing is known of any of ${unknown}.${extra}`;
  if (red === 0)
    return say`Of ${unknown} of ${counted.length} nothing is known; the others pass.${extra}`;
  const more = unknown > 0 ? say` Of ${unknown} more nothing is known.` : undefined;
  const blame = kept.filter((one) => one.ruling !== 'unknown' && one.rows.some(isRequired));
  const stays = red === 1 ? say`stays` : say`stay`;
  return say`${red} of ${counted.length} ${stays} red, ${blameText(blame)}.${more}${extra}`;
}

function isRequired({ required }: RehearsedRow): boolean {
  return required;
}

function blameText(blame: readonly KeptBack[]): Text {
  const [first, ...others] = blame;
  const lines = new Set(blame.map(({ line, file }) => `${line} ${file}`)).size;
  if (others.length > 0 && lines > 1) {
    // Where nothing lets a row pass, no line is to blame.
    const isOfLines = blame.every(({ line }) => line !== undefined);
    return isOfLines ? say`because of ${lines} lines` : say`for ${lines} reasons`;
  }
  if (first?.ruling === 'diverted') return say`since they go another way`;
  if (first?.line === undefined) return say`since no line lets them pass`;
  return say`because of ${lineText(first.line, first.file)}: ${outside(first.text ?? '')}`;
}

/** One thing that keeps rows back, as a format shows it. */
export interface KeptTexts {
  /** With the number of its rows. */
  readonly title: Text;
  /** The line as it stands; empty where no line decides. */
  readonly line: Text;
  readonly why?: Text;
  /** The list that cures it. */
  readonly cure?: Text;
  readonly rows: readonly Text[];
}

/** What keeps rows back, in its order. */
export function keptTexts({ kept }: Rehearsal): readonly KeptTexts[] {
  return kept.map(({ ruling, list, line, file, text, why, rows }) => {
    const by = line === undefined ? byNoLine[ruling] : lineText(line, file);
    const count = say` (${rows.length})`;
    return {
      title:
        by === undefined
          ? say`${rulingWords[ruling]}${count}`
          : say`${rulingWords[ruling]}, ${by}${count}`,
      line: outside(text ?? ''),
      ...(why && { why: say`Why: ${unknownReasonWords[why]}.` }),
      ...(list && { cure: say`Cured by the list: ${ruleListWords[list]}.` }),
      rows: rows.map(rowText),
    };
  });
}

/** `line 3`, or `line 3 of names.conf` for a file that the change names. */
function lineText(line: number, file: string | undefined): Text {
  return file === undefined ? say`line ${line}` : say`line ${line} of ${named(file)}`;
}

/** What is said of rows that no line keeps back. */
const byNoLine: Readonly<Record<KeptBack['ruling'], Text | undefined>> = {
  blocked: say`since no line lets them pass`,
  inspected: say`since no line leaves it closed`,
  login: say`since no line frees them of it`,
  diverted: undefined,
  unknown: undefined,
};

function rowText({ url, isWild, required }: RehearsedRow): Text {
  const notes = [...(isWild ? [say`any name below it`] : []), ...(required ? [] : [say`optional`])];
  const [first, second] = notes;
  if (!first) return named(url);
  return second ? say`${named(url)} (${first}, ${second})` : say`${named(url)} (${first})`;
}

/** The lines that were not understood. */
export function unreadTexts({ unread, unreadLines }: Rehearsal): readonly Text[] {
  const more = unreadLines - unread.length;
  return [
    ...unread.map(
      ({ line, file, text, why }) =>
        say`${lineText(line, file)}: ${outside(text)} (${unreadReasonWords[why]})`,
    ),
    ...(more > 0 ? [say`${more} more lines`] : []),
  ];
}
