import type { Report } from '../../../../../model/audit/report.ts';
import { plainText } from '../../../../text/say.ts';
import { losses } from '../../../../view/audit/answer/losses.ts';
import { survival } from '../../../../view/audit/answer/survival.ts';
import { systemsSentence } from '../../../../view/audit/answer/systems-sentence.ts';
import { capabilityWords } from '../../../../words/catalogue/capability-words.ts';
import { systemName } from '../../../../words/catalogue/system-words.ts';
import type { SheetRow } from '../../workbook/sheet.ts';
import { heading, spanned, tall } from './summary-rows.ts';

const maxLosses = 8;

/** Whether the sensor can report, which systems are ready, and what else is lost; at most eight functions. */
export function summaryLosses(report: Report): SheetRow[] {
  const lost = losses(report);
  const sentences = [survival(report), systemsSentence(report)].map(plainText);
  const told = sentences.filter((text) => text !== '').map((text) => tall([spanned(text, 'text')]));
  if (told.length + lost.length === 0) return [];
  if (lost.length === 0) return [...heading('What is lost, and for whom'), ...told];
  const left = lost.length - maxLosses;
  return [
    ...heading('What is lost, and for whom'),
    ...told,
    {
      cells: [
        { value: 'Function', style: 'label' },
        { value: 'Fail', style: 'label-count' },
        { value: 'Of', style: 'label-count' },
        spanned('Needed on', 'label', 3),
      ],
    },
    ...lost
      .slice(0, maxLosses)
      .map(({ capability, failing, of, systems }) =>
        tall([
          { value: plainText(capabilityWords[capability]), style: 'strong' },
          { value: failing, style: 'blocked' },
          { value: of, style: 'count' },
          spanned(systems.map((os) => plainText(systemName(os))).join(', '), 'text', 3),
        ]),
      ),
    ...(left > 0
      ? [{ cells: [{ value: `And ${left} more: see Functions.`, style: 'note' as const }] }]
      : []),
  ];
}
