import { describe, expect, it } from 'vitest';
import { requestedSystems, windowsOf } from '../../../src/setup/targets/requested-systems.ts';

describe('windowsOf()', () => {
  it.each([
    [26_100, 'client', 'windows-11'],
    [26_100, 'server', 'windows-server-2025'],
    [22_631, undefined, 'windows-11'],
    [20_348, 'server', 'windows-server-2022'],
    [19_045, 'client', 'windows-10-22h2'],
    [17_763, 'client', 'windows-10-1809'],
    [17_763, 'server', 'windows-server-2019'],
    [14_393, 'server', 'windows-server-2016'],
    [9600, 'client', 'windows-8.1'],
    [9600, 'server', 'windows-server-2012-r2'],
    [7601, 'client', 'windows-7-sp1'],
    [7601, 'server', 'windows-server-2008-r2'],
    [Number.NaN, 'server', 'windows-11'],
  ] as const)('takes build %i, sold as %s, for %s', (build, type, system) => {
    expect(windowsOf(build, type)).toBe(system);
  });
});

describe('requestedSystems()', () => {
  it('names each once, and this machine where none is named', () => {
    expect(requestedSystems(['windows-server-2022', 'azure-stack-hci'])).toEqual([
      'windows-server-2022',
    ]);
    expect(requestedSystems(['auto'])).toEqual(requestedSystems([]));
  });
});
