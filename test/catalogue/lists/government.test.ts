import { describe, expect, it } from 'vitest';
import { chosen, hostsOf } from '../chosen.ts';

describe('mde-gov', () => {
  it('has the hosts of one cloud and what all of them share', () => {
    const { targets, skipped } = chosen('mde-gov', { os: ['windows-11'], cloud: 'gcc-high' });
    const gateways = targets.filter(({ host }) => host.startsWith('winatp-gw'));
    expect(gateways.map(({ host }) => host)).toEqual(['winatp-gw-usgt.microsoft.com']);
    expect(targets.map(({ host }) => host)).toContain('ctldl.windowsupdate.com');
    expect(skipped).toContainEqual({
      url: 'https://winatp-gw-usmt.microsoft.com/',
      reason: { rule: 'cloud', cloud: 'gcc-high', geography: 'GCC', met: false },
    });
  });

  it('has every government cloud where none is chosen, and a shared host once', () => {
    const { targets } = chosen('mde-gov', { os: ['linux'] });
    const shared = targets.filter(({ host }) => host === 'us4-v20.events.data.microsoft.com');
    expect(shared).toHaveLength(1);
    const regions = shared[0]?.reasons.flatMap((one) => (one.rule === 'region' ? one.region : []));
    expect(regions).toEqual(['GCC', 'GCC High', 'DoD']);
  });

  it('is not narrowed by a commercial region', () => {
    const all = hostsOf('mde-gov', { os: ['windows-11'] });
    expect(hostsOf('mde-gov', { os: ['windows-11'], regions: ['us'] })).toEqual(all);
  });

  it('draws the line of settings-win at 1809', () => {
    const host = 'settings-win.data.microsoft.com';
    expect(hostsOf('mde-gov', { os: ['windows-10-1803'] })).toContain(host);
    expect(hostsOf('mde-gov', { os: ['windows-10-1809'] })).not.toContain(host);
    expect(hostsOf('mde-gov', { os: ['windows-server-2016'] })).toContain(host);
    expect(hostsOf('mde-gov', { os: ['windows-server-2019'] })).not.toContain(host);
  });

  it('has the portal of the chosen cloud', () => {
    const hosts = hostsOf('mde-gov', { os: ['linux'], cloud: 'dod', portal: true });
    expect(hosts).toContain('login.microsoftonline.us');
    expect(hosts).not.toContain('onboardingpckgsusmvprd.blob.core.usgovcloudapi.net');
  });
});
