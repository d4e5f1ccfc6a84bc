import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commands, direct, events } from '../../../fixtures/case/head.ts';
import { exchange, handshake } from '../../../fixtures/case/steps.ts';
import { trial } from '../../../fixtures/case/trial.ts';
import { newSigners } from '../../../src/diagnosis/handshake/signers.ts';
import { createKeys, issueCertificate } from '../../../src/lab/certificates/certificate.ts';
import type { Certificate } from '../../../src/model/audit/observation.ts';
import { describeCertificate } from '../../../src/net/tls/certificate.ts';

const party = async (CN: string) => ({ subject: { CN }, keys: await createKeys() });
const [root, issuing, namesake, site] = await Promise.all([
  party('Root'),
  party('Issuing'),
  party('Issuing'),
  party('a.example'),
]);
const made = async (
  one: typeof root,
  issuer: typeof root,
  names?: readonly string[],
): Promise<Certificate> => {
  const pem = await issueCertificate({ ...one, issuer, ...(names && { names }) });
  return describeCertificate(new X509Certificate(pem));
};
const rootItself = await made(root, root);
const link = await made(issuing, root);
const leaf = await made(site, issuing, ['a.example']);
const forged = await made(site, namesake, ['a.example']);
const otherLeaf = await made(site, issuing, ['b.example']);

const mapOf = (...all: readonly Certificate[]) => new Map(all.map((one) => [one.id, one]));
const lacking = (one: Certificate, id = 'a1') => {
  const said = { fails: 'certificate', verification: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } as const;
  const step = handshake({ checkedName: commands.host, ...said, chain: [one.id] });
  return trial(id, { target: commands, route: direct, steps: [step] });
};
const whole = trial('a2', {
  target: events,
  route: direct,
  steps: [
    handshake({
      checkedName: events.host,
      chain: [otherLeaf.id, link.id],
      root: rootItself.id,
    }),
  ],
});
const fetched = trial('a3', {
  target: commands,
  route: direct,
  purpose: 'issuer',
  steps: [
    exchange({
      url: 'http://a.example/',
      status: 200,
      certificates: [link.id],
      anchor: 'public',
      root: rootItself.id,
    }),
  ],
});
const told = (...all: Parameters<typeof newSigners>) =>
  newSigners(...all).map(({ id, signedBy }) => [id, signedBy]);

describe('newSigners()', () => {
  it('tells whose key signed what came alone, up to the root', () => {
    const all = mapOf(leaf, otherLeaf, link, rootItself);
    const signed = [
      [leaf.id, link.id],
      [link.id, rootItself.id],
    ];
    expect(told([lacking(leaf), whole], all)).toEqual(signed);
    expect(told([lacking(leaf), fetched], all)).toEqual(signed);
  });

  it('tells that an authority of that name did not sign', () => {
    const all = mapOf(forged, otherLeaf, link, rootItself);
    expect(told([lacking(forged), whole], all)).toEqual([[forged.id, null]]);
  });

  it('takes no word of an authority for which nobody vouches', async () => {
    const stranger = await made(namesake, namesake);
    expect(told([lacking(leaf)], mapOf(leaf, stranger))).toEqual([]);
    expect(told([lacking(forged)], mapOf(forged, stranger))).toEqual([[forged.id, stranger.id]]);
  });

  it('tells nothing twice, and nothing of what lost its bytes', () => {
    const all = mapOf({ ...leaf, signedBy: link.id }, { ...link, signedBy: rootItself.id });
    expect(told([lacking(leaf), whole], all)).toEqual([]);
    const bare = mapOf({ ...leaf, der: '' }, link, rootItself);
    expect(told([lacking(leaf), whole], bare)).toEqual([]);
    expect(told([lacking(leaf), whole], mapOf({ ...leaf, der: 'AAAA' }, link))).toEqual([]);
    expect(told([whole], mapOf(leaf, link, rootItself))).toEqual([]);
  });
});
