import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { paceOfThreads } from '../../src/probe/pace-of-threads.ts';
import type { ProbeThread, Where } from '../../src/probe/probe-thread.ts';
import { attempt } from './attempt.ts';

const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
const signal = new AbortController().signal;

/** A thread whose loop is at work for so much of the time. */
function threadAt(utilization: number, isBroken = false): ProbeThread {
  const start = performance.now();
  return {
    isBroken: () => isBroken,
    join: () => ({ probe: async () => {}, leave: () => {} }),
    loop: () => {
      const ms = performance.now() - start;
      return { idle: ms * (1 - utilization), active: ms * utilization, utilization };
    },
  };
}

describe('paceOfThreads()', () => {
  it('has all here where there is no other thread', async () => {
    const next = paceOfThreads({ signal });
    expect([await next(attempt({})), await next(attempt({}))]).toEqual(['here', 'here']);
  });

  it('gives each thread what its own pace lets start', async () => {
    const next = paceOfThreads({ signal, thread: threadAt(0.1) });
    const went: Where[] = [];
    for (let index = 0; index < 60; index += 1) went.push(await next(attempt({})));
    expect(new Set(went)).toEqual(new Set(['here', 'there']));
  });

  it('gives a thread that is busy less with time', async () => {
    const next = paceOfThreads({ signal, thread: threadAt(1) });
    const went: Where[] = [];
    for (let index = 0; index < 300; index += 1) went.push(await next(attempt({})));
    const last = went.slice(-100);
    expect(last.filter((where) => where === 'there').length).toBeLessThan(50);
  });

  it('has here what goes through a proxy, by a PAC file, alone, after the plan, or to another name server', async () => {
    const next = paceOfThreads({ signal, thread: threadAt(0) });
    for (const over of [
      { proxy },
      { select: true },
      { alone: true },
      { purpose: 'control', control: 'way-out' },
      { purpose: 'repeat', controlOf: 'a1' },
      { resolver: '192.0.2.1:53' },
    ] as const) {
      expect(await next(attempt(over))).toBe('here');
    }
  });

  it('has all here where the other is broken', async () => {
    const next = paceOfThreads({ signal, thread: threadAt(0, true) });
    for (let index = 0; index < 10; index += 1) expect(await next(attempt({}))).toBe('here');
    const forced = paceOfThreads({ rate: 1000, signal, thread: threadAt(0, true) });
    expect([await forced(attempt({})), await forced(attempt({}))]).toEqual(['here', 'here']);
  });

  it('gives them turns at a rate that was asked for', async () => {
    const next = paceOfThreads({ rate: 1000, signal, thread: threadAt(0) });
    const went: Where[] = [];
    for (let index = 0; index < 4; index += 1) went.push(await next(attempt({})));
    expect(went).toEqual(['there', 'here', 'there', 'here']);
  });

  it('rejects when it is aborted, for who waits alone', async () => {
    const abort = new AbortController();
    const next = paceOfThreads({ rate: 0.01, signal: abort.signal, thread: threadAt(0) });
    await next(attempt({}));
    const waiting = next(attempt({}));
    abort.abort(new Error('Ctrl-C'));
    await expect(waiting).rejects.toThrow('aborted');
  });
});
