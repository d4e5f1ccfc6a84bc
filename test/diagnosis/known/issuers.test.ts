import { describe, expect, it } from 'vitest';
import {
  certificate,
  gatewayAuthority,
  gatewayLeaf,
  intermediate,
  mapOf,
  publicAuthority,
  serviceLeaf,
} from '../../../fixtures/case/certificates.ts';
import { commands, direct, events, headOf, proxy, samples } from '../../../fixtures/case/head.ts';
import { handshake, reached, type Step } from '../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Issuer, Trial } from '../../../src/model/audit/report.ts';
import type { Route } from '../../../src/model/route/route.ts';
import type { Target } from '../../../src/model/target/target.ts';

const fortinet = certificate('fortinet', {
  subject: 'CN=service',
  issuer: 'CN=FG200FT000000000, O=Fortinet',
});
const all = [serviceLeaf, intermediate, publicAuthority, gatewayLeaf, gatewayAuthority, fortinet];

const genuine = ({ host }: Target): Step =>
  handshake({ checkedName: host, chain: ['leaf', 'intermediate'], root: 'public-root' });
const gateway = ({ host }: Target, id = 'gateway-leaf'): Step =>
  handshake({
    checkedName: host,
    chain: [id],
    fails: 'certificate',
    verification: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  });
const made = (
  id: string,
  {
    target,
    route = direct,
    shown = genuine(target),
  }: { target: Target; route?: Route; shown?: Step },
): Trial => trial(id, { target, route, steps: [...reached(target), shown] });

function issuersOf(...trials: readonly Trial[]): readonly Issuer[] {
  const head = headOf([commands, events, samples], [direct, proxy]);
  return judge(head, trials, mapOf(...all)).issuers;
}

describe('issuers()', () => {
  it('tells who signed for whom, by route, and what the chain ends in', () => {
    const trials = [
      made('a1', { target: commands }),
      made('a2', { target: events }),
      made('a3', { target: commands, route: proxy }),
    ];
    expect(issuersOf(...trials)).toEqual([
      {
        name: serviceLeaf.issuer,
        anchor: 'expected',
        root: publicAuthority.subject,
        routes: [
          { route: direct.id, targets: ['t1', 't2'] },
          { route: proxy.id, targets: ['t1'] },
        ],
      },
    ]);
  });

  it('puts those that intercept first, and then those of the most targets', () => {
    const trials = [
      made('a1', { target: commands }),
      made('a2', { target: events }),
      made('a3', { target: samples, shown: gateway(samples) }),
    ];
    const told = issuersOf(...trials);
    expect(told.map(({ name, intercepts = false }) => [name, intercepts])).toEqual([
      [gatewayLeaf.issuer, true],
      [serviceLeaf.issuer, false],
    ]);
    expect(told[0]).not.toHaveProperty('anchor');
    expect(told[0]).not.toHaveProperty('root');
  });

  it('knows an inspection product by what it calls itself', () => {
    const shown = gateway(commands, 'fortinet');
    expect(issuersOf(made('a1', { target: commands, shown }))).toMatchObject([
      { name: fortinet.issuer, product: expect.stringContaining('Forti'), intercepts: true },
    ]);
  });

  it('counts a target once, however often it was tried', () => {
    const first = made('a1', { target: commands });
    const again = repeat(first, { id: 'a2', steps: [...reached(commands), genuine(commands)] });
    expect(issuersOf(first, again)[0]?.routes).toEqual([{ route: direct.id, targets: ['t1'] }]);
  });

  it('leaves out controls, certificates of proxies, and handshakes that broke', () => {
    const ofProxy = handshake({ checkedName: 'proxy', role: 'proxy', chain: ['gateway-leaf'] });
    const broken = handshake({ checkedName: events.host, fails: 'reset', chain: ['leaf'] });
    const control = trial('a4', {
      target: commands,
      route: direct,
      steps: [...reached(commands), gateway(commands)],
      purpose: 'control',
      controlOf: 'a1',
      control: 'harmless-name',
    });
    const trials = [
      made('a1', { target: commands, route: proxy, shown: ofProxy }),
      made('a2', { target: events, shown: broken }),
      control,
    ];
    expect(issuersOf(...trials)).toEqual([]);
  });

  it('does not depend on the order of the trials', () => {
    const trials = [
      made('a1', { target: commands }),
      made('a2', { target: events, shown: gateway(events) }),
      made('a3', { target: samples, shown: gateway(samples, 'fortinet') }),
      made('a4', { target: samples, route: proxy }),
    ];
    expect(issuersOf(...trials.toReversed())).toEqual(issuersOf(...trials));
  });
});
