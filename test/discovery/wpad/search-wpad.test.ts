import { describe, expect, it } from 'vitest';
import { searchWpad } from '../../../src/discovery/wpad/search-wpad.ts';
import type { NetOptions } from '../../../src/net/options.ts';
import { dnsServer, reply } from '../../net/dns-server.ts';
import { answers, tcpServer } from '../../net/loopback.ts';
import { netOptions } from '../../net/net-options.ts';
import { internetSettings, type Keys, machineOf } from '../windows/machine.ts';

const tcpip: Keys = {
  'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters': {
    Domain: 'branch.corp.contoso.co.uk',
  },
};

const page = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;

interface Network {
  readonly net: NetOptions;
  readonly names: Set<string>;
}

/** A name server that knows these names, and one web server behind each. */
async function network(bodies: Readonly<Record<string, string>>): Promise<Network> {
  const names = new Set<string>();
  const server = await dnsServer((query) => {
    names.add(query.name);
    if (!Object.hasOwn(bodies, query.name)) return [reply(query, { code: 'NXDOMAIN' })];
    const known = { type: 'A', name: query.name, ttl: 60, data: '192.0.2.1' } as const;
    return [reply(query, query.type === 'A' ? { answers: [known] } : {})];
  });
  const connectTo = await Promise.all(
    Object.entries(bodies).map(async ([host, body]) => {
      const { port } = await tcpServer(answers(page(body)));
      return { host, port: 80, address: '127.0.0.1', toPort: port };
    }),
  );
  return { net: netOptions({ nameServers: [server], connectTo }), names };
}

const script = 'function FindProxyForURL(url, host) { return "DIRECT"; }';

describe('searchWpad()', () => {
  it('finds the script behind a login page, and asks nothing beyond the organisation', async () => {
    const { net, names } = await network({
      'wpad.corp.contoso.co.uk': '<html><title>Log in</title></html>',
      'wpad.contoso.co.uk': 'function FindProxyForURL(url, host) { return "DIRECT"; }',
    });
    const found = await searchWpad({ net, windows: machineOf(tcpip) });
    expect(found.trace).toMatchObject([
      { name: 'wpad.branch.corp.contoso.co.uk', outcome: 'no-address' },
      { name: 'wpad.corp.contoso.co.uk', outcome: 'no-script', code: 'pac-not-a-script' },
      { name: 'wpad.contoso.co.uk', outcome: 'found', addresses: ['192.0.2.1'] },
      { name: 'wpad.co.uk', outcome: 'beyond' },
    ]);
    expect(found.route?.pac).toBe('http://wpad.contoso.co.uk/wpad.dat');
    expect([...names].toSorted()).toEqual([
      'wpad.branch.corp.contoso.co.uk',
      'wpad.contoso.co.uk',
      'wpad.corp.contoso.co.uk',
    ]);
  });

  it('asks nobody for a machine that may not search, or that has no suffix', async () => {
    const { net, names } = await network({});
    const off = { ...tcpip, [`${internetSettings}\\WinHttp`]: { DisableWpad: 1 } };
    const nothing = { settings: [], trace: [] };
    expect(await searchWpad({ net, windows: machineOf(off) })).toEqual(nothing);
    expect(await searchWpad({ net, windows: machineOf({}) })).toMatchObject({
      settings: [{ id: 'dhcp-252', note: 'dhcp-other-machine', wins: false }],
      trace: [],
    });
    expect(names.size).toBe(0);
  });

  it('takes what the export keeps of DHCP before it asks DNS', async () => {
    const { net, names } = await network({ 'pac.contoso.co.uk': script });
    const url = 'http://pac.contoso.co.uk/proxy.pac';
    const head = Buffer.alloc(20);
    head[0] = 252;
    head[8] = url.length;
    const interfaces = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';
    const kept = { DhcpInterfaceOptions: Buffer.concat([head, Buffer.from(url)]) };
    const windows = machineOf({ ...tcpip, [`${interfaces}\\{1}`]: kept });
    const found = await searchWpad({ net, windows });
    expect(found.route?.pac).toBe(url);
    expect(found.settings[0]).toMatchObject({
      id: 'wpad',
      source: 'DHCP option 252 (interface {1})',
      raw: url,
    });
    expect([...names].filter((name) => name.startsWith('wpad.'))).toEqual([]);
  });
});
