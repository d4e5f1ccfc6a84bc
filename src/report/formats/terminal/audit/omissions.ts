import { wrapText } from '../../../text/wrap-text.ts';
import { type Omissions, omissionSentences } from '../../../view/audit/omission-sentences.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

/** What the audit did not ask and why, as a list below a heading; nothing where it asked all. */
export function omissions(report: Omissions, options: Layout): string[] {
  const items = omissionSentences(report);
  if (items.length === 0) {
    return [];
  }
  return [
    '',
    options.paint('heading', 'What was not asked'),
    ...items.flatMap((item) =>
      wrapText(terminalText(item), { width: options.width - 4 }).map(
        (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
      ),
    ),
  ];
}
