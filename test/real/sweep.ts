import { execFileSync, type StdioOptions } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What all that a run makes is called: `netready-real-<pid of the run>-…`. */
export const prefix = 'netready-real-';

const places = ['/run/netns', '/etc/netns', tmpdir()];

/**
 * Takes away what runs left behind: the processes in their namespaces, the namespaces with all
 * their links and rules, their files. Of the run with this pid, or, without one, of every run
 * that has ended.
 */
export function sweep(run?: number): void {
  for (const place of places) {
    for (const name of entriesOf(place)) {
      if (!name.startsWith(prefix)) continue;
      const pid = Number.parseInt(name.slice(prefix.length), 10);
      const ours = run === undefined ? pid > 0 && !isAlive(pid) : pid === run;
      if (ours) remove(place, name);
    }
  }
}

/** Ends all that runs in a namespace, and takes it and its files away. */
export function removeNamespace(name: string): void {
  remove('/run/netns', name);
  remove('/etc/netns', name);
}

function remove(place: string, name: string): void {
  if (place === '/run/netns') {
    for (const pid of processesIn(name)) end(pid);
    attempt(() => execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' }));
  } else {
    rmSync(join(place, name), { recursive: true, force: true });
  }
}

function entriesOf(place: string): string[] {
  return attempt(() => readdirSync(place)) ?? [];
}

const quiet: StdioOptions = ['ignore', 'pipe', 'ignore'];

function processesIn(name: string): number[] {
  const pids = attempt(() => execFileSync('ip', ['netns', 'pids', name], { stdio: quiet })) ?? '';
  return `${pids}`
    .split(/\s+/)
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
}

function isAlive(pid: number): boolean {
  return attempt(() => process.kill(pid, 0)) ?? false;
}

function end(pid: number): void {
  attempt(() => process.kill(pid, 'SIGKILL'));
}

// What is gone already needs no end.
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
