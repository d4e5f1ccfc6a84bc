import type { Snapshot, SnapshotTarget } from '../diagnosis/difference/snapshot.ts';
import type {
  Agreement,
  AnalyzerComparison,
  AnalyzerReason,
  ComparedUrl,
  OwnJudgement,
} from '../model/compared/analyzer-comparison.ts';
import type { ForeignTest, ForeignTool, ForeignUrl } from '../model/compared/foreign-test.ts';

export interface Compared {
  /** The file of the test, by its own name. */
  readonly file: string;
  readonly test: ForeignTest;
  /** Absent: the test is told alone. */
  readonly audit?: Snapshot;
}

/** Where curl does not take the certificate: it could not shake hands, or nobody vouches for it. */
const refusedCertificate: ReadonlySet<number> = new Set([35, 60]);
const maxUntested = 200;

/**
 * Microsoft's own test beside an audit. An address of the test is that target of the audit which has the
 * same scheme, host and port: what is asked for there differs, and no network decides by it.
 * Linear in both.
 */
export function compareWithAudit({ file, test, audit }: Compared): AnalyzerComparison {
  const byOrigin = new Map([...(audit?.targets ?? [])].map((one) => [originOf(one[0]), one]));
  const tested = new Set(test.urls.map(({ url }) => originOf(url)));
  const untested = [...byOrigin].filter(([origin]) => !tested.has(origin));
  const failing = untested.flatMap(([, [url, { verdict }]]) => (isRed(verdict) ? [url] : []));
  return {
    schemaVersion: 1,
    tool: test.tool,
    file,
    ...(audit && { auditedAt: audit.audit.startedAt }),
    urls: test.urls.map((one) =>
      audit
        ? compared(one, { tool: test.tool, target: byOrigin.get(originOf(one.url))?.[1] })
        : alone(one, test.tool),
    ),
    untested: { all: untested.length, failing: failing.slice(0, maxUntested) },
  };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** Without an audit: what makes its success worth little. */
function alone(one: ForeignUrl, tool: ForeignTool): ComparedUrl {
  return { ...one, reasons: one.passes ? doubts(one, tool) : failures(one) };
}

function compared(
  one: ForeignUrl,
  { tool, target }: { readonly tool: ForeignTool; readonly target: SnapshotTarget | undefined },
): ComparedUrl {
  if (target === undefined) return { ...one, agreement: 'not-audited', reasons: [] };
  const { verdict, cause, route, required } = target;
  const own: OwnJudgement = {
    verdict,
    ...(cause && { cause }),
    ...(route !== undefined && { route }),
    required,
  };
  const agreement = agreementOf(one.passes, own);
  return { ...one, agreement, own, reasons: reasonsOf(one, { agreement, tool }) };
}

function agreementOf(passes: boolean, { verdict }: OwnJudgement): Agreement {
  if (verdict === 'reachable' || verdict === 'degraded')
    return passes ? 'both-pass' : 'we-pass-alone';
  if (!isRed(verdict)) return 'not-told';
  return passes ? 'they-pass-alone' : 'both-fail';
}

function isRed(verdict: OwnJudgement['verdict']): boolean {
  return verdict === 'blocked' || verdict === 'down';
}

function reasonsOf(
  one: ForeignUrl,
  { agreement, tool }: { readonly agreement: Agreement; readonly tool: ForeignTool },
): readonly AnalyzerReason[] {
  if (agreement === 'they-pass-alone') return orUnexplained(doubts(one, tool));
  return agreement === 'we-pass-alone' ? orUnexplained(failures(one)) : [];
}

function orUnexplained(reasons: readonly AnalyzerReason[]): readonly AnalyzerReason[] {
  return reasons.length > 0 ? reasons : ['unexplained'];
}

/** Why its success may be none. */
function doubts({ url, methods }: ForeignUrl, tool: ForeignTool): readonly AnalyzerReason[] {
  const passed = methods.filter(({ outcome }) => outcome === 'passes');
  const isBlob = /\.blob\.core\./i.test(url);
  const isAnyStatus = passed.every(({ status = 200 }) => status !== 200);
  const found: readonly (AnalyzerReason | false)[] = [
    // Of blob storage 400 is the answer that is due.
    isAnyStatus && !(isBlob && passed.some(({ status }) => status === 400)) && 'any-status-counts',
    methods.some(({ outcome }) => outcome === 'fails') && 'one-method-counts',
    tool === 'mde-client-analyzer' && isBlob && 'no-pinning',
  ];
  return found.filter((one) => one !== false);
}

/** Why its failure may be one of that machine alone. */
function failures({ methods }: ForeignUrl): readonly AnalyzerReason[] {
  if (methods.every(({ outcome }) => outcome === 'absent')) return ['no-method'];
  const isRefused = methods.some(
    ({ curlCode }) => curlCode !== undefined && refusedCertificate.has(curlCode),
  );
  return isRefused ? ['pinned'] : [];
}
