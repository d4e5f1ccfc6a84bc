import type { Report } from '../../../../model/audit/report.ts';
import type { Finding } from '../../../../model/finding/finding.ts';
import { plainText } from '../../../text/say.ts';
import { orElse } from '../../../view/findings/finding-entry.ts';
import { chosenText } from '../../../view/pac/chosen-text.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { adviceOf, byWhom, describeEvidence } from '../../../words/finding/describe-finding.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import type { ShellName } from '../../../words/reproduce/call/shell-name.ts';
import { reproductions } from '../../../words/reproduce/reproduction.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import type { NumberedFinding, SheetPlan } from '../workbook/sheet-plan.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

const maxProofs = 10;

/** Every finding in a row of its own, by cause, with what was seen, by whom, what to do and what to paste. */
export function findingsSheet(report: Report, plan: SheetPlan): Sheet {
  const labels = targetLabels(report.targets);
  const target = ({ finding }: NumberedFinding): SheetCell => {
    const id = finding.target;
    const row = id === undefined ? undefined : plan.targetRows.get(id);
    const value = id === undefined ? undefined : (labels.get(id) ?? id);
    return row === undefined
      ? { value, style: 'text' }
      : { value, style: 'link', link: { sheet: 'Matrix', row } };
  };
  const linesOf = reproductions(report);
  // A cell is one line, and both shells take several commands on one.
  const again = (finding: Finding, shell: ShellName): string | undefined =>
    linesOf(finding)
      ?.[shell].map((words) => words.join(' '))
      .join('; ');
  return tableSheet({
    name: 'Findings',
    color: plan.findings.length === 0 ? '2E7D4F' : 'B3261E',
    frozen: 3,
    printed: 8,
    items: plan.findings,
    noun: 'findings',
    empty: 'Nothing was found: all is as it should be.',
    columns: [
      {
        head: 'Cause',
        width: 8,
        style: 'head-count',
        cell: ({ cause }) => ({ value: cause, style: 'count' }),
      },
      {
        head: 'Severity',
        width: 10,
        style: 'head-count',
        cell: ({ finding }) => ({ value: finding.severity, style: finding.severity }),
      },
      { head: 'Target', width: 44, cell: target },
      {
        head: 'Finding',
        width: 28,
        cell: ({ finding }) => ({
          value: plainText(findingInfo[finding.kind].title),
          style: 'strong',
        }),
      },
      {
        head: 'Route',
        width: 32,
        cell: ({ finding }) =>
          text(finding.route && `${finding.route}${plainText(chosenText([finding]))}`),
      },
      {
        head: 'By',
        width: 20,
        cell: ({ finding }) => text(plainText(byWhom(finding) ?? [])),
      },
      {
        head: 'What was seen',
        width: 50,
        cell: ({ finding }) => text(plainText(describeEvidence(finding))),
      },
      {
        head: 'What to do',
        width: 50,
        cell: ({ finding }) => text(plainText(adviceOf(finding))),
      },
      {
        head: 'Or else',
        width: 24,
        cell: ({ finding }) => text(plainText(orElse(finding.rivals))),
      },
      { head: 'See again', width: 50, cell: ({ finding }) => text(again(finding, 'shell')) },
      {
        head: 'See again (PowerShell)',
        width: 50,
        cell: ({ finding }) => text(again(finding, 'powershell')),
      },
      { head: 'Evidence', width: 18, cell: ({ finding }) => text(listed(finding.evidence)) },
      { head: 'Kind', width: 26, cell: ({ finding }) => ({ value: finding.kind, style: 'dim' }) },
      { head: 'Id', width: 7, cell: ({ finding }) => ({ value: finding.id, style: 'dim' }) },
    ],
  });
}

function text(value: string | undefined): SheetCell {
  return { value, style: 'text' };
}

function listed(ids: readonly string[]): string {
  const rest = ids.length - maxProofs;
  return `${ids.slice(0, maxProofs).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
