import type { Finding } from '../../../model/finding/finding.ts';
import type { Waiver } from '../../../model/standing/waiver.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { listed } from '../../text/listed.ts';
import { outside, plainText, type Text } from '../../text/say.ts';
import type { AuditCell } from '../../view/cells/audit-cells.ts';
import { orElse } from '../../view/findings/finding-entry.ts';
import { adviceOf, byWhom, describeEvidence } from '../../words/finding/describe-finding.ts';
import { findingInfo } from '../../words/finding/finding-info.ts';
import { barrierWords } from '../../words/settings/component-words.ts';
import { verdictWords } from '../../words/verdict/verdict-words.ts';
import type { CaseResult, Uncounted } from './case-result.ts';

const maxProofs = 10;
const longest = 1200;

/** One line: the verdict, what it is called or why it is so, and why it does not count. */
export function caseMessage(
  { finding, because }: AuditCell,
  { verdict, because: uncounted, waiver }: CaseResult,
): string {
  const { name, meaning } = verdictWords[verdict];
  const own = because ? barrierWords[because] : finding && findingInfo[finding.kind].title;
  const told = own ? plainText(own) : plainText(meaning).replace(`${plainText(name)}: `, '');
  return `${plainText(name)}: ${told}${uncounted ? ` (not counted: ${uncountedWords[uncounted]}${waivedText(waiver)})` : ''}`;
}

function waivedText(waiver: Waiver | undefined): string {
  return waiver ? ` until ${waiver.until}: ${escapeTerminal(waiver.reason, { max: longest })}` : '';
}

const uncountedWords: Readonly<Record<Uncounted, string>> = {
  optional: 'the target is optional',
  'other-route': 'another route is in effect for it',
  never: '--fail-on never',
  waived: 'waived',
};

/** What is pasted to see a finding again, commands a line each. */
export type AgainOf = (finding: Finding) => readonly string[];

/** The finding of a cell, a line a field, and what shows it again; empty where there is none. Each line is escaped. */
export function caseText({ finding }: AuditCell, againOf: AgainOf): string {
  if (!finding) return '';
  const fields: readonly (readonly [label: string, text: Text | undefined])[] = [
    ['Seen', describeEvidence(finding)],
    ['By', byWhom(finding)],
    ['Or else', orElse(finding.rivals)],
    ['What to do', adviceOf(finding)],
    ['Evidence', outside(listed(finding.evidence, maxProofs))],
    ['Finding', outside(foundAs(finding))],
    ...againOf(finding).map((line) => ['See again', outside(line)] as const),
  ];
  return fields
    .map(([label, text = []]) => [label, escapeTerminal(plainText(text), { max: longest })])
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${text}`)
    .join('\n');
}

function foundAs({ id, kind, severity }: Finding): string {
  return `${id}, ${kind}, ${severity}`;
}
