import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ServeConfig } from '../../../src/setup/audit/probe/serve-config.ts';
import { readServe } from '../../../src/setup/config/read-serve.ts';
import { withConfig } from '../../../src/setup/config/with-config.ts';

async function fileOf(said: unknown): Promise<{ readonly file: string; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-serve-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'netready.json');
  await writeFile(file, typeof said === 'string' ? said : JSON.stringify(said));
  return { file, folder };
}

async function read(said: unknown): Promise<ServeConfig> {
  const { file, folder } = await fileOf(said);
  return readServe(file, folder);
}

const profiles = { branch: { routes: ['direct'] }, head: { samples: 2 } };

describe('readServe()', () => {
  it('makes a module of the file and of each profile, and an audit of those that are named', async () => {
    const serve = { targets: ['*.example.com'], audits: { branch: { everyMs: 60_000 }, head: {} } };
    const config = await read({ os: ['linux'], profiles, serve });
    expect(config.probes).toBe(200);
    expect([...config.modules]).toEqual([
      ['', { request: { os: ['linux'] } }],
      ['branch', { request: { os: ['linux'], routes: ['direct'] } }],
      ['head', { request: { os: ['linux'], samples: 2 } }],
      ['http_2xx', { request: { os: ['linux'] }, validStatusCodes: ['2xx'] }],
    ]);
    expect(config.audits).toEqual([
      { name: 'branch', everyMs: 60_000, request: { os: ['linux'], routes: ['direct'] } },
      { name: 'head', everyMs: 900_000, request: { os: ['linux'], samples: 2 } },
    ]);
  });

  it('makes modules that count the status, by the profile of their name or another', async () => {
    const modules = {
      http_2xx: { profile: 'branch' },
      head: { validStatusCodes: [200, '4xx'] },
      any: {},
      wide: { profile: 'head', validStatusCodes: ['1xx'] },
    };
    const { modules: made } = await read({ os: ['linux'], profiles, serve: { modules } });
    expect(Object.fromEntries(made)).toMatchObject({
      http_2xx: { request: { routes: ['direct'] }, validStatusCodes: ['2xx'] },
      head: { request: { samples: 2 }, validStatusCodes: ['200', '4xx'] },
      any: { request: { os: ['linux'] } },
      wide: { request: { samples: 2 }, validStatusCodes: ['1xx'] },
    });
    expect(made.get('any')).not.toHaveProperty('validStatusCodes');
  });

  it('has a profile by the name of a module of the blackbox exporter count what that counts', async () => {
    const { modules } = await read({ profiles: { http_2xx: { samples: 2 } } });
    expect(modules.get('http_2xx')).toEqual({ request: { samples: 2 }, validStatusCodes: ['2xx'] });
  });

  it('allows nothing where nothing is said', async () => {
    expect(await read({})).toMatchObject({ targets: [], audits: [] });
  });

  it.each([
    [{ serve: [] }, 'the request'],
    [{ serve: { target: [] } }, 'did you mean targets?'],
    [{ serve: { targets: ['a.example/b'] } }, 'serve.targets[0] in'],
    [{ serve: { probes: 0 } }, 'serve.probes in'],
    [{ profiles, serve: { audits: { brunch: {} } } }, 'did you mean branch?'],
    [{ serve: { audits: { branch: {} } } }, 'the file has no profiles'],
    [{ profiles, serve: { audits: { branch: { everyMs: 9 } } } }, 'at least 10000'],
    [{ profiles, serve: { audits: { branch: { every: 9 } } } }, 'everyMs'],
    [{ profiles, serve: { modules: { a: { profile: 'brunch' } } } }, 'did you mean branch?'],
    [{ serve: { modules: { a: { profile: 'branch' } } } }, 'the file has no profiles'],
    [
      { serve: { modules: { a: { validStatusCodes: [] } } } },
      'serve.modules.a.validStatusCodes in',
    ],
    [{ serve: { modules: { a: { validStatusCodes: [99] } } } }, 'codes of HTTP'],
    [{ serve: { modules: { a: { validStatusCodes: ['2XX'] } } } }, 'codes of HTTP'],
    [{ serve: { modules: { a: { valid_status_codes: [200] } } } }, 'validStatusCodes'],
    [{ serve: { modules: { a: null } } }, 'Cannot use null for serve.modules.a in'],
    [{ profiles, serve: { audits: { branch: 9 } } }, 'Cannot use 9 for serve.audits.branch in'],
    [{ serve: { modules: { a: { profile: 'x' } } } }, 'for serve.modules.a.profile in'],
    [{ serve: { modules: ['http_2xx'] } }, 'such as {"http_2xx": {}}'],
    [{ profiles, serve: { audits: [] } }, 'serve.audits in'],
    [{ profiles: { a: { untilGreen: true } }, serve: { audits: { a: {} } } }, 'untilGreen'],
    [{ profiles: { a: { regoins: [] } } }, 'did you mean regions?'],
  ])('refuses %j in one line', async (said, why) => {
    const error = await read(said).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.name).toBe('UsageError');
    expect(error?.message).toContain(why);
    expect(error?.message).not.toContain('\n');
  });

  it('is passed by where an audit is asked for', async () => {
    const { file, folder } = await fileOf({ samples: 2, serve: { targets: ['a.example'] } });
    const { request } = await withConfig({}, { config: file, working: folder });
    expect(request).toEqual({ samples: 2 });
  });
});
