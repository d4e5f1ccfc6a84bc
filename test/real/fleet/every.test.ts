import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { dueName } from '../../../src/cli/fleet/by-the-clock.ts';
import { runCli, startCli } from '../../cli/run-cli.ts';
import { startHub } from './start-hub.ts';

const { missing, strict } = inject('machine');
const skip = missing.includes('nats-server') && !strict;
const everyMs = 6000;

interface ShownSite {
  readonly job: string;
  readonly site: string;
  readonly state: string;
}

describe('netready fleet run --every', { skip }, () => {
  it('orders by the clock, after a kill and a crash of the hub as well, and nothing twice', {
    timeout: 120_000,
  }, async () => {
    const hub = await startHub(['berlin', 'lima']);
    onTestFinished(hub.close);
    const path = join(hub.folder, 'request.json');
    // What its agent refuses at once, which is a result as any.
    await writeFile(path, JSON.stringify({ lab: 'all-clear' }));
    const agent = startCli(['agent', '--folder', hub.folderOf('berlin')], { patienceMs: 110_000 });
    onTestFinished(async () => {
      agent.child.kill('SIGTERM');
      await agent.outcome;
    });

    /** The names that one process prints, until there are so many; then it is killed. */
    const namesOf = async (count: number, between = async (): Promise<void> => {}) => {
      const words = ['fleet', 'run', path, '--folder', hub.folder, '--name', 'often'];
      const running = startCli([...words, '--every', `${everyMs}ms`], { patienceMs: 110_000 });
      const names: string[] = [];
      const lines = createInterface(running.child.stdout);
      while (names.length < count) {
        const [line] = await once(lines, 'line');
        names.push(String(line));
        if (names.length === 1) await between();
      }
      running.child.kill('SIGKILL');
      const { stderr } = await running.outcome;
      return { names, stderr };
    };

    const before = await namesOf(2);
    // Whoever is started again within the time of one orders that one, and it is there already.
    const again = await namesOf(2, hub.crash);
    expect(again.stderr).toContain('Queued for');
    const all = [...before.names, ...again.names];
    for (const name of all) {
      const [, day = '', time = ''] = /^often-(\d{8})-(\d{6})$/.exec(name) ?? [];
      const at = `${day.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
      expect(dueName(everyMs, Date.parse(at), 'often')).toBe(name);
    }
    expect(all).toEqual([...all].sort());

    const statesOf = async (): Promise<readonly ShownSite[]> => {
      const words = ['fleet', 'status', '--folder', hub.folder, '--format', 'json'];
      return JSON.parse((await runCli(words)).stdout).sites;
    };
    const isDone = ({ site, state }: ShownSite): boolean => site === 'lima' || state === 'refused';
    let states = await statesOf();
    while (!states.every(isDone)) states = await statesOf();
    const berlin = states.filter(({ site }) => site === 'berlin').map(({ job }) => job);
    expect(berlin.length).toBeGreaterThan(1);
    expect(new Set(berlin).size).toBe(berlin.length);
    for (const job of berlin) expect(all).toContain(job);
    // Who is away is asked once, not as often as it was due.
    const lima = states.filter(({ site }) => site === 'lima');
    expect(lima).toEqual([{ job: all[0], site: 'lima', state: 'offline' }]);
  });
});
