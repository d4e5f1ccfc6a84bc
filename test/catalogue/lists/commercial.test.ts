import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { commercial } from '../../../src/catalogue/lists/commercial.ts';
import { operatingSystems } from '../../../src/model/target/operating-system.ts';
import { chosen, hostsOf } from '../chosen.ts';

const list = 'mde-commercial';

describe('mde-commercial for Windows', () => {
  it('has v20 and no vortex host on Windows 10 1803', () => {
    const hosts = hostsOf(list, { os: ['windows-10-1803'], regions: ['eu'] });
    expect(hosts).toContain('eu-v20.events.data.microsoft.com');
    expect(hosts.filter((host) => host.includes('vortex'))).toEqual([]);
  });

  it('has vortex and no v20 host on Windows 10 1709', () => {
    const hosts = hostsOf(list, { os: ['windows-10-1709'], regions: ['eu'] });
    expect(hosts.filter((host) => host.includes('vortex'))).toEqual([
      'eu.vortex-win.data.microsoft.com',
      'vortex-win.data.microsoft.com',
    ]);
    expect(hosts.filter((host) => host.includes('v20'))).toEqual([]);
  });

  it('has v20 and no settings-win on Windows 11', () => {
    const hosts = hostsOf(list, { os: ['windows-11'] });
    expect(hosts).toContain('us-v20.events.data.microsoft.com');
    expect(hosts).not.toContain('settings-win.data.microsoft.com');
  });

  it('has settings-win on Windows 10 1703 alone', () => {
    const having = operatingSystems.filter((os) =>
      hostsOf(list, { os: [os] }).includes('settings-win.data.microsoft.com'),
    );
    expect(having).toEqual(['windows-10-1703']);
  });

  it('follows the stated rule on Server 2016: vortex and not v20, with the unified agent', () => {
    const hosts = hostsOf(list, { os: ['windows-server-2016'], regions: ['us'] });
    expect(hosts).toContain('us.vortex-win.data.microsoft.com');
    expect(hosts).not.toContain('us-v20.events.data.microsoft.com');
    expect(hosts).toContain('automatedirstrprdcus.blob.core.windows.net');
  });

  it('reads the column of the Microsoft Monitoring Agent where that runs', () => {
    const mma = hostsOf(list, { os: ['windows-server-2016'], agent: 'mma', regions: ['us'] });
    const older = hostsOf(list, { os: ['windows-server-2012-r2'], agent: 'mma', regions: ['us'] });
    expect(mma).toEqual(older);
    expect(mma).toContain('*.ods.opinsights.azure.com');
    expect(mma).not.toContain('automatedirstrprdcus.blob.core.windows.net');
  });

  it.each(['windows-7-sp1', 'windows-server-2008-r2'] as const)(
    'reads the shared column for %s with the agent of the deployment tool',
    (os) => {
      const hosts = hostsOf(list, { os: [os], agent: 'unified', regions: ['us'] });
      expect(hosts).toContain('automatedirstrprdcus.blob.core.windows.net');
      expect(hosts).not.toContain('*.ods.opinsights.azure.com');
      expect(hostsOf(list, { os: [os], regions: ['us'] })).toContain(
        '*.agentsvc.azure-automation.net',
      );
    },
  );

  it('knows the names of Switzerland and India', () => {
    for (const [region, geo, maps] of [
      ['ch', 'ch', 'switzerland'],
      ['in', 'ina', 'india'],
    ]) {
      const hosts = hostsOf(list, { os: ['windows-11'], regions: [`${region}`] });
      expect(hosts).toContain(`mdav.${geo}.endpoint.security.microsoft.com`);
      expect(hosts).toContain(`${maps}.cp.wd.microsoft.com`);
      expect(hosts).toContain(`${maps}.smartscreen.microsoft.com`);
    }
  });

  it.each(['mde-commercial', 'mde-streamlined'])(
    'holds nobody to Switzerland and India who names no region, in %s',
    (name) => {
      const needed = (regions: readonly string[]): readonly (readonly [string, boolean])[] =>
        chosen(name, { os: ['windows-11'], regions })
          .targets.filter(({ region }) => region === 'CH' || region === 'IN')
          .map(({ region, required }) => [region, required]);
      expect(needed([]).length).toBeGreaterThan(5);
      expect(needed([]).every(([, required]) => !required)).toBe(true);
      expect(needed(['ch']).every(([region, required]) => region === 'CH' && required)).toBe(true);
      const others = chosen(name, { os: ['windows-11'] }).targets.filter(
        ({ region }) => region === 'UK',
      );
      expect(others.every(({ required }) => required)).toBe(true);
    },
  );

  it('has no network scanner before Windows 8 and Server 2012', () => {
    const scanner = 'login.windows.net';
    for (const os of ['windows-7-sp1', 'windows-server-2008-r2'] as const) {
      expect(hostsOf(list, { os: [os], regions: ['us'] })).not.toContain(scanner);
    }
    for (const os of ['windows-8.1', 'windows-server-2012-r2', 'windows-11'] as const) {
      expect(hostsOf(list, { os: [os], regions: ['us'] })).toContain(scanner);
    }
  });

  it('has the gateways of the region on Windows 7', () => {
    const hosts = hostsOf(list, { os: ['windows-7-sp1'], regions: ['uk'] });
    expect(hosts.filter((host) => host.startsWith('winatp-gw'))).toEqual([
      'winatp-gw-uks.microsoft.com',
      'winatp-gw-ukw.microsoft.com',
    ]);
  });
});

