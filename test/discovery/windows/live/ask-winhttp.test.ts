import { platform } from 'node:process';
import { describe, expect, it } from 'vitest';
import { askWinhttp } from '../../../../src/discovery/windows/live/ask-winhttp.ts';

describe('askWinhttp()', () => {
  it('asks for no file of this machine, and for no URL', async () => {
    expect(await askWinhttp('file:some.pac', ['https://a.example/'])).toEqual([]);
    expect(await askWinhttp('http://a.example/p.pac', [])).toEqual([]);
  });

  it.skipIf(platform === 'win32')('asks nobody on another system', async () => {
    expect(await askWinhttp('http://a.example/p.pac', ['https://a.example/'])).toEqual([]);
  });
});
