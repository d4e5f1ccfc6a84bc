import { describe, expect, it } from 'vitest';
import { reportingLines } from '../../../src/diagnosis/guide/reporting-lines.ts';
import type { FindingKind } from '../../../src/model/finding/finding.ts';
import type { AuditForGuide } from '../../../src/model/guide/audited-network.ts';
import type { Device, SiteForecast } from '../../../src/model/guide/reporting.ts';

const none = { passed: 0, failed: 0, untried: 0 };

function auditOf(forecast: 'passes' | 'fails' | 'unclear', kinds: readonly FindingKind[] = []) {
  const network = { startedAt: 't', counted: 2, failed: 0, waived: 0, unmade: 0, optional: 0 };
  const audit: AuditForGuide = {
    network: {
      ...network,
      failed: forecast === 'fails' ? 1 : 0,
      unmade: forecast === 'unclear' ? 1 : 0,
    },
    rows: { 'down-level': none, v20: none, portal: none },
    ...{ passed: 2, logins: new Map(), kinds: new Set(kinds) },
  };
  return audit;
}

function device(sensor: string, more: Partial<Device> = {}): Device {
  return { name: 'a', tags: [], onboarding: 'Onboarded', sensor, ...more };
}

function siteOf(site: string, audit: AuditForGuide, devices: readonly Device[]): SiteForecast {
  return { site, audit, devices };
}

function linesOf(...sites: readonly SiteForecast[]) {
  return reportingLines({ found: { sites, elsewhere: 0, ambiguous: 0 } });
}

const active = device('Active');
const silent = device('Impaired communications');

describe('reportingLines()', () => {
  it.each([
    [
      'all report where the audit passes',
      'passes',
      [active, active],
      'done site-as-forecast',
      2,
      0,
    ],
    ['one is silent where it passes', 'passes', [active, silent], 'wrong site-otherwise', 1, 1],
    ['all are silent where it fails', 'fails', [silent], 'wrong site-as-forecast', 1, 0],
    ['one reports where it fails', 'fails', [active], 'done site-otherwise', 0, 1],
    ['the audit tells neither', 'unclear', [active], 'done site-unforecast', 0, 0],
    ['nobody is there', 'passes', [], 'untold site-empty', 0, 0],
    ['all are switched off', 'passes', [device('Inactive')], 'untold site-unforecast', 0, 0],
    [
      'none is onboarded',
      'fails',
      [device('Active', { onboarding: 'Can be onboarded' })],
      'untold site-empty',
      0,
      0,
    ],
  ] as const)('judges a site of which %s', (_, forecast, devices, told, hits, misses) => {
    const [line] = linesOf(siteOf('Bern', auditOf(forecast), devices));
    expect(`${line?.state} ${line?.reason}`).toBe(told);
    expect(line?.facts).toMatchObject({ site: 'Bern', forecast, hits, misses });
  });

  it.each([
    ['Active', 'reporting'],
    ['ACTIVE', 'reporting'],
    ['ImpairedCommunication', 'silent'],
    ['No sensor data', 'silent'],
    ['NoSensorDataImpairedCommunication', 'silent'],
    ['Misconfigured', 'silent'],
    ['Inactive', 'idle'],
    ['Unknown', 'idle'],
    ['', 'idle'],
    ['what comes next', 'idle'],
  ])('counts a sensor that is %j as %s', (sensor, counted) => {
    const [line] = linesOf(siteOf('Bern', auditOf('passes'), [device(sensor)]));
    expect(line?.facts).toMatchObject({ [counted]: 1 });
  });

  it('names what misses have in common and hits have less, first what tells them apart most', () => {
    const standard = { connectivity: 'Standard', os: 'Windows11' };
    const streamlined = { connectivity: 'Streamlined', os: 'Windows11' };
    const lines = linesOf(
      siteOf('Bern', auditOf('passes'), [
        ...Array.from({ length: 8 }, () => device('Active', streamlined)),
        ...Array.from({ length: 2 }, () => device('Active', standard)),
        ...Array.from({ length: 3 }, () => device('NoSensorData', standard)),
      ]),
      siteOf('Basel', auditOf('passes', ['interception']), [device('NoSensorData', standard)]),
    );
    expect(lines.at(-1)).toMatchObject({
      ...{ state: 'wrong', reason: 'misses-share' },
      facts: {
        ...{ misses: 4, hits: 10 },
        shared: [{ by: 'connectivity', value: 'Standard', misses: 4, hits: 2 }],
      },
    });
  });

  it('names a finding of the audits of the sites that miss', () => {
    const gone = siteOf('Basel', auditOf('passes', ['slow-path' as FindingKind]), [silent, silent]);
    const lines = linesOf(siteOf('Bern', auditOf('passes'), [active, active]), gone);
    expect(lines.at(-1)?.facts).toMatchObject({
      shared: [
        { by: 'site', value: 'Basel', misses: 2, hits: 0 },
        { by: 'finding', value: 'slow-path', misses: 2, hits: 0 },
      ],
    });
  });

  it('says that misses have nothing in common, and nothing of a single one', () => {
    const sites = (count: number) =>
      siteOf('Bern', auditOf('passes'), [
        ...Array.from({ length: 4 }, () => active),
        ...Array.from({ length: count }, () => silent),
      ]);
    expect(linesOf(sites(2)).at(-1)).toMatchObject({
      reason: 'misses-share',
      facts: { shared: [] },
    });
    expect(linesOf(sites(1))).toHaveLength(1);
  });

  it('tells what was left out, what failed, and that nobody asked', () => {
    const left = reportingLines({ found: { sites: [], elsewhere: 3, ambiguous: 1 } });
    expect(left).toMatchObject([{ state: 'untold', reason: 'devices-left-out' }]);
    expect(reportingLines({ failure: 'forbidden' })).toMatchObject([
      { state: 'untold', reason: 'graph-failed', facts: { call: 'runHuntingQuery' } },
    ]);
    expect(reportingLines(undefined)).toMatchObject([{ reason: 'reporting-unasked' }]);
  });
});
