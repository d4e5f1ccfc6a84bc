import type { Report } from '../../../model/audit/report.ts';
import { say } from '../../text/say.ts';
import { losses } from '../../view/audit/answer/losses.ts';
import { survival } from '../../view/audit/answer/survival.ts';
import { systemsSentence } from '../../view/audit/answer/systems-sentence.ts';
import { capabilityWords } from '../../words/catalogue/capability-words.ts';
import { systemName } from '../../words/catalogue/system-words.ts';
import { type Block, section } from '../block.ts';

/** What is lost where required targets do not pass, on which systems, and whether the sensor can report. */
export function lossBlocks(report: Report): Block[] {
  const lost = losses(report);
  const sentences = [systemsSentence(report), survival(report)].filter(({ length }) => length > 0);
  const paragraphs = sentences.map((text): Block => ({ kind: 'paragraph', text }));
  if (lost.length === 0) return paragraphs;
  const columns = [
    { head: say`What` },
    { head: say`Targets that do not pass`, isFigure: true },
    { head: say`Of`, isFigure: true },
    { head: say`Needed on` },
  ];
  const rows = lost.map(({ capability, failing, of, systems }) => [
    capabilityWords[capability],
    say`${failing}`,
    say`${of}`,
    { several: systems.map(systemName) },
  ]);
  return section(say`What is lost, and for whom`, [
    ...paragraphs,
    { kind: 'table', noun: 'row', columns, groups: [{ rows }] },
  ]);
}
