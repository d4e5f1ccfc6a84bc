import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Company, net, proxyHost } from '../company.ts';
import type { Device } from '../real-case.ts';
import type { Service } from '../service.ts';

/** Name servers: the internet's, which knows every service, and the company's, which asks it. */
export const dnsmasq: {
  readonly internet: (services: readonly Service[]) => Device;
  /** `lines` as dnsmasq(8) has them without their dashes, asked before the internet is. */
  readonly company: (lines?: readonly string[], options?: CompanyOptions) => Device;
  /** The company's, which serves DHCP too, with these options. */
  readonly dhcp: (lines: readonly string[]) => Device;
} = {
  internet: (services) =>
    device('internet', [
      ...services
        .filter(({ trouble }) => trouble?.kind !== 'nameless')
        .map(({ host, address }) => `host-record=${host},${address}`),
      'host-record=www.example.com,20.50.9.10',
      // What it does not know does not exist.
      ...['com', 'net', 'example'].map((domain) => `local=/${domain}/`),
      `listen-address=${net.resolver}`,
    ]),
  dhcp: (lines) => dnsmasq.company(dhcpLines(lines)),
  company: (lines = [], { forwards = true } = {}) =>
    device('edge', [
      `host-record=${proxyHost},${net.edge}`,
      ...lines,
      ...(forwards ? [`server=${net.resolver}`] : []),
      `listen-address=${net.edge}`,
    ]),
};

/** The range does not hold the client's own address: it asks for options alone. */
function dhcpLines(lines: readonly string[]): readonly string[] {
  const range = 'dhcp-range=10.66.0.100,10.66.0.120,255.255.255.0,1h';
  return [range, 'dhcp-authoritative', 'leasefile-ro', 'interface=lan', ...lines];
}

export interface CompanyOptions {
  /** False: what it does not know itself, it refuses. */
  readonly forwards?: boolean;
}

function device(place: 'edge' | 'internet', lines: readonly string[]): Device {
  return {
    name: 'dnsmasq',
    package: 'dnsmasq-base',
    start: (company) => start(company, place, lines),
  };
}

async function start(
  company: Company,
  place: 'edge' | 'internet',
  lines: readonly string[],
): Promise<void> {
  const file = join(company.folder, `dnsmasq-${place}.conf`);
  const usual = ['no-resolv', 'no-hosts', 'bind-interfaces', 'user=root', 'pid-file='];
  await writeFile(file, `${[...usual, ...lines].join('\n')}\n`);
  await company[place].start({
    command: ['dnsmasq', '--keep-in-foreground', `--conf-file=${file}`, '--log-facility=-'],
    tcp: [53],
    udp: lines.some((line) => line.startsWith('dhcp-range=')) ? [53, 67] : [53],
    log: join(company.folder, `dnsmasq-${place}.log`),
  });
}
