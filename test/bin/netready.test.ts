import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const bin = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bin', 'netready.js');

interface Outcome {
  readonly status: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

const complaining = `exports.crashed = async (error) => { console.error(error.message); return 2; };`;

interface RunOptions {
  /** Text of `dist/netready.cjs`; absent: the tool is not built. */
  readonly main?: string;
  readonly args?: readonly string[];
  /** Arguments of Node itself. */
  readonly node?: readonly string[];
  /** Closes the pipe of stdout at its first bytes. */
  readonly hangUp?: true;
}

/** Runs a copy of the launcher beside a command line of the test's own. */
async function run({ main, args = [], node = [], hangUp }: RunOptions): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-bin-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'bin'));
  for (const file of ['netready.js', 'package.json'])
    await copyFile(join(dirname(bin), file), join(folder, 'bin', file));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  if (main !== undefined) {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'netready.cjs'), `${complaining}\n${main}`);
  }
  const child = spawn(process.execPath, [...node, join(folder, 'bin', 'netready.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const stderr = text(child.stderr);
  if (hangUp) child.stdout.once('data', () => child.stdout.destroy());
  const stdout = hangUp ? '' : await text(child.stdout);
  const [status] = await closed;
  return { status, stdout, stderr: await stderr };
}

describe('bin/netready.js', () => {
  it('hands over the arguments and leaves with the status of the command', async () => {
    const main = `exports.main = async (args) => { console.log(args.join()); return 1; };`;
    const outcome = await run({ main, args: ['audit', '--plan'] });
    expect(outcome).toEqual({ status: 1, stdout: 'audit,--plan\n', stderr: '' });
  });

  it('says in one line that Node is too old, and leaves with 2', async () => {
    const old = `Object.defineProperty(process, 'versions', { value: { node: '22.18.9' } });
      Object.defineProperty(process, 'version', { value: 'v22.18.9' });`;
    const preload = `data:text/javascript,${encodeURIComponent(old)}`;
    const { status, stdout, stderr } = await run({ node: ['--import', preload] });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /^netready needs Node\.js 22\.19 or newer; this is v22\.18\.9 \(.+\)\n$/,
    );
  });

  it('says in one line that it is not built, and leaves with 2', async () => {
    expect(await run({})).toEqual({
      status: 2,
      stdout: '',
      stderr: 'netready is not built: run `npm run build` in its folder first\n',
    });
  });

  it('does not call a missing dependency a missing build', async () => {
    const { status, stderr } = await run({ main: `require('no-such-library');` });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^netready could not run: .*no-such-library/);
  });

  it.each([
    ['refuses', `exports.main = async () => { throw new Error('a bug'); };`],
    [
      'crashes',
      `exports.main = async () => { setImmediate(() => { throw new Error('a bug'); });
      return 0; };`,
    ],
  ])('leaves with 2 where the command %s', async (_, main) => {
    const { status, stderr } = await run({ main });
    expect(status).toBe(2);
    expect(stderr).toContain('a bug');
  });

  it('shows no secret of what crashes it, and leaves with 2', async () => {
    const crash = `process.once('beforeExit', () => {
      throw new Error('no way to http://jane:S3cretS3cret@proxy.example/?token=S3cretS3cret');
    })`;
    const preload = `data:text/javascript,${encodeURIComponent(crash)}`;
    const child = spawn(process.execPath, ['--import', preload, bin, '--version'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const closed = once(child, 'close');
    expect(await text(child.stderr)).toBe(
      'netready: a bug: Error: no way to http://proxy.example/?token=*** (again with --debug for where)\n',
    );
    expect((await closed)[0]).toBe(2);
  });

  it('writes an answer beyond the size of a pipe to its end', async () => {
    const main = `exports.main = async () => { process.stdout.write('x'.repeat(1_000_000));
      return 0; };`;
    const { status, stdout } = await run({ main });
    expect({ status, length: stdout.length }).toEqual({ status: 0, length: 1_000_000 });
  });

  it('ends quietly where the reader closes the pipe', async () => {
    const main = `exports.main = async () => {
      for (let i = 0; i < 100; i++) {
        process.stdout.write('x'.repeat(100_000));
        await new Promise((resolve) => setImmediate(resolve));
      }
      return 0; };`;
    expect(await run({ main, hangUp: true })).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
