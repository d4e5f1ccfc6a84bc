import { describe, expect, it } from 'vitest';
import { machineCapacity } from '../../../src/setup/machine/machine-capacity.ts';

const files: Readonly<Record<string, string>> = {
  '/proc/self/limits': [
    'Limit                     Soft Limit           Hard Limit           Units',
    'Max open files            1024                 524288               files',
  ].join('\n'),
  '/proc/sys/net/ipv4/ip_local_port_range': '32768\t60999\n',
};

describe('machineCapacity()', () => {
  it('reads what Linux says', () => {
    expect(machineCapacity((path) => files[path] ?? '')).toEqual({ files: 1024, ports: 28_232 });
  });

  it('knows nothing where nothing is said', () => {
    expect(machineCapacity(() => '')).toEqual({});
    expect(machineCapacity(() => 'Max open files  unlimited')).toEqual({});
  });
});
