import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet } from '../fixtures/case/head.ts';
import { audit } from '../src/audit.ts';
import { readFirstBytes } from '../src/lab/behaviour/first-bytes.ts';
import { secureOrigin } from '../src/lab/services/origin.ts';
import type { Control } from '../src/model/audit/attempt.ts';
import type { Report } from '../src/model/audit/report.ts';
import type { Target } from '../src/model/target/target.ts';
import { trustStore } from '../src/net/tls/trust.ts';
import { authority } from './net/authorities.ts';
import { a, aaaa, dnsServer, reply } from './net/dns-server.ts';
import { tcpServer } from './net/loopback.ts';
import { netOptions } from './net/net-options.ts';
import { shortMs } from './net/silence.ts';

const trust = trustStore({ added: [authority.root] });

/** What a device on the way, or the service behind it, does with a ClientHello. */
type Verdict = 'pass' | 'reset' | 'silence';
interface Hello {
  readonly name: string | undefined;
  readonly bytes: Buffer;
}

/** The services of one address behind a device. */
async function behind(decide: (hello: Hello) => Verdict): Promise<number> {
  const origin = await secureOrigin((_, response) => response.end('page'), { authority });
  const onSocket = (socket: Socket): void =>
    readFirstBytes(socket, (bytes, hello) => {
      const name = hello.state === 'hello' ? hello.serverName : undefined;
      const verdict = decide({ name, bytes });
      if (verdict === 'reset') socket.resetAndDestroy();
      if (verdict !== 'pass') return void socket.resume();
      socket.unshift(bytes);
      origin(socket);
    });
  return (await tcpServer(onSocket)).port;
}

function target(host: string, index: number): Target {
  return { ...intranet, id: `t${index + 1}`, host, url: `https://${host}/` };
}

/** Audits hosts, each of which has an address of its own, behind devices. */
async function audited(hosts: Readonly<Record<string, number>>): Promise<Report> {
  const names = Object.keys(hosts);
  const addressOf = (name: string) => `192.0.2.${names.indexOf(name) + 1}`;
  const server = await dnsServer((query) => [
    reply(query, { answers: query.type === 'A' ? [a(query.name, addressOf(query.name))] : [] }),
  ]);
  return run(names, {
    nameServers: [server],
    connectTo: names.map((name) => ({
      host: addressOf(name),
      address: '127.0.0.1',
      toPort: hosts[name] ?? 0,
    })),
  });
}

function run(
  names: readonly string[],
  over: Partial<Parameters<typeof netOptions>[0]>,
): Promise<Report> {
  const net = netOptions({ trust, timeoutMs: shortMs * 3, ...over });
  return audit(headOf(names.map(target), [direct]), {
    net,
    concurrency: 50,
    signal: new AbortController().signal,
  });
}

const offersTls13 = ({ bytes }: Hello): boolean => bytes.includes(Buffer.from('002b000504', 'hex'));
const found = ({ findings }: Report) =>
  findings.map(({ kind, target, confidence }) => [kind, target, confidence]);
const asked = ({ attempts }: Report): readonly (Control | undefined)[] =>
  attempts.filter(({ purpose }) => purpose === 'control').map(({ control }) => control);

describe('an audit with its controls', () => {
  it('tells a way that cannot stand TLS 1.3 from a filter and from an outage', async () => {
    const device = await behind((hello) => (offersTls13(hello) ? 'reset' : 'pass'));
    const report = await audited({ 'a.example': device, 'b.test': device });
    expect(found(report)).toEqual([
      ['tls-intolerance', 't1', 'likely'],
      ['tls-intolerance', 't2', 'likely'],
    ]);
    expect(report.findings[0]).toMatchObject({
      actor: 'network-path',
      facts: { passesWith: ['tls-1.2'] },
    });
    expect(report.summary.blocked).toBe(2);
  });

  it('tells a device that hangs on a ClientHello of 256 to 511 bytes', async () => {
    const device = await behind(({ bytes }) =>
      bytes.length > 255 && bytes.length < 512 ? 'silence' : 'pass',
    );
    const report = await audited({ 'a.example': device, 'b.test': device });
    expect(report.findings.map(({ kind, facts }) => [kind, facts['passesWith']])).toEqual([
      // Without TLS 1.3 a ClientHello is smaller too.
      ['tls-intolerance', ['tls-1.2', 'small-hello', 'large-hello']],
      ['tls-intolerance', ['tls-1.2', 'small-hello', 'large-hello']],
    ]);
  });

  it('proves a filter on names twice: another name passes here, and this one nowhere', async () => {
    const filter = await behind(({ name }) => (name === 'a.example' ? 'reset' : 'pass'));
    const report = await audited({ 'a.example': filter, 'b.test': filter });
    expect(found(report)).toEqual([['sni-filter', 't1', 'likely']]);
    expect(asked(report)).toContain('harmless-address');
    expect(report.summary).toMatchObject({ blocked: 1, reachable: 1 });
  });

  it('proves a filter that reads the certificate, and stops every name there, by the name elsewhere', async () => {
    const atService = await behind(() => 'reset');
    const elsewhere = await behind(({ name }) => (name === 'a.example' ? 'reset' : 'pass'));
    const report = await audited({ 'a.example': atService, 'b.test': elsewhere });
    expect(found(report)).toEqual([['sni-filter', 't1', 'likely']]);
  });

  it('tells a filter that lets listed names through alone', async () => {
    const filter = await behind(({ name }) => (name === 'b.test' ? 'pass' : 'reset'));
    const report = await audited({ 'a.example': filter, 'b.test': filter });
    expect(report.findings).toMatchObject([
      { kind: 'sni-filter', facts: { passesWith: ['passing-name'] } },
    ]);
  });

  it('calls a service that is out of order neither blocked nor filtered', async () => {
    const broken = await behind(() => 'reset');
    const strict = await behind(({ name }) => (name === 'b.test' ? 'pass' : 'reset'));
    const report = await audited({ 'a.example': broken, 'b.test': strict });
    expect(report.findings.map(({ kind }) => kind)).toEqual(['handshake-reset']);
    expect(report.findings[0]?.rivals).toContain('service-outage');
    expect(report.summary).toMatchObject({ inconclusive: 1, blocked: 0 });
  });

  it('calls a service that refuses its own name, and no other, neither blocked nor filtered', async () => {
    const own = await behind(({ name }) => (name === 'a.example' ? 'reset' : 'pass'));
    const any = await behind(() => 'pass');
    const report = await audited({ 'a.example': own, 'b.test': any });
    expect(report.findings).toMatchObject([{ kind: 'handshake-reset', confidence: 'possible' }]);
    expect(report.summary).toMatchObject({ inconclusive: 1, blocked: 0 });
  });

  it('finds IPv6 broken beside IPv4, and blocks nothing for it', async () => {
    const well = await behind(() => 'pass');
    const server = await dnsServer((query) => {
      const own = query.type === 'A' ? a(query.name, '192.0.2.1') : aaaa(query.name, '2001:db8::1');
      return [reply(query, { answers: [own] })];
    });
    const reset = await tcpServer((socket) => socket.resetAndDestroy());
    const report = await run(['a.example'], {
      nameServers: [server],
      connectTo: [
        { host: '192.0.2.1', address: '127.0.0.1', toPort: well },
        { host: '2001:db8::1', address: '127.0.0.1', toPort: reset.port },
      ],
    });
    expect(report.findings).toMatchObject([{ kind: 'ipv6-failure', severity: 'info' }]);
    expect(report.summary.reachable).toBe(1);
  });
});
