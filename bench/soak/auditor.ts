// Audits whatever it is told to, one audit after the other, and tells what it holds after each.
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { audit } from '../../src/audit.ts';
import { netOptions } from '../../src/setup/steps/net-options.ts';
import { setClock } from './clock.ts';
import type { Audited, Held, ToAuditor } from './message.ts';

// As whole audits of the lab have it: both ends share a machine.
const concurrency = 16;
const descriptorFolder = '/proc/self/fd';

process.on('message', (told: ToAuditor) => {
  if (told.type === 'clock') setClock(told.aheadMs);
  else if (told.type === 'measure') process.send?.(held());
  else void make(told);
});
// Whoever told it is gone.
process.on('disconnect', () => process.exit());

async function make({ head, net }: Extract<ToAuditor, { type: 'audit' }>): Promise<void> {
  let attempts = 0;
  const { targets, verdicts, findings } = await audit(head, {
    net: netOptions({}, net),
    concurrency,
    signal: new AbortController().signal,
    onLine: ({ type }) => {
      if (type === 'attempt') attempts += 1;
    },
  });
  await collect();
  const done: Audited = { report: { targets, verdicts, findings }, attempts };
  process.send?.(done);
}

async function collect(): Promise<void> {
  // What was closed is gone by the second next turn; what only that had held, by the second round.
  for (let round = 0; round < 2; round += 1) {
    await nextTurn();
    await nextTurn();
    // Gives back what it can, to the last page: what is left is held.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  }
}

function held(): Held {
  const { rss, heapUsed, external } = process.memoryUsage();
  const count = (folder: string): number => (existsSync(folder) ? readdirSync(folder).length : 0);
  return {
    rss: rss / 1e6,
    heap: (heapUsed + external) / 1e6,
    handles: process.getActiveResourcesInfo().length,
    descriptors: count(descriptorFolder),
    files: count(tmpdir()),
  };
}
