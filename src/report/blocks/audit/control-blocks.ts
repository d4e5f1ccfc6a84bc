import type { Report } from '../../../model/audit/report.ts';
import { named, say } from '../../text/say.ts';
import { controlOutcomes, outcomeText } from '../../view/findings/control-outcomes.ts';
import { type Block, mapped } from '../block.ts';

/** The hosts of `--control` and what they came to over each route; nothing without any. */
export function controlBlocks(report: Pick<Report, 'attempts' | 'observations'>): Block[] {
  const outcomes = controlOutcomes(report);
  if (outcomes.length === 0) return [];
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [{ head: say`Host` }, { head: say`Route` }, { head: say`Outcome` }],
      groups: [
        {
          rows: mapped(outcomes, (one) => [named(one.host), named(one.route), outcomeText(one)]),
        },
      ],
    },
  ];
}
