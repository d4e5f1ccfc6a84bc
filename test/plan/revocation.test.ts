import { describe, expect, it } from 'vitest';
import { certificate, mapOf } from '../../fixtures/case/certificates.ts';
import { commands, direct, events, headOf, proxy, revocations } from '../../fixtures/case/head.ts';
import { fine, fineByProxy } from '../../fixtures/case/steps.ts';
import { trial } from '../../fixtures/case/trial.ts';
import type { Certificate } from '../../src/model/audit/observation.ts';
import type { AuditHead, Trial } from '../../src/model/audit/report.ts';
import { planRevocation } from '../../src/plan/revocation.ts';

const names = { subject: 'CN=service', issuer: 'CN=Issuing CA' };

function leaf(urls: Pick<Certificate, 'crl' | 'ocsp'>): Certificate {
  return certificate('leaf', { ...names, ...urls });
}

const head = headOf([commands, events], [direct, proxy]);

function planned(
  one: Certificate,
  { change = (trial) => trial, of = head }: { change?: (one: Trial) => Trial; of?: AuditHead } = {},
) {
  const shown = (steps: ReturnType<typeof fine>) =>
    steps.map((step) => (step.step === 'handshake' ? { ...step, chain: [one.id] } : step));
  const trials = [
    trial('a1', { target: commands, route: direct, steps: shown(fine(commands)) }),
    trial('a2', { target: commands, route: proxy, steps: shown(fineByProxy(commands)) }),
    trial('a3', { target: events, route: direct, steps: shown(fine(events)) }),
  ].map(change);
  return planRevocation({ head: of, trials, certificates: mapOf(one) }).map(
    ({ route, host, port, path, proxy: by, controlOf }) =>
      `${controlOf} ${route} ${host}:${port}${path}${by ? ' by proxy' : ''}`,
  );
}

describe('planRevocation()', () => {
  it('asks each list and responder once over each route that showed it', () => {
    const one = leaf({ crl: ['http://crl.example/a.crl'], ocsp: ['http://ocsp.example:8080'] });
    expect(planned(one)).toEqual([
      'a1 direct crl.example:80/a.crl',
      'a1 direct ocsp.example:8080/',
      `a2 ${proxy.id} crl.example:80/a.crl by proxy`,
      `a2 ${proxy.id} ocsp.example:8080/ by proxy`,
    ]);
  });

  it.each([
    ['no list', {}],
    ['an address', { crl: ['http://10.0.0.1/a.crl'] }],
    ['a name without a domain', { crl: ['http://intranet/a.crl'] }],
    ['another scheme', { crl: ['ldap://crl.example/cn', 'http://crl.example/b.crl'] }],
    ['TLS', { ocsp: ['https://ocsp.example/'] }],
    ['a login', { crl: ['http://user:word@crl.example/a.crl'] }],
    ['what is no URL', { crl: ['::'] }],
  ])('asks nobody for a certificate that names %s', (_, urls) => {
    expect(planned(leaf(urls))).toEqual([]);
  });

  it('leaves a host alone that the audit asks anyway', () => {
    const of = headOf([commands, events, revocations], [direct]);
    const one = leaf({ crl: [`http://${revocations.host}/x.crl`] });
    expect(planned(one, { of })).toEqual([]);
  });

  it('asks nobody where it is not wanted', () => {
    const of = { ...head, options: { ...head.options, noRevocation: true as const } };
    expect(planned(leaf({ crl: ['http://crl.example/a.crl'] }), { of })).toEqual([]);
  });

  it.each(['added', 'system', undefined] as const)(
    'asks nobody whom a chain names that ends in a root of kind %s',
    (anchor) => {
      const change = (one: Trial): Trial => ({
        ...one,
        observations: one.observations.map((step) => {
          if (step.step !== 'handshake') return step;
          const { anchor: _, ...rest } = step;
          return anchor ? { ...rest, anchor } : rest;
        }),
      });
      expect(planned(leaf({ crl: ['http://crl.example/a.crl'] }), { change })).toEqual([]);
    },
  );

  it('is bounded, whatever the certificates name', () => {
    const certificates = Array.from({ length: 100 }, (_, index) =>
      certificate(`c${index}`, { ...names, crl: [`http://crl${index}.example/`] }),
    );
    const chain = certificates.map(({ id }) => id);
    const steps = fine(commands).map((step) =>
      step.step === 'handshake' ? { ...step, chain } : step,
    );
    const trials = [trial('a1', { target: commands, route: direct, steps })];
    const all = planRevocation({ head, trials, certificates: mapOf(...certificates) });
    expect(all).toHaveLength(20);
  });
});
