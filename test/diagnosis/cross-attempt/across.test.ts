import { describe, expect, it } from 'vitest';
import { certificate, mapOf } from '../../../fixtures/case/certificates.ts';
import { commands, direct, events, headOf, proxy, samples } from '../../../fixtures/case/head.ts';
import {
  connect,
  exchange,
  fine,
  handshake,
  proxyReached,
  reached,
  type Step,
  tunnel,
} from '../../../fixtures/case/steps.ts';
import { control, harmless, repeat, trial } from '../../../fixtures/case/trial.ts';
import { judge } from '../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../src/model/audit/report.ts';

const audit = headOf([commands, events, samples], [direct, proxy]);
const kinds = (trials: readonly Trial[], certificates = mapOf()) =>
  judge(audit, trials, certificates).findings.map(({ kind }) => kind);
const of = (id: string, steps: readonly Step[], route = direct) =>
  trial(id, { target: commands, route, steps });

const cut = (fails: 'reset' | 'closed') => [
  ...reached(commands),
  handshake({ checkedName: commands.host, fails }),
];
const cleared = [connect(), handshake({ checkedName: harmless })];

describe('passingFault', () => {
  it.each([
    [403, 'passing-fault'],
    [407, 'passing-fault'],
  ])('takes a refusal of %s that was gone for %s', (status, kind) => {
    const steps = [...proxyReached(commands), tunnel({ fails: 'status', status })];
    const refused = of('a1', steps, proxy);
    expect(kinds([refused, repeat(refused, { id: 'a2', steps: fine(commands) })])).toEqual([kind]);
  });

  it('waits for a repeat to end', () => {
    const first = of('a1', cut('reset'));
    const begun = { ...repeat(first, { id: 'a2', steps: fine(commands) }), finished: false };
    expect(kinds([first, begun])).toEqual(['handshake-reset']);
  });

  it('goes before a control that would call it a filter', () => {
    const first = of('a1', cut('reset'));
    const trials = [
      first,
      repeat(first, { id: 'a2', steps: fine(commands) }),
      control(first, { id: 'a3', steps: cleared }),
    ];
    expect(kinds(trials)).toEqual(['passing-fault']);
  });
});

describe('clockSkew', () => {
  const dated = (
    id: string,
    target: typeof commands,
    code: string,
    date = code === past ? '2025-01-01T00:00:00.000Z' : '2027-01-01T00:00:00.000Z',
  ) =>
    trial(id, {
      target,
      route: direct,
      steps: [
        ...reached(target),
        handshake({
          checkedName: target.host,
          fails: 'certificate',
          verification: code,
          chain: ['one'],
        }),
        exchange({ url: target.url, status: 200, date }),
      ],
    });
  const one = mapOf(certificate('one', { subject: 'CN=service', issuer: 'CN=One' }));
  const past = 'CERT_HAS_EXPIRED';
  const future = 'CERT_NOT_YET_VALID';

  it('is enough of three hosts under one issuer where they are all there is', () => {
    const all = [
      dated('a1', commands, past),
      dated('a2', events, past),
      dated('a3', samples, past),
    ];
    expect(kinds(all, one)).toEqual(['clock-skew']);
  });

  it('is none where the clocks of others agree with ours, or only one says otherwise', () => {
    const ours = '2026-01-05T08:00:01.000Z';
    const all = [
      dated('a1', commands, past),
      dated('a2', events, past, ours),
      dated('a3', samples, past, ours),
    ];
    expect(kinds(all, one)).not.toContain('clock-skew');
  });

  it('is none where the clocks of others would make it worse', () => {
    const later = '2028-01-01T00:00:00.000Z';
    const all = [commands, events, samples].map((target, index) =>
      dated(`a${index + 1}`, target, past, later),
    );
    expect(kinds(all, one)).not.toContain('clock-skew');
  });

  it('is none where two hosts differ in direction', () => {
    const all = [
      dated('a1', commands, past),
      dated('a2', events, past),
      dated('a3', samples, future),
    ];
    expect(kinds(all, one)).not.toContain('clock-skew');
  });

  it('is none where one chain is in time, or only its name is wrong', () => {
    const all = [
      dated('a1', commands, past),
      dated('a2', events, past),
      dated('a3', samples, past),
    ];
    expect(kinds([...all, of('a4', fine(commands))], one)).not.toContain('clock-skew');
    const misnamed = dated('a4', commands, 'ERR_TLS_CERT_ALTNAME_INVALID');
    expect(kinds([...all, misnamed], one)).not.toContain('clock-skew');
  });
});

describe('serviceOutage', () => {
  it('takes two routes that go the same way for one', () => {
    const bypassed = { ...proxy, proxy: { kind: 'http', host: 'x', port: 1 } as const };
    const { proxy: _, ...attempt } = of('a2', cut('reset'), bypassed).attempt;
    const trials = [of('a1', cut('reset')), { ...of('a2', cut('reset')), attempt }];
    expect(kinds(trials)).not.toContain('service-outage');
  });
});
