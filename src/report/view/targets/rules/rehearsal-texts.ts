import {
  type KeptBack,
  type Rehearsal,
  type RehearsedRow,
  turnsRed,
} from '../../../../model/rules/rehearsal.ts';
import { joined, named, outside, say, type Text } from '../../../text/say.ts';
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
  const closed = rows.filter(turnsRed).length;
  const opened = rows.filter((row) => row.passedBefore === false && row.ruling === 'passes').length;
  const others =
    missed > 0
      ? say` ${missed} of ${optional} optional ones ${missed === 1 ? say`does` : say`do`} not pass.`
      : undefined;
  const turned = [
    ...(closed > 0
      ? [closed === 1 ? say`1 passes today and turns red` : say`${closed} pass today and turn red`]
      : []),
    ...(opened > 0
      ? [
          opened === 1
            ? say`1 is red today and turns green`
            : say`${opened} are red today and turn green`,
        ]
      : []),
  ];
  const extra = say`${others}${turned.length > 0 ? say` ${joined(turned, ', ')}.` : undefined}`;
  if (counted.length === 0) return say`The list asks for nothing that is required.${extra}`;
  if (red + unknown === 0) return say`All ${counted.length} pass.${extra}`;
  if (unknown === counted.length) return say`Nothing is known of any of ${unknown}.${extra}`;
  if (red === 0)
    return say`Of ${unknown} of ${counted.length} nothing is known; the others pass.${extra}`;
  const more = unknown > 0 ? say` Of ${unknown} more nothing is known.` : undefined;
  const blame = kept.filter((one) => one.ruling !== 'unknown' && one.rows.some(isRequired));
  const isNew = counted.some(turnsRed);
  const stays = isNew ? (red === 1 ? say`is` : say`are`) : red === 1 ? say`stays` : say`stay`;
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
  if (first?.ruling === 'diverted' && first.line === undefined)
    return say`since they go another way`;
  if (first?.line === undefined) return say`since no line lets them pass`;
  return say`because of ${lineText(first.line, first.file)}: ${outside(first.text ?? '')}`;
}

/** One thing that keeps rows back, as a format shows it. */
export interface KeptTexts {
  /** With the number of its rows. */
  readonly title: Text;
  /** The line as it stands, and one whose answer it hands on; empty where no line decides. */
  readonly lines: readonly Text[];
  /** What a program answered. */
  readonly answer?: Text;
  readonly why?: Text;
  /** The list that cures it. */
  readonly cure?: Text;
  readonly rows: readonly Text[];
}

/** What keeps rows back, in its order. */
export function keptTexts({ kept }: Rehearsal): readonly KeptTexts[] {
  return kept.map((one) => {
    const { ruling, list, text, fromText, answer, why, rows } = one;
    const by = byText(one);
    const closed = rows.filter(turnsRed).length;
    const pass = closed === 1 ? say`passes` : say`pass`;
    const count = say` (${rows.length}${closed > 0 ? say`; ${closed} ${pass} today` : undefined})`;
    return {
      title:
        by === undefined
          ? say`${rulingWords[ruling]}${count}`
          : say`${rulingWords[ruling]}, ${by}${count}`,
      lines: [text, fromText].flatMap((line) => (line === undefined ? [] : [outside(line)])),
      ...(answer !== undefined && {
        answer: say`Its answer: ${answer === '' ? say`nothing` : named(answer)}.`,
      }),
      ...(why && { why: say`Why: ${unknownReasonWords[why]}.` }),
      ...(list && { cure: say`Cured by the list: ${ruleListWords[list]}.` }),
      rows: rows.map(rowText),
    };
  });
}

function byText({ ruling, line, file, fromLine }: KeptBack): Text | undefined {
  if (line === undefined) return byNoLine[ruling];
  const at = lineText(line, file);
  return fromLine === undefined ? at : say`${at}, from line ${fromLine}`;
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

function rowText(row: RehearsedRow): Text {
  const { url, isWild, required } = row;
  const notes = [
    ...(turnsRed(row) ? [say`passes today`] : []),
    ...(isWild ? [say`any name below it`] : []),
    ...(required ? [] : [say`optional`]),
  ];
  return notes.length === 0 ? named(url) : say`${named(url)} (${joined(notes, ', ')})`;
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
