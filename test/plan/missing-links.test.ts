import { describe, expect, it } from 'vitest';
import { certificate, mapOf } from '../../fixtures/case/certificates.ts';
import { commands, direct, events, headOf, proxy } from '../../fixtures/case/head.ts';
import { handshake, reached } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import type { Certificate } from '../../src/model/audit/observation.ts';
import { planMissingLinks } from '../../src/plan/missing-links.ts';

const names = { subject: 'CN=service', issuer: 'CN=Issuing CA' };
const url = 'http://aia.example/issuing.crt?a=1';
const code = 'UNABLE_TO_VERIFY_LEAF_SIGNATURE';
const head = headOf([commands, events], [direct, proxy]);

const leaf = (more: Partial<Certificate>): Certificate =>
  certificate('leaf', { ...names, issuerAt: [url], ...more });

function planned(
  chain: readonly Certificate[],
  { verification = code, of = head }: { verification?: string; of?: typeof head } = {},
) {
  const shaken = handshake({
    checkedName: commands.host,
    fails: 'certificate',
    verification,
    chain: chain.map(({ id }) => id),
  });
  const trials = [
    trial('a1', { target: commands, route: direct, steps: [...reached(commands), shaken] }),
    trial('a2', { target: commands, route: proxy, steps: [shaken] }),
    trial('a3', { target: events, route: direct, steps: [shaken] }),
  ];
  return planMissingLinks({ head: of, trials, certificates: mapOf(...chain) }).map(
    ({ purpose, route, scheme, host, port, path, controlOf }) =>
      `${purpose} ${controlOf} ${route} ${scheme} ${host}:${port}${path}`,
  );
}

describe('planMissingLinks()', () => {
  const once = [
    'issuer a1 direct http aia.example:80/issuing.crt?a=1',
    `issuer a2 ${proxy.id} http aia.example:80/issuing.crt?a=1`,
  ];

  it('fetches a link once over each way over which it was missed', () => {
    expect(planned([leaf({})])).toEqual(once);
    expect(planned([leaf({ signedBy: null })])).toEqual(once);
    const above = certificate('above', { ...names, subject: 'CN=Issuing CA', issuer: 'CN=Other' });
    const far = { ...above, issuerAt: ['http://other.example:8080/'] };
    expect(planned([leaf({}), far])).toEqual([
      'issuer a1 direct http other.example:8080/',
      `issuer a2 ${proxy.id} http other.example:8080/`,
    ]);
  });

  it.each([
    ['nowhere', {}],
    ['at an address', { issuerAt: ['http://10.0.0.1/a.crt'] }],
    ['at one of IPv6', { issuerAt: ['http://[fd00::1]/a.crt'] }],
    ['at one in disguise', { issuerAt: ['http://0x0a000001/a.crt', 'http://2130706433/'] }],
    ['under a bare name', { issuerAt: ['http://intranet/a.crt'] }],
    ['under a name that is inside', { issuerAt: ['http://pki.contoso.local/a.crt'] }],
    ['behind TLS', { issuerAt: ['https://aia.example/a.crt'] }],
    ['in a directory', { issuerAt: ['ldap://aia.example/cn'] }],
    ['behind a login', { issuerAt: ['http://u:p@aia.example/a.crt'] }],
  ])('asks nobody for a link that lies %s', (_, more) => {
    expect(planned([certificate('leaf', { ...names, ...more })])).toEqual([]);
  });

  it('asks nobody where the link is known, or the chain lacks none', () => {
    expect(planned([leaf({ signedBy: 'x' })])).toEqual([]);
    expect(planned([leaf({})], { verification: 'CERT_HAS_EXPIRED' })).toEqual([]);
    const root = certificate('root', { subject: 'CN=Issuing CA', issuer: 'CN=Issuing CA' });
    expect(planned([leaf({}), root])).toEqual([]);
  });

  it('asks nobody where revocation is left alone', () => {
    const of = headOf([commands], [direct], { noRevocation: true });
    expect(planned([leaf({})], { of })).toEqual([]);
  });

  it('is bounded, whatever the certificates name', () => {
    const all = Array.from({ length: 100 }, (_, at) =>
      certificate(`c${at}`, { ...names, issuerAt: [`http://a${at}.example/`] }),
    );
    const trials = all.map(({ id }, at) => {
      const said = { fails: 'certificate', verification: code, chain: [id] } as const;
      const step = handshake({ checkedName: commands.host, ...said });
      return trial(`a${at + 1}`, { target: commands, route: direct, steps: [step] });
    });
    expect(planMissingLinks({ head, trials, certificates: mapOf(...all) })).toHaveLength(20);
  });
});
