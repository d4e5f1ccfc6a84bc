import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addresses, type FromServers, type Ports, type Seen, type ToServers } from './message.ts';

export interface Servers {
  readonly ports: Ports;
  /** A folder for the files of a run; it goes away with the servers. */
  readonly folder: string;
  /** Options that send all traffic of an audit to these servers, and none anywhere else. */
  readonly options: readonly string[];
  /** The same, but nothing is looked up: every name is sent to the service. */
  readonly optionsByAddress: readonly string[];
  /** Starts the log anew; the promise is kept when the first query has come. */
  readonly forget: () => { readonly first: Promise<unknown> };
  /** What came since then. */
  readonly seen: () => Promise<Seen>;
  readonly stop: () => Promise<void>;
}

export interface Place {
  /** A network namespace in which the servers run; absent: this one. */
  readonly namespace?: string;
  /** The address at which they listen; absent: 127.0.0.1. */
  readonly address?: string;
}

/** Starts the servers in a process of their own. */
export async function startServers({
  namespace,
  address = '127.0.0.1',
}: Place = {}): Promise<Servers> {
  const program = fileURLToPath(new URL('./servers.ts', import.meta.url));
  const [command = '', ...words] = [
    ...(namespace === undefined ? [] : ['ip', 'netns', 'exec', namespace]),
    ...[process.execPath, program, address],
  ];
  const child = spawn(command, words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { ports } = await next(child, 'ports');
  const folder = await mkdtemp(join(tmpdir(), 'netready-bench-'));
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, ports.ca);
  const send = (message: ToServers): void => void child.send(message);
  const common = [
    ...['--resolver', `${address}:${ports.dns}`, '--ca', ca],
    // The services' chains are due to end there, as those of a list do in the roots it names.
    ...['--expect-root', ca],
  ];
  return {
    ports,
    folder,
    options: [
      ...common,
      // Every name has one of two addresses, and both are here: no packet goes anywhere else.
      // A rule for every name would do it too, but spare the look-up.
      ...['--connect-to', `${addresses.hole}::${address}:${ports.hole}`],
      ...['--connect-to', `${addresses.strange}::${address}:${ports.strange}`],
      ...['--connect-to', `${addresses.served}::${address}:${ports.tls}`],
      ...[...ports.proxies, ...ports.refusing].flatMap((port) => [
        '--connect-to',
        `${address}:${port}:${address}:${port}`,
      ]),
    ],
    optionsByAddress: [...common, '--connect-to', `::${address}:${ports.tls}`],
    forget: () => {
      send('forget');
      return { first: next(child, 'first') };
    },
    seen: async () => {
      const answer = next(child, 'seen');
      send('tell');
      return (await answer).seen;
    },
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
      await rm(folder, { recursive: true });
    },
  };
}

type Of<T extends FromServers['type']> = Extract<FromServers, { readonly type: T }>;

async function next<T extends FromServers['type']>(child: ChildProcess, type: T): Promise<Of<T>> {
  for await (const [message] of on(child, 'message') as AsyncIterable<[FromServers]>) {
    if (message.type === type) return message as Of<T>;
  }
  throw new Error(`The servers ended before they told "${type}"`);
}
