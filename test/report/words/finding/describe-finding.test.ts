import { describe, expect, it } from 'vitest';
import { cases } from '../../../../fixtures/case/cases.ts';
import { controls } from '../../../../src/model/audit/attempt.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import * as words from '../../../../src/report/words/finding/describe-finding.ts';
import { findingInfo } from '../../../../src/report/words/finding/finding-info.ts';

const silence = 'port-silence' as const;
const describeEvidence = (...given: Parameters<typeof words.describeEvidence>) =>
  plainText(words.describeEvidence(...given));
const adviceOf = (...given: Parameters<typeof words.adviceOf>) =>
  plainText(words.adviceOf(...given));

describe('describeEvidence()', () => {
  it('adds what controls came to, and names those that pass apart', () => {
    const facts = { passesWith: ['other-address'], failsWith: ['harmless-name', 'no-name'] };
    expect(describeEvidence({ kind: 'handshake-reset', facts })).toMatch(
      /\. It passes with another address of the name, and fails as well with a harmless server name and no server name\.$/,
    );
    expect(describeEvidence({ kind: silence, facts: { failsWith: ['other-family'] } })).toMatch(
      /\. It fails as well with an address of the other IP version\.$/,
    );
  });

  it('says what the control hosts show', () => {
    const alive = describeEvidence({
      kind: silence,
      facts: { controlPasses: ['www.contoso.example'] },
    });
    expect(alive).toMatch(/This way out is alive: the control www\.contoso\.example passes\.$/);
    const dead = describeEvidence({
      kind: silence,
      facts: { controlFails: ['www.contoso.example'] },
    });
    expect(dead).toMatch(/The control www\.contoso\.example fails .* in the same manner\.$/);
  });

  it('has words for every control, and passes over what is none', () => {
    const all = describeEvidence({
      kind: silence,
      facts: { failsWith: [...controls, '__proto__', 'x'] },
    });
    expect(all).not.toMatch(/undefined|__proto__|\bx\b/);
    expect(all.split(',')).toHaveLength(controls.length - 1);
    expect(describeEvidence({ kind: silence, facts: { failsWith: ['x'] } })).toBe(
      plainText(findingInfo[silence].what({})),
    );
  });

  it('lets a filter on names name its proofs in its own sentence', () => {
    const filter = (facts: Record<string, string | string[]>) =>
      describeEvidence({ kind: 'sni-filter', facts });
    expect(filter({ passesWith: ['no-name'], failsWith: ['harmless-name'] })).toContain(
      'completes the handshake without a name',
    );
    expect(filter({ passesWith: ['passing-name'] })).toContain('under a name that passes this way');
    const elsewhere = filter({
      failsWith: ['harmless-name', 'harmless-address'],
      harmlessHost: 'b.example',
    });
    expect(elsewhere).toContain('this name fails at the address of b.example too');
    expect(elsewhere).not.toContain('completes');
  });
});

describe('adviceOf()', () => {
  it('unifies no two settings of which each has its component, and deletes what has none', () => {
    const kind = 'proxy-settings-conflict';
    const facts = { setting: 'WinHttpSettings', value: 'p:1', winner: 'TelemetryProxyServer' };
    const advice = (more: object) => adviceOf({ kind, facts: { ...facts, ...more } });
    expect(advice({ note: 'for-http', takers: ['windows-update', 'sensor'] })).toBe(
      'Leave both where the difference is meant: the sensor goes by TelemetryProxyServer, and by this one, first or where theirs fails: sensor (plain http: alone), Windows Update. Where it is not meant, correct the wrong one.',
    );
    expect(advice({ takers: [] })).toMatch(/^Delete it, unless another program needs it/);
    expect(advice({})).toBe(plainText(findingInfo[kind].advice));
  });

  const usual = plainText(findingInfo['handshake-reset'].advice);
  const reset = { kind: 'handshake-reset' as const, facts: {} };

  it('is that of the kind where no control narrows it down', () => {
    expect(adviceOf(reset)).toBe(usual);
    expect(adviceOf({ ...reset, facts: { failsWith: ['tls-1.2'] } })).toBe(usual);
    expect(
      adviceOf({ ...reset, facts: { failsWith: ['harmless-name'], passesWith: ['no-name'] } }),
    ).toBe(usual);
  });

  it('sends nobody to a rule about names where no name passes', () => {
    expect(adviceOf({ ...reset, facts: { failsWith: ['harmless-name'] } })).toContain(
      'no server name passes',
    );
  });

  it('looks at the way as a whole first where a control host fails too', () => {
    const facts = { controlFails: ['c.example'], failsWith: ['harmless-name'] };
    expect(adviceOf({ ...reset, facts })).toContain('this way out as a whole');
  });

  it('tells the nearest packet filter, one address, and IPv6 alone from the rest', () => {
    const refusal = { kind: 'port-refusal' as const, facts: {} };
    expect(adviceOf({ ...refusal, actor: 'first-hop' })).toContain('next to this machine');
    expect(adviceOf({ ...refusal, facts: { passesWith: ['other-address'] } })).toContain(
      'all addresses of the name',
    );
    expect(adviceOf({ ...refusal, facts: { family: 'IPv6' } })).toContain('no IPv4 address');
  });

  it('is one or more whole sentences for every finding of the golden cases', () => {
    for (const { findings } of cases) {
      for (const finding of findings) {
        expect(adviceOf(finding)).toMatch(/^[A-Z][ -~]{20,260}\.$/);
        // A namespace of Windows begins with its dot.
        expect(describeEvidence(finding)).not.toMatch(
          /undefined|null|NaN|\(\)| {2}|\s[,;]|\s\.(?!\w)|\[object/,
        );
      }
    }
  });
});

describe('byWhom()', () => {
  const byWhom = (...given: Parameters<typeof words.byWhom>) =>
    plainText(words.byWhom(...given) ?? []);

  it('says how sure it is only where there is a doubt', () => {
    expect(byWhom({ actor: 'name-filter', confidence: 'certain' })).toBe(
      'a filter that reads server names',
    );
    expect(byWhom({ actor: 'name-filter', confidence: 'likely' })).toMatch(/ \(likely\)$/);
    expect(words.byWhom({ confidence: 'certain' })).toBeUndefined();
  });
});
