import { describe, expect, it } from 'vitest';
import { openLab, scenarioNamed, targetsOf } from '../../../src/setup/lab/lab-session.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';

describe('openLab()', () => {
  it('starts nothing where no network is asked for', async () => {
    expect(await openLab({})).toBeUndefined();
  });

  it('replaces the names of a scenario by the routes of the network that runs', async () => {
    const session = await openLab({ lab: 'company', targets: ['https://a.example/'] });
    try {
      expect(session?.routeWords(['direct', 'proxy:no-such'])).toEqual(['direct', 'proxy:no-such']);
      const [direct, open] = session?.routeWords([]) ?? [];
      expect(direct).toBe('direct');
      expect(open).toMatch(/^http:\/\/open-proxy\.corp\.example:\d+$/);
      expect(session?.chosen.targets.map(({ url }) => url)).toContain('https://a.example/');
    } finally {
      await session?.close();
    }
  });
});

describe('scenarioNamed()', () => {
  it('names the nearest of an unknown one', async () => {
    await expect(scenarioNamed('--lab', 'sni')).rejects.toThrow(UsageError);
    await expect(scenarioNamed('--lab', 'sni')).rejects.toThrow('sni-filter');
  });
});

describe('targetsOf()', () => {
  it('keeps to the hosts of the scenario, and to what a user names', async () => {
    const scenario = await scenarioNamed('--lab', 'company');
    const own = (await targetsOf(scenario)).targets;
    const { targets } = await targetsOf(scenario, { targets: ['https://a.example/'] });
    expect(own.length).toBeGreaterThan(5);
    expect(targets.map(({ host }) => host)).toContain('a.example');
  });
});
