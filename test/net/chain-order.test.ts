import { describe, expect, it } from 'vitest';
import {
  type CertificateOrder,
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../src/lab/certificates/certificate.ts';
import { handshake } from '../../src/net/handshake.ts';
import { type TrustInput, trustStore } from '../../src/net/tls/trust.ts';
import { tlsServer } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';

const party = async (CN: string) => ({ subject: { CN }, keys: await createKeys() });
const [old, young, issuing, imposter, site, stranger] = await Promise.all([
  party('Old Root'),
  party('Young Root'),
  party('Issuing Authority'),
  party('Issuing Authority'),
  party('a.example'),
  party('Stranger'),
]);
const past = { validity: { from: -30, to: -1 } };
const sign = (
  one: typeof old,
  issuer: typeof old,
  more: Partial<CertificateOrder> = {},
): Promise<string> => issueCertificate({ ...one, issuer, ...more });
const names = ['a.example'];

const leaf = await sign(site, issuing, { names });
const ofYoung = await sign(issuing, young);
const ofOld = await sign(issuing, old);
const pastLeaf = await sign(site, issuing, { names, ...past });
const pastYoung = await sign(issuing, young, past);
const pastOld = await sign(issuing, old, past);
const roots = { old: await sign(old, old), young: await sign(young, young) };
const crossed = await sign(young, old);
const pastCrossed = await sign(young, old, past);
const foreign = await sign(stranger, stranger);
const namesake = await sign(imposter, young);

async function shake(
  chain: readonly string[],
  input: TrustInput = { added: [roots.young] },
  checkedName = 'a.example',
) {
  const credential = { key: privateKeyPem(site.keys), cert: chain.join('') };
  const { port } = await tlsServer(credential, () => {});
  const tap = await openTap(port);
  const trust = trustStore(input);
  const names = { serverName: checkedName, checkedName };
  const { observation } = await handshake({ tap, role: 'target', ...names }, netOptions({ trust }));
  return observation;
}

describe('a chain is good whatever came along, and in whatever order', () => {
  it.each([
    ['the usual', [leaf, ofYoung]],
    ['its root sent along', [leaf, ofYoung, roots.young]],
    ['the leaf twice', [leaf, leaf, ofYoung]],
    ['a stranger between', [leaf, foreign, ofYoung]],
    ['a stranger behind', [leaf, ofYoung, foreign]],
    ['the cross signature of its root', [leaf, ofYoung, crossed]],
    ['the cross signature of its root, long past', [leaf, ofYoung, pastCrossed, roots.old]],
    ['the order turned round', [leaf, crossed, ofYoung]],
    ['both signatures of the authority, the new first', [leaf, ofYoung, ofOld]],
    ['both signatures of the authority, the old first', [leaf, ofOld, ofYoung]],
    ['the old first, with its root', [leaf, ofOld, roots.old, ofYoung]],
    ['the old first, past its time', [leaf, pastOld, ofYoung]],
    ['a namesake of the authority with another key first', [leaf, namesake, ofYoung]],
  ])('%s', async (_, chain) => {
    expect(await shake(chain)).toMatchObject({ failure: null, anchor: 'added' });
  });

  it('tells the better root of two', async () => {
    const both = { added: [roots.young], system: [roots.old] };
    expect(await shake([leaf, ofYoung, ofOld], both)).toMatchObject({ anchor: 'system' });
  });
});

describe('a chain is not good', () => {
  it.each([
    ['without its link', [leaf]],
    ['with the old link alone', [leaf, ofOld]],
    ['with a link of the right name and another key', [leaf, namesake]],
    ['with its link past its time', [leaf, pastYoung]],
    ['with a leaf past its time', [pastLeaf, ofOld, ofYoung]],
  ])('%s', async (_, chain) => {
    expect(await shake(chain)).toMatchObject({ failure: { code: 'certificate' } });
  });

  it('where a host signed it that is no authority', async () => {
    const host = await party('Issuing Authority');
    const below = await sign(site, host, { names });
    const link = await sign(host, young, { names: ['b.example'] });
    expect(await shake([below, link])).toMatchObject({ failure: { code: 'certificate' } });
  });

  it('for another name, and says so beside what is wrong with the chain', async () => {
    const young = { added: [roots.young] };
    expect(await shake([leaf, ofOld, ofYoung], young, 'b.example')).toMatchObject({
      verification: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(await shake([leaf], young, 'b.example')).toMatchObject({
      verification: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      misnamed: true,
    });
    expect(await shake([leaf], young)).not.toHaveProperty('misnamed');
  });
});
