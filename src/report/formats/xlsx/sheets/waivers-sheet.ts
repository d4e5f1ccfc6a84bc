import type { Report } from '../../../../model/audit/report.ts';
import { type WaiverState, waiverStates } from '../../../../model/standing/waiver-states.ts';
import { plainText } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

const maxPlaces = 12;

const states: Readonly<Record<WaiverState['state'], SheetCell>> = {
  'in-force': { value: 'in force', style: 'degraded' },
  expired: { value: 'over: counts again', style: 'blocked' },
  unused: { value: 'can go: nothing of it fails', style: 'not-run' },
  unknown: { value: 'for nothing in this audit', style: 'not-run' },
};

/** What is known not to pass and does not count, until when and why; what is over, and what can go. */
export function waiversSheet(report: Report): Sheet {
  return tableSheet<WaiverState>({
    name: 'Waivers',
    color: '7A4B00',
    frozen: 1,
    items: waiverStates(report),
    noun: 'waivers',
    empty: 'Nothing is waived: all that is required counts.',
    columns: [
      { head: 'For', width: 46, cell: ({ waiver }) => ({ value: waiver.target, style: 'strong' }) },
      { head: 'Over', width: 26, cell: ({ waiver }) => text(waiver.route ?? 'each route') },
      { head: 'Cause', width: 26, cell: ({ waiver }) => text(kindOf(waiver)) },
      {
        head: 'Until, UTC',
        width: 12,
        cell: ({ waiver }) => text(waiver.until),
      },
      {
        head: 'It is',
        width: 26,
        style: 'head-count',
        cell: stateCell,
      },
      { head: 'Reason', width: 40, cell: ({ waiver }) => text(waiver.reason) },
      { head: 'What fails of it', width: 44, cell: ({ cells }) => places(cells) },
    ],
  });
}

function stateCell({ state, cells, counting }: WaiverState): SheetCell {
  if (state === 'expired' && cells.length === 0) return { value: 'over: can go', style: 'not-run' };
  if (counting.length > 0) return { value: 'in force, but another cause counts', style: 'blocked' };
  return states[state];
}

/** A saved report may name a kind that is not ours. */
function kindOf({ kind }: WaiverState['waiver']): string {
  if (kind === undefined) return 'any';
  return Object.hasOwn(findingInfo, kind) ? plainText(findingInfo[kind].title) : String(kind);
}

function places(cells: WaiverState['cells']): SheetCell {
  const shown = cells
    .slice(0, maxPlaces)
    .map(({ target, route }) => `${target.host}:${target.port} over ${route}`);
  const rest = cells.length - maxPlaces;
  return { value: rest > 0 ? [...shown, `and ${rest} more`] : shown, style: 'text' };
}

function text(value: string): SheetCell {
  return { value, style: 'text' };
}
