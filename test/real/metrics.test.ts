import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { everyLoadReport } from '../../fixtures/report/every-load-report.ts';
import { everyReport } from '../../fixtures/report/every-report.ts';
import {
  renderLoadOpenmetrics,
  renderOpenmetrics,
} from '../../src/report/formats/metrics/render-openmetrics.ts';
import {
  renderLoadPrometheus,
  renderPrometheus,
} from '../../src/report/formats/metrics/render-prometheus.ts';
import { runCli } from '../cli/run-cli.ts';

const { missing, strict } = inject('machine');
const folder = mkdtempSync(join(tmpdir(), 'netready-metrics-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether a test that needs a package is skipped; where none may be missing it runs, and fails. */
const without = (name: string): { readonly skip: boolean } => {
  return { skip: missing.includes(name) && !strict };
};

/** The word of promtool: nothing where all is well. */
function lint(text: string): string {
  return execFileSync('/usr/bin/promtool', ['check', 'metrics'], {
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const reader = `
import io, json, sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
text = io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='').read()
print(json.dumps([[f.name, len(f.samples)] for f in text_string_to_metric_families(text)]))
`;

/** The metrics that the reference parser reads, and how many samples of each. */
function parsed(text: string): readonly (readonly [name: string, samples: number])[] {
  // Debian's own Python, beside which its packages lie.
  const said = execFileSync('/usr/bin/python3', ['-c', reader], {
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return JSON.parse(said);
}

function samplesIn(text: string): number {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
}

const quick = ['company', 'all-clear', 'pac-split', 'interception', 'broken-proxies'];

describe('promtool check metrics', () => {
  const options = without('prometheus');

  it.each(everyReport)('finds nothing in "%s"', options, (_, report) => {
    expect(lint([...renderPrometheus(report)].join(''))).toBe('');
  });

  it.each(everyLoadReport)('finds nothing in the load of "%s"', options, (_, report) => {
    expect(lint([...renderLoadPrometheus(report)].join(''))).toBe('');
  });

  it('refuses what is none, so that its silence says something', options, () => {
    expect(() => lint('probe_success{target="a" 1\n')).toThrow();
  });
});

describe('promtool check rules', () => {
  it('takes every alert of docs/metrics.md', without('prometheus'), () => {
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    const alerts = Array.from(page.matchAll(/^\| `.*\| `([^`|]+)` \|$/gm), ([, alert]) => alert);
    expect(alerts.length).toBeGreaterThan(20);
    // JSON is YAML too.
    const rules = alerts.map((expr, at) => ({ alert: `Alert${at}`, expr }));
    const file = join(folder, 'rules.yml');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'docs', rules }] }));
    const said = execFileSync('/usr/bin/promtool', ['check', 'rules', file], { encoding: 'utf8' });
    expect(said).toContain(`SUCCESS: ${alerts.length} rules found`);
  });
});

describe('the reference parser of OpenMetrics', () => {
  const options = without('python3-prometheus-client');

  it.each(everyReport)('reads every sample of "%s"', options, (_, report) => {
    const text = [...renderOpenmetrics(report)].join('');
    const read = parsed(text).reduce((sum, [, samples]) => sum + samples, 0);
    expect(read).toBe(samplesIn(text));
  });

  it.each(everyLoadReport)('reads the load of "%s"', options, (_, report) => {
    const text = [...renderLoadOpenmetrics(report)].join('');
    const read = parsed(text).reduce((sum, [, samples]) => sum + samples, 0);
    expect(read).toBe(samplesIn(text));
  });

  it('refuses a text without its end', options, () => {
    expect(() => parsed('# TYPE a gauge\na 1\n')).toThrow();
  });
});

describe('an audit of the lab', () => {
  const needed = ['prometheus', 'python3-prometheus-client'];
  const options = { skip: needed.some((name) => without(name).skip) };

  it.each(quick)('writes metrics of %s that both take', options, async (scenario) => {
    const [prom, open] = ['prom', 'openmetrics'].map((ending) =>
      join(folder, `${scenario}.${ending}`),
    ) as [string, string];
    const outputs = ['--output', prom, '--output', open, '--format', 'prometheus'];
    const { stdout } = await runCli(['audit', '--lab', scenario, ...outputs]);
    expect(stdout).toBe(readFileSync(prom, 'utf8'));
    expect(lint(stdout)).toBe('');
    const read = parsed(readFileSync(open, 'utf8')).map(([name]) => name);
    expect(read).toContain('probe_success');
  });
});
