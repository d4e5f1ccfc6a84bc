import type { Report } from '../../../model/report.ts';
import { named, say } from '../../text/say.ts';
import { issuerRows, isTelling } from '../../view/audit/issuer-rows.ts';
import { type Block, mapped } from '../block.ts';

/** Who signed the certificates of whom; nothing where every host shows what it should. */
export function issuerBlocks(report: Report): Block[] {
  if (!isTelling(report)) return [];
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
