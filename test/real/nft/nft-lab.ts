import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createNamespace, type Namespace } from '../namespace.ts';
import { prefix, removeNamespace } from '../sweep.ts';
import type { Tried, Tries } from './connector.ts';

/** A client, a router and services behind it, with the real nft in between. */
export interface NftLab {
  /** Loads a ruleset, in the place of all that stood there. @returns what nft said against it. */
  readonly load: (way: 'forward' | 'output', text: string) => Promise<string | undefined>;
  /** What stands there now, as nft shows it. */
  readonly list: (way: 'forward' | 'output') => Promise<string>;
  /** What nft alone says of a file, without taking it. */
  readonly check: (text: string) => Promise<string | undefined>;
  /** Tries connections from the client, all at once. */
  readonly connect: (tries: Tries) => Promise<readonly Tried[]>;
  readonly close: () => Promise<void>;
}

/** All ports at which each service listens. */
export const labPorts = [80, 443, 8443] as const;

/** Starts it. The services have all of 20.60.0.0/16 and 2001:db8:60::/48. */
export async function startNftLab(run: number): Promise<NftLab> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${run}-`));
  const id = folder.slice(folder.lastIndexOf('-') + 1);
  const names = ['client', 'router', 'server'].map((place) => `${prefix}${run}-${id}-${place}`);
  const close = async (): Promise<void> => {
    for (const name of names) removeNamespace(name);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [client, router, server] = await Promise.all(names.map(createNamespace));
    if (!client || !router || !server) throw new Error('Cannot make three namespaces');
    await link({ client, router, server });
    await server.start({
      command: [
        process.execPath,
        fileURLToPath(new URL('./server.ts', import.meta.url)),
        ...labPorts.map(String),
      ],
      tcp: labPorts,
      log: join(folder, 'server.log'),
    });
    const places = { forward: router, output: client };
    return {
      load: (way, text) => nft(places[way], ['-f', '-'], `flush ruleset\n${text}`),
      list: (way) => places[way].run(['nft', 'list', 'ruleset']),
      check: (text) => nft(router, ['-c', '-f', '-'], text),
      connect: connector(client),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Places = Readonly<Record<'client' | 'router' | 'server', Namespace>>;

async function link({ client, router, server }: Places): Promise<void> {
  const ip = (where: Namespace, words: string): Promise<string> =>
    where.run(['ip', ...words.split(' ')]);
  for (const [place, name, device] of [
    [client, 'lan', 9],
    [server, 'wan', 8],
  ] as const) {
    await ip(router, `link add ${name} type veth peer name eth0 netns ${place.name}`);
    await ip(router, `addr add 10.${device}.0.1/24 dev ${name}`);
    await ip(router, `-6 addr add fd00:${device}::1/64 dev ${name} nodad`);
    await ip(place, `addr add 10.${device}.0.2/24 dev eth0`);
    await ip(place, `-6 addr add fd00:${device}::2/64 dev eth0 nodad`);
    await ip(router, `link set ${name} up`);
    await ip(place, 'link set eth0 up');
    await neighbours([router, name], [place, 'eth0'], device);
    await ip(place, `route add default via 10.${device}.0.1`);
    await ip(place, `-6 route add default via fd00:${device}::1`);
  }
  await ip(router, 'route add 20.60.0.0/16 via 10.8.0.2');
  await ip(router, '-6 route add 2001:db8:60::/48 via fd00:8::2');
  await ip(server, 'route add local 20.60.0.0/16 dev lo');
  await ip(server, '-6 route add local 2001:db8:60::/48 dev lo');
  const forward = ['ipv4/ip_forward', 'ipv6/conf/all/forwarding'];
  const set = forward.map((file) => `echo 1 > /proc/sys/net/${file}`).join('; ');
  await router.run(['sh', '-c', `${set}; echo 0 > /proc/sys/net/ipv4/icmp_ratelimit`]);
}

type End = readonly [place: Namespace, device: string];

/** Both ends know each other: no ruleset has to let them ask. */
async function neighbours(one: End, other: End, net: number): Promise<void> {
  const hardware = async ([place, device]: End): Promise<string> =>
    (await place.run(['cat', `/sys/class/net/${device}/address`])).trim();
  for (const [[place, device], peer, host] of [
    [one, other, 2],
    [other, one, 1],
  ] as const) {
    for (const address of [`10.${net}.0.${host}`, `fd00:${net}::${host}`]) {
      const is = ['lladdr', await hardware(peer), 'dev', device, 'nud', 'permanent'];
      await place.run(['ip', 'neigh', 'replace', address, ...is]);
    }
  }
}

async function nft(
  { name }: Namespace,
  words: readonly string[],
  text: string,
): Promise<string | undefined> {
  const child = spawn('ip', ['netns', 'exec', name, 'nft', ...words], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (data) => {
    said += String(data);
  });
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  const [status] = await once(child, 'close');
  return status === 0 ? undefined : `${said}\n${text}`;
}

function connector({ name }: Namespace): NftLab['connect'] {
  const script = fileURLToPath(new URL('./connector.ts', import.meta.url));
  const child = spawn('ip', ['netns', 'exec', name, process.execPath, script, 'run'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return async (tries) => {
    const answer = once(lines, 'line');
    child.stdin.write(`${JSON.stringify(tries)}\n`);
    const [line] = await answer;
    return JSON.parse(String(line));
  };
}
