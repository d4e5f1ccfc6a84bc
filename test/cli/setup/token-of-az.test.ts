import { readFile, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { tokenOfAz } from '../../../src/cli/setup/token-of-az.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { temporaryFolder } from '../run-cli.ts';
import { fakeAz } from './fake-az.ts';

const token = 'eyJhbGciOiJub25lIn0.C4naryC4nary.C4naryC4nary';
const signal = new AbortController().signal;
const patient = { timeoutMs: 60_000, signal };

async function withAz(script: string): Promise<string> {
  const { folder, PATH } = await fakeAz(script);
  vi.stubEnv('PATH', PATH);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}

async function refusal(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.catch((one: unknown) => one);
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).not.toMatch(/C4nary|\n/);
  return String(error);
}

/** Whether a process is there and no zombie. */
async function isThere(pid: string): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return !/\) [ZX]/.test(state);
}

describe('tokenOfAz()', () => {
  it('takes the token out of what az writes, and names the tenant where one is given', async () => {
    const folder = await withAz(`echo '{"accessToken":"${token}","tokenType":"Bearer"}'`);
    expect(await tokenOfAz(patient)).toBe(token);
    expect(await tokenOfAz({ ...patient, tenant: 'contoso.com' })).toBe(token);
    const words = 'account get-access-token --resource-type ms-graph --output json';
    const called = await readFile(join(folder, 'called'), 'utf8');
    expect(called).toBe(`${words}\n${words} --tenant contoso.com\n`);
  });

  it('says in one line that there is no az', async () => {
    vi.stubEnv('PATH', await temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusal(tokenOfAz(patient))).toContain('no az on the PATH');
  });

  it.each([
    ['that fails, with a token among its words', `echo "${token}" >&2; exit 1`, 'exit status 1'],
    ['that fails after it wrote one', `echo '{"accessToken":"${token}"}'; exit 3`, 'status 3'],
    ['that writes something else', `echo "${token} and more"`, 'holds no token'],
    ['that writes half of a JSON', `printf '{"accessToken":"${token}'`, 'holds no token'],
    ['that writes nothing', '', 'holds no token'],
    ['that writes without end', `yes ${token}`, 'more than any token has'],
    ['that is killed', 'kill -9 $$', 'a signal'],
  ])('says nothing of the words of one %s', async (_, script, why) => {
    await withAz(script);
    expect(await refusal(tokenOfAz(patient))).toContain(why);
  });

  it('ends one that is silent, with all that it started', async () => {
    const folder = await withAz('sleep 600 &\necho $! > "$(dirname "$0")/pid"\nwait');
    const asked = tokenOfAz({ timeoutMs: 3000, signal });
    expect(await refusal(asked)).toContain('not answered in 3000 ms');
    const pid = (await readFile(join(folder, 'pid'), 'utf8')).trim();
    expect(await vi.waitUntil(async () => !(await isThere(pid)))).toBe(true);
  });

  it('has no token where it is interrupted', async () => {
    const folder = await withAz('sleep 600');
    const controller = new AbortController();
    const started = (async () => {
      for await (const _ of watch(folder)) return;
    })();
    const asked = tokenOfAz({ timeoutMs: 60_000, signal: controller.signal });
    await started;
    controller.abort();
    expect(await asked).toBeUndefined();
  });
});
