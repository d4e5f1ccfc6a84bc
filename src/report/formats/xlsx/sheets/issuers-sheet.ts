import type { Report } from '../../../../model/audit/report.ts';
import { plainText } from '../../../text/say.ts';
import { type IssuerRow, issuerRows } from '../../../view/audit/issuer-rows.ts';
import type { Sheet } from '../workbook/sheet.ts';
import { tableSheet } from '../workbook/table-sheet.ts';

/** Who signed the certificates of whom, over which way: who is inspected, and who is exempt. */
export function issuersSheet(report: Report): Sheet {
  return tableSheet<IssuerRow>({
    name: 'Certificates',
    color: '7A5C99',
    frozen: 1,
    items: issuerRows(report),
    noun: 'rows',
    empty: 'No handshake came to its end.',
    columns: [
      { head: 'Issuer', width: 52, cell: ({ issuer }) => ({ value: issuer, style: 'strong' }) },
      {
        head: 'Inspects',
        width: 10,
        cell: ({ intercepts }) => ({ value: intercepts ? 'yes' : 'no', style: 'text' }),
      },
      {
        head: 'What it is',
        width: 44,
        cell: ({ meaning }) => ({ value: plainText(meaning), style: 'text' }),
      },
      { head: 'Route', width: 40, cell: ({ route }) => ({ value: route, style: 'text' }) },
      {
        head: 'Targets',
        width: 9,
        style: 'head-count',
        cell: ({ hosts }) => ({ value: hosts.length, style: 'count' }),
      },
      { head: 'Hosts', width: 70, cell: ({ hosts }) => ({ value: hosts, style: 'text' }) },
    ],
  });
}
