import { findingKinds } from '../../../model/finding.ts';
import { verdictNames } from '../../../model/report.ts';
import type { Cell, Mistake, SelfTest } from '../../../model/self-test.ts';
import { plainText } from '../../text/say.ts';
import { wrapText } from '../../text/wrap-text.ts';
import { verdictWords } from '../../words/verdict-words.ts';
import { type Layout, type TableOptions, tableLayout } from './table-options.ts';
import { alignColumns } from './text/align-columns.ts';

const maxMistakes = 40;
const kindWidth = 30;
const figureWidth = 10;
const verdictWidth = 16;
const none = '(none)';

type Side = 'expected' | 'reported';

/**
 * The table of `netready lab --self-test`: how often each kind was expected, reported, and both at
 * one place; the matrix of kinds, as far as it has anything off its diagonal; the matrix of verdicts.
 */
export function renderSelfTest(result: SelfTest, options: TableOptions): string {
  const layout = tableLayout(options);
  const lines = [
    ...layout.paint('heading', title(result)).split('\n'),
    '',
    ...kindLines(result, layout),
    '',
    ...verdictLines(result, layout),
    ...confusionLines(result, layout),
    ...mistakeLines(result, layout),
    '',
    ...conclusion(result, layout),
  ];
  return `${lines.join('\n')}\n`;
}

function title({ scenarios, innocent }: SelfTest): string {
  return `${scenarios} simulated networks, ${innocent} of them innocent ones that look guilty`;
}

function kindLines({ kinds, unplayed }: SelfTest, { paint, width }: Layout): string[] {
  const columns = [
    { width: kindWidth },
    ...Array.from({ length: 3 }, () => ({ width: figureWidth, align: 'right' as const })),
  ];
  const head = ['Findings, by host and route', 'expected', 'reported', 'matched'];
  const rows = kinds.map(({ kind, ...counts }) => {
    return [`  ${kind}`, `${counts.expected}`, `${counts.reported}`, `${counts.matched}`];
  });
  const missing = `In none of these networks: ${unplayed.join(', ')}.`;
  return [
    ...alignColumns([head], { columns }).map((line) => paint('heading', line)),
    ...alignColumns(rows, { columns }),
    ...(unplayed.length === 0 ? [] : wrapText(missing, { width: width - 2 })).map((line) =>
      paint('dim', `  ${line}`),
    ),
  ];
}

function verdictLines({ verdicts }: SelfTest, { paint }: Layout): string[] {
  const across = namesOf(verdicts, { names: verdictNames, sides: ['reported'] });
  const columns = [
    { width: verdictWidth },
    ...across.map(() => ({ width: figureWidth - 2, align: 'right' as const })),
  ];
  const words = across.map((name) => (name ? plainText(verdictWords[name].word) : none));
  const rows = namesOf(verdicts, { names: verdictNames, sides: ['expected'] }).map((name) => {
    return [`  ${name ?? none}`, ...across.map((other) => countAt(verdicts, { name, other }))];
  });
  return [
    ...alignColumns([['Verdicts', ...words]], { columns }).map((line) => paint('heading', line)),
    ...alignColumns(rows, { columns }),
    paint('dim', '  expected down, reported across'),
  ];
}

/** A square; names of kinds are long, so its columns have the numbers of its rows. */
function confusionLines({ confusions }: SelfTest, { paint, width }: Layout): string[] {
  if (confusions.length === 0) return [];
  const names = namesOf(confusions, { names: findingKinds, sides: ['expected', 'reported'] });
  const numberWidth = 3;
  if (kindWidth + names.length * (numberWidth + 2) > width) {
    const pairs = confusions.map(({ expected = none, reported = none, count }) => {
      return `  ${expected}, reported as ${reported}: ${count}`;
    });
    return ['', paint('heading', 'Confused'), ...pairs];
  }
  const columns = [
    { width: kindWidth },
    ...names.map(() => ({ width: numberWidth, align: 'right' as const })),
  ];
  const rows = names.map((name, index) => [
    `  ${index + 1} ${name ?? none}`,
    ...names.map((other) => countAt(confusions, { name, other })),
  ]);
  const head = ['Confused', ...names.map((_, index) => `${index + 1}`)];
  return [
    '',
    ...alignColumns([head], { columns }).map((line) => paint('heading', line)),
    ...alignColumns(rows, { columns }),
  ];
}

/** The names on the given sides of the cells, in the order of the closed list. */
function namesOf<T extends string>(
  cells: readonly Cell<T>[],
  { names, sides }: { readonly names: readonly T[]; readonly sides: readonly Side[] },
): (T | undefined)[] {
  const seen = new Set(cells.flatMap((cell) => sides.map((side) => cell[side])));
  return [...names.filter((name) => seen.has(name)), ...(seen.has(undefined) ? [undefined] : [])];
}

function countAt<T extends string>(
  cells: readonly Cell<T>[],
  { name, other }: { readonly name: T | undefined; readonly other: T | undefined },
): string {
  const cell = cells.find((one) => one.expected === name && one.reported === other);
  return cell ? `${cell.count}` : '';
}

function mistakeLines({ mistakes }: SelfTest, { paint, width }: Layout): string[] {
  if (mistakes.length === 0) return [];
  const rest = mistakes.length - maxMistakes;
  return [
    '',
    paint('heading', 'Mistakes'),
    ...mistakes
      .slice(0, maxMistakes)
      .flatMap((mistake) => wrapText(sentence(mistake), { width: width - 2 }))
      .map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more: --format json holds every one`] : []),
  ];
}

function sentence({ scenario, of, host, route, expected, reported }: Mistake): string {
  const where = route === undefined ? host : `${host} over ${route}`;
  return `${scenario}: ${of} at ${where}: expected ${expected ?? 'none'}, reported ${reported ?? 'none'}`;
}

function conclusion(result: SelfTest, { paint, width }: Layout): string[] {
  const { wrongBlocks, missedBlocks, mistakes, durationMs, repeated } = result;
  const others = mistakes.length - wrongBlocks - missedBlocks;
  const counts = `${wrongBlocks} wrong blocks, ${missedBlocks} missed blocks, ${others} other mistakes.`;
  const again = `Run again alone, because this machine was too busy: ${repeated.join(', ')}.`;
  return [
    ...wrapText(repeated.length === 0 ? '' : again, { width }).filter((line) => line !== ''),
    paint(mistakes.length === 0 ? 'good' : 'bad', counts),
    paint('dim', `It took ${(durationMs / 1000).toFixed(0)} s.`),
  ];
}
