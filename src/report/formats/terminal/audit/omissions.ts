import type { Report } from '../../../../model/audit/report.ts';
import type { Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { type Omissions, omissionSentences } from '../../../view/audit/omission-sentences.ts';
import { waiverSentences } from '../../../view/audit/waiver-sentences.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

/** What the audit did not ask and why, as a list below a heading; nothing where it asked all. */
export function omissions(report: Omissions, options: Layout): string[] {
  return listBelow('What was not asked', omissionSentences(report), options);
}

/** What became of the waivers of an audit; nothing where it has none. */
export function waivers(report: Report, options: Layout): string[] {
  return listBelow('Waivers', waiverSentences(report), options);
}

function listBelow(heading: string, items: readonly Text[], options: Layout): string[] {
  if (items.length === 0) return [];
  return [
    '',
    options.paint('heading', heading),
    ...items.flatMap((item) =>
      wrapText(terminalText(item), { width: options.width - 4 }).map(
        (line, index) => `${index === 0 ? '  - ' : '    '}${line}`,
      ),
    ),
  ];
}
