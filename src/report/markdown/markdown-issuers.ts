import type { Report } from '../../model/report.ts';
import { listed } from '../text/listed.ts';
import { issuerRows, isTelling } from '../view/audit/issuer-rows.ts';
import { codeSpan } from './code-span.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

const mostRows = 200;
const mostHosts = 10;

/** Who signed the certificates of whom; nothing where every host shows what it should. */
export function markdownIssuers(report: Report): string[] {
  if (!isTelling(report)) return [];
  return [
    '## Certificates, by who signed them',
    '',
    ...markdownTable(
      [{ head: 'Issuer' }, { head: 'What it is' }, { head: 'Route' }, { head: 'Hosts' }],
      issuerRows(report)
        .slice(0, mostRows)
        .map(({ issuer, meaning, route, hosts }) => [
          codeSpan(issuer),
          markdownText(meaning),
          codeSpan(route),
          listed(
            hosts.map((host) => codeSpan(host)),
            mostHosts,
          ),
        ]),
    ),
  ];
}
