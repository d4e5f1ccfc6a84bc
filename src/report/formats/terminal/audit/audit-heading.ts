import type { AuditHead, Report } from '../../../../model/report.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { auditFacts } from '../../../view/audit/audit-facts.ts';
import type { Layout } from '../table-options.ts';

const labelWidth = 12;

/** Where, when and of what an audit was made: the first lines of a report or a plan. */
export function auditHeading(
  head: AuditHead & Partial<Pick<Report, 'finishedAt' | 'resumedAt'>>,
  options: Layout,
): string[] {
  return [
    options.paint('heading', escapeTerminal(`${head.tool.name} ${head.tool.version}`, { max: 60 })),
    ...auditFacts(head).flatMap(({ label, value }) =>
      fieldLines(label, escapeTerminal(value), options),
    ),
  ];
}

function fieldLines(label: string, value: string, options: Layout): string[] {
  return wrapText(value, { width: options.width - labelWidth - 2 }).map((line, index) => {
    const name = index === 0 ? options.paint('dim', label.padEnd(labelWidth)) : '';
    return `  ${name === '' ? ' '.repeat(labelWidth) : name}${line}`;
  });
}
