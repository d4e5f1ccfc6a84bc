import { describe, expect, it } from 'vitest';
import { compareWithAudit } from '../../src/analyzer/compare-with-audit.ts';
import type { Snapshot, SnapshotTarget } from '../../src/diagnosis/difference/snapshot.ts';
import type { ForeignMethod, ForeignTest } from '../../src/model/compared/foreign-test.ts';
import type { VerdictName } from '../../src/model/finding/verdict.ts';

const ok = {
  name: 'Default proxy',
  said: 'Succeeded (200)',
  status: 200,
  outcome: 'passes',
} as const;
const notFound = { ...ok, said: 'Succeeded (404)', status: 404 } as const;
const due = { ...ok, said: 'Succeeded (400)', status: 400 } as const;
const failed = { name: 'Proxy disabled', said: 'Failed (12002)', outcome: 'fails' } as const;
const absent = { name: 'Named proxy', said: "Doesn't exist", outcome: 'absent' } as const;

function testOf(
  url: string,
  methods: readonly ForeignMethod[],
  tool: ForeignTest['tool'] = 'mde-client-analyzer',
): ForeignTest {
  const passes = methods.some(({ outcome }) => outcome === 'passes');
  return { tool, urls: [{ url, line: 1, methods, passes }] };
}

function auditOf(targets: Readonly<Record<string, VerdictName>>): Snapshot {
  const entries = Object.entries(targets).map(([url, verdict]): [string, SnapshotTarget] => [
    url,
    { verdict, required: true, route: 'direct', cells: new Map() },
  ]);
  return {
    audit: { startedAt: '2026-11-29T10:00:00.000Z', targets: entries.length },
    targets: new Map(entries),
    routes: new Set(['direct']),
    given: new Map() as never,
    latency: new Map(),
  };
}

function judged(test: ForeignTest, verdict: VerdictName) {
  const [{ url } = { url: '' }] = test.urls;
  const { urls } = compareWithAudit({ file: 'a.txt', test, audit: auditOf({ [url]: verdict }) });
  return [urls[0]?.agreement, ...(urls[0]?.reasons ?? [])];
}

const gateway = 'https://winatp-gw-weu.microsoft.com/commands/test';
const blob = 'https://automatedirstrprdweu.blob.core.windows.net';

describe('compareWithAudit()', () => {
  it.each([
    ['both-pass', [ok], 'reachable'],
    ['both-pass', [ok, failed], 'degraded'],
    ['both-fail', [failed], 'blocked'],
    ['both-fail', [failed], 'down'],
    ['not-told', [ok], 'inconclusive'],
    ['not-told', [failed], 'not-run'],
  ] as const)('says %s without a reason', (agreement, methods, verdict) => {
    expect(judged(testOf(gateway, methods), verdict)).toEqual([agreement]);
  });

  it.each([
    [['any-status-counts'], gateway, [notFound]],
    [['any-status-counts', 'one-method-counts'], gateway, [notFound, failed]],
    [['one-method-counts'], gateway, [ok, failed, absent]],
    [['no-pinning'], blob, [due]],
    [['any-status-counts', 'no-pinning'], blob, [notFound]],
    [['unexplained'], gateway, [ok, absent]],
  ] as const)('says why it passes there alone: %j', (reasons, url, methods) => {
    expect(judged(testOf(url, methods), 'blocked')).toEqual(['they-pass-alone', ...reasons]);
  });

  it.each([
    [['no-method'], [absent, absent]],
    [['pinned'], [{ said: 'FAILED: curl error 60', curlCode: 60, outcome: 'fails' }]],
    [['unexplained'], [{ said: 'FAILED: curl error 7', curlCode: 7, outcome: 'fails' }]],
  ] as const)('says why it passes here alone: %j', (reasons, methods) => {
    expect(judged(testOf(gateway, methods, 'mdatp'), 'reachable')).toEqual([
      'we-pass-alone',
      ...reasons,
    ]);
  });

  it('takes an address for the target of the same scheme, host and port', () => {
    const audit = auditOf({
      'https://a.example/ping': 'blocked',
      'http://a.example/': 'reachable',
      'https://a.example:8443/': 'reachable',
    });
    const { urls, untested } = compareWithAudit({
      file: 'a.txt',
      test: testOf('https://A.example/test', [ok]),
      audit,
    });
    expect(urls[0]?.own?.verdict).toBe('blocked');
    expect(untested).toEqual({ all: 2, failing: [] });
  });

  it('tells an address that the audit has not, and those that the test has not', () => {
    const audit = auditOf({ 'https://a.example/': 'blocked', 'https://b.example/': 'reachable' });
    const test = testOf('https://c.example/', [ok]);
    const { urls, untested } = compareWithAudit({ file: 'a.txt', test, audit });
    expect(urls[0]).toMatchObject({ agreement: 'not-audited', reasons: [] });
    expect(untested).toEqual({ all: 2, failing: ['https://a.example/'] });
  });

  it('tells the test alone, and what its successes are worth', () => {
    const { urls, auditedAt } = compareWithAudit({ file: 'a', test: testOf(gateway, [notFound]) });
    expect(auditedAt).toBeUndefined();
    expect(urls[0]).toMatchObject({ reasons: ['any-status-counts'] });
    expect(urls[0]).not.toHaveProperty('agreement');
  });
});
