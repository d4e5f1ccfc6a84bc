import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { createPaint, type Paint } from '../../../text/paint.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import type {
  ComparedAddress,
  ComparedFacts,
  ComparedLists,
} from '../../../view/targets/compared-lists.ts';

export interface ComparisonOptions {
  readonly width: number;
  readonly color: boolean;
}

/** The table of `netready catalogue --compare`: what was added, dropped and changed, each in turn. */
export function renderComparison(lists: ComparedLists, options: ComparisonOptions): string {
  const paint = createPaint(options.color);
  const { before, after, beforeDate, afterDate, changes } = lists;
  const of = (kind: ComparedAddress['change']): readonly ComparedAddress[] =>
    changes.filter(({ change }) => change === kind);
  const counts = titles.map(([kind, title]) => `${of(kind).length} ${title.toLowerCase()}`);
  const lines = [
    ...wrapText(
      `${named(before, beforeDate)} -> ${named(after, afterDate)}: ${counts.join(', ')}`,
      { width: options.width },
    ),
    ...titles.flatMap(([kind, title]) => section(title, of(kind), { width: options.width, paint })),
  ];
  return `${lines.join('\n')}\n`;
}

function named(list: string, date: string | undefined): string {
  return escapeTerminal(date === undefined ? list : `${list} of ${date}`);
}

const titles: readonly (readonly [ComparedAddress['change'], string])[] = [
  ['added', 'Added'],
  ['dropped', 'Dropped'],
  ['changed', 'Changed'],
];

interface Layout {
  readonly width: number;
  readonly paint: Paint;
}

function section(
  title: string,
  changes: readonly ComparedAddress[],
  { width, paint }: Layout,
): string[] {
  if (changes.length === 0) return [];
  const lines = changes.flatMap((change) => {
    const words = `${escapeTerminal(change.url)}  ${remarks(change).join('; ')}`;
    return wrapText(words, { width: width - 6 }).map(
      (line, index) => `${index === 0 ? '  ' : '      '}${line}`,
    );
  });
  return ['', paint('heading', title), ...lines];
}

function remarks({ geography, portal, before, after, fields }: ComparedAddress): string[] {
  const known = after ?? before;
  const place = [...(geography ? [escapeTerminal(geography)] : []), ...(portal ? ['portal'] : [])];
  if (fields.length > 0) {
    return [
      ...place,
      ...fields.map((field) => `${field}: ${told(before, field)} -> ${told(after, field)}`),
    ];
  }
  return [...place, known?.required ? 'required' : 'optional'];
}

function told(facts: ComparedFacts | undefined, field: string): string {
  switch (field) {
    case 'required':
      return facts?.required ? 'required' : 'optional';
    case 'columns':
      return facts && facts.columns.length > 0 ? facts.columns.join(' ') : 'every system';
    case 'rules':
      return `${facts?.rules.length ?? 0} version rules`;
    default:
      return escapeTerminal(facts?.comments.join(' ') ?? '', { max: 120 }) || 'none';
  }
}
