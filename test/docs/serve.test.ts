import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { ownMetrics } from '../../src/cli/serve/own-metrics.ts';
import {
  type MetricName,
  metricKinds,
  metricNames,
  sampleName,
} from '../../src/report/view/metrics/metric-kinds.ts';
import { readServe } from '../../src/setup/config/read-serve.ts';
import { promqlNames } from './promql-names.ts';

const docs = new URL('../../docs/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, docs), 'utf8');
const page = read('serve.md');

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly targets?: readonly { readonly expr: string; readonly datasource: { uid: string } }[];
}
const dashboard: {
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly query: string | { readonly query: string } }[];
  };
} = JSON.parse(read('serve/dashboard.json'));
const queries = dashboard.panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => [title, expr] as const),
);

interface Rule {
  readonly alert: string;
  readonly expr: string;
}
const groups: readonly { readonly rules: readonly Rule[] }[] = parse(
  read('serve/alerts.yml'),
).groups;
const alerts = groups.flatMap(({ rules }) => rules);

/** What `/metrics` tells of the server, and of the process. */
let own: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const metrics = ownMetrics(() => 0);
  metrics.knows({ modules: ['a'], audits: ['a'] });
  metrics.probed('a', { seconds: 1, failed: true });
  metrics.audited('a', { failed: true, seconds: 1 });
  metrics.answered('/', 200);
  const text = await metrics.text();
  own = new Set(Array.from(text.matchAll(/^# TYPE (\S+)/gm), ([, name = '']) => name));
});

function isEmitted(name: string): boolean {
  const base = name.replace(/_(bucket|sum|count)$/, '');
  const isHistogram = metricKinds[base as MetricName]?.type === 'histogram';
  const written: readonly string[] = metricNames.map(sampleName);
  // Prometheus makes it of every scrape.
  return written.includes(name) || isHistogram || own.has(name) || own.has(base) || name === 'up';
}

describe('promqlNames()', () => {
  it('finds metrics, and neither labels nor functions', () => {
    const expression =
      'sum by (le, a) (rate(b_bucket{c=~"d", e="f_g"}[$__rate_interval])) / on (h) group_left (i) j offset 5m or vector(0) > 1e3';
    expect(promqlNames(expression)).toEqual(['b_bucket', 'j']);
  });
});

describe('docs/serve/dashboard.json', () => {
  it('has panels, each with a number of its own, and a data source to choose', () => {
    expect(queries.length).toBeGreaterThan(20);
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const sources = dashboard.panels.flatMap(({ targets = [] }) =>
      targets.map((one) => one.datasource.uid),
    );
    expect(new Set(sources).size).toBe(1);
    expect(sources[0]).toMatch(/^\$\{datasource\}$/);
  });

  it.each(queries)('asks in "%s" for metrics that there are: %s', (_, expr) => {
    const names = promqlNames(expr);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !isEmitted(name))).toEqual([]);
  });

  it('takes its choices from metrics that there are', () => {
    const queries = dashboard.templating.list.flatMap(({ query }) =>
      typeof query === 'string' ? [] : query.query,
    );
    expect(queries.length).toBe(4);
    for (const query of queries) {
      const [, name = ''] = /^label_values\((\w+)/.exec(query) ?? [];
      expect(isEmitted(name)).toBe(true);
    }
  });
});

describe('docs/serve/alerts.yml', () => {
  it.each(alerts)('$alert asks for metrics that there are', ({ expr }) => {
    expect(promqlNames(expr).length).toBeGreaterThan(0);
    expect(promqlNames(expr).filter((name) => !isEmitted(name))).toEqual([]);
  });

  it('has a test of each alert', () => {
    const tests = read('serve/alerts_test.yml');
    const untested = alerts.filter(({ alert }) => !tests.includes(`alertname: ${alert}\n`));
    expect(untested).toEqual([]);
  });
});

describe('docs/serve.md', () => {
  it('shows a configuration that is one', async () => {
    const [, text = ''] = /```jsonc\n(.*?)```/s.exec(page) ?? [];
    const folder = await mkdtemp(join(tmpdir(), 'netready-page-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'netready.json'), text);
    const { audits, modules, targets } = await readServe('netready.json', folder);
    expect(audits.map(({ name }) => name)).toEqual(['mde']);
    expect([...modules.keys()]).toEqual(['', 'branch', 'mde', 'http_2xx']);
    expect(targets).toHaveLength(2);
  });

  it('has a row for each metric of the server, and for no other', () => {
    const told = Array.from(page.matchAll(/^\| `(netready_\w+)` \|/gm), ([, name]) => name);
    const ours = [...own].filter((name) => name.startsWith('netready_'));
    expect(told.toSorted()).toEqual(ours.toSorted());
  });
});
