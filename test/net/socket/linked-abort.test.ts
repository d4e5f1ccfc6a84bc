import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { linkedAbort } from '../../../src/net/socket/linked-abort.ts';

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
