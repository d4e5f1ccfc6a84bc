import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createKeys, issueCertificate } from '../../src/lab/certificates/certificate.ts';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Certificate, Observation } from '../../src/model/audit/observation.ts';
import type { Unnumbered } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { probe } from '../../src/probe/recipe.ts';
import { a, dnsServer, reply } from '../net/dns-server.ts';
import { tcpServer } from '../net/loopback.ts';
import { netOptions } from '../net/net-options.ts';
import { attempt } from './attempt.ts';

const party = async (CN: string) => ({ subject: { CN }, keys: await createKeys() });
const [root, above, below] = await Promise.all([party('Root'), party('Above'), party('Below')]);
const rootPem = await issueCertificate(root);
const der = (pem: string): Buffer => new X509Certificate(pem).raw;
const revocation = (path: string) => ({ issuers: [`http://aia.example${path}`] });
const places: Readonly<Record<string, Buffer>> = {
  '/above.crt': der(await issueCertificate({ ...above, issuer: root })),
  '/below.crt': der(
    await issueCertificate({ ...below, issuer: above, revocation: revocation('/above.crt') }),
  ),
  '/loop.crt': der(
    await issueCertificate({ ...below, issuer: above, revocation: revocation('/loop.crt') }),
  ),
  '/inside.crt': der(
    await issueCertificate({
      ...below,
      issuer: above,
      revocation: { issuers: ['http://10.0.0.1/'] },
    }),
  ),
};

/** Answers for `places`, and counts. */
async function authorityHost(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const { port } = await tcpServer((socket: Socket) => {
    socket.on('data', (data) => {
      const path = data.toString().split(' ')[1] ?? '';
      asked.push(path);
      const body = places[path] ?? Buffer.from('<html>no');
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
      socket.write(body);
    });
  });
  return { port, asked };
}

async function fetchFrom(path: string, address = '20.50.1.1') {
  const { port, asked } = await authorityHost();
  const server = await dnsServer((query) => [
    reply(query, { answers: query.type === 'A' ? [a(query.name, address)] : [] }),
  ]);
  const steps: (Unnumbered<Observation> & { readonly hop: number })[] = [];
  const seen: Certificate[] = [];
  const tried: Attempt = attempt({
    purpose: 'issuer',
    scheme: 'http',
    host: 'aia.example',
    port: 80,
    path,
  });
  const options = netOptions({
    nameServers: [server],
    connectTo: [{ host: '', addressOnly: true, address: '127.0.0.1', toPort: port }],
    trust: trustStore({ added: [rootPem] }),
    onCertificate: (one) => seen.push(one),
  });
  await probe(tried, options, (step, hop) => steps.push({ ...step, hop }));
  const told = steps.map(({ step, hop }) => `${step} ${hop}`);
  return { told, steps, asked, seen: seen.map(({ subject }) => subject) };
}

describe('an attempt at the certificate of an issuer', () => {
  it('ends with the certificate that a root of ours issued', async () => {
    const { told, steps, seen } = await fetchFrom('/above.crt');
    expect(told).toEqual(['resolve 0', 'connect 0', 'exchange 0']);
    expect(steps.at(-1)).toMatchObject({ status: 200, anchor: 'added', failure: null });
    expect(steps.at(-1)).not.toHaveProperty('body');
    expect(seen).toEqual(['CN=Above', 'CN=Root']);
  });

  it('goes on to the link above, once', async () => {
    const { asked, steps, seen } = await fetchFrom('/below.crt');
    expect(asked).toEqual(['/below.crt', '/above.crt']);
    expect(steps.at(-1)).toMatchObject({ hop: 1, anchor: 'added' });
    expect(seen).toEqual(['CN=Below', 'CN=Above', 'CN=Root']);
    expect((await fetchFrom('/loop.crt')).asked).toEqual(['/loop.crt', '/loop.crt']);
    expect((await fetchFrom('/inside.crt')).asked).toEqual(['/inside.crt']);
  });

  it('keeps what came in its place', async () => {
    const { steps } = await fetchFrom('/page');
    expect(steps.at(-1)).toMatchObject({ status: 200, body: '<html>no' });
    expect(steps.at(-1)).not.toHaveProperty('certificates');
  });

  it.each(['10.0.0.1', '127.0.0.1', '169.254.169.254', '192.168.1.1'])(
    'ends at the look-up where the name leads to %s',
    async (address) => {
      const { told, asked } = await fetchFrom('/above.crt', address);
      expect(told).toEqual(['resolve 0']);
      expect(asked).toEqual([]);
    },
  );
});
