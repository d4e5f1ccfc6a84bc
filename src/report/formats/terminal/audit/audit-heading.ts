import type { AuditHead, Report } from '../../../../model/audit/report.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { auditFacts } from '../../../view/audit/audit-facts.ts';
import { isNarrow, type Layout } from '../table-options.ts';
import { hasWider } from '../text/labelled.ts';

const labelWidth = 12;

/** Where, when and of what an audit was made: the first lines of a report or a plan. */
export function auditHeading(
  head: AuditHead & Partial<Pick<Report, 'finishedAt' | 'resumedAt'>>,
  options: Layout,
): string[] {
  return [
    ...wrapText(escapeTerminal(`${head.tool.name} ${head.tool.version}`, { max: 60 }), options).map(
      (line) => options.paint('heading', line),
    ),
    ...auditFacts(head).flatMap(({ label, value }) =>
      fieldLines(label, escapeTerminal(value), options),
    ),
  ];
}

function fieldLines(label: string, value: string, options: Layout): string[] {
  const room = options.width - labelWidth - 2;
  if (isNarrow(options) && hasWider(value, room)) {
    const lines = wrapText(value, { width: options.width - 4 });
    return [`  ${options.paint('dim', label)}`, ...lines.map((line) => `    ${line}`)];
  }
  return wrapText(value, { width: room }).map((line, index) => {
    const name = index === 0 ? options.paint('dim', label.padEnd(labelWidth)) : '';
    return `  ${name === '' ? ' '.repeat(labelWidth) : name}${line}`;
  });
}
