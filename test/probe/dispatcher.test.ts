import { describe, expect, it, vi } from 'vitest';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import { openDispatcher } from '../../src/probe/dispatcher.ts';
import { attempt } from './attempt.ts';

const pace = () => () => Promise.resolve('here' as const);

function open({ concurrency = 8, signal = new AbortController().signal } = {}) {
  return openDispatcher({ concurrency, signal, pace });
}

/** Work that ends when it is told to. */
function work() {
  const ends = new Map<string, () => void>();
  const events: string[] = [];
  return {
    events,
    do: ({ id }: Attempt): Promise<void> => {
      events.push(id);
      return new Promise((resolve) => ends.set(id, resolve));
    },
    end: (id: string): void => ends.get(id)?.(),
  };
}

function tries(from: number, count: number, over: Partial<Attempt> = {}): Attempt[] {
  return Array.from({ length: count }, (_, index) => attempt({ id: `a${from + index}`, ...over }));
}

describe('openDispatcher()', () => {
  it('starts those of one that joined later where the one before has nothing left to start', async () => {
    const dispatcher = open({ concurrency: 3 });
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { events, do: one, end } = work();
    const later = second.run(tries(11, 2), one);
    const earlier = first.run(tries(1, 4), one);
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a2', 'a3']));
    end('a2');
    end('a3');
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a2', 'a3', 'a4', 'a11']));
    end('a11');
    await vi.waitFor(() => expect(events.at(-1)).toBe('a12'));
    for (const id of ['a1', 'a4', 'a12']) end(id);
    await Promise.all([later, earlier]);
  });

  it('ends each of them with its own attempts', async () => {
    const dispatcher = open();
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const slow = first.run(tries(1, 1), one);
    const quick = second.run(tries(11, 1), one);
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a11']));
    end('a11');
    await quick;
    const broken = second.run(tries(12, 1), () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    end('a1');
    await slow;
  });

  it('keeps what is alone on its way apart from the others, and those from it', async () => {
    const dispatcher = open();
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const others = second.run(tries(11, 1), one);
    await vi.waitFor(() => expect(events).toEqual(['a11']));
    const alone = first.run(tries(1, 1, { alone: true }), one);
    await new Promise(setImmediate);
    expect(events).toEqual(['a11']);
    end('a11');
    await others;
    await vi.waitFor(() => expect(events).toEqual(['a11', 'a1']));
    const after = second.run(tries(12, 1), one);
    await new Promise(setImmediate);
    expect(events).toEqual(['a11', 'a1']);
    end('a1');
    await alone;
    await vi.waitFor(() => expect(events).toEqual(['a11', 'a1', 'a12']));
    end('a12');
    await after;
  });

  it('does not let one that joined later overtake what waits to be alone', async () => {
    const dispatcher = open();
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const before = first.run([...tries(1, 1), ...tries(2, 1, { alone: true })], one);
    const behind = second.run(tries(11, 1), one);
    await vi.waitFor(() => expect(events).toEqual(['a1']));
    end('a1');
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a2']));
    end('a2');
    await before;
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a2', 'a11']));
    end('a11');
    await behind;
  });

  it('has room where nothing may start, and none while something may', async () => {
    const dispatcher = open({ concurrency: 2 });
    const starter = dispatcher.join();
    const { do: one, end, events } = work();
    await dispatcher.hasRoom();
    const running = starter.run(tries(1, 3), one);
    let hasRoom = false;
    void dispatcher.hasRoom().then(() => {
      hasRoom = true;
    });
    await vi.waitFor(() => expect(events).toEqual(['a1', 'a2']));
    await new Promise(setImmediate);
    expect(hasRoom).toBe(false);
    end('a1');
    await vi.waitFor(() => expect(events).toContain('a3'));
    await new Promise(setImmediate);
    // As many are in flight as may be.
    expect(hasRoom).toBe(false);
    end('a2');
    await vi.waitFor(() => expect(hasRoom).toBe(true));
    end('a3');
    await running;
  });

  it('starts nothing while it is held, and has no room then', async () => {
    const dispatcher = open();
    const { do: one, end, events } = work();
    const goOn = dispatcher.hold();
    const running = dispatcher.join().run(tries(1, 1), one);
    const hasRoom = dispatcher.hasRoom();
    await new Promise(setImmediate);
    expect(events).toEqual([]);
    goOn();
    await hasRoom;
    expect(events).toEqual(['a1']);
    end('a1');
    await running;
  });

  it('does what takes the CPU when what is in flight has ended', async () => {
    const dispatcher = open();
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const running = second.run(tries(1, 1), one);
    await vi.waitFor(() => expect(events).toEqual(['a1']));
    const quiet = first.quietly(() => events.push('quiet'));
    const more = dispatcher.join().run(tries(2, 1), one);
    end('a1');
    await quiet;
    await vi.waitFor(() => expect(events).toEqual(['a1', 'quiet', 'a2']));
    end('a2');
    await Promise.all([running, more]);
  });

  it('does not wait for what is slow', async () => {
    const dispatcher = open();
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const running = second.run(tries(1, 1), one);
    await vi.waitFor(() => expect(events).toEqual(['a1']));
    expect(await first.quietly(() => 'done')).toBe('done');
    await expect(first.quietly(() => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    end('a1');
    await running;
  });

  it('ends all of them after an abort, with what is in flight', async () => {
    const stop = new AbortController();
    const dispatcher = open({ concurrency: 1, signal: stop.signal });
    const [first, second] = [dispatcher.join(), dispatcher.join()];
    const { do: one, end, events } = work();
    const all = [first.run(tries(1, 2), one), second.run(tries(11, 1), one)];
    await vi.waitFor(() => expect(events).toEqual(['a1']));
    stop.abort();
    await all[1];
    await dispatcher.hasRoom();
    end('a1');
    await all[0];
    await first.run(tries(3, 1), one);
    expect(events).toEqual(['a1']);
  });
});
