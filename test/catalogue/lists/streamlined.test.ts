import { describe, expect, it } from 'vitest';
import { operatingSystems } from '../../../src/model/target/operating-system.ts';
import { chosen, hostsOf } from '../chosen.ts';

describe('mde-streamlined', () => {
  const windows = ['windows-11', 'windows-10-1809', 'windows-server-2016', 'windows-server-2025'];

  it.each(windows)('has the names of a region and no older tab for %s', (name) => {
    const os = operatingSystems.find((one) => one === name);
    const { targets } = chosen('mde-streamlined', { os: os ? [os] : [], regions: ['uk'] });
    const hosts = targets.map(({ host }) => host);
    expect(hosts).toContain('mdav.uk.endpoint.security.microsoft.com');
    expect(hosts).toContain('edr-uks.uk.endpoint.security.microsoft.com');
    expect(hosts).not.toContain('ussuk1southprod.blob.core.windows.net');
    expect(hosts.join()).not.toContain('mdav.us');
  });

  it('has the tab of Windows 1607 to 1803 for these alone', () => {
    const rows = chosen('mde-streamlined', { os: ['windows-10-1803'], regions: ['uk'] });
    const hosts = rows.targets.map(({ host }) => host);
    expect(hosts).toContain('uk-v20.events.data.microsoft.com');
    expect(hosts).toContain('ussuk1southprod.blob.core.windows.net');
    expect(hosts.join()).not.toContain('vortex');
    expect(hosts.join()).not.toContain('endpoint.security.microsoft.com');
    expect(hostsOf('mde-streamlined', { os: ['windows-10-1709'] }).join()).toContain('vortex');
  });

  it.each(['windows-7-sp1', 'windows-8.1', 'windows-server-2008-r2'] as const)(
    'has the tab of the Microsoft Monitoring Agent for %s',
    (os) => {
      expect(hostsOf('mde-streamlined', { os: [os], regions: ['au'] })).toEqual([
        'winatp-gw-aue.microsoft.com',
        'winatp-gw-aus.microsoft.com',
        '*.ods.opinsights.azure.com',
        '*.oms.opinsights.azure.com',
        'scadvisorcontent.blob.core.windows.net',
      ]);
    },
  );

  it('names sheet and row, and makes a row that is twice in it one required target', () => {
    const { targets } = chosen('mde-streamlined', { os: ['windows-11'] });
    const twice = targets.find(({ host }) => host === 'nf.smartscreen.microsoft.com');
    expect(twice?.required).toBe(true);
    const listed = twice?.reasons.flatMap((one) => (one.rule === 'listed' ? one.row : []));
    expect(listed).toEqual([5, 6]);
  });

  it('has the configuration service on Linux alone', () => {
    const host = 'config.edge.skype.com';
    expect(hostsOf('mde-streamlined', { os: ['linux'] })).toContain(host);
    expect(hostsOf('mde-streamlined', { os: ['macos'] })).not.toContain(host);
  });
});

describe('mde-streamlined-gov', () => {
  it('has the configuration service of one cloud on Linux', () => {
    const hosts = hostsOf('mde-streamlined-gov', { os: ['linux'], cloud: 'gcc' });
    expect(hosts.filter((host) => host.includes('.ecs.'))).toEqual(['gccmod.ecs.office.com']);
  });

  it('shows its one wildcard as not to be asked', () => {
    const [first] = chosen('mde-streamlined-gov', { os: ['windows-11'] }).targets;
    expect(first).toMatchObject({
      url: 'https://*.endpoint.security.microsoft.us/',
      required: false,
      notRun: 'wildcard-without-known-name',
    });
  });
});
