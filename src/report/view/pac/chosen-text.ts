import type { Finding } from '../../../model/finding/finding.ts';
import { joined, outside, say, type Text } from '../../text/say.ts';

const most = 2;

/** What a PAC file answered for the targets of a cause: ` (the PAC file answers "PROXY p:1")`. */
export function chosenText(findings: readonly Pick<Finding, 'chosen'>[]): Text {
  const answers = [...new Set(findings.flatMap(({ chosen }) => chosen ?? []))];
  if (answers.length === 0) return [];
  const shown = answers
    .slice(0, most)
    .map((answer) => say`"${outside(answer.replace(/\s+/g, ' ').trim())}"`);
  const rest = answers.length - shown.length;
  return say` (the PAC file answers ${joined(shown, ', ')}${rest > 0 ? say` and ${rest} more` : undefined})`;
}
