import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../fixtures/case/case.ts';
import { cases } from '../../../../fixtures/case/cases.ts';
import { judge } from '../../../../src/diagnosis/judge.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { type Finding, findingKinds } from '../../../../src/model/finding/finding.ts';
import { pasted } from '../../../../src/report/words/reproduce/pasted.ts';
import { recipes } from '../../../../src/report/words/reproduce/recipes.ts';
import {
  type Reproduced,
  reproductions,
} from '../../../../src/report/words/reproduce/reproduction.ts';
import { hostileText } from './quote/hostile-text.ts';
import { readPowershell } from './quote/read-powershell.ts';

type Held = Reproduced & Pick<Report, 'findings'>;

function reportOf({ head, trials, certificates }: Case): Held {
  const { attempts, findings } = judge(head, trials, certificates);
  const observations = trials.flatMap((trial) => trial.observations);
  return { ...head, attempts, findings, observations };
}

const reports = cases.map(reportOf);

/** What is pasted for a finding of the golden cases, with what it is found in. */
const lines = reports.flatMap((report) => {
  const linesOf = reproductions(report);
  return report.findings.map((finding) => ({ finding, lines: linesOf(finding) }));
});

describe('reproductions()', () => {
  it('writes of each kind what is kept, of the first case that has a line', async () => {
    const texts = findingKinds.map((kind) => {
      const recipe = recipes[kind];
      const first = lines.find((one) => one.finding.kind === kind && one.lines)?.lines;
      if (!first) return `${kind}\n  none: ${typeof recipe === 'string' ? recipe : 'evidence'}\n`;
      const of = (name: 'shell' | 'powershell'): string =>
        (pasted(first[name]) ?? 'none').replaceAll('\n', '\n  ');
      return `${kind}\n  ${of('shell')}\n  ${of('powershell')}\n`;
    });
    await expect(texts.join('\n')).toMatchFileSnapshot(
      '../../../../fixtures/report/lines-to-paste.txt',
    );
  });

  it('has a line for every finding whose kind has a recipe, but where its evidence has no name', () => {
    const without = lines.filter(
      ({ finding, lines: one }) => typeof recipes[finding.kind] !== 'string' && !one,
    );
    expect(without.map(({ finding }) => finding.kind)).toEqual([]);
  });

  it('is silent of a redacted report, and of a simulated network, which is gone', () => {
    for (const report of reports.slice(0, 40)) {
      const redacted = { ...report, options: { ...report.options, redacted: true as const } };
      const lab = { ...report, environment: { ...report.environment, lab: 'company' } };
      for (const one of [redacted, lab])
        expect(report.findings.map(reproductions(one)).every((all) => !all)).toBe(true);
    }
  });

  it('writes words of PowerShell alone, whatever names and paths are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reports), hostileText, hostileText, (report, one, other) => {
        const spoiled = spoil(report, one, other);
        const linesOf = reproductions(spoiled);
        for (const finding of spoiled.findings) {
          for (const words of linesOf(finding)?.powershell ?? []) readPowershell(plain(words));
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('never names a host, a proxy or a server that is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...reports), hostileText, (report, text) => {
        fc.pre(!/^[\w.:-]*$/.test(text));
        const spoiled = spoil(report, text, '/');
        const linesOf = reproductions(spoiled);
        for (const finding of spoiled.findings) {
          const all = linesOf(finding);
          const said = [...(all?.shell ?? []), ...(all?.powershell ?? [])].flat().join(' ');
          expect(said.includes(`//${text}`) || said.includes(`-servername ${text}`)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Without what is ours and no word: loops, redirections, pipes. */
function plain(words: readonly string[]): string {
  const ours = new Set(['|', '{', '}', '-Parallel', 'ForEach-Object', 'Select-Object']);
  return words
    .filter((word) => !ours.has(word) && !/^1\.\.\d+$|^\(Get-Date\)/.test(word))
    .join(' ');
}

/** The same audit of hosts and proxies with such a name, asked for such a path. */
function spoil(report: Held, name: string, path: string): Held {
  return {
    ...report,
    attempts: report.attempts.map((one) => ({
      ...one,
      host: name,
      path: `/${path}`,
      ...(one.proxy && { proxy: { ...one.proxy, host: name } }),
    })),
    observations: report.observations.map((one) => {
      if (one.step === 'resolve') return { ...one, name, server: `${name}:53` };
      if (one.step === 'connect') return { ...one, address: name };
      if (one.step === 'handshake') return { ...one, serverName: name, checkedName: name };
      return one.step === 'tunnel' ? { ...one, proxy: { ...one.proxy, host: name } } : one;
    }),
    findings: report.findings.map(
      (one): Finding => ({
        ...one,
        facts: { ...one.facts, server: `${name}:53`, otherServer: name, harmlessName: name },
      }),
    ),
  };
}
