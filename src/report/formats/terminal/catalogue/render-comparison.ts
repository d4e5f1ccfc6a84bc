import { createPaint, type Paint } from '../../../text/paint.ts';
import { named, plainText, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type {
  ComparedAddress,
  ComparedLists,
} from '../../../view/targets/catalogue/compared-lists.ts';
import {
  type ComparedSection,
  comparedFields,
  comparedName,
  comparedNeed,
  comparedPlaces,
  comparedSections,
} from '../../../view/targets/catalogue/comparison-texts.ts';
import { terminalText } from '../text/terminal-text.ts';

export interface ComparisonOptions {
  readonly width: number;
  readonly color: boolean;
}

const maxName = 300;
const maxComment = 120;

/** The table of `netready catalogue --compare`: what was added, dropped and changed, each in turn. */
export function renderComparison(lists: ComparedLists, options: ComparisonOptions): string {
  const paint = createPaint(options.color);
  const { before, after, beforeDate, afterDate } = lists;
  const sections = comparedSections(lists);
  const counts = sections.map(
    ({ title, changes }) => `${changes.length} ${terminalText(title).toLowerCase()}`,
  );
  const names = [comparedName(before, beforeDate), comparedName(after, afterDate)].map(shortened);
  const lines = [
    ...wrapText(`${names.join(' -> ')}: ${counts.join(', ')}`, { width: options.width }),
    ...sections.flatMap((section) => linesOf(section, { width: options.width, paint })),
  ];
  return `${lines.join('\n')}\n`;
}

interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

function linesOf({ title, changes }: ComparedSection, { width, paint }: Layout): string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap((change) => {
    const words = `${shortened(named(change.url))}  ${remarks(change).join('; ')}`;
    return wrapText(words, { width: width - 6 }).map(
      (line, index) => `${index === 0 ? '  ' : '      '}${line}`,
    );
  });
  return ['', paint('heading', terminalText(title)), ...lines];
}

function remarks(change: ComparedAddress): string[] {
  const fields = comparedFields(change);
  const told = fields.map(({ name, before, after }) => {
    const bound = plainText(name) === 'comments' ? { max: maxComment } : {};
    return `${terminalText(name)}: ${terminalText(before, bound)} -> ${terminalText(after, bound)}`;
  });
  const places = comparedPlaces(change).map(shortened);
  return [...places, ...(told.length > 0 ? told : [terminalText(comparedNeed(change))])];
}

function shortened(text: Text): string {
  return terminalText(text, { max: maxName });
}
