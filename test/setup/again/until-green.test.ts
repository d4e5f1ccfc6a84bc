import { describe, expect, it } from 'vitest';
import { buildReport } from '../../../fixtures/report/build-report.ts';
import { buildTarget, direct } from '../../../fixtures/report/build-target.ts';
import type { AuditHead, Report } from '../../../src/model/audit/report.ts';
import type { VerdictName } from '../../../src/model/finding/verdict.ts';
import {
  begunAgain,
  begunWith,
  type Ended,
  type Told,
  untilGreen,
} from '../../../src/setup/again/until-green.ts';

const hosts = ['a.example', 'b.example', 'c.example'] as const;
type Name = 'a' | 'b' | 'c';
type State = Readonly<Partial<Record<Name, VerdictName>>>;
const targets = hosts.map((host, index) => buildTarget(index + 1, host));
const nameOf = (host: string): Name => host.slice(0, 1) as Name;

/** What a look at the targets of a head sees; what is not said passes. */
function seen(head: Pick<AuditHead, 'targets' | 'options'>, state: State): Report {
  return buildReport({
    targets: head.targets,
    routes: [direct],
    verdictOf: ({ host }) => state[nameOf(host)] ?? 'reachable',
    options: { ...head.options, routesByHand: true },
  });
}

const whole = seen({ targets, options: seenOptions() }, {});

function seenOptions(): AuditHead['options'] {
  return buildReport({ targets, routes: [direct], verdictOf: () => 'reachable' }).options;
}

interface World {
  /** What each look sees, the first audit first; the last state stays. */
  readonly states: readonly State[];
  readonly forMs?: number;
  /** Ctrl-C during the wait before this look. */
  readonly abortBefore?: number;
  /** Ctrl-C in the midst of this look. */
  readonly abortIn?: number;
  readonly list?: readonly (typeof targets)[number][];
  readonly begun?: Report;
}

interface Course extends Ended {
  /** Which hosts each look asked. */
  readonly asked: readonly string[];
  readonly told: readonly Told[];
  readonly waits: readonly number[];
  /** What was saved, in order. */
  readonly reports: readonly Report[];
}

async function course({
  states,
  forMs,
  abortBefore,
  abortIn,
  list,
  begun,
}: World): Promise<Course> {
  const controller = new AbortController();
  let at = 0;
  const asked: string[] = [];
  const told: Told[] = [];
  const waits: number[] = [];
  const reports: Report[] = [];
  const stateOf = (look: number): State => states[Math.min(look, states.length - 1)] ?? {};
  const first = begun ?? seen({ targets, options: whole.options }, stateOf(0));
  const from = begun ? begunAgain(begun) : begunWith(first);
  const ended = await untilGreen(from, {
    plan: async () => ({ ...whole, targets: list ?? targets }),
    look: async (head) => {
      asked.push(head.targets.map(({ host }) => nameOf(host)).join(''));
      const isCut = asked.length === abortIn;
      if (isCut) controller.abort();
      const state = isCut
        ? ({ a: 'not-run', b: 'not-run', c: 'not-run' } as const)
        : stateOf(asked.length);
      at += 1000;
      const report = seen(head, state);
      reports.push(report);
      return report;
    },
    clock: {
      chance: () => 0.5,
      elapsedMs: () => at,
      wait: async (ms) => {
        waits.push(ms / 1000);
        at += ms;
        if (asked.length + 1 === abortBefore) controller.abort();
      },
    },
    forMs,
    signal: controller.signal,
    tell: (one) => told.push(one),
  });
  return { ...ended, asked, told, waits, reports };
}

function turnsOf({ told }: Course): string[] {
  return told.flatMap((one) =>
    one.told === 'turns'
      ? one.turns.map(({ url, turn }) => `${nameOf(url.slice(8))} ${turn} ${one.counts.red}`)
      : [],
  );
}

const red = { a: 'blocked', b: 'blocked' } as const;

