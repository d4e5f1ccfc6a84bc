import type { Report } from '../../../model/audit/report.ts';
import { named, say } from '../../text/say.ts';
import { issuerRows, isTelling } from '../../view/audit/issuer-rows.ts';
import { type Block, mapped } from '../block.ts';

/** Who signed the certificates of whom; nothing where every host shows what it should. */
export function issuerBlocks(report: Report): Block[] {
  return isTelling(report) ? issuerTable(report) : [];
}

/** The same of any report that has seen a certificate, and a sentence where all are what they should be. */
export function allIssuerBlocks(report: Report): Block[] {
  if (report.issuers.length === 0) return [];
  const text = say`Every chain that was seen ends where it should: nobody inspects.`;
  return [
    ...(isTelling(report) ? [] : [{ kind: 'paragraph', text } as const]),
    ...issuerTable(report),
  ];
}

function issuerTable(report: Report): Block[] {
  return [
    {
      kind: 'table',
      noun: 'row',
      columns: [say`Issuer`, say`What it is`, say`Route`, say`Hosts`].map((head) => ({ head })),
      groups: [
        {
          rows: mapped(issuerRows(report), ({ issuer, meaning, route, hosts }) => [
            named(issuer),
            meaning,
            named(route),
            { several: mapped(hosts, named) },
          ]),
        },
      ],
    },
  ];
}
