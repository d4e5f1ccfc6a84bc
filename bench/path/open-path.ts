import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Path {
  /** Network namespaces: commands run in them by `ip netns exec NAME`. */
  readonly client: string;
  readonly server: string;
  /** The servers' address, as the client reaches it. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const clientAddress = '10.98.0.2';
const serverAddress = '10.98.0.1';

/**
 * Opens a path with a known round trip, in milliseconds, between two network namespaces of its own
 * (root, iproute2, python3). Nothing in them reaches any other network.
 */
export async function openPath(roundTripMs: number): Promise<Path> {
  const client = `netready-c-${process.pid}`;
  const server = `netready-s-${process.pid}`;
  const ip = (...words: string[]): Promise<unknown> => run('ip', words);
  for (const name of [client, server]) {
    await ip('netns', 'add', name);
    await ip('-n', name, 'link', 'set', 'lo', 'up');
  }
  const forwarder = spawn(
    'python3',
    [
      fileURLToPath(new URL('./forward.py', import.meta.url)),
      ...[client, 'tun0', server, 'tun0', String(roundTripMs / 2)],
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  await untilReady(forwarder);
  for (const [name, own, peer] of [
    [client, clientAddress, serverAddress],
    [server, serverAddress, clientAddress],
  ] as const) {
    await ip('-n', name, 'address', 'add', own, 'peer', peer, 'dev', 'tun0');
    // A burst waits in the device's queue and is not lost there.
    await ip('-n', name, 'link', 'set', 'tun0', 'up', 'txqueuelen', '10000');
  }
  return {
    client,
    server,
    address: serverAddress,
    close: async () => {
      const exit = once(forwarder, 'exit');
      forwarder.stdin?.end();
      await exit;
      for (const name of [client, server]) await ip('netns', 'delete', name);
    },
  };
}

async function untilReady(forwarder: ChildProcess): Promise<void> {
  const failed = once(forwarder, 'exit').then(() => {
    throw new Error('the path did not open: it needs root, iproute2 and python3');
  });
  if (forwarder.stdout) await Promise.race([once(forwarder.stdout, 'data'), failed]);
  failed.catch(() => {});
}
