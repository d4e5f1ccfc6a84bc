import { getEventListeners } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { Observation } from '../../src/model/audit/observation.ts';
import { failure } from '../../src/net/failure-of.ts';
import type { Unnumbered } from '../../src/net/options.ts';
import { type KeptWaits, openWaits, type Taking } from '../../src/probe/kept-waits.ts';
import type { ProbeOptions } from '../../src/probe/recipe.ts';
import { attempt } from './attempt.ts';

const timeoutMs = 20;
const mostMs = 60;
const lag = { now: () => 0, stillSince: () => 0, stop: () => {} };
const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;

type Step = Unnumbered<Observation>;

function connect(durationMs: number, code?: 'timeout' | 'refused'): Step {
  return {
    ...{ step: 'connect', role: 'target', address: '192.0.2.1', port: 443 },
    ...{ startedAt: '2026-01-01T00:00:00.000Z', durationMs },
    failure: code === undefined ? null : failure(code, ''),
  };
}

function waitsOf(signal = new AbortController().signal): KeptWaits {
  const waits = openWaits({ mostMs, timeoutMs, signal });
  onTestFinished(waits.end);
  return waits;
}

interface Tried {
  readonly told: number[];
  readonly further: Partial<ProbeOptions>;
  /** Of its steps. */
  readonly signal: AbortSignal;
  /** Notes a step, or ends the try. */
  readonly note: (step: Step) => void;
  readonly end: () => void;
  readonly taken: Promise<void>;
}

/** A try whose steps come when the test says so, until it is aborted. */
function tried(waits: KeptWaits, over: Partial<Attempt> = {}): Tried {
  const told: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const own = new AbortController();
  let further: Partial<ProbeOptions> = {};
  let signal: AbortSignal = own.signal;
  let note: Tried['note'] = () => {};
  const taking: Taking = {
    attempt: attempt(over),
    lag,
    ending: own,
    note: ({ step }) => told.push(step.durationMs),
    probe: (given, noted) => {
      further = given;
      note = (step) => noted(step, 0);
      signal = given.signal ?? own.signal;
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      return promise;
    },
  };
  const taken = waits.take(taking);
  return { told, further, signal, note, end: resolve, taken };
}

const longer = { id: 'a9', purpose: 'repeat', controlOf: 'a1', timeoutMs: mostMs } as const;

/** One of the plan that is told as silent, and goes on. */
async function silentOne(waits: KeptWaits, over: Partial<Attempt> = {}): Promise<Tried> {
  const one = tried(waits, { id: 'a1', ...over });
  one.further.waiting?.tell(connect(timeoutMs, 'timeout'));
  await one.taken;
  return one;
}

describe('openWaits()', () => {
  it('tells one of the plan at its deadline, and lets it go on', async () => {
    const one = await silentOne(waitsOf());
    one.note(connect(40));
    expect(one.told).toEqual([timeoutMs]);
    expect(one.signal.aborted).toBe(false);
    expect(one.further.waiting?.isTold()).toBe(true);
  });

  it('takes one that is not silent to its end', async () => {
    const one = tried(waitsOf(), { id: 'a1' });
    one.note(connect(3));
    one.end();
    await one.taken;
    expect(one.told).toEqual([3]);
  });

  it('gives a longer try that is as silent what the first one has come to, and cuts it short', async () => {
    const waits = waitsOf();
    const first = await silentOne(waits);
    const again = tried(waits, longer);
    first.note(connect(40));
    first.end();
    await again.taken;
    expect(again.told).toEqual([40]);
    expect(again.signal.aborted).toBe(true);
  });

  it('gives a longer try its own steps where it is told anything', async () => {
    const waits = waitsOf();
    const first = await silentOne(waits);
    first.note(connect(mostMs, 'timeout'));
    first.end();
    const again = tried(waits, longer);
    again.note(connect(2));
    again.end();
    await again.taken;
    expect(again.told).toEqual([2]);
  });

  it('lets a longer try that came further wait for itself', async () => {
    const waits = waitsOf();
    const first = await silentOne(waits);
    first.note(connect(mostMs, 'timeout'));
    first.end();
    const again = tried(waits, longer);
    again.note(connect(2));
    // Beyond the deadline, which ends one that is as silent as before.
    await new Promise((resolve) => setTimeout(resolve, timeoutMs * 2));
    again.note(connect(50, 'timeout'));
    again.end();
    await again.taken;
    expect(again.told).toEqual([2, 50]);
    expect(again.signal.aborted).toBe(true);
  });

  it('has an outcome once: who asks again waits for itself', async () => {
    const waits = waitsOf();
    const first = await silentOne(waits);
    first.note(connect(mostMs, 'timeout'));
    first.end();
    await tried(waits, longer).taken;
    const again = tried(waits, { ...longer, id: 'a10' });
    again.note(connect(58, 'timeout'));
    again.end();
    await again.taken;
    expect(again.told).toEqual([58]);
  });

  it('lets nothing go on of a repeat, a control, a way that a PAC file chooses, and what is alone', async () => {
    const waits = waitsOf();
    for (const over of [
      { purpose: 'repeat', controlOf: 'a1' },
      { purpose: 'control', control: 'way-out' },
      { select: true },
      { alone: true },
    ] as const) {
      const one = tried(waits, over);
      expect(one.further.waiting).toBeUndefined();
      one.end();
      await one.taken;
    }
  });

  it('keeps sixteen through one proxy', async () => {
    const waits = waitsOf();
    for (let index = 1; index <= 16; index += 1) await silentOne(waits, { id: `a${index}`, proxy });
    const [next, direct] = [tried(waits, { id: 'a17', proxy }), tried(waits, { id: 'a18' })];
    expect(next.further.waiting?.mayGoOn()).toBe(false);
    expect(direct.further.waiting?.mayGoOn()).toBe(true);
    for (const one of [next, direct]) one.end();
    await Promise.all([next.taken, direct.taken]);
  });

  it('gives up those on a way on which something is to be alone', async () => {
    const waits = waitsOf();
    const through = await silentOne(waits, { id: 'a1', proxy });
    const direct = await silentOne(waits, { id: 'a2' });
    waits.clear([attempt({ proxy, alone: true })]);
    expect(through.signal.aborted).toBe(true);
    expect(direct.signal.aborted).toBe(false);
    const again = tried(waits, longer);
    again.note(connect(7));
    again.end();
    await again.taken;
    expect(again.told).toEqual([7]);
  });

  it('gives all up at the end, and with the audit', async () => {
    const waits = waitsOf();
    const one = await silentOne(waits);
    waits.end();
    expect(one.signal.aborted).toBe(true);

    const audit = new AbortController();
    const others = waitsOf(audit.signal);
    const other = await silentOne(others);
    audit.abort(new Error('Ctrl-C'));
    expect(other.signal.reason).toBe(audit.signal.reason);
    others.end();
    expect(getEventListeners(audit.signal, 'abort')).toHaveLength(0);
  });
});
