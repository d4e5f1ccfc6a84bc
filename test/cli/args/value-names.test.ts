import { describe, expect, it } from 'vitest';
import { regionNamed, systemNamed } from '../../../src/cli/args/value-names.ts';
import { systemNames } from '../../../src/setup/targets/requested-systems.ts';

describe('systemNamed()', () => {
  it.each(systemNames)('takes %s as it is', (name) => {
    expect(systemNamed('--os', name)).toBe(name);
  });

  it.each([
    ['win11', 'windows-11'],
    ['Windows 11', 'windows-11'],
    ['win10-22h2', 'windows-10-22h2'],
    ['win10', 'windows-10-22h2'],
    ['windows-10', 'windows-10-22h2'],
    ['server2019', 'windows-server-2019'],
    ['Windows Server 2012 R2', 'windows-server-2012-r2'],
    ['windows-7', 'windows-7-sp1'],
    ['mac', 'macos'],
  ])('takes %s for %s', (typed, name) => {
    expect(systemNamed('--os', typed)).toBe(name);
  });

  it.each([
    ['windows', 'windows-11, windows-10-22h2'],
    ['windows-server', 'windows-server-2025, windows-server-2022'],
  ])('refuses %s, which names no release', (typed, releases) => {
    expect(() => systemNamed('--os', typed)).toThrow(
      `Cannot use "${typed}" for --os: its release matters, choose one of ${releases}`,
    );
  });

  it.each(['', 'w', 'server2012', 'windows-12', 'x'])('refuses "%s"', (typed) => {
    expect(() => systemNamed('--os', typed)).toThrow('choose one of auto, windows-11');
  });
});

describe('regionNamed()', () => {
  it.each([
    ['Europe', 'eu'],
    ['united kingdom', 'uk'],
    ['eu', 'eu'],
    ['mars', 'mars'],
  ])('takes %s for %s', (typed, region) => {
    expect(regionNamed('--region', typed)).toBe(region);
  });
});
