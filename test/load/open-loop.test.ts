import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { arrivals } from '../../src/load/arrivals.ts';
import { type OpenLoopOptions, openLoop } from '../../src/load/open-loop.ts';
import type { Outcome } from '../../src/load/tally.ts';

const passed: Outcome = {
  steps: [{ step: 'connect', ms: 1 }],
  failure: null,
  connections: 1,
  receivedBytes: 10,
  sentBytes: 3,
};

function options(rate: number, change: Partial<OpenLoopOptions> = {}): OpenLoopOptions {
  return {
    next: arrivals('constant', { rate, random: Math.random }),
    durationMs: 100,
    connections: 1000,
    timeoutMs: 10_000,
    signal: new AbortController().signal,
    ...change,
  };
}

/** Holds the one thread, as a garbage collection would. */
function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

describe('openLoop()', () => {
  it('starts every operation that is due, no more and no fewer', async () => {
    const tally = await openLoop(async () => passed, options(200));
    expect(tally).toMatchObject({ due: 20, succeeded: 20, failed: 0, unfinished: 0 });
    expect(tally).toMatchObject({ connections: 20, receivedBytes: 200, sentBytes: 60 });
    expect(tally.durationMs).toBe(100);
    expect(tally.latency.count).toBe(20);
    expect(tally.steps.get('connect')?.count).toBe(20);
  });

  it('starts on time while none has ended', async () => {
    const gate = Promise.withResolvers<void>();
    let started = 0;
    const tally = await openLoop(async () => {
      started += 1;
      if (started === 10) gate.resolve();
      await gate.promise;
      return passed;
    }, options(100));
    expect(tally).toMatchObject({ due: 10, succeeded: 10, inFlight: 10 });
  });

  it('counts from the intended start what had to wait for a connection', async () => {
    let first = true;
    const operate = async (): Promise<Outcome> => {
      if (first) await sleep(80);
      first = false;
      return passed;
    };
    const tally = await openLoop(operate, options(100, { connections: 1 }));
    expect(tally).toMatchObject({ due: 10, succeeded: 10, inFlight: 1 });
    // The second was due after 10 ms and could not begin before 80, however slow the machine is.
    expect(tally.steps.get('wait')?.spread()?.max).toBeGreaterThan(60);
    // The same counted from its beginning would be next to nothing; the first alone took 80 ms.
    expect(tally.latency.percentile(80)).toBeGreaterThan(40);
    expect(tally.served.percentile(80)).toBeGreaterThan(40);
    // It is the peer that was slow, and not this machine.
    expect(tally.lateness.count).toBeLessThan(10);
  });

  it('tells how late it began itself, where its own thread was held', async () => {
    let first = true;
    const operate = async (): Promise<Outcome> => {
      if (first) block(60);
      first = false;
      return passed;
    };
    const tally = await openLoop(operate, options(100));
    expect(tally.due).toBe(10);
    expect(tally.lateness.spread()?.max).toBeGreaterThan(45);
    expect(tally.latency.spread()?.max).toBeGreaterThan(45);
    expect(tally.usage.loopMs).toBeGreaterThan(45);
    // What it began late is kept apart from the time of the way.
    const without = tally.latency.percentile(80) - tally.served.percentile(80);
    expect(without).toBeGreaterThan(10);
  });

  it('tells what was used as long as it started operations, and not of the wait for the last', async () => {
    const slow = async (): Promise<Outcome> => {
      await sleep(300);
      return passed;
    };
    const tally = await openLoop(slow, options(100));
    expect(tally.usage.wallMs).toBeLessThan(280);
    expect(tally.busyMs).toBeGreaterThan(10 * 290);
  });

  it('fails what could not begin in time, and sends nothing for it', async () => {
    const gate = Promise.withResolvers<void>();
    let started = 0;
    const operate = async (): Promise<Outcome> => {
      started += 1;
      await gate.promise;
      return passed;
    };
    const run = openLoop(operate, options(100, { connections: 1, timeoutMs: 20 }));
    await sleep(150);
    gate.resolve();
    const tally = await run;
    expect(started).toBe(1);
    expect(tally).toMatchObject({ due: 10, succeeded: 1, failed: 9 });
    expect([...tally.failures.values()]).toMatchObject([
      { step: 'wait', code: 'timeout', count: 9 },
    ]);
  });

  it('counts failures by step and cause, and none of them as latency', async () => {
    const failure = { step: 'tunnel', code: 'status', detail: '403' } as const;
    const tally = await openLoop(async () => ({ ...passed, failure }), options(100));
    expect(tally).toMatchObject({ succeeded: 0, failed: 10 });
    expect([...tally.failures.values()]).toEqual([{ ...failure, count: 10 }]);
    expect(tally.latency.count).toBe(0);
  });

  it('starts nothing more once it is over, and lets what runs end', async () => {
    const tally = await openLoop(async () => passed, {
      ...options(1000),
      isOver: ({ due }) => due >= 7,
    });
    expect(tally).toMatchObject({ due: 7, succeeded: 7, unfinished: 0 });
    expect(tally.durationMs).toBeLessThanOrEqual(100);
  });

  it('cuts off what runs and drops what waits when it is aborted', async () => {
    const controller = new AbortController();
    const operate = (signal: AbortSignal): Promise<Outcome> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    const run = openLoop(operate, {
      ...options(100, { connections: 2, durationMs: 60_000 }),
      signal: controller.signal,
    });
    await sleep(60);
    controller.abort(new Error('enough'));
    const tally = await run;
    expect(tally.due).toBeGreaterThanOrEqual(3);
    expect(tally).toMatchObject({ succeeded: 0, failed: 0, unfinished: tally.due });
    expect(tally.durationMs).toBeLessThan(60_000);
  });

  it('starts nothing where it was aborted before', async () => {
    let started = 0;
    const operate = async (): Promise<Outcome> => {
      started += 1;
      return passed;
    };
    const tally = await openLoop(operate, options(100, { signal: AbortSignal.abort() }));
    expect({ started, due: tally.due }).toEqual({ started: 0, due: 0 });
  });

  it('passes a bug on', async () => {
    const operate = (): Promise<Outcome> => Promise.reject(new TypeError('a bug'));
    await expect(openLoop(operate, options(100))).rejects.toThrow('a bug');
  });

  it('tells throughput of the settled part alone', async () => {
    const tally = await openLoop(async () => passed, options(100, { durationMs: 300 }));
    expect(tally).toMatchObject({ due: 30, settledDue: 20, settledMs: 200 });
    expect(tally.settledSuccesses).toBeLessThanOrEqual(30);
  });
});
