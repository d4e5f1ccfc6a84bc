import type { Report } from '../../../../../model/audit/report.ts';
import { type WaiverState, waiverStates } from '../../../../../model/standing/waiver-states.ts';
import type { SheetRow } from '../../workbook/sheet.ts';
import { spanned } from './summary-rows.ts';

/** How many waivers are in force, over, or of no use, in one line that leads to them; nothing where there are none. */
export function summaryWaivers(report: Report): SheetRow[] {
  const states = waiverStates(report);
  if (states.length === 0) return [];
  const count = (state: WaiverState['state']): number =>
    states.filter((one) => one.state === state).length;
  const told = `${count('in-force')} in force, ${count('expired')} over, ${count('unused') + count('unknown')} of no use.`;
  const link = { sheet: 'Waivers', row: 1 } as const;
  return [{ cells: [{ value: 'Waivers', style: 'link', link }, spanned(told, 'text', 1)] }];
}
