import type { Finding } from '../../../model/finding.ts';

const most = 2;

/** What a PAC file answered for the targets of a cause: ` (the PAC file answers "PROXY p:1")`. */
export function chosenText(findings: readonly Pick<Finding, 'chosen'>[]): string {
  const answers = [...new Set(findings.flatMap(({ chosen }) => chosen ?? []))];
  if (answers.length === 0) return '';
  const shown = answers.slice(0, most).map((answer) => `"${answer.replace(/\s+/g, ' ').trim()}"`);
  const rest = answers.length - shown.length;
  return ` (the PAC file answers ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}
