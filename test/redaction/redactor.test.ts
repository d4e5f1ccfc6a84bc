import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../fixtures/case/cases.ts';
import { judge } from '../../src/diagnosis/judge.ts';
import { certificates, head, trials } from '../diagnosis/arbitrary-trials.ts';
import { type Audited, auditOf, linesOfAudit, redactLines } from './redact-lines.ts';

/** Kinds, places and verdicts: what a redacted audit must say as the audit itself does. */
const said = ({ head: of, trials: all, certificates: certs }: Audited) => {
  const { findings, verdicts, summary } = judge(of, all, certs);
  return {
    findings: findings
      .map(({ kind, severity, actor, confidence, target = '', attempt = '', rivals, facts }) =>
        JSON.stringify({
          kind,
          severity,
          actor,
          confidence,
          target,
          attempt,
          rivals,
          product: facts['product'],
        }),
      )
      .sort(),
    verdicts: verdicts.map(({ target, verdict }) => `${target} ${verdict}`).sort(),
    summary,
  };
};

/** As a target's host is, so that a page that leads to it is known to lead to it. */
const isSpelt = (host: string): boolean => {
  const url = URL.parse(`http://${host.includes(':') ? `[${host}]` : host}/`);
  return url === null || url.hostname.replace(/^\[|\]$/g, '') === host;
};

const redacted = (audit: Audited): Audited => auditOf(redactLines(linesOfAudit(audit)));

describe('redactor()', () => {
  it.each(cases.map((one) => [one.name, one] as const))(
    'leaves kinds and verdicts: %s',
    (_, one) => {
      expect(said(redacted(one))).toEqual(said(one));
    },
  );

  it('tells of an option of DHCP, and not who of the network said it', () => {
    const source = 'DHCP option 252 (answer of 10.66.0.1)';
    const setting = { id: 'wpad', source, scope: 'machine', raw: '', problems: [], wins: true };
    const { settings } = redacted({
      head: { ...head, settings: [setting] },
      trials: [],
      certificates: new Map(),
    }).head;
    expect(settings[0]?.source).toBe('DHCP option 252');
  });

  it('leaves kinds and verdicts of any audit', () => {
    fc.assert(
      fc.property(trials, certificates, (all, certs) => {
        fc.pre(all.every(({ attempt: { host } }) => isSpelt(host)));
        const audit = { head, trials: all, certificates: certs };
        expect(said(redacted(audit))).toEqual(said(audit));
      }),
      { numRuns: 500 },
    );
  });

  it.each(cases.map((one) => [one.name, one] as const))(
    'leaves kinds and verdicts in each part of a long list: %s',
    (_, one) => {
      const lines = linesOfAudit(one);
      const both = redactLines([...lines, ...lines]);
      const second = both.findLastIndex(({ type }) => type === 'head');
      expect(said(auditOf(both.slice(0, second)))).toEqual(said(one));
      expect(said(auditOf(both.slice(second)))).toEqual(said(one));
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(trials, certificates, (all, certs) => {
        const once = redactLines(linesOfAudit({ head, trials: all, certificates: certs }));
        expect(redactLines(once)).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same pseudonyms for the same lines', () => {
    for (const one of cases) {
      const lines = linesOfAudit(one);
      expect(redactLines(lines)).toEqual(redactLines(lines));
    }
  });
});
