import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../fixtures/report/build-report.ts';
import { auditForGuide, joinAudits } from '../../../src/diagnosis/guide/audit-for-guide.ts';
import { setupLines } from '../../../src/diagnosis/guide/setup-guide.ts';
import type { FindingKind } from '../../../src/model/finding/finding.ts';
import type { VerdictName } from '../../../src/model/finding/verdict.ts';
import type { AuditForGuide } from '../../../src/model/guide/audited-network.ts';
import type { SetupLineId } from '../../../src/model/guide/setup-line.ts';
import type { Reason, Target } from '../../../src/model/target/target.ts';

const machine = { checklist: [], settings: [], from: 'machine' as const };

interface Row {
  readonly host: string;
  readonly verdict: VerdictName;
  readonly portal?: true;
  readonly required?: false;
  readonly kind?: FindingKind;
}

function auditOf(...rows: readonly Row[]): AuditForGuide {
  const targets = rows.map(({ host, portal, required = true }, index): Target => {
    const reasons: readonly Reason[] = portal ? [{ rule: 'portal', met: true }] : [];
    return {
      ...{ id: `t${index + 1}`, url: `https://${host}/`, host, port: 443, service: 'x' },
      ...{ region: 'WW', required, reasons, expect: null },
    } as unknown as Target;
  });
  return auditForGuide(
    buildReport({
      targets,
      routes: [{ id: 'direct', kind: 'direct', effective: true, settings: [] }],
      verdictOf: ({ id }) => rows[Number(id.slice(1)) - 1]?.verdict,
      findings: rows.flatMap(({ kind }, index) =>
        kind === undefined
          ? []
          : [
              {
                ...{ kind, severity: 'error', target: `t${index + 1}`, route: 'direct' },
                ...{ actor: 'proxy', evidence: [], rivals: [], facts: {} },
              } as never,
            ],
      ),
    }),
  );
}

function told(id: SetupLineId, audit?: AuditForGuide): string {
  const line = setupLines({ machine, ...(audit && { audit }) }).find((one) => one.id === id);
  return `${line?.state} ${line?.reason} ${line?.field}`;
}

const fine = { host: 'a.example', verdict: 'reachable' } as const;
const red = { host: 'b.example', verdict: 'blocked' } as const;
const v20 = { ...fine, host: 'eu-v20.events.data.microsoft.com' };
const agent = { ...fine, host: '*.ods.opinsights.azure.com' };

const cases: readonly (readonly [SetupLineId, AuditForGuide | undefined, string])[] = [
  ['network', undefined, 'untold no-report undefined'],
  ['network', auditOf(fine), 'done audit-passes report.verdicts'],
  ['network', auditOf(fine, red), 'wrong audit-fails report.verdicts'],
  ['network', auditOf(fine, { ...red, verdict: 'not-run' }), 'to-do audit-unmade report.verdicts'],
  ['network', auditOf({ ...fine, required: false }), 'untold audit-nothing report.verdicts'],
  ['v20', undefined, 'untold no-report undefined'],
  ['v20', auditOf(fine), 'untold rows-missing report.targets'],
  ['v20', auditOf(v20), 'done rows-pass report.verdicts'],
  ['v20', auditOf(v20, { ...v20, verdict: 'blocked' }), 'wrong rows-fail report.verdicts'],
  ['v20', auditOf({ ...v20, verdict: 'not-run' }), 'to-do rows-untried report.verdicts'],
  ['down-level', auditOf(fine), 'untold rows-missing report.targets'],
  ['down-level', auditOf(agent), 'done rows-pass report.verdicts'],
  ['down-level', auditOf({ ...agent, verdict: 'blocked' }), 'wrong rows-fail report.verdicts'],
  ['portal', auditOf(fine), 'untold rows-missing report.targets'],
  ['portal', auditOf({ ...fine, portal: true }), 'done rows-pass report.verdicts'],
  ['portal', auditOf({ ...red, portal: true }), 'wrong rows-fail report.verdicts'],
  ['anonymous-traffic', undefined, 'untold no-report undefined'],
  ['anonymous-traffic', auditOf(fine), 'done anonymous-passes report.findings'],
  ['anonymous-traffic', auditOf(red), 'untold anonymous-unseen report.findings'],
  [
    'anonymous-traffic',
    auditOf(fine, { ...red, kind: 'proxy-login-demand' }),
    'wrong login-asked report.findings',
  ],
];

describe('setupLines() of an audit', () => {
  it.each(cases)('%s %#', (id, audit, expected) => {
    expect(told(id, audit)).toBe(expected);
  });

  it('adds up the parts of a long list', () => {
    const one = auditOf(v20, { ...red, kind: 'captive-portal' });
    const both = joinAudits(one, auditOf({ ...v20, verdict: 'blocked' }));
    expect(both.network).toMatchObject({ counted: 3, failed: 2 });
    expect(both.rows.v20).toEqual({ passed: 1, failed: 1, untried: 0, first: v20.host });
    expect([...(both.logins.get('captive-portal') ?? [])]).toEqual(['b.example']);
  });
});
