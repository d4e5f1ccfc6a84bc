import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createKeys,
  issueCertificate,
  type RevocationPlaces,
} from '../../../src/lab/certificates/certificate.ts';
import { revocationUrls } from '../../../src/net/tls/revocation-urls.ts';
import { watchCpu } from '../../watch-cpu.ts';

const keys = await createKeys();
const subject = { CN: 'a.example' };

async function made(revocation?: RevocationPlaces): Promise<X509Certificate> {
  const names = ['a.example'];
  const pem = await issueCertificate({ subject, keys, names, ...(revocation && { revocation }) });
  return new X509Certificate(pem);
}

const list = 'http://crl.example/r1.crl';
const responder = 'http://ocsp.example/';
const whole = await made({ crl: [list], ocsp: [responder] });

/** A certificate whose bytes are whatever a peer would have sent. */
const withRaw = (raw: Uint8Array, infoAccess?: string): X509Certificate =>
  ({ raw: Buffer.from(raw), infoAccess }) as unknown as X509Certificate;

describe('revocationUrls()', () => {
  it('reads the lists and the responders of a certificate, in their order', async () => {
    const crl = [list, 'http://crl2.example/r1.crl', 'ldap://directory.example/cn=r1'];
    const ocsp = [responder, 'http://ocsp2.example/a%20b'];
    expect(revocationUrls(await made({ crl, ocsp }))).toEqual({ crl, ocsp });
  });

  it('leaves out a kind that the certificate does not name', async () => {
    expect(revocationUrls(await made())).toEqual({});
    expect(revocationUrls(await made({ crl: [list] }))).toEqual({ crl: [list] });
    expect(revocationUrls(await made({ ocsp: [responder] }))).toEqual({ ocsp: [responder] });
  });

  it('names each address once, and no more than eight of a kind', async () => {
    const many = Array.from({ length: 30 }, (_, at) => `http://h${at}.example/`);
    const { crl, ocsp } = revocationUrls(await made({ crl: [list, list, ...many], ocsp: many }));
    expect(crl).toEqual([list, ...many.slice(0, 7)]);
    expect(ocsp).toEqual(many.slice(0, 8));
  });

  it.each([
    ['is too long', `http://crl.example/${'a'.repeat(1024)}`],
    ['holds a space', 'http://crl.example/a b'],
    ['holds a line break', 'http://crl.example/\nOCSP - URI:http://inside.example/'],
    ['holds an escape sequence', 'http://crl.example/\u001b[2J'],
    ['is empty', ''],
  ])('passes over an address that %s', async (_, url) => {
    expect(revocationUrls(await made({ crl: [url, list], ocsp: [url, responder] }))).toEqual({
      crl: [list],
      ocsp: [responder],
    });
  });

  it('is not misled by bytes of the extension that stand elsewhere', async () => {
    const names = ['a.example'];
    const decoy = { CN: 'a.example', O: Buffer.from('0603551d1f', 'hex').toString('latin1') };
    const pem = await issueCertificate({
      subject: decoy,
      keys,
      names,
      revocation: { crl: [list] },
    });
    expect(revocationUrls(new X509Certificate(pem))).toEqual({ crl: [list] });
  });

  it('never throws for a certificate that was cut, or in which bytes were changed', () => {
    const at = fc.nat({ max: whole.raw.length - 1 });
    const changes = fc.array(fc.tuple(at, fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(at, changes, (end, changed) => {
        const raw = Buffer.from(whole.raw);
        for (const [index, value] of changed) raw[index] = value;
        expectBounded(revocationUrls(withRaw(raw, whole.infoAccess)));
        expectBounded(revocationUrls(withRaw(raw.subarray(0, end))));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws for whatever follows the name of the extension', () => {
    const oid = Buffer.from('0603551d1f', 'hex');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (bytes, access) => {
        expectBounded(revocationUrls(withRaw(Buffer.concat([oid, bytes, oid, bytes]), access)));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads no deep nesting and no endless repetition to their end', () => {
    const oid = Buffer.from('0603551d1f', 'hex');
    const nested = Buffer.alloc(60_000, Buffer.from('3080', 'hex'));
    const octets = Buffer.concat([Buffer.from('0482ea60', 'hex'), nested]);
    expect(revocationUrls(withRaw(Buffer.concat([oid, octets])))).toEqual({});
    expect(revocationUrls(withRaw(Buffer.alloc(100_000, oid)))).toEqual({});
  });
});

function expectBounded({ crl = [], ocsp = [] }: RevocationPlaces): void {
  expect(Math.max(crl.length, ocsp.length)).toBeLessThanOrEqual(8);
  for (const url of [...crl, ...ocsp]) expect(url).toMatch(/^[\x21-\x7e]{1,1024}$/);
}

describe('an extension that was made to be read for long', () => {
  it('costs no more than a moment', () => {
    const nested = Buffer.alloc(60_000, Buffer.from('3080', 'hex'));
    const raw = Buffer.concat([Buffer.from('0603551d1f0482ea60', 'hex'), nested]);
    const cpuMs = watchCpu();
    for (let n = 0; n < 10; n += 1) expect(revocationUrls(withRaw(raw))).toEqual({});
    expect(cpuMs()).toBeLessThan(500);
  });
});
