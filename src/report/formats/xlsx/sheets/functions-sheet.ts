import type { Report } from '../../../../model/audit/report.ts';
import { auditOf } from '../../../../model/standing/system-standings.ts';
import { plainText } from '../../../text/say.ts';
import { type Loss, losses } from '../../../view/audit/answer/losses.ts';
import { capabilityWords } from '../../../words/catalogue/capability-words.ts';
import { systemName } from '../../../words/catalogue/system-words.ts';
import type { Sheet, SheetCell } from '../workbook/sheet.ts';
import { type SheetColumn, tableSheet } from '../workbook/table-sheet.ts';

/** Systems with a column of their own: there are sixteen. */
const maxSystems = 20;

/** Which functions of the product go with what does not pass, the most important first, and on which systems. */
export function functionsSheet(report: Report): Sheet {
  const systems = report.options.os.slice(0, maxSystems);
  return tableSheet<Loss>({
    name: 'Functions',
    color: 'B3261E',
    frozen: 1,
    items: losses(report),
    noun: 'functions',
    empty: 'Nothing is lost: no required address of any function fails.',
    columns: [
      {
        head: 'Function',
        width: 42,
        cell: ({ capability }) => ({
          value: plainText(capabilityWords[capability]),
          style: 'strong',
        }),
      },
      {
        head: 'Fail',
        width: 8,
        style: 'head-count',
        cell: ({ failing }) => ({ value: failing, style: 'blocked' }),
      },
      {
        head: 'Of',
        width: 8,
        style: 'head-count',
        cell: ({ of }) => ({ value: of, style: 'count' }),
      },
      ...systems.map((os) => systemColumn(report, os)),
    ],
  });
}

/** Of the addresses that one system needs for a function, how many fail. */
function systemColumn(report: Report, os: string): SheetColumn<Loss> {
  const own = new Map(losses(auditOf(report, os)).map((loss) => [loss.capability, loss]));
  return {
    head: plainText(systemName(os)),
    width: 14,
    style: 'head-count',
    cell: ({ capability }): SheetCell => {
      const lost = own.get(capability);
      if (lost === undefined) return { value: 'ok', style: 'reachable' };
      return { value: `${lost.failing} of ${lost.of} fail`, style: 'blocked' };
    },
  };
}
