import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PacSelect, selectByPac } from '../../../src/discovery/pac/select-by-pac.ts';
import type { Attempt } from '../../../src/model/audit/attempt.ts';
import type { Route } from '../../../src/model/route/route.ts';
import { netOptions } from '../../net/net-options.ts';

const attempt: Attempt = {
  id: 'a1',
  target: 't1',
  route: 'r1',
  sample: 1,
  purpose: 'audit',
  scheme: 'https',
  host: 'a.example',
  port: 443,
  path: '/x',
};

async function choose(script: string | Buffer): ReturnType<PacSelect['select']> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-pac-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'some.pac'), script);
  const route = {
    id: 'r1',
    kind: 'pac',
    pac: 'file:some.pac',
    effective: true,
    settings: [],
  } as const;
  const { signal } = new AbortController();
  const chosen = await selectByPac([route], { net: netOptions(), signal, proxy: 'direct', folder });
  onTestFinished(chosen.close);
  return chosen.select(attempt);
}

describe('selectByPac()', () => {
  it('sets the word of WinHTTP beside its own, where that is another, for the URLs it was asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netready-pac-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const script = 'function FindProxyForURL(u, h) { return "PROXY p.example:1"; }';
    await writeFile(join(folder, 'some.pac'), script);
    const route = { id: 'r1', kind: 'pac', pac: 'file:some.pac', effective: true, settings: [] };
    const asked: unknown[] = [];
    const { select, close } = await selectByPac([route as Route], {
      ...{ net: netOptions(), signal: new AbortController().signal, proxy: 'direct', folder },
      winhttp: {
        urls: ['https://a.example/secret?token=1', 'https://b.example/', 'https://a.example/x'],
        ask: async (pac, urls) => {
          asked.push(pac, urls);
          return [{ proxy: 'q.example:1' }, { proxy: 'p.example:1' }];
        },
      },
    });
    onTestFinished(close);
    expect(await select(attempt)).toMatchObject({
      other: { entryPoint: 'WinHttpGetProxyForUrl', answer: 'PROXY q.example:1' },
    });
    expect(await select({ ...attempt, host: 'b.example' })).not.toHaveProperty('other');
    expect(await select({ ...attempt, host: 'c.example' })).not.toHaveProperty('other');
    expect(asked).toEqual(['file:some.pac', ['https://a.example/', 'https://b.example/']]);
  });

  it('asks the script for the URL without its path, and tells the whole answer', async () => {
    const script = 'function FindProxyForURL(u, h) { return "PROXY " + h + ":1; DIRECT"; }';
    expect(await choose(script)).toMatchObject({
      url: 'https://a.example/',
      answer: 'PROXY a.example:1; DIRECT',
      entries: [{ kind: 'http', host: 'a.example', port: 1 }, { kind: 'direct' }],
      failure: null,
    });
  });

  it('tells the line of a script that failed', async () => {
    const script = 'function FindProxyForURL(u, h) {\n\n\n  return nobody;\n}\n';
    expect(await choose(script)).toMatchObject({
      entries: [],
      failure: { code: 'pac-error', detail: 'near line 4: ReferenceError: nobody is not defined' },
    });
  });

  it.each([
    ['nothing', '', 'empty'],
    ['a login page', '<!DOCTYPE html><title>Sign in</title>', 'HTML: <!DOCTYPE html>'],
    ['an archive', Buffer.from('PK\u0003\u0004\0\0\0\0'), 'binary data'],
  ])('chooses nothing by %s', async (_, content, detail) => {
    const { failure } = await choose(content);
    expect(failure).toMatchObject({
      code: 'pac-not-a-script',
      detail: expect.stringContaining(detail),
    });
  });
});
