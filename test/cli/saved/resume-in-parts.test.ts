import { expect, it } from 'vitest';
import { direct, headOf, trustList } from '../../../fixtures/case/head.ts';
import { resumeInParts } from '../../../src/cli/saved/resume-in-parts.ts';
import type { Target } from '../../../src/model/target/target.ts';
import { trustStore } from '../../../src/net/tls/trust.ts';
import { AuditLog } from '../../../src/record/audit-log.ts';
import { auditInParts } from '../../../src/setup/audit/audit-in-parts.ts';
import { collect } from '../../record/saved-audit.ts';

const all = 5;
const options = {
  net: {
    ...{ timeoutMs: 1000, nameServers: [], systemOpinion: false, fixedAddresses: [] },
    // Port 9 of loopback is nobody's: whatever is tried ends there.
    connectTo: [{ host: '', address: '127.0.0.1', toPort: 9 }],
    ...{ trust: trustStore(), userAgent: 'test' },
  },
  concurrency: 4,
  signal: new AbortController().signal,
};

async function* parts(size: number): AsyncGenerator<readonly Target[]> {
  for (let before = 0; before < all; before += size) {
    yield Array.from({ length: Math.min(size, all - before) }, (_, index) => {
      const number = before + index + 1;
      const host = `192.0.2.${number}`;
      return { ...trustList, id: `t${number}`, host, url: `http://${host}/` };
    });
  }
}

it('resumeInParts() goes on in parts of the size of the first one', async () => {
  const list = { parts, targets: all };
  const log = new AuditLog();
  const made = auditInParts(
    headOf([], [direct]),
    { ...list, size: 2 },
    {
      ...options,
      onLine: (line) => {
        if (log.finishedAt === undefined) log.add(line);
      },
    },
  );
  const unbroken = await collect(made);
  if (!log.head) throw new Error('the first part has no head');
  const before = async function* () {};
  const resumed = await collect(resumeInParts(log.head, { before, log, long: list }, options));
  const targetsOf = (reports: typeof resumed) =>
    reports.map(({ targets }) => targets.map(({ id }) => id));
  expect(targetsOf(resumed)).toEqual([['t1', 't2'], ['t3', 't4'], ['t5']]);
  expect(targetsOf(resumed)).toEqual(targetsOf(unbroken));
});
