import { cwd } from 'node:process';
import { loadCharts } from '../../report/formats/html/chart/load-charts.ts';
import { renderHtml } from '../../report/formats/html/render-html.ts';
import type { ServeConfig } from '../../setup/audit/probe/serve-config.ts';
import { readServe } from '../../setup/config/read-serve.ts';
import { servedText } from '../out/served-text.ts';
import { type Answer, line, metricsType } from './answer.ts';
import { auditRounds, type LastAudit } from './audit-rounds.ts';
import { indexPage } from './index-page.ts';
import { auditTold } from './otlp/audit-told.ts';
import type { ToldMetric } from './otlp/told-metric.ts';
import { type OwnMetrics, ownMetrics } from './own-metrics.ts';
import { openProbes } from './probes.ts';
import type { Asked } from './read-asked.ts';

/** What the server does, but for its connections. */
export interface Service {
  /** @param signal aborted where the asker has gone. */
  readonly answer: (asked: Asked, signal: AbortSignal) => Promise<Answer>;
  /** All that `/metrics` and the audits have, to be told elsewhere. */
  readonly told: () => Promise<readonly ToldMetric[]>;
  readonly pushed: OwnMetrics['pushed'];
  /** Told of every answer, also of those that nobody was asked for. */
  readonly answered: (path: string, status: number) => void;
  /** Reads the configuration anew. @throws UsageError where it cannot be used; the one before stays in force. */
  readonly reload: () => Promise<void>;
  readonly failedToReload: () => void;
  /** From now on it is not ready. */
  readonly drain: () => void;
  readonly close: () => Promise<void>;
}

const handlers = ['/', '/probe', '/metrics', '/-/healthy', '/-/ready', '/report'] as const;
type Handler = (typeof handlers)[number];
const htmlType = 'text/html; charset=utf-8';

/**
 * Opens what a configuration file describes.
 * @throws UsageError in one line where the file cannot be used.
 */
export async function openService(file: string): Promise<Service> {
  const read = (): Promise<ServeConfig> => readServe(file, cwd());
  let config = await read();
  const metrics = ownMetrics(() => probes.size());
  let probes = openProbes(config, metrics);
  const rounds = auditRounds(metrics);
  const pages = new WeakMap<LastAudit, Promise<Uint8Array>>();
  const toldOfAudits = new WeakMap<LastAudit, Promise<readonly ToldMetric[]>>();
  let isReady = true;

  const take = (next: ServeConfig): void => {
    config = next;
    probes = openProbes(config, metrics);
    const { audits, modules } = config;
    metrics.knows({ modules: [...modules.keys()], audits: audits.map(({ name }) => name) });
    metrics.reloaded(true);
    rounds.set(audits);
  };
  take(config);

  const pageOf = (last: LastAudit): Promise<Uint8Array> => {
    const known = pages.get(last) ?? page(last);
    pages.set(last, known);
    return known;
  };

  const toldOf = (name: string): Promise<readonly ToldMetric[]> => {
    const last = rounds.last(name);
    if (last === undefined || last === 'unmade') return Promise.resolve([]);
    const known = toldOfAudits.get(last) ?? auditTold(name, last.report);
    toldOfAudits.set(last, known);
    return known;
  };

  const answers: Readonly<Record<Handler, (asked: Asked, signal: AbortSignal) => Promise<Answer>>> =
    {
      '/': async () => ({ status: 200, type: htmlType, body: indexPage(config, rounds) }),
      '/probe': (asked, signal) => probe(asked, signal),
      '/metrics': async () => ({ status: 200, type: metricsType, body: await metrics.text() }),
      '/-/healthy': async () => line(200, 'netready is healthy.'),
      '/-/ready': async () =>
        isReady ? line(200, 'netready is ready.') : line(503, 'netready is about to end.'),
      '/report': async ({ path }) => {
        const last = lastOf(decodedName(path.slice('/report/'.length)));
        if ('status' in last) return last;
        return { status: 200, type: htmlType, body: await pageOf(last) };
      },
    };

  const lastOf = (name: string | undefined): LastAudit | Answer => {
    const last = name === undefined ? undefined : rounds.last(name);
    if (last === undefined) return line(404, 'There is no such audit: see serve.audits');
    if (last !== 'unmade') return last;
    return line(503, 'The first of these audits has not ended yet', { 'Retry-After': '10' });
  };

  const probe = async ({ query, budgetMs }: Asked, signal: AbortSignal): Promise<Answer> => {
    for (const name of query.keys()) {
      if (name !== 'target' && name !== 'module' && name !== 'audit') {
        return line(400, 'Unknown parameter: give target and module, or audit');
      }
    }
    const target = query.get('target');
    const audit = query.get('audit');
    const module = query.get('module');
    if ((target === undefined) === (audit === undefined)) {
      return line(400, 'Give a target, or an audit');
    }
    if (target !== undefined) {
      return probes.answer({ ...{ target, budgetMs, signal }, module: module ?? '' });
    }
    if (module !== undefined) return line(400, 'An audit has no module: it is one');
    const last = lastOf(audit);
    if ('status' in last) return last;
    return { status: 200, type: metricsType, body: last.metrics };
  };

  return {
    answer: async (asked, signal) => {
      const handler = handlerOf(asked.path);
      return handler ? answers[handler](asked, signal) : line(404, 'There is nothing here');
    },
    told: async () => {
      const told = await Promise.all([metrics.told(), ...rounds.names().map(toldOf)]);
      return told.flat();
    },
    pushed: metrics.pushed,
    answered: (path, status) => metrics.answered(handlerOf(path) ?? 'other', status),
    reload: async () => take(await read()),
    failedToReload: () => metrics.reloaded(false),
    drain: () => {
      isReady = false;
    },
    close: rounds.close,
  };
}

function handlerOf(path: string): Handler | undefined {
  if (/^\/report\/[^/]+$/.test(path)) return '/report';
  return handlers.find((one) => one === path && one !== '/report');
}

function decodedName(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

async function page({ report }: LastAudit): Promise<Uint8Array> {
  const options = { width: 120, color: false, unicode: true, ...(await loadCharts()) };
  return Buffer.from(await servedText(report, (shown) => renderHtml(shown, options)));
}