describe('mde-commercial for macOS and Linux', () => {
  it.each(['linux', 'macos'] as const)('has exactly what the sheet marks for %s', async (os) => {
    const fixture = new URL('../../../fixtures/catalogue/commercial-hosts.json', import.meta.url);
    const expected = JSON.parse(await readFile(fixture, 'utf8')) as Record<string, string[]>;
    const named = chosen(list, { os: [os] }).targets.map(({ host, pattern }) => pattern ?? host);
    expect([...new Set(named)].sort()).toEqual(expected[os]);
  });

  it('has v20, of which the version rules say nothing there', () => {
    const { targets } = chosen(list, { os: ['linux'], regions: ['uk'] });
    const v20 = targets.find(({ host }) => host === 'uk-v20.events.data.microsoft.com');
    expect(v20?.reasons.map(({ rule }) => rule)).toEqual([
      'listed',
      'region',
      'os',
      'expected-answer',
    ]);
  });
});

describe('mde-commercial by region', () => {
  it('has worldwide rows and one region', () => {
    const { targets } = chosen(list, { os: ['windows-11'], regions: ['au'] });
    expect(new Set(targets.map(({ region }) => region))).toEqual(new Set(['WW', 'AU']));
  });

  it('counts the two storage accounts that the page labels AU as Azure UAE', () => {
    const uae = chosen(list, { os: ['windows-11'], regions: ['uae'] }).targets;
    expect(uae.filter(({ region }) => region === 'UAE').map(({ host }) => host)).toEqual([
      'winatp-gw-aec0a.microsoft.com',
      'automatedirstrprdaec0a.blob.core.windows.net',
      'winatp-gw-aen0a.microsoft.com',
      'automatedirstrprdaen0a.blob.core.windows.net',
    ]);
    expect(hostsOf(list, { os: ['windows-11'], regions: ['au'] }).join()).not.toContain('0a');
  });

  it('has nothing of a region in a government cloud', () => {
    const { targets, skipped } = chosen(list, { os: ['windows-11'], cloud: 'gcc' });
    expect(new Set(targets.map(({ region }) => region))).toEqual(new Set(['WW']));
    expect(skipped.some(({ reason }) => reason.rule === 'cloud')).toBe(true);
  });
});

describe('mde-commercial and the admin portal', () => {
  it('has the portal with `portal` alone', () => {
    const host = 'security.microsoft.com';
    expect(hostsOf(list, { os: ['linux'] })).not.toContain(host);
    expect(hostsOf(list, { os: ['linux'], portal: true })).toContain(host);
  });

  it('leaves out what was removed, and has the host that Microsoft AutoUpdate moved to, on macOS alone', () => {
    const hosts = hostsOf(list, {});
    expect(hosts).not.toContain('officecdn-microsoft-com.akamaized.net');
    expect(commercial.skipped).toEqual([]);
    const update = 'res.public.onecdn.static.microsoft';
    expect(operatingSystems.filter((os) => hostsOf(list, { os: [os] }).includes(update))).toEqual([
      'macos',
    ]);
  });
});
