import type { Report } from '../../model/audit/report.ts';
import type { ValidStatusCodes } from '../../model/standing/valid-status.ts';
import { renderProbe } from '../../report/formats/metrics/render-prometheus.ts';
import { probePasses } from '../../report/view/metrics/probe-metrics.ts';
import { openProber, type Prober } from '../../setup/audit/probe/open-prober.ts';
import type { ServeConfig } from '../../setup/audit/probe/serve-config.ts';
import { isAllowed } from '../../setup/audit/probe/target-rule.ts';
import { userTarget } from '../../setup/targets/user-target.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { servedText } from '../out/served-text.ts';
import { type Answer, line, metricsType } from './answer.ts';
import type { OwnMetrics } from './own-metrics.ts';
import { sharedWork } from './shared-work.ts';

/** Probes of one target each, by one configuration. */
export interface Probes {
  readonly answer: (asked: AskedProbe) => Promise<Answer>;
}

export interface AskedProbe {
  readonly target: string;
  /** Empty: what the file says for all. */
  readonly module: string;
  readonly budgetMs: number;
  /** Aborted where the asker has gone. */
  readonly signal: AbortSignal;
}

/** Opens what answers `/probe?target=…`: nothing is asked that the configuration does not allow. */
export function openProbes(
  { modules, targets, probes }: ServeConfig,
  metrics: OwnMetrics,
): Probes & { readonly size: () => number } {
  const probers = new Map<string, Prober>();
  const work = sharedWork<Answer>(probes);

  const proberOf = (module: string): Prober | undefined => {
    const served = modules.get(module);
    const follows = served?.validStatusCodes && ({ follows: true } as const);
    const known = probers.get(module) ?? (served && openProber(served.request, follows));
    if (known) probers.set(module, known);
    return known;
  };

  return {
    size: work.size,
    answer: async ({ target, module, budgetMs, signal }) => {
      const prober = proberOf(module);
      if (!prober)
        return line(
          400,
          'There is no such module: name a profile of the configuration, or one of serve.modules',
        );
      const meant = targetOf(target);
      if (meant === undefined)
        return line(400, 'The target is none: give an http or https URL, or a host');
      if (!isAllowed(meant, targets)) {
        metrics.refused('forbidden');
        return line(403, 'The configuration does not allow this target: see serve.targets');
      }
      // No URL has a blank.
      const key = `${meant.url} ${module}`;
      const valid = modules.get(module)?.validStatusCodes;
      const answer = work.take(key, signal, (ending) =>
        made(prober, {
          ...{ url: meant.url, module, budgetMs, ending, metrics },
          ...(valid && { valid }),
        }),
      );
      if (answer) return answer;
      metrics.refused('busy');
      return line(429, 'Too many probes are under way', { 'Retry-After': '1' });
    },
  };
}

interface Making {
  readonly url: string;
  readonly module: string;
  /** What its last answer may be; absent: any. */
  readonly valid?: ValidStatusCodes;
  readonly budgetMs: number;
  readonly ending: AbortSignal;
  readonly metrics: OwnMetrics;
}

async function made(
  prober: Prober,
  { url, module, valid, budgetMs, ending, metrics }: Making,
): Promise<Answer> {
  const start = performance.now();
  const spent = (): number => performance.now() - start;
  const over = new AbortController();
  const end = (): void => over.abort(new Error('the time is over'));
  // Not by AbortSignal.timeout(): what it holds would be held until then, however soon a probe has ended.
  const timer = setTimeout(end, budgetMs);
  if (ending.aborted) end();
  ending.addEventListener('abort', end, { once: true });
  const { signal } = over;
  let report: Report | undefined;
  try {
    report = await prober.probe(url, { signal, budgetMs: Math.ceil(budgetMs) });
    const took = spent();
    return {
      ...{ status: 200, type: metricsType },
      body: await servedText(report, (shown) => renderProbe(shown, took, valid)),
    };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // What the file names may have gone since it was read: the one who scrapes sees no success.
    return line(503, 'The module cannot be used as it stands: see what the server says');
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', end);
    const failed = report === undefined || !probePasses(report, valid);
    metrics.probed(module, { ...(report && { report }), seconds: spent() / 1000, failed });
  }
}

function targetOf(text: string): ReturnType<typeof userTarget> | undefined {
  try {
    return userTarget('target', { url: text, id: 't1' });
  } catch {
    return undefined;
  }
}
