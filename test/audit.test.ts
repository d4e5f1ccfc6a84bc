import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../fixtures/case/cases.ts';
import { commands, direct, events, headOf, proxy } from '../fixtures/case/head.ts';
import { audit, reportOf } from '../src/audit.ts';
import type { Observation } from '../src/model/audit/observation.ts';
import type { RecordLine } from '../src/model/audit/record.ts';
import type { AuditHead, Report, Trial } from '../src/model/audit/report.ts';
import { trustStore } from '../src/net/tls/trust.ts';
import { type TextBudget, textBudget } from '../src/probe/text-budget.ts';
import { AuditLog } from '../src/record/audit-log.ts';
import { renderJson } from '../src/report/formats/json/render-json.ts';
import { renderTable } from '../src/report/formats/terminal/audit/render-table.ts';
import { linesOf, savedLog, textOf } from './record/saved-audit.ts';

const head = headOf([commands, events], [direct, proxy], { samples: 2 });

/** The lines that an audit would have saved of a case. */
function linesOfCase({ head: known, trials, certificates }: (typeof cases)[number]): RecordLine[] {
  const lineOfTrial = ({ attempt, observations, finished }: Trial): RecordLine[] => [
    { type: 'attempt', attempt },
    ...observations.map((observation): RecordLine => ({ type: 'observation', observation })),
    ...(finished ? [{ type: 'finished', attempt: attempt.id } as const] : []),
  ];
  return [
    { type: 'head', head: known },
    ...[...certificates.values()].map(
      (one): RecordLine => ({ type: 'certificate', certificate: one }),
    ),
    ...trials.flatMap(lineOfTrial),
    { type: 'end', finishedAt: '2026-01-05T08:01:00.000Z' },
  ];
}

function logOf(lines: readonly RecordLine[]): AuditLog {
  const log = new AuditLog();
  for (const line of lines) log.add(line);
  return log;
}

async function judged(text: string): Promise<Report> {
  return reportOf(await savedLog(text));
}

function jsonOf(report: Report): string {
  return [...renderJson(report)].join('');
}

describe('reportOf()', () => {
  it('reports what never started as not run, as the plan would have had it', () => {
    const { attempts, verdicts, finishedAt } = reportOf(logOf([{ type: 'head', head }]));
    expect(attempts.map(({ id, verdict }) => [id, verdict])).toEqual(
      Array.from({ length: 8 }, (_, index) => [`a${index + 1}`, 'not-run']),
    );
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['not-run']));
    expect(finishedAt).toBeUndefined();
  });

  it('refuses a log without a head', () => {
    expect(() => reportOf(new AuditLog())).toThrow('Cannot report: the audit has no head');
  });

  it.each(cases.map((one) => [one.name, one] as const))(
    'says the same of the saved text as of the values: %s',
    async (_, one) => {
      const lines = linesOfCase(one);
      const saved = await judged(textOf(lines));
      expect(jsonOf(saved)).toBe(jsonOf(reportOf(logOf(lines))));
      expect(jsonOf(await judged(textOf(lines)))).toBe(jsonOf(saved));
    },
  );

  it('judges and renders whatever the reader of saved audits let pass', async () => {
    const texts = [linesOf(), ...cases.slice(0, 12).map(linesOfCase)].map(textOf);
    let read = 0;
    await fc.assert(
      fc.asyncProperty(mutation(texts), async (text) => {
        const report = await judged(text).catch((error: Error) => error);
        if (report instanceof Error) {
          expect(report.message).toMatch(/^Cannot read the saved audit: .{1,400}$/);
          return;
        }
        read += 1;
        expect(JSON.parse(jsonOf(report))).toHaveProperty('verdicts');
        expect(renderTable(report, { width: 100, color: true, unicode: true })).toContain('Routes');
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(50);
  });
});

/** A saved audit with one value of one line replaced, or taken away. */
function mutation(texts: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.constantFrom<unknown>(
    '',
    'a1',
    '__proto__',
    'constructor',
    -1,
    1e308,
    [],
    {},
    null,
  );
  const value = fc
    .tuple(fc.nat(2), fc.jsonValue(), odd)
    .map(([which, any, known]) => (which === 0 ? undefined : which === 1 ? any : known));
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(10_000), fc.nat(10_000), value)
    .map(([text, lineAt, placeAt, replacement]) => {
      const lines = text.trimEnd().split('\n');
      const at = lineAt % lines.length;
      const line: unknown = JSON.parse(lines[at] ?? '{}');
      const places = placesIn(line);
      const place = places[placeAt % places.length];
      place?.(replacement);
      return lines.with(at, JSON.stringify(line)).join('\n');
    });
}

type Place = (value: unknown) => void;

/** Every place of a JSON value that can be replaced, at any depth. */
function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const container = value as Record<string, unknown>;
  return Object.entries(container).flatMap(([key, inner]) => [
    (replacement: unknown) => {
      container[key] = replacement;
    },
    ...placesIn(inner),
  ]);
}

describe('audit()', () => {
  const net = {
    timeoutMs: 1000,
    nameServers: [],
    systemOpinion: false,
    fixedAddresses: [],
    // Port 9 of loopback is nobody's: whatever is tried ends there.
    connectTo: [{ host: '', address: '127.0.0.1', toPort: 9 }],
    trust: trustStore(),
    userAgent: 'test',
  };
  const small: AuditHead = headOf(
    [{ ...commands, host: '192.0.2.1', url: 'https://192.0.2.1/' }],
    [direct],
  );

  it('plans, probes, judges, repeats what failed, and reports', async () => {
    const passes: number[] = [];
    const lines: RecordLine[] = [];
    const report = await audit(small, {
      net,
      concurrency: 2,
      signal: new AbortController().signal,
      onPass: (attempts) => passes.push(attempts),
      onLine: (line) => lines.push(line),
    });
    expect(report.attempts.map(({ id, purpose }) => [id, purpose])).toEqual([
      ['a1', 'audit'],
      ['a2', 'repeat'],
      ['a3', 'repeat'],
    ]);
    expect(passes).toEqual([1, 2]);
    expect(report.findings.map(({ kind }) => kind)).toContain('port-refusal');
    expect(lines.at(0)?.type).toBe('head');
    expect(lines.at(-1)?.type).toBe('end');
    expect(jsonOf(await judged(textOf(lines)))).toBe(jsonOf(report));
  });

  it('asks nothing once it is aborted, and reports all as not run', async () => {
    const passes: number[] = [];
    const report = await audit(small, {
      net,
      concurrency: 2,
      signal: AbortSignal.abort(),
      onPass: (attempts) => passes.push(attempts),
    });
    expect(passes).toEqual([]);
    expect(report.summary).toMatchObject({ targets: 1, notRun: 1 });
  });

  it('counts the texts of what it goes on with in the budget that it was given', async () => {
    const log = logOf(linesOf());
    if (!log.head) throw new TypeError('no head');
    const before = log.trials().flatMap(({ observations }) => observations);
    const counted: Observation[] = [];
    const texts: TextBudget = {
      ...textBudget(),
      observation: (seen) => {
        counted.push(seen);
        return seen;
      },
    };
    await audit(log.head, { net, concurrency: 2, signal: AbortSignal.abort(), log, texts });
    expect(counted.length).toBeGreaterThan(0);
    expect(counted).toEqual(before);
  });
});
