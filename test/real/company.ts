import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authority, createAuthority } from '../../src/lab/certificates/authority.ts';
import { dnsmasq } from './device/dnsmasq.ts';
import { nginx } from './device/nginx.ts';
import { createNamespace, type Namespace } from './namespace.ts';
import type { RealCase } from './real-case.ts';
import { prefix, removeNamespace } from './sweep.ts';

/** A company's client, its edge with firewall and proxies, and the internet behind it. */
export interface Company {
  /** Unique among all that run. */
  readonly id: string;
  readonly folder: string;
  readonly client: Namespace;
  /** Between the two others; firewall, resolver and proxies stand here. */
  readonly edge: Namespace;
  readonly internet: Namespace;
  /** What signs for the services. */
  readonly authority: Authority;
  close(): Promise<void>;
}

/**
 * Addresses of the company's network. Those of the internet look public, since a private one
 * would be a sinkhole's; they exist in the namespaces alone, which have no way out.
 */
export const net = {
  client: '10.66.0.2',
  edge: '10.66.0.1',
  edgeOutside: '20.40.0.1',
  internet: '20.40.0.2',
  resolver: '20.50.0.53',
} as const;

/** The name of the edge, where every proxy listens. */
export const proxyHost = 'proxy.corp.example';

/** Starts the network of a case with its services, resolvers and devices. */
export async function startCompany({ devices, services }: RealCase, run: number): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${run}-`));
  const id = folder.slice(folder.lastIndexOf('-') + 1);
  const names = ['client', 'edge', 'internet'].map((place) => `${prefix}${run}-${id}-${place}`);
  const close = async (): Promise<void> => {
    for (const name of names) removeNamespace(name);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [client, edge, internet] = await Promise.all(names.map(createNamespace));
    if (!client || !edge || !internet) throw new Error('Cannot make three namespaces');
    await Promise.all([link({ client, edge, internet }), nameServers(client, net.edge)]);
    await nameServers(edge, net.resolver);
    const authority = await createAuthority({
      root: { CN: 'Simulated Public Root R1', O: 'Example Trust' },
      intermediate: { CN: 'Simulated TLS Issuing CA 01', O: 'Example Trust' },
    });
    await writeFile(join(folder, 'root.pem'), authority.root);
    const company = { id, folder, client, edge, internet, authority, close };
    await nginx(services).start(company);
    await dnsmasq.internet(services).start(company);
    // A case that brings a resolver of its own gets no other.
    const own = devices.some(({ package: name }) => name === 'dnsmasq-base');
    for (const device of own ? devices : [dnsmasq.company(), ...devices]) {
      await device.start(company);
    }
    return company;
  } catch (error) {
    await close();
    throw error;
  }
}

async function link({
  client,
  edge,
  internet,
}: Pick<Company, 'client' | 'edge' | 'internet'>): Promise<void> {
  const ip = (where: Namespace, words: string): Promise<string> =>
    where.run(['ip', ...words.split(' ')]);
  await ip(edge, `link add lan type veth peer name eth0 netns ${client.name}`);
  await ip(edge, `link add wan type veth peer name eth0 netns ${internet.name}`);
  await ip(edge, `addr add ${net.edge}/24 dev lan`);
  await ip(edge, `addr add ${net.edgeOutside}/24 dev wan`);
  await ip(client, `addr add ${net.client}/24 dev eth0`);
  await ip(internet, `addr add ${net.internet}/24 dev eth0`);
  for (const device of ['lan', 'wan']) await ip(edge, `link set ${device} up`);
  for (const end of [client, internet]) await ip(end, 'link set eth0 up');
  await untilRunning(client, 'eth0');
  await ip(client, `route add default via ${net.edge}`);
  await ip(edge, `route add default via ${net.internet}`);
  await ip(internet, `route add default via ${net.edgeOutside}`);
  await ip(internet, 'route add local 20.50.0.0/16 dev lo');
  // A router forwards; one that limits its ICMP would look silent to the second who asks.
  const set = 'echo 1 > /proc/sys/net/ipv4/ip_forward; echo 0 > /proc/sys/net/ipv4/icmp_ratelimit';
  await edge.run(['sh', '-c', set]);
}

/**
 * The kernel tells of a link's carrier up to a second late, and until then nobody is shown the
 * interface's address (getifaddrs(3) as libuv reads it: IFF_RUNNING).
 */
async function untilRunning(where: Namespace, device: string): Promise<void> {
  const file = `/sys/class/net/${device}/operstate`;
  await where.run([
    'sh',
    '-c',
    `timeout 30 sh -c 'until grep -qx up ${file}; do sleep 0.02; done'`,
  ]);
}

/** `ip netns exec` shows this file as /etc/resolv.conf (ip-netns(8)). */
async function nameServers({ name }: Namespace, address: string): Promise<void> {
  await mkdir(`/etc/netns/${name}`, { recursive: true });
  await writeFile(
    `/etc/netns/${name}/resolv.conf`,
    `nameserver ${address}\nsearch corp.example\noptions timeout:1\n`,
  );
}
