import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { abortFamily, linkedAbort } from '../../../src/net/socket/linked-abort.ts';

describe('linkedAbort()', () => {
  it('follows the signal, with its reason', () => {
    const abort = new AbortController();
    const { signal } = linkedAbort(abort.signal);
    expect(signal.aborted).toBe(false);
    abort.abort('why');
    expect(signal.reason).toBe('why');
  });

  it('is aborted at once where the signal was', () => {
    expect(linkedAbort(AbortSignal.abort('before')).signal.reason).toBe('before');
  });

  it('leaves no listener with the signal once it is ended', () => {
    const abort = new AbortController();
    const { signal, end } = linkedAbort(abort.signal);
    end();
    expect(signal.aborted).toBe(true);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });
});

describe('abortFamily()', () => {
  it('aborts every member with the reason of the signal that they follow', () => {
    const followed = new AbortController();
    const family = abortFamily(followed.signal);
    const members = [family.member(), family.member()];
    followed.abort(new Error('enough'));
    for (const { signal } of members) expect(signal.reason).toEqual(new Error('enough'));
    expect(family.member().signal.aborted).toBe(true);
  });

  it('leaves alone who has left', () => {
    const followed = new AbortController();
    const family = abortFamily(followed.signal);
    const [one, other] = [family.member(), family.member()];
    one.leave();
    followed.abort();
    expect([one.signal.aborted, other.signal.aborted]).toEqual([false, true]);
  });

  it('has one listener however many members, and none when it has ended', () => {
    const { signal } = new AbortController();
    const family = abortFamily(signal);
    for (let count = 0; count < 100; count += 1) family.member();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    family.end();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
