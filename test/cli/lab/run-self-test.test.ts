import { describe, expect, it } from 'vitest';
import { auditScenario } from '../../../src/cli/lab/audit-scenario.ts';
import { runSelfTest } from '../../../src/cli/lab/run-self-test.ts';
import { judgeWith } from '../../../src/diagnosis/judge-with.ts';
import type { CrossAttemptRule } from '../../../src/diagnosis/judged.ts';
import { rulebook } from '../../../src/diagnosis/rulebook.ts';
import type { Audited } from '../../../src/lab/outcome/compare-outcome.ts';
import type { Scenario } from '../../../src/lab/scenarios/scenario.ts';
import type { SelfTest } from '../../../src/model/compared/self-test.ts';
import type { Finding } from '../../../src/model/finding/finding.ts';
import { scenarioNamed } from '../../../src/setup/lab/lab-session.ts';

const certificateExpired = await scenarioNamed('lab', 'certificate-expired');
const refusedPort = await scenarioNamed('lab', 'refused-port');

type Audit = typeof auditScenario;

function selfTest(scenarios: readonly Scenario[], audit: Audit = auditScenario): Promise<SelfTest> {
  return runSelfTest(scenarios, { audit, signal: new AbortController().signal });
}

describe('runSelfTest()', () => {
  it('is clean where expectation and report agree, and tells how far it is', async () => {
    const done: number[] = [];
    const result = await runSelfTest([refusedPort, certificateExpired], {
      audit: auditScenario,
      signal: new AbortController().signal,
      onDone: (count) => done.push(count),
    });
    expect(result).toMatchObject({ scenarios: 2, innocent: 1, confusions: [], mistakes: [] });
    expect(done).toEqual([1, 2]);
  });

  it('finds a scenario whose expectation is wrong', async () => {
    const { findings, absent } = certificateExpired.expect;
    const host = findings[0]?.host ?? '';
    const wrong: Scenario = {
      ...certificateExpired,
      expect: {
        findings: [{ kind: 'port-silence', host }],
        absent,
        verdicts: [{ host, verdict: 'blocked' }],
      },
    };
    const { confusions, mistakes, wrongBlocks, missedBlocks } = await selfTest([wrong]);
    expect(confusions).toEqual([
      { expected: 'port-silence', reported: 'certificate-expiry', count: 1 },
    ]);
    expect(mistakes.map(({ of }) => of)).toEqual(['finding', 'verdict']);
    expect([wrongBlocks, missedBlocks]).toEqual([0, 1]);
  });

  it('finds a rulebook that cries wolf', async () => {
    // It takes everything for shown, too.
    const shown: CrossAttemptRule = (all) =>
      all.map((judged) => {
        const drafts = judged.drafts.map((draft) => ({ ...draft, proof: 'word' as const }));
        return { ...judged, drafts };
      });
    const harsh = {
      ...rulebook,
      crossAttempt: [...rulebook.crossAttempt, shown],
      effects: { ...rulebook.effects },
    };
    harsh.effects['certificate-expiry'] = { verdict: 'blocked' };
    const audit: Audit = async (scenario, signal) => {
      const audited = await auditScenario(scenario, signal);
      return { ...audited, report: judgedBy(harsh, audited) };
    };
    const { wrongBlocks, mistakes } = await selfTest([certificateExpired], audit);
    expect(wrongBlocks).toBeGreaterThan(0);
    expect(mistakes[0]).toMatchObject({ expected: 'down', reported: 'blocked' });
  });

  it('counts no run during which this process stood still, and repeats it', async () => {
    let runs = 0;
    const stalled: Audit = async (scenario, signal) => {
      runs += 1;
      const audited = await auditScenario(scenario, signal);
      if (runs > 1) return audited;
      const until = performance.now() + scenario.timeoutMs;
      while (performance.now() < until);
      return { ...audited, report: { ...audited.report, findings: [] } };
    };
    const { mistakes, repeated } = await selfTest([refusedPort], stalled);
    expect([runs, repeated, mistakes]).toEqual([2, ['refused-port'], []]);
  });

  it('repeats it again where it stood still again, and not for ever', async () => {
    let runs = 0;
    const stalled: Audit = async (scenario, signal) => {
      runs += 1;
      const audited = await auditScenario(scenario, signal);
      const until = performance.now() + scenario.timeoutMs / 3;
      while (performance.now() < until);
      return { ...audited, report: { ...audited.report, findings: [] } };
    };
    const { mistakes, repeated } = await selfTest([refusedPort], stalled);
    expect([runs, repeated]).toEqual([4, ['refused-port']]);
    expect(mistakes).not.toEqual([]);
  });

  it('repeats a run whose report says that this machine was its limit', async () => {
    let runs = 0;
    const limited: Audit = async (scenario, signal) => {
      runs += 1;
      const audited = await auditScenario(scenario, signal);
      if (runs > 1) return audited;
      const limit: Finding = {
        ...{ id: 'f1', kind: 'local-limit', severity: 'warning', confidence: 'certain' },
        ...{ evidence: [], rivals: [], facts: {} },
      };
      return { ...audited, report: { ...audited.report, findings: [limit] } };
    };
    const { mistakes, repeated } = await selfTest([refusedPort], limited);
    expect([runs, repeated, mistakes]).toEqual([2, ['refused-port'], []]);
  });

  it('ends in one line where it is interrupted', async () => {
    const abort = new AbortController();
    const audit: Audit = (scenario, signal) => {
      abort.abort();
      return auditScenario(scenario, signal);
    };
    await expect(runSelfTest([refusedPort], { audit, signal: abort.signal })).rejects.toThrow(
      'The self-test was interrupted',
    );
  });
});

function judgedBy(rules: typeof rulebook, { report }: Audited): Audited['report'] {
  const byId = new Map(report.observations.map((one) => [one.id, one]));
  const trials = report.attempts.map(({ observations, verdict: _, findings: __, ...attempt }) => ({
    attempt,
    observations: observations.flatMap((id) => byId.get(id) ?? []),
    finished: true,
  }));
  const certificates = new Map(report.certificates.map((one) => [one.id, one]));
  return { ...report, ...judgeWith(rules, { head: report, trials, certificates }) };
}
