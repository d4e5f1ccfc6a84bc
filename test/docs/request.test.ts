import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { requestFlags } from '../../src/cli/args/audit-flags.ts';
import { type ConfigWish, withConfig } from '../../src/setup/config/with-config.ts';
import type { AuditRequest } from '../../src/setup/request/audit-request.ts';

const page = readFileSync(new URL('../../docs/request.md', import.meta.url), 'utf8');

const everything: Required<AuditRequest> = {
  ...{ catalogues: ['mde-gov'], targets: ['a.example'], os: ['linux'], agent: 'mma' },
  ...{ regions: ['eu'], cloud: 'gcc', portal: true, settings: ['a.reg'], routes: ['direct'] },
  ...{ controls: ['b.example'], revocation: false, interceptionCheck: false, samples: 2 },
  ...{ lab: 'company', resolver: '192.0.2.1', compareResolver: '192.0.2.2' },
  ...{ resolve: ['a.example:443:192.0.2.1'], connectTo: [':443:192.0.2.1:443'] },
  ...{ ca: ['a.pem'], expectRoot: ['ab'.repeat(20)], systemCa: true, timeoutMs: 5 },
  ...{ concurrency: 1, perProxy: 1, perNameServer: 1, rate: 1, failOn: 'never', redact: true },
  waivers: [{ target: 'a.example', until: '2027-01-31', reason: 'moves' }],
  site: 'Berlin',
  ...{ only: ['t1'], onlyRed: 'a.ndjson', untilGreen: true, forMs: 1 },
};

async function asked(text: string, wish: ConfigWish = {}): ReturnType<typeof withConfig> {
  const working = await mkdtemp(join(tmpdir(), 'netready-page-'));
  onTestFinished(() => rm(working, { recursive: true }));
  await writeFile(join(working, 'netready.jsonc'), text);
  return withConfig({}, { working, ...wish });
}

describe('docs/request.md', () => {
  it('shows a request that is one', async () => {
    const [, text = ''] = /```jsonc\n(.*?)```/s.exec(page) ?? [];
    const { request } = await asked(text, { profile: 'branch' });
    expect(request).toMatchObject({ os: ['windows-11'], routes: ['direct', expect.any(String)] });
  });

  it('has every field, and the option that says the same', () => {
    const cell = /\| `(\w+)`[^|]*\| `(--[a-z-]+)` (?=\|)/g;
    const told = [...page.matchAll(cell)].map(([, field, option]) => `${field} ${option}`);
    const fields = Object.entries(requestFlags).map(([field, { name }]) => `${field} --${name}`);
    expect(told.toSorted()).toEqual(fields.toSorted());
  });

  it('lists what a file may say that nobody named, and no more', async () => {
    const [, list = ''] = /may say what is\naudited: (.*?)\./s.exec(page) ?? [];
    const told = [...list.matchAll(/`(\w+)`/g)].map(([, field]) => field);
    const taken: string[] = [];
    for (const [field, value] of Object.entries(everything)) {
      await asked(JSON.stringify({ [field]: value })).then(
        () => taken.push(field),
        () => {},
      );
    }
    expect(taken).toEqual(told);
  });
});
