import { describe, expect, it } from 'vitest';
import { fitToCapacity } from '../../../src/setup/machine/audit-capacity.ts';

const pace = { concurrency: 1000, perProxy: 32, perNameServer: 64, rate: 50 };

describe('fitToCapacity()', () => {
  it('changes nothing where there is room, or the system does not say', () => {
    for (const capacity of [{}, { files: 2064 }, { files: 524_288, ports: 28_232 }]) {
      expect(fitToCapacity(pace, capacity)).toEqual({ pace });
    }
  });

  it('lowers to what there are files for, and says so in one line', () => {
    expect(fitToCapacity(pace, { files: 1024, ports: 28_232 })).toEqual({
      pace: { ...pace, concurrency: 480 },
      warning:
        'netready: Lowered --concurrency from 1000 to 480: this process may have 1024 files open, and an attempt takes 2: raise ulimit -n',
    });
  });

  it('lowers to the local ports where these are fewer', () => {
    const { pace: fitted, warning } = fitToCapacity(pace, { files: 524_288, ports: 300 });
    expect(fitted).toEqual({ ...pace, concurrency: 300 });
    expect(warning).toMatch(/has 300 local ports: widen net\.ipv4\.ip_local_port_range$/);
  });

  it('counts both ends where the network is simulated in this process', () => {
    expect(fitToCapacity(pace, { files: 1024, inLab: true }).pace.concurrency).toBe(160);
  });

  it('leaves one attempt at the least', () => {
    expect(fitToCapacity(pace, { files: 20 }).pace.concurrency).toBe(1);
  });
});