describe('untilGreen()', () => {
  it('looks at nothing where nothing is red', async () => {
    expect(await course({ states: [{}] })).toMatchObject({
      asked: [],
      looks: 0,
      isUnproved: false,
    });
  });

  it('asks what is red alone, and all that had been red once more before it says green', async () => {
    const run = await course({ states: [red, { b: 'blocked' }, { b: 'blocked' }, {}, {}] });
    expect(run.asked).toEqual(['ab', 'b', 'b', 'ab']);
    expect(turnsOf(run)).toEqual(['a green 1', 'b green 0']);
    expect(run.waits).toEqual([30, 30, 60]);
    expect(run.report.targets.map(({ id }) => id)).toEqual(['t1', 't2']);
    expect(run.isUnproved).toBe(false);
  });

  it('needs no last look where all passed in one', async () => {
    expect((await course({ states: [red, {}] })).asked).toEqual(['ab']);
  });

  it('goes on where the last look finds what had passed red again', async () => {
    const run = await course({ states: [red, { b: 'blocked' }, {}, { a: 'down' }, {}, {}] });
    expect(run.asked).toEqual(['ab', 'b', 'ab', 'a', 'ab']);
    expect(turnsOf(run)).toEqual(['a green 1', 'b green 0', 'a red-again 1', 'a green 0']);
  });

  it('waits longer while nothing turns, and begins anew where something does', async () => {
    const still = Array.from({ length: 6 }, () => red);
    const run = await course({ states: [...still, { b: 'blocked' }, { b: 'blocked' }, {}] });
    expect(run.waits).toEqual([30, 60, 120, 240, 480, 600, 30, 60]);
  });

  it('ends after its time with one last look at all of it', async () => {
    const run = await course({ states: [red, { b: 'blocked' }], forMs: 100_000 });
    expect(run.asked).toEqual(['ab', 'b', 'ab']);
    expect(run.told.at(-1)).toMatchObject({ told: 'last-look', isOver: true });
    expect(run.report.verdicts.map(({ verdict }) => verdict)).toContain('blocked');
    expect(run.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(100);
  });

  it('takes no look from before the wait in which its time ends for the last one', async () => {
    const run = await course({ states: [red], forMs: 20_000 });
    expect(run.asked).toEqual(['ab']);
    expect(run.waits).toEqual([20]);
  });

  it('ends with the last report where it is interrupted in a wait', async () => {
    const run = await course({ states: [red, { b: 'blocked' }], abortBefore: 2 });
    expect(run.asked).toEqual(['ab']);
    expect(run.report).toBe(run.reports[0]);
    expect(run.isUnproved).toBe(false);
  });

  it('takes a look that was cut short for none', async () => {
    const run = await course({ states: [red, { b: 'blocked' }], abortIn: 2 });
    expect(run.report).toBe(run.reports[0]);
  });

  it('says that green is not proved where it is interrupted before the last look', async () => {
    const run = await course({ states: [red, { b: 'blocked' }, {}], abortIn: 3 });
    expect(run.asked).toEqual(['ab', 'b', 'ab']);
    expect(run.isUnproved).toBe(true);
  });

  it('ends where nothing of it is in the list any more', async () => {
    expect(await course({ states: [red], list: targets.slice(2) })).toMatchObject({ looks: 0 });
  });

  it('carries on from what the last look of a saved audit says', async () => {
    const before = await course({ states: [red, { b: 'blocked' }], abortBefore: 3 });
    const saved = before.reports.at(-1);
    const run = await course({ states: [{}], ...(saved && { begun: saved }) });
    expect(run.asked).toEqual(['b', 'ab']);
    expect(run.reports[0]?.options.only?.after).toMatchObject({ looks: 3 });
  });

  it('makes a look anew that was cut short when it was killed', async () => {
    const { reports } = await course({ states: [red, { b: 'blocked' }], abortBefore: 3 });
    const { finishedAt: _, ...cut } = reports.at(-1) ?? whole;
    const run = await course({ states: [{}], begun: cut });
    expect(run.asked).toEqual(['b', 'ab']);
  });
});
