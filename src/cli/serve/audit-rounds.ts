import { isDeepStrictEqual } from 'node:util';
import type { Report } from '../../model/audit/report.ts';
import { renderPrometheus } from '../../report/formats/metrics/render-prometheus.ts';
import type { ServedAudit } from '../../setup/audit/probe/serve-config.ts';
import { runAudit } from '../../setup/audit/run-audit.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { say } from '../out/say.ts';
import { servedText } from '../out/served-text.ts';
import type { OwnMetrics } from './own-metrics.ts';

/** What came of an audit the last time. */
export interface LastAudit {
  readonly report: Report;
  /** Its metrics, written once for all who scrape. */
  readonly metrics: string;
}

/** Audits that are made again and again. */
export interface AuditRounds {
  readonly names: () => readonly string[];
  /** Undefined: there is no such audit; `unmade`: none of it has ended yet. */
  readonly last: (name: string) => LastAudit | 'unmade' | undefined;
  /** Goes by other audits from now on. One that stays as it was keeps its result and its time. */
  readonly set: (audits: readonly ServedAudit[]) => void;
  /** Ends the one that is under way. */
  readonly close: () => Promise<void>;
}

interface Round {
  readonly audit: ServedAudit;
  /** Milliseconds of the clock. */
  dueMs: number;
  last?: LastAudit;
}

/**
 * Makes audits when they are due, one at a time: what one measures is not the load of another. One that comes late is
 * made once, not as often as it was due.
 */
export function auditRounds(metrics: OwnMetrics): AuditRounds {
  let rounds = new Map<string, Round>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let ending = new AbortController();
  let isClosed = false;

  const next = (): void => {
    clearTimeout(timer);
    if (running || isClosed) return;
    const [first] = [...rounds.values()].sort((one, other) => one.dueMs - other.dueMs);
    if (!first) return;
    const waitMs = Math.max(0, first.dueMs - Date.now());
    timer = setTimeout(() => {
      running = make(first).finally(() => {
        running = undefined;
        next();
      });
    }, waitMs);
  };

  const make = async (round: Round): Promise<void> => {
    const { name, request, everyMs } = round.audit;
    const start = Date.now();
    round.dueMs = start + everyMs;
    const { signal } = ending;
    let failed = false;
    try {
      const report = await runAudit(request, {
        signal,
        onWarning: (warning) => {
          if (!round.last) say(`netready: ${name}: ${warning}`);
        },
      });
      if (signal.aborted) {
        // It was cut short for another: what it saw is no result.
        round.dueMs = start;
        return;
      }
      round.last = { report, metrics: await servedText(report, renderPrometheus) };
    } catch (error) {
      failed = true;
      const why = error instanceof UsageError ? error.message : `a bug: ${String(error)}`;
      say(`netready: The audit ${name} could not be made: ${why}`);
    }
    metrics.audited(name, { failed, seconds: (Date.now() - start) / 1000 });
  };

  return {
    names: () => [...rounds.keys()],
    last: (name) => {
      const round = rounds.get(name);
      return round && (round.last ?? 'unmade');
    },
    set: (audits) => {
      const before = rounds;
      rounds = new Map(
        audits.map((audit) => {
          const known = before.get(audit.name);
          const isSame = known !== undefined && isDeepStrictEqual(known.audit, audit);
          return [audit.name, isSame ? known : { audit, dueMs: Date.now() }];
        }),
      );
      // What is under way may be of an audit that there is no more.
      const isKept = [...before.values()].every((round) => rounds.get(round.audit.name) === round);
      if (!isKept) {
        ending.abort(new Error('the configuration changed'));
        ending = new AbortController();
      }
      next();
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      ending.abort(new Error('the server ends'));
      await running;
    },
  };
}
