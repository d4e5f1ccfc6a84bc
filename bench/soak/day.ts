// Does a process that audits all day long hold more with every audit, and does it stay honest?
//
// One process audits network after network of the lab, through its sockets: other names, other
// faults each time. Meanwhile it is stopped for a second or two, its wall clock is set, and the
// proxies restart. `--attempts N` says after how many attempts it ends: 2400000 are a day of
// 100,000 an hour.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { diceOf } from '../../fixtures/world/dice.ts';
import { isFalseBlame, type Score } from '../../fixtures/world/score-world.ts';
import { isBlockedAt } from '../../fixtures/world/tally.ts';
import type { Report } from '../../src/model/audit/report.ts';
import { verdict } from '../verdict.ts';
import { giveBack } from './give-back.ts';
import type { Audited, Held, ToAuditor } from './message.ts';
import { type Network, startNetwork } from './network.ts';
import { slopeOf } from './slope.ts';

const { values } = parseArgs({
  options: {
    attempts: { type: 'string', default: '8100' },
    first: { type: 'string', default: '1' },
  },
});
const wanted = Number(values.attempts);
const first = Number(values.first);
/** Of each target over each route: more attempts for each network that has to be started. */
const samples = 40;
/** Memory may grow by so much in so many attempts, */
const leakMB = 5;
const perAttempts = 100_000;
/** and by what a process still learns that is young: compiled code, caches with a bound. */
const youngMB = 1.5;
const maxPauseMs = 2500;

interface Sample extends Held {
  /** Made so far. */
  readonly attempts: number;
}

const dice = diceOf(first);
const between = (from: number, to: number): number => from + dice() * (to - from);
const folder = await mkdtemp(join(tmpdir(), 'netready-soak-'));
const auditor = fork(fileURLToPath(new URL('./auditor.ts', import.meta.url)), {
  execArgv: ['--expose-gc'],
  env: {
    ...{ PATH: process.env['PATH'], TMPDIR: folder },
    // One heap of malloc, which is looked through at once.
    MALLOC_ARENA_MAX: '1',
  },
});
const tell = (message: ToAuditor): void => void auditor.send(message);
const done = { audits: 0, stops: 0, clocks: 0, restarts: 0 };
const samplesSoFar: Sample[] = [];
const scores: Score[] = [];
try {
  for (let seed = first, attempts = 0; attempts < wanted; seed += 1) {
    const network = await startNetwork(seed, samples);
    if (network === undefined) continue;
    try {
      const { report, attempts: made } = await auditIn(network);
      const held = await measure();
      attempts += made;
      samplesSoFar.push({ attempts, ...held });
      scores.push(...network.score(report as Report));
      done.audits += 1;
    } finally {
      await network.close();
    }
  }
} finally {
  auditor.kill();
  await rm(folder, { recursive: true });
}
tellTable();
judge();

/** One audit, and what happens to the machine meanwhile. */
async function auditIn({ head, net, restartProxies }: Network): Promise<Audited> {
  const told = nextMessage<Audited>();
  tell({ type: 'audit', head, net });
  const events = [happens(0.3, stop), happens(0.4, setClock), happens(0.5, restart)];
  const audited = await told;
  await Promise.all(events);
  return audited;

  async function restart(): Promise<void> {
    done.restarts += 1;
    await restartProxies(between(200, 1500));
  }
}

async function measure(): Promise<Held> {
  await giveBack(auditor);
  const told = nextMessage<Held>();
  tell({ type: 'measure' });
  return told;
}

/** Rejects where the process that audits ends instead. */
async function nextMessage<Message extends Audited | Held>(): Promise<Message> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const gone = once(auditor, 'exit', { signal }).then(([status, by]) => {
    throw new Error(`The process that audits ended with ${status ?? by}`);
  });
  try {
    const told = once(auditor, 'message', { signal }) as Promise<[Message]>;
    return (await Promise.race([told, gone]))[0];
  } finally {
    gone.catch(() => {});
    waiting.abort();
  }
}

/** With that chance, at some moment of the next seconds. */
async function happens(chance: number, what: () => Promise<void>): Promise<void> {
  const isDue = dice() < chance;
  const at = between(0, 3000);
  if (!isDue) return;
  await sleep(at);
  await what();
}

async function stop(): Promise<void> {
  done.stops += 1;
  auditor.kill('SIGSTOP');
  await sleep(between(1000, maxPauseMs));
  auditor.kill('SIGCONT');
}

async function setClock(): Promise<void> {
  done.clocks += 1;
  const hourMs = 3_600_000;
  tell({ type: 'clock', aheadMs: Math.round(between(-hourMs, hourMs)) });
}

function tellTable(): void {
  const names = ['attempts', 'rss', 'heap', 'handles', 'descriptors', 'files'] as const;
  const step = Math.max(1, Math.floor(samplesSoFar.length / 20));
  console.log(names.map((name) => name.padStart(12)).join(''));
  for (const [index, sample] of samplesSoFar.entries()) {
    if (index % step !== 0 && index !== samplesSoFar.length - 1) continue;
    console.log(names.map((name) => `${Math.round(sample[name] * 10) / 10}`.padStart(12)).join(''));
  }
  const { audits, stops, clocks, restarts } = done;
  const innocents = scores.filter(({ truth }) => truth === 'innocent').length;
  console.log(
    `${audits} audits, stopped ${stops} times, clock set ${clocks} times, proxies restarted in ` +
      `${restarts}; ${innocents} innocent pairs of target and route`,
  );
  for (const { seed, host, route, confidence, kinds } of scores.filter(isFalseBlame)) {
    console.log(`  world ${seed}: ${host} over ${route} called blocked, ${confidence}: ${kinds}`);
  }
}

function judge(): void {
  const middle = Math.floor(samplesSoFar.length / 2);
  const [early, late] = [samplesSoFar.slice(0, middle), samplesSoFar.slice(middle)];
  const span = (late.at(-1)?.attempts ?? Number.NaN) - (late[0]?.attempts ?? 0);
  const grown = (name: 'heap' | 'rss'): number =>
    Math.max(0, span * slopeOf(late.map((one) => ({ x: one.attempts, y: one[name] }))));
  const highest = (some: readonly Sample[], name: keyof Held): number =>
    Math.max(...some.map((one) => one[name]));
  const more = (name: keyof Held): number =>
    Math.max(0, highest(late, name) - highest(early, name));
  const memory = { most: youngMB + (leakMB * span) / perAttempts, unit: 'MB' } as const;
  const blamed = scores.filter(isFalseBlame);
  const strongly = blamed.filter((s) => isBlockedAt(s, 'certain') || isBlockedAt(s, 'likely'));
  verdict([
    { name: `growth of the heap over the last ${span} attempts`, value: grown('heap'), ...memory },
    { name: 'the same of resident memory', value: grown('rss'), ...memory },
    { name: 'more handles than in the first half', value: more('handles'), most: 0, unit: '' },
    { name: 'more file descriptors', value: more('descriptors'), most: 0, unit: '' },
    { name: 'more temporary files', value: more('files'), most: 0, unit: '' },
    { name: 'innocents blocked, certain or likely', value: strongly.length, most: 0, unit: '' },
    { name: 'innocents blocked at all', value: blamed.length, most: 0, unit: '' },
  ]);
}
