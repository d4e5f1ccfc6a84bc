import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyOfFile } from '../../../src/cli/rehearse/policy-of-file.ts';
import type { RuleDialect } from '../../../src/model/rules/rule-dialect.ts';

describe('policyOfFile()', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'netready-policy-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function read(text: string, dialect?: RuleDialect, own?: readonly string[]) {
    const path = join(folder, 'change');
    await writeFile(path, text);
    const asked = { dialect, circumstances: { ...(own && { own }) } };
    const found = await policyOfFile(path, asked);
    await found.close();
    return found;
  }

  it('knows a squid.conf by what stands in it, and any other list by what is said of it', async () => {
    expect((await read('# ours\n http_access deny all\n')).madeFrom.dialect).toBe('squid');
    expect((await read('a.example/\n', 'pan-os')).madeFrom).toEqual({
      file: 'change',
      dialect: 'pan-os',
    });
    expect((await read('http_access deny all\n', 'squid', ['10.0.0.1'])).madeFrom.client).toBe(
      '10.0.0.1',
    );
    await expect(read('a.example\n')).rejects.toThrow(/^Cannot tell in whose words /);
  });

  it('knows a ruleset of nftables and a PAC file by what stands in them', async () => {
    const ruleset =
      'table inet filter {\n chain forward { type filter hook forward priority 0; }\n}\n';
    expect((await read(ruleset)).madeFrom.dialect).toBe('nftables');
    const script = 'function FindProxyForURL(url, host) { return "DIRECT"; }';
    expect((await read(script, undefined, ['10.0.0.1', 'fd00::1'])).madeFrom).toEqual({
      ...{ file: 'change', dialect: 'pac', client: '10.0.0.1, fd00::1' },
    });
  });

  it('refuses two clients at once, of whom one only could be told', async () => {
    const two = ['10.0.0.1', '10.0.0.2'];
    await expect(read('http_access deny all\n', undefined, two)).rejects.toThrow(
      /^Cannot rehearse for two/,
    );
  });
});
