import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { ConnectTo } from '../../src/model/address/connect-to.ts';
import { unusedAddresses } from '../../src/model/address/unused-addresses.ts';
import { mapConnection } from '../../src/net/connect.ts';
import { revocationUrls } from '../../src/net/tls/revocation-urls.ts';
import { watchCpu } from '../watch-cpu.ts';
import { dial, endOf, exchange, get, openLab, placeOf, portOf, secure } from './lab-client.ts';

describe('startLab()', () => {
  it('serves a host under its own name, with a chain that ends in the root of the lab', async () => {
    const lab = await openLab();
    const { socket, outcome } = secure(lab, await placeOf(lab, 'gateway.example.com', 443));
    expect(await outcome).toBe('secure');
    const leaf = socket.getPeerX509Certificate();
    expect(leaf?.subjectAltName).toBe('DNS:gateway.example.com');
    expect(leaf?.issuerCertificate?.subject).toContain('Issuing CA');
    expect(leaf?.issuerCertificate?.issuerCertificate).toBeUndefined();
  });

  it('has addresses at which nobody is on loopback, whatever stands there, and else refuses', async () => {
    const ports = (lab: { readonly connectTo: readonly ConnectTo[] }) =>
      unusedAddresses.flatMap((address) =>
        [443, 80].map((port) => mapConnection([address], port, lab.connectTo)),
      );
    const [empty, full] = await Promise.all([openLab(), openLab({ faults: { nobody: 'pass' } })]);
    for (const place of [...ports(empty), ...ports(full)]) {
      expect(place?.address).toBe('127.0.0.1');
    }
    expect(new Set(ports(empty).map((place) => place?.port)).size).toBe(1);
    expect(new Set(ports(full).map((place) => place?.port)).size).toBe(2);
  });

  it('answers the expected status at the expected path, and 404 elsewhere', async () => {
    const expect400 = { method: 'GET', status: 400, accepts: [], source: 'test' } as const;
    const lab = await openLab({}, [
      { scheme: 'https', host: 'blob.example.com', port: 443, path: '/', expect: expect400 },
      { scheme: 'https', host: 'blob.example.com', port: 443, path: '/other' },
    ]);
    expect((await get(lab, 'blob.example.com', '/')).status).toBe(400);
    expect((await get(lab, 'blob.example.com', '/other')).status).toBe(200);
    expect((await get(lab, 'blob.example.com', '/nothing')).status).toBe(404);
  });

  it('sends a target whose answer stands behind redirects to it', async () => {
    const follow = {
      method: 'GET',
      status: 200,
      accepts: [],
      follow: true,
      source: 'test',
    } as const;
    const lab = await openLab({}, [
      { scheme: 'https', host: 'go.example.com', port: 443, path: '/?id=1', expect: follow },
    ]);
    const { status, headers } = await get(lab, 'go.example.com', '/?id=1');
    expect(status).toBe(302);
    expect((await get(lab, 'go.example.com', headers.location ?? '')).status).toBe(200);
  });

  it('serves the certificate of who signs where leaves say that it lies', async () => {
    const issuers = ['http://aia.authority.example/ca.cer'];
    const lab = await openLab({ revocation: { issuers } });
    const { socket, outcome } = secure(lab, await placeOf(lab, 'gateway.example.com', 443));
    expect(await outcome).toBe('secure');
    const leaf = socket.getPeerX509Certificate();
    expect(leaf?.infoAccess).toContain(`CA Issuers - URI:${issuers[0]}`);
    const host = 'aia.authority.example';
    const stream = dial(await placeOf(lab, host, 80));
    const { body } = await exchange(stream, { path: '/ca.cer', headers: { host } });
    const signer = new X509Certificate(Buffer.from(body, 'latin1'));
    expect(leaf?.verify(signer.publicKey)).toBe(true);
  });

  it('names where revocation is told in the certificates of the services, and serves it', async () => {
    const crl = ['http://crl.authority.example/a.crl'];
    const ocsp = ['http://ocsp.authority.example/'];
    const lab = await openLab({ revocation: { crl, ocsp } });
    const { socket, outcome } = secure(lab, await placeOf(lab, 'gateway.example.com', 443));
    expect(await outcome).toBe('secure');
    const leaf = socket.getPeerX509Certificate();
    expect(leaf && revocationUrls(leaf)).toEqual({ crl, ocsp });
    const host = 'crl.authority.example';
    const ask = async (path: string): Promise<number> => {
      const stream = dial(await placeOf(lab, host, 80));
      return (await exchange(stream, { path, headers: { host } })).status;
    };
    expect(await ask('/a.crl')).toBe(200);
    expect(await ask('/b.crl')).toBe(404);
  });

  it('serves a host that is on no list', async () => {
    const lab = await openLab();
    expect((await get(lab, 'www.example.org', '/any')).status).toBe(200);
  });

  it('refuses every address that is not its own', async () => {
    const lab = await openLab();
    expect(lab.connectTo.at(-1)).toMatchObject({ host: '', address: '127.0.0.1' });
    const port = portOf(lab, '8.8.8.8', 443);
    expect(await endOf(dial(port))).toBe('ECONNREFUSED');
    expect(lab.connectTo.every(({ address }) => address === '127.0.0.1')).toBe(true);
  });

  it('keeps a log of what it was asked', async () => {
    const lab = await openLab();
    await get(lab, 'gateway.example.com', '/test');
    expect(lab.log).toEqual([
      { kind: 'query', name: 'gateway.example.com', type: 'A', over: 'udp' },
      { kind: 'request', host: 'gateway.example.com', method: 'GET', path: '/test' },
    ]);
  });

  it('runs beside another lab that has its own root', async () => {
    const [one, other] = await Promise.all([openLab(), openLab()]);
    expect(one.resolver.port).not.toBe(other.resolver.port);
    expect((await get(one, 'gateway.example.com', '/test')).status).toBe(200);
    expect((await get(other, 'gateway.example.com', '/test')).status).toBe(200);
    const port = await placeOf(one, 'gateway.example.com', 443);
    expect(await secure(one, port, { ca: other.ca }).outcome).not.toBe('secure');
  });

  it('leaves no handle behind, whatever was open, and may be closed twice', async () => {
    const before = openHandles();
    const lab = await openLab({
      proxies: [{ name: 'open', kind: 'http' }],
      faults: {
        paths: [
          { host: 'gateway.example.com', fault: { kind: 'drop' } },
          { host: 'storage.example.com', fault: { kind: 'after-hello', answer: 'stall' } },
        ],
      },
    });
    const { socket } = secure(lab, portOf(lab, '20.64.0.3', 443));
    await once(socket, 'connect');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await lab.close();
    await closed;
    expect(openHandles()).toEqual(before);
    await lab.close();
  });

  it('starts with a hundred hosts in a moment', async () => {
    const many = Array.from({ length: 100 }, (_, index) => {
      return { scheme: 'https', host: `h${index}.example.com`, port: 443, path: '/' } as const;
    });
    const cpuMs = watchCpu();
    const lab = await openLab({}, many);
    // Ten times what it needs.
    expect(cpuMs()).toBeLessThan(1000);
    expect((await get(lab, 'h99.example.com', '/')).status).toBe(200);
  });
});

function openHandles(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /TCP|UDP|Connect|Message|Worker/.test(name))
    .sort();
}
