import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { askSystem } from '../../../src/net/system/system-resolver.ts';

const signal = new AbortController().signal;
const module = new URL('../../../src/net/system/system-resolver.ts', import.meta.url).href;

describe('askSystem()', () => {
  it('gives what programs on this machine get', async () => {
    const { addresses, failure } = await askSystem('localhost', { timeoutMs: 20_000, signal });
    expect(addresses).toContain('127.0.0.1');
    expect(failure).toBeNull();
  });

  it('answers many at once, each its own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => askSystem('localhost', { timeoutMs: 20_000, signal })),
    );
    expect(answers.filter(({ failure }) => failure !== null)).toEqual([]);
  });

  it('says that nothing came where its patience ends, and not where the process starts', async () => {
    const { addresses, failure } = await askSystem('localhost', {
      timeoutMs: 20_000,
      patienceMs: 0,
      signal,
    });
    expect(failure === null ? addresses : failure.code).toEqual(
      failure === null ? expect.arrayContaining(['127.0.0.1']) : 'timeout',
    );
  });

  it('rejects with the reason when it is aborted', async () => {
    const aborted = new AbortController();
    const asking = askSystem('localhost', { timeoutMs: 20_000, signal: aborted.signal });
    aborted.abort('enough');
    await expect(asking).rejects.toBe('enough');
  });

  it('says so where no process can be started', async () => {
    const script = `
      const { askSystem } = await import(${JSON.stringify(module)});
      const signal = new AbortController().signal;
      const { failure } = await askSystem('localhost', { timeoutMs: 20000, signal });
      process.stdout.write(failure.code + ' ' + failure.detail);`;
    const run = promisify(execFile);
    const { stdout } = await run(
      process.execPath,
      ['--permission', '--allow-fs-read=*', '--input-type=module', '-e', script],
      { timeout: 20_000 },
    );
    expect(stdout).toMatch(/^local-limit not asked: /);
  });

  it('holds no process up, and leaves none behind', async () => {
    const script = `
      const { askSystem } = await import(${JSON.stringify(module)});
      const signal = new AbortController().signal;
      await askSystem('localhost', { timeoutMs: 20000, signal });
      process.stdout.write('done');`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 20_000,
    });
    expect(stdout).toBe('done');
  });
});
