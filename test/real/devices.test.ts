import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { auditCompany } from './audit-company.ts';
import { realCases } from './cases.ts';
import { startCompany } from './company.ts';
import { outcomeLines } from './outcome-lines.ts';
import type { RealCase } from './real-case.ts';
import { type Summarised, summaryOf } from './summary.ts';

const { reason, missing, strict } = inject('machine');
// What every company has, whatever else stands in it.
const always = ['iproute2', 'nginx', 'dnsmasq-base'];
const summary = new Map<RealCase, Summarised>();

describe('an audit behind a real device', () => {
  for (const one of realCases) {
    const needed = new Set([...always, ...one.devices.map((device) => device.package)]);
    const lacking = missing.filter((name) => needed.has(name));
    const why = reason ?? (lacking.length > 0 ? `${lacking.join(', ')} not installed` : undefined);
    // Where no package may be missing the test runs, and fails with what is.
    const isSkipped = reason !== undefined || (lacking.length > 0 && !strict);
    if (isSkipped) summary.set(one, { skipped: why ?? '' });
    const options = { concurrent: true, skip: isSkipped };
    it(`says what is: ${one.name}`, options, async () => {
      if (why !== undefined) throw new Error(`Cannot play this case: ${why}`);
      const { expected, reported } = await play(one);
      if (one.todo === undefined) expect(reported).toEqual(expected);
      // Put right: the mark goes.
      else expect(reported).not.toEqual(expected);
    });
  }
});

afterAll(() => {
  process.stdout.write(summaryOf(realCases, summary));
});

async function play(one: RealCase): Promise<Exclude<Summarised, { skipped: string }>> {
  const company = await startCompany(one, inject('run'));
  try {
    const audit = await auditCompany(company, one);
    const lines = outcomeLines(one, audit);
    summary.set(one, lines);
    keep(one, audit.report);
    return lines;
  } finally {
    await company.close();
  }
}

/** The whole report, where somebody wants to look into it. */
function keep({ name }: RealCase, report: unknown): void {
  const folder = process.env['NETREADY_REAL_REPORTS'];
  if (folder === undefined) return;
  const file = `${name.toLowerCase().replace(/\W+/g, '-')}.json`;
  writeFileSync(join(folder, file), JSON.stringify(report, undefined, 1));
}
