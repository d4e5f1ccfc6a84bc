import type { SelfTest } from '../../../model/compared/self-test.ts';
import { findingKinds } from '../../../model/finding/finding.ts';
import { verdictNames } from '../../../model/finding/verdict.ts';
import { plainText } from '../../text/say.ts';
import { wrapText } from '../../text/wrap-text.ts';
import { countAt, namesOf } from '../../view/self-test/self-test-matrix.ts';
import {
  durationText,
  mistakeCounts,
  mistakeText,
  repeatedText,
  selfTestTitle,
  unplayedText,
} from '../../view/self-test/self-test-texts.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';
import { type Layout, type TableOptions, tableLayout } from './table-options.ts';
import { alignColumns } from './text/align-columns.ts';

const maxMistakes = 40;
const kindWidth = 30;
const figureWidth = 10;
const verdictWidth = 16;
const none = '(none)';

/**
 * The table of `netready lab --self-test`: how often each kind was expected, reported, and both at
 * one place; the matrix of kinds, as far as it has anything off its diagonal; the matrix of verdicts.
 */
export function renderSelfTest(result: SelfTest, options: TableOptions): string {
  const layout = tableLayout(options);
  const lines = [
    ...layout.paint('heading', plainText(selfTestTitle(result))).split('\n'),
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

function kindLines(result: SelfTest, { paint, width }: Layout): string[] {
  const columns = [
    { width: kindWidth },
    ...Array.from({ length: 3 }, () => ({ width: figureWidth, align: 'right' as const })),
  ];
  const head = ['Findings, by host and route', 'expected', 'reported', 'matched'];
  const rows = result.kinds.map(({ kind, ...counts }) => {
    return [`  ${kind}`, `${counts.expected}`, `${counts.reported}`, `${counts.matched}`];
  });
  const missing = plainText(unplayedText(result));
  return [
    ...alignColumns([head], { columns }).map((line) => paint('heading', line)),
    ...alignColumns(rows, { columns }),
    ...(missing === '' ? [] : wrapText(missing, { width: width - 2 })).map((line) =>
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
  const rows = namesOf(verdicts, { names: verdictNames, sides: ['expected'] }).map((expected) => [
    `  ${expected ?? none}`,
    ...across.map((reported) => digits(countAt(verdicts, { expected, reported }))),
  ]);
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
  const rows = names.map((expected, index) => [
    `  ${index + 1} ${expected ?? none}`,
    ...names.map((reported) => digits(countAt(confusions, { expected, reported }))),
  ]);
  const head = ['Confused', ...names.map((_, index) => `${index + 1}`)];
  return [
    '',
    ...alignColumns([head], { columns }).map((line) => paint('heading', line)),
    ...alignColumns(rows, { columns }),
  ];
}

/** A matrix is read better where nothing stands for none. */
function digits(count: number): string {
  return count === 0 ? '' : `${count}`;
}

function mistakeLines({ mistakes }: SelfTest, { paint, width }: Layout): string[] {
  if (mistakes.length === 0) return [];
  const rest = mistakes.length - maxMistakes;
  return [
    '',
    paint('heading', 'Mistakes'),
    ...mistakes
      .slice(0, maxMistakes)
      .flatMap((mistake) => wrapText(plainText(mistakeText(mistake)), { width: width - 2 }))
      .map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more: --format json holds every one`] : []),
  ];
}

function conclusion(result: SelfTest, { paint, width }: Layout): string[] {
  const again = plainText(repeatedText(result));
  return [
    ...wrapText(again, { width }).filter((line) => line !== ''),
    paint(result.mistakes.length === 0 ? 'good' : 'bad', plainText(mistakeCounts(result))),
    paint('dim', plainText(durationText(result))),
  ];
}
