import { describe, expect, it } from 'vitest';
import { hostileScripts } from '../../../fixtures/pac/hostile-scripts.ts';
import { openPacEngine } from './pac-engine.ts';

const MiB = 1024 * 1024;

describe('hostile PAC files', () => {
  it.each(hostileScripts)('$name ends within its limits', async ({ source, code = null }) => {
    // Short where it is waited for, long where a slow machine must not come to it.
    const timeoutMs = [code].flat().includes('pac-timeout') ? 200 : 10_000;
    const before = process.memoryUsage.rss();
    const lookup = async (): Promise<{ addresses: readonly string[] }> => ({ addresses: [] });
    const options = { timeoutMs, memoryBytes: 32 * MiB, maxLookups: 20, lookup };
    const engine = openPacEngine(source(), options);
    const {
      failure,
      entries,
      alerts = [],
      lookups = [],
      answer = '',
      durationMs,
    } = await engine.select('https://a.example/');
    expect([code].flat()).toContain(failure?.code ?? null);
    expect(entries).toEqual(code === null ? [{ kind: 'direct' }] : []);
    expect(failure?.detail.length ?? 0).toBeLessThanOrEqual(300);
    expect(answer.length).toBeLessThanOrEqual(64 * 1024);
    expect(alerts.length).toBeLessThanOrEqual(100);
    expect(alerts.every((text) => text.length <= 500)).toBe(true);
    expect(lookups.length).toBeLessThanOrEqual(21);
    // The deadline, the grace, and what a machine adds that others share; most of them would never end.
    expect(durationMs).toBeLessThan(timeoutMs + 10_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * MiB);
  });
});
