import type { SkippedRow } from '../../../../model/target/target.ts';
import { andMore } from '../../../text/listed.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import {
  skippedGroups,
  skippedName,
  skippedTitle,
} from '../../../view/targets/catalogue/skipped-groups.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

const maxReasons = 40;
const maxExamples = 3;
const countWidth = 6;

/** The rows that became no target, counted by reason, the most frequent first, with examples. */
export function skippedRows(rows: readonly SkippedRow[], options: Layout): string[] {
  if (rows.length === 0) {
    return [];
  }
  const groups = skippedGroups(rows);
  const lines = groups.slice(0, maxReasons).flatMap(({ reason, rows: members }) => {
    const text = `${terminalText(reason, { max: 200 })}: ${examples(members)}`;
    return wrapText(text, { width: options.width - countWidth - 2 }).map((line, index) => {
      const count = index === 0 ? String(members.length) : '';
      return `${count.padStart(countWidth)}  ${line}`;
    });
  });
  const rest = groups.length - maxReasons;
  const isCut = rest > 0 || groups.some(({ rows: members }) => members.length > maxExamples);
  return [
    '',
    options.paint('heading', terminalText(skippedTitle)),
    ...lines,
    ...(rest > 0 ? [`${' '.repeat(countWidth)}  and ${rest} more reasons`] : []),
    ...(isCut ? ['', ...toldElsewhere(options)] : []),
  ];
}

function examples(rows: readonly SkippedRow[]): string {
  const shown = rows
    .slice(0, maxExamples)
    .map((row) => terminalText(skippedName(row), { max: 80 }));
  return andMore(shown, rows.length);
}

function toldElsewhere({ width }: Layout): string[] {
  const text = '--format json lists each of them, with its row.';
  return wrapText(text, { width: width - 2 }).map((line) => `  ${line}`);
}
