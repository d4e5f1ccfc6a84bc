import { audit, reportOf } from '../../../audit.ts';
import type { Report } from '../../../model/audit/report.ts';
import { openBounds } from '../../../probe/bounds.ts';
import { textBudget } from '../../../probe/text-budget.ts';
import { fitToCapacity } from '../../machine/audit-capacity.ts';
import { machineCapacity } from '../../machine/machine-capacity.ts';
import { warmUp } from '../../machine/warm-up.ts';
import { redactedLog } from '../../redaction/redacted-log.ts';
import type { AuditRequest } from '../../request/audit-request.ts';
import { pacSelect } from '../../routes/pac-select.ts';
import { askingOf } from '../../routes/routes-asked.ts';
import { chooseTargets } from '../../targets/choose-targets.ts';
import { UsageError } from '../../usage/usage-error.ts';
import { type PreparedAudit, prepareAudit } from '../prepare-audit.ts';

/** Audits one target after another, each as the same request says. */
export interface Prober {
  /**
   * @param target a URL or a host, as `--target` takes it.
   * @returns the report of an audit of it alone; cut short where the signal is aborted.
   * @throws UsageError for what is no target, where a file that the request names cannot be used, and where the
   * settings of this machine were not found before the signal was aborted: they are found for who comes next.
   */
  readonly probe: (target: string, watch: ProbeWatch) => Promise<Report>;
}

export interface ProbeWatch {
  readonly signal: AbortSignal;
  /** Milliseconds that all of it may take: no step gets more. */
  readonly budgetMs: number;
}

/** The settings of a machine are read anew after so many milliseconds. */
const freshMs = 60_000;
/** Components that ask for a target come to one set for each kind of target: a few. */
const maxKept = 20;

export interface ProberOptions {
  /** Redirects are followed, so that the last answer is the one that counts. */
  readonly follows?: true;
  readonly nowMs?: () => number;
}

interface Prepared {
  readonly audit: PreparedAudit;
  readonly atMs: number;
}

/**
 * Opens a prober: what does not depend on the target (settings of the machine, routes, roots) is found with the first
 * and again after a minute, beside the probes, so that a probe costs its steps and its judgement alone. What an audit
 * asks beside its targets (revocation, addresses of nobody) it asks where the request says so.
 */
export function openProber(
  asked: AuditRequest,
  { follows, nowMs = Date.now }: ProberOptions = {},
): Prober {
  const request = { revocation: false, interceptionCheck: false, ...withoutTargets(asked) };
  const known = new Map<string, Prepared>();
  const beingMade = new Map<string, Promise<PreparedAudit>>();

  const prepare = (key: string, target: string): Promise<PreparedAudit> => {
    const making = beingMade.get(key) ?? make(key, target);
    beingMade.set(key, making);
    return making;
  };
  const make = async (key: string, target: string): Promise<PreparedAudit> => {
    try {
      const { signal } = new AbortController();
      const made = await prepareAudit({ ...request, targets: [target] }, { signal });
      await warmUp({ net: made.net, signal });
      if (known.size >= maxKept) known.clear();
      known.set(key, { audit: made, atMs: nowMs() });
      return made;
    } finally {
      beingMade.delete(key);
    }
  };
  const prepared = async (key: string, target: string): Promise<PreparedAudit> => {
    const before = known.get(key);
    if (!before) return prepare(key, target);
    // What was right a minute ago serves until the new is there, and where there is none.
    if (nowMs() - before.atMs > freshMs) void prepare(key, target).catch(() => {});
    return before.audit;
  };

  return {
    probe: async (target, { signal, budgetMs }) => {
      const chosen = await chooseTargets({ ...request, targets: [target] });
      const key = [...askingOf(chosen)].sort().join();
      const made = await untilAborted(prepared(key, target), signal);
      const timeoutMs = Math.min(made.net.timeoutMs, budgetMs);
      const head = {
        ...made.head,
        startedAt: new Date().toISOString(),
        options: { ...made.head.options, timeoutMs },
        targets: chosen.targets,
      };
      const net = { ...made.net, timeoutMs, ...(follows && { follows }) };
      const { pace } = fitToCapacity(made.pace, machineCapacity());
      const redacted = redactedLog(request);
      const pac = await pacSelect({ ...made, head, net }, signal);
      try {
        const report = await audit(head, {
          ...{ net, signal, bounds: openBounds(pace), texts: textBudget() },
          concurrency: pace.concurrency,
          ...(pace.rate !== undefined && { rate: pace.rate }),
          ...(pac && { select: pac.select }),
          ...(redacted && { onLine: redacted.add }),
        });
        return redacted ? reportOf(redacted.log()) : report;
      } finally {
        await pac?.close();
      }
    },
  };
}

async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = (): void => reject(new UsageError('The settings of this machine take too long'));
  if (signal.aborted) late();
  signal.addEventListener('abort', late, { once: true });
  // What comes too late, or fails then, is told by nobody.
  work.catch(() => {});
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', late);
  }
}

/** What a request says of a list is for audits: a probe is told its target. */
function withoutTargets(request: AuditRequest): AuditRequest {
  const { catalogues: _, targets: _targets, portal: _portal, only: _only, ...rest } = request;
  const { onlyRed: _red, untilGreen: _until, forMs: _for, lab: _lab, ...kept } = rest;
  return kept;
}
