import type { SkippedRow } from '../../../../model/target.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { describeSkipped } from '../../../words/catalogue/describe-skipped.ts';
import type { Layout } from '../table-options.ts';

const maxReasons = 40;
const maxExamples = 3;
const countWidth = 6;

/** The rows that became no target, counted by reason, the most frequent first, with examples. */
export function skippedRows(rows: readonly SkippedRow[], options: Layout): string[] {
  if (rows.length === 0) {
    return [];
  }
  const groups = Map.groupBy(rows, (row) => plainText(describeSkipped(withoutPlace(row))));
  const sorted = Array.from(groups).sort(([, one], [, other]) => other.length - one.length);
  const lines = sorted.slice(0, maxReasons).flatMap(([reason, members]) => {
    const text = `${escapeTerminal(reason, { max: 200 })}: ${examples(members)}`;
    return wrapText(text, { width: options.width - countWidth - 2 }).map((line, index) => {
      const count = index === 0 ? String(members.length) : '';
      return `${count.padStart(countWidth)}  ${line}`;
    });
  });
  const rest = sorted.length - maxReasons;
  const isCut = rest > 0 || sorted.some(([, members]) => members.length > maxExamples);
  return [
    '',
    options.paint('heading', 'What was skipped, and why'),
    ...lines,
    ...(rest > 0 ? [`${' '.repeat(countWidth)}  and ${rest} more reasons`] : []),
    ...(isCut ? ['', ...toldElsewhere(options)] : []),
  ];
}

/** What differs from row to row would make every row a reason of its own. */
function withoutPlace(row: SkippedRow): Pick<SkippedRow, 'reason'> {
  const { reason } = row;
  switch (reason.rule) {
    case 'no-host':
    case 'no-url-column':
    case 'duplicate':
    case 'report-sheet':
    case 'unreadable':
    case 'address-range':
    case 'no-tcp':
      return { reason: { rule: reason.rule } };
    default:
      return { reason };
  }
}

function examples(rows: readonly SkippedRow[]): string {
  const shown = rows.slice(0, maxExamples).map((row) => {
    const place = [
      row.sheet === undefined ? '' : `sheet ${row.sheet}`,
      row.row === undefined ? '' : `row ${row.row}`,
    ]
      .filter((part) => part !== '')
      .join(', ');
    const name = row.url?.replace(/^https:\/\//, '').replace(/\/$/, '') ?? place;
    return escapeTerminal(name === '' ? 'a row' : name, { max: 80 });
  });
  const rest = rows.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function toldElsewhere({ width }: Layout): string[] {
  const text = '--format json lists each of them, with its row.';
  return wrapText(text, { width: width - 2 }).map((line) => `  ${line}`);
}
