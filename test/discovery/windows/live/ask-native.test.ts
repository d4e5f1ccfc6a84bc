import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { askNative } from '../../../../src/discovery/windows/live/ask-native.ts';
import { liveKeys } from '../../../../src/discovery/windows/live/registry-keys.ts';

describe('askNative()', () => {
  it.skipIf(platform === 'win32')('asks nobody on another system', async () => {
    expect(await askNative({ keys: liveKeys }, { timeoutMs: 1 })).toEqual({});
  });

  it('asks nobody who has gone already', async () => {
    expect(await askNative({}, { timeoutMs: 1000, signal: AbortSignal.abort() })).toEqual({});
  });
});

describe('liveKeys', () => {
  it('name keys of a hive, each once', () => {
    const keys = liveKeys.map(({ key }) => key.toLowerCase());
    expect(keys.filter((key) => !/^hk(?:lm|cu|u)\\[^\\]/.test(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
