import type { OsColumn, Service, VersionRule } from '../../model/target.ts';
import { targetUrl } from '../target-url.ts';
import { excelWorkbook } from './exceljs.ts';

const headers = [
  'Service',
  'Geography',
  'Category',
  'Port',
  'Endpoint/URL',
  'Endpoint/URL Description',
  'Required / Optional',
  'Windows 11 / Windows 10 / Server 2022 / 2019 / Server 2016 (Unified Agent) / Server 2012 R2 (Unified Agent)',
  'Windows 7 / 8.1',
  'Windows Server 2008 R2 / 2012 R2 / 2016 (MMA Based)',
  'Mac',
  'Linux',
  'Comments',
];
const columns: readonly OsColumn[] = [
  'windows',
  'windows-7-8',
  'windows-server-mma',
  'mac',
  'linux',
];

/**
 * The bytes of a workbook in the commercial layout of 2022 and later: 13 columns on the sheet of
 * the agents, 4 on that of the portal. Reading it back gives the same targets. Version rules that
 * no sheet states, those of `v20` hosts, are left out; a rule with two bounds has no comment.
 */
export async function buildCommercialWorkbook(
  services: readonly Service[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { workbook } = await excelWorkbook();
  const agents = workbook.addWorksheet('Microsoft Defender URLs');
  agents.addRow(headers);
  for (const service of services.filter(({ portal }) => !portal)) agents.addRow(agentRow(service));
  const portal = workbook.addWorksheet('Security center URLs');
  portal.addRow(['Service', 'Geography', 'URL', 'Comment']);
  for (const service of services.filter((one) => one.portal)) {
    portal.addRow([service.service, service.geography ?? '', targetUrl(service), service.purpose]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function agentRow(service: Service): (string | number)[] {
  return [
    service.service,
    service.geography ?? '',
    service.category,
    service.port,
    addressOf(service),
    service.purpose,
    service.required ? 'Required' : 'Optional',
    ...columns.map((column) => (service.columns.includes(column) ? 'Yes' : '')),
    commentOf(service.rules),
  ];
}

/** The port column tells the scheme where the address does not. */
function addressOf(service: Service): string {
  const { scheme, host, port, path } = service;
  if ((scheme === 'http') !== (port === 80)) return targetUrl(service);
  return path === '/' ? host : `${host}${path}`;
}

function commentOf(rules: readonly VersionRule[]): string {
  return rules
    .filter(({ name, from, to }) => name !== 'v20' && (from === undefined || to === undefined))
    .map((rule) => `${rule.effect === 'not' ? 'Not' : 'Only'} required for ${systemsOf(rule)}.`)
    .join(' ');
}

function systemsOf({ family, from, to }: VersionRule): string {
  const name = {
    windows: 'Windows',
    'windows-10': 'Windows 10',
    'windows-server': 'Windows Server',
  };
  const release = (from ?? to ?? '').replace('-', ' ');
  const bound = from === undefined ? (to === undefined ? '' : 'and below') : 'and above';
  return [name[family], release, bound].filter((word) => word !== '').join(' ');
}
