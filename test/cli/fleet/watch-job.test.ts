import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenFleet } from '../../../src/cli/fleet/hub-folder.ts';
import { watchJob } from '../../../src/cli/fleet/watch-job.ts';

let said = '';
let answer = '';
beforeEach(() => {
  said = '';
  answer = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text, ...more) => {
    answer += text;
    const done = more.find((one) => typeof one === 'function') as (() => void) | undefined;
    done?.();
    return true;
  });
});
afterEach(() => void vi.restoreAllMocks());

/** A fleet whose job waits at so many looks, at some of which its hub is away. */
function fleetOf(looks: readonly ('waits' | 'away' | 'is gone')[]): OpenFleet {
  let look = -1;
  const hub: Partial<OpenFleet['hub']> = {
    states: async () => {
      look += 1;
      if (looks[look] === 'away') throw new Error('timeout');
      return new Map();
    },
    waiting: async () => (looks[look] === 'waits' ? [{ site: 'lima', job: 'j' }] : []),
    results: async function* () {},
  };
  return { server: 'nats://hub:4222', hub, sites: ['lima'] } as unknown as OpenFleet;
}

describe('watchJob()', () => {
  it('says each change in a line of a log, and no more', async () => {
    await watchJob(fleetOf(['waits', 'waits', 'away', 'waits', 'is gone']), 'j', {});
    expect(said.split('\n')).toEqual([
      'netready: Job j: 1 offline',
      'netready: Job j: 1 offline; the hub does not answer',
      'netready: Job j: 1 offline',
      '',
    ]);
    expect(answer).toBe('The hub knows of no job.\n');
  }, 20_000);

  it('says nothing but the answer where nothing is wanted', async () => {
    await watchJob(fleetOf(['waits', 'is gone']), 'j', { quiet: true });
    expect(said).toBe('');
  });

  it('ends with 1 and how it stands when somebody interrupts', async () => {
    const watched = watchJob(fleetOf(['waits', 'waits', 'waits']), 'j', {});
    await vi.waitUntil(() => said !== '');
    process.emit('SIGINT');
    expect(await watched).toBe(1);
    expect(answer).toContain('lima  offline');
  });

  it('tells of a hub that cannot be had at first', async () => {
    await expect(watchJob(fleetOf(['away']), 'j', {})).rejects.toThrow('timeout');
  });
});
