import { execFile, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Port, untilListening } from './until-listening.ts';

const run = promisify(execFile);

/** A network namespace that the test made: nothing in it reaches any other network. */
export interface Namespace {
  readonly name: string;
  /** Runs a command to its end and gives what it printed. Rejects where it fails. */
  run(command: readonly string[]): Promise<string>;
  /** Starts a server in it and waits until it listens; it ends with the namespace. */
  start(daemon: Daemon): Promise<void>;
}

export interface Daemon {
  readonly command: readonly string[];
  /** All of them are waited for. */
  readonly tcp?: readonly Port[];
  readonly udp?: readonly Port[];
  /** Takes what the server says. */
  readonly log: string;
}

// Long enough for an interpreter on two slow cores.
const patienceMs = 30_000;

/** Makes a namespace with its own loopback. */
export async function createNamespace(name: string): Promise<Namespace> {
  await run('ip', ['netns', 'add', name]);
  const within = (command: readonly string[]): string[] => ['netns', 'exec', name, ...command];
  const namespace: Namespace = {
    name,
    run: async (command) => (await run('ip', within(command))).stdout,
    start: async ({ command, tcp = [], udp = [], log }) => {
      const output = openSync(log, 'a');
      // Not of our process group: Ctrl-C is for the run, which ends the servers itself.
      const child = spawn('ip', within(command), {
        stdio: ['ignore', output, output],
        detached: true,
        env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/nonexistent', LANG: 'C.UTF-8' },
      });
      child.unref();
      await untilListening(child, { tcp, udp, log, timeoutMs: patienceMs });
    },
  };
  await namespace.run(['ip', 'link', 'set', 'lo', 'up']);
  return namespace;
}
