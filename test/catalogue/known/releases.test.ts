import { describe, expect, it } from 'vitest';
import { meetsVersionRule } from '../../../src/catalogue/known/releases.ts';
import {
  settingsWinGovRules,
  settingsWinRules,
  v20Rules,
  versionRulesFor,
  vortexWinRules,
} from '../../../src/catalogue/rows/version-rules.ts';
import {
  type OperatingSystem,
  operatingSystems,
} from '../../../src/model/target/operating-system.ts';
import type { VersionRule } from '../../../src/model/target/target.ts';

/** The systems that the rules leave in, and those that they say nothing of. */
function left(rules: readonly VersionRule[]): { in: OperatingSystem[]; silent: OperatingSystem[] } {
  const verdict = (os: OperatingSystem): (boolean | undefined)[] =>
    rules.map((rule) => meetsVersionRule(rule, os)).filter((met) => met !== undefined);
  return {
    in: operatingSystems.filter((os) => verdict(os).length > 0 && !verdict(os).includes(false)),
    silent: operatingSystems.filter((os) => verdict(os).length === 0),
  };
}

describe('the version rules', () => {
  it('v20 is for Windows 10 from 1803, Windows 11 and Server 2019 and later, and silent elsewhere', () => {
    expect(left(v20Rules)).toEqual({
      in: [
        'windows-11',
        'windows-10-22h2',
        'windows-10-1809',
        'windows-10-1803',
        'windows-server-2025',
        'windows-server-2022',
        'windows-server-2019',
      ],
      silent: ['macos', 'linux'],
    });
  });

  it('vortex-win is for the Windows 10 and the servers before', () => {
    expect(left(vortexWinRules).in).toEqual([
      'windows-10-1709',
      'windows-10-1703',
      'windows-server-2016',
      'windows-server-2012-r2',
      'windows-server-2008-r2',
    ]);
  });

  it('settings-win is for Windows 10 1703 alone in the commercial lists', () => {
    expect(left(settingsWinRules).in).toEqual(['windows-10-1703']);
  });

  it('settings-win is for what came before 1809 and Server 2019 in the government lists', () => {
    expect(left(settingsWinGovRules).in).toEqual([
      'windows-10-1803',
      'windows-10-1709',
      'windows-10-1703',
      'windows-server-2016',
      'windows-server-2012-r2',
      'windows-server-2008-r2',
    ]);
  });
});

describe('versionRulesFor()', () => {
  it.each([
    ['eu-v20.events.data.microsoft.com', v20Rules],
    ['v20.events.data.microsoft.com', v20Rules],
    ['us-v20.events.endpoint.security.microsoft.com', v20Rules],
    ['uk.vortex-win.data.microsoft.com', vortexWinRules],
    ['vortex-win.data.microsoft.com', vortexWinRules],
    ['settings-win.data.microsoft.com', settingsWinRules],
    ['events.data.microsoft.com', []],
    ['winatp-gw-v20.microsoft.com', []],
  ])('knows the rules of %s', (host, rules) => {
    expect(versionRulesFor(host)).toEqual(rules);
  });

  it('has another rule for settings-win in a government row', () => {
    const host = 'settings-win.data.microsoft.com';
    expect(versionRulesFor(host, 'US Gov')).toEqual(settingsWinGovRules);
    expect(versionRulesFor(host, 'WW')).toEqual(settingsWinRules);
  });
});
