import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { direct, headOf, intranet } from '../../fixtures/case/head.ts';
import { peakIn, tellingPeak } from './peak-of-run.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const attempts = 8000;
const page = '<p>By the rules of this company.</p>'.repeat(250);

describe('the memory of a saved audit with what it saw', () => {
  it('stays below 190 MB where 8,000 attempts were answered with one page of 9 KB', {
    timeout: 120_000,
  }, async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'audit.ndjson');
    const file = await open(path, 'w');
    const targets = Array.from({ length: attempts }, (_, index) => {
      const host = `t${index + 1}.bench.example`;
      return { ...intranet, id: `t${index + 1}`, host, url: `https://${host}/` };
    });
    await file.write(`${JSON.stringify({ type: 'head', head: headOf(targets, [direct]) })}\n`);
    // A process begins with the peak of the one that starts it, which is kept small.
    for (let number = 1; number <= attempts; number += 1) await file.write(attempted(number));
    await file.close();
    const { status, stdout } = await runCli(['judge', path, '--format', 'ndjson'], {
      env: await tellingPeak(folder),
      patienceMs: 110_000,
    });
    expect(stdout).toContain(`"reachable":${attempts}`);
    expect(status).toBe(0);
    expect(await peakIn(folder)).toBeLessThan(190);
  });
});

/** The lines of an attempt. */
function attempted(number: number): string {
  const host = `t${number}.bench.example`;
  const id = `a${number}`;
  const place = { scheme: 'https', host, port: 443, path: '/' };
  const base = { attempt: id, startedAt: '2026-03-02T10:00:00.000Z', durationMs: 1, failure: null };
  const asked = { step: 'exchange', method: 'GET', url: `https://${host}/`, sent: `GET / ${host}` };
  const answer = { status: 403, headers: [['Content-Type', 'text/html']], body: page };
  const lines = [
    {
      type: 'attempt',
      attempt: { id, sample: 1, purpose: 'audit', target: `t${number}`, route: 'direct', ...place },
    },
    {
      type: 'observation',
      observation: { ...base, id: `${id}.1`, ...asked, ...answer, bodyBytes: page.length },
    },
    { type: 'finished', attempt: id },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
