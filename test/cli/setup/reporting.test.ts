import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../fixtures/report/all-fine.ts';
import { company } from '../../../fixtures/report/company.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { microsoftServer, type Reply } from '../../setup/tenant/microsoft-server.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const env = { NETREADY_GRAPH_TOKEN: 'T0kenT0kenT0ken' };

function row(number: number, more: object): object {
  return {
    DeviceId: number.toString(16).padStart(40, '0'),
    ...{ DeviceName: `pc${number}`, OnboardingStatus: 'Onboarded', SensorHealthState: 'Active' },
    ...more,
  };
}

const rows = [
  ...[1, 2, 3].map((one) => row(one, { PublicIP: '203.0.113.9', Connectivity: 'Streamlined' })),
  ...[4, 5].map((one) =>
    row(one, {
      ...{ PublicIP: '203.0.113.9', Connectivity: 'Standard' },
      SensorHealthState: 'Impaired communications',
    }),
  ),
  row(6, { MachineGroup: 'Bern', SensorHealthState: 'No sensor data', PublicIP: '198.51.100.1' }),
  row(7, { PublicIP: '192.0.2.1' }),
];

function answer(place: string): Reply {
  return place.endsWith('runHuntingQuery')
    ? { body: { schema: [], results: rows } }
    : { body: { value: [] } };
}

async function auditFor(folder: string, report: Report, site?: string): Promise<string> {
  const file = join(folder, `${site ?? 'none'}.json`);
  const options = { ...report.options, ...(site !== undefined && { site }) };
  await writeFile(file, JSON.stringify({ ...report, options }));
  return file;
}

/** An audit of a server that answers. */
async function passingAudit(folder: string, site: string): Promise<string> {
  const web = createServer((_, response) => response.end('ok'));
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  const file = join(folder, `${site}.json`);
  const target = `http://127.0.0.1:${listeningPort(web)}/`;
  const words = ['audit', '--target', target, '--site', site, '--quiet', '--output', file];
  expect((await runCli(words)).status).toBe(0);
  web.closeAllConnections();
  web.close();
  return file;
}

describe('netready setup --reporting', () => {
  it('holds the devices of each site against the forecast of its audit', async () => {
    const server = await microsoftServer(answer);
    const folder = await temporaryFolder();
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, server.ca);
    const map = join(folder, 'sites.csv');
    await writeFile(map, 'Zurich,public-ip,203.0.113.0/24\nBern,group,Bern\n');
    const audits = [await passingAudit(folder, 'Zurich'), await auditFor(folder, company, 'Bern')];
    const words = [
      ...['setup', ...audits.flatMap((file) => ['--reporting', file]), '--site-map', map],
      ...['--ca', ca, '--connect-to', `::127.0.0.1:${server.port}`],
    ];
    const { status, stdout, stderr } = await runCli([...words, '--format', 'json'], { env });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const { lines, madeFrom } = JSON.parse(stdout);
    expect(madeFrom.reporting).toEqual(audits);
    expect(lines.filter(({ id }: { id: string }) => id === 'reporting')).toMatchObject([
      {
        ...{ state: 'wrong', reason: 'site-otherwise' },
        facts: { site: 'Zurich', forecast: 'passes', reporting: 3, silent: 2, hits: 3, misses: 2 },
      },
      {
        ...{ state: 'wrong', reason: 'site-as-forecast' },
        facts: { site: 'Bern', forecast: 'fails', silent: 1, hits: 1, misses: 0 },
      },
      {
        reason: 'misses-share',
        facts: { shared: expect.arrayContaining([expect.objectContaining({ value: 'Standard' })]) },
      },
      { reason: 'devices-left-out', facts: { elsewhere: 1, ambiguous: 0 } },
    ]);
    const table = await runCli(words, { env });
    expect(table.stdout.replace(/\s+/g, ' ')).toContain(
      'passes: 3 devices report, 2 are silent; 3 as the audit said, 2 not.',
    );
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });

  it('says which right is missing', async () => {
    const server = await microsoftServer((place) =>
      place.endsWith('runHuntingQuery') ? { status: 403 } : answer(place),
    );
    const folder = await temporaryFolder();
    const ca = join(folder, 'ca.pem');
    await writeFile(ca, server.ca);
    const audit = await auditFor(folder, allFine, 'Zurich');
    const words = ['--ca', ca, '--connect-to', `::127.0.0.1:${server.port}`];
    const { stdout } = await runCli(['setup', '--reporting', audit, ...words], { env });
    expect(stdout).toContain('Grant it the right ThreatHunting.Read.All');
  });

  it('refuses in one line what it cannot use, and asks nobody', async () => {
    const folder = await temporaryFolder();
    const nameless = await auditFor(folder, { ...allFine, options: noSite(allFine) });
    const zurich = await auditFor(folder, allFine, 'Zurich');
    const refused = [
      [['--reporting', nameless], 'names no site'],
      [['--reporting', zurich, '--reporting', zurich], 'the site "Zurich" too'],
      [['--site-map', zurich], 'goes with --reporting'],
      [['--reporting', zurich, '--site-map', zurich], 'line 1'],
    ] as const;
    for (const [words, why] of refused) {
      const { status, stdout, stderr } = await runCli(['setup', ...words], { env });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^netready: [^\n]+\n$/);
      expect(stderr).toContain(why);
    }
    const { status, stderr } = await runCli(['setup', '--reporting', zurich]);
    expect(status).toBe(2);
    expect(stderr).toContain('--graph-token-az');
  });
});

function noSite({ options }: Report): Report['options'] {
  const { site: _, ...rest } = options;
  return rest;
}
