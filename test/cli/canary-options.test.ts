import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { main } from '../../src/cli/main.ts';

const canary = 'C4naryC4nary';
const values = [
  `http://jane:${canary}@a.example/?token=${canary}`,
  `jane:${canary}@a.example:80`,
  `password=${canary}`,
  `https://a.example/?sig=${canary}`,
];

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netready-canary-'));
  await writeFile(join(folder, 'proxy.pac'), 'function FindProxyForURL() { return "DIRECT"; }');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What keeps a command from asking anybody, whatever the option under test lets it do. */
const quiet: Readonly<Record<string, readonly string[]>> = {
  audit: ['--plan'],
  lab: ['--list'],
};

/** What came out of the process, on the screen. */
async function said(args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const write = (text: unknown, done?: unknown): boolean => {
    written.push(String(text));
    if (typeof done === 'function') done();
    return true;
  };
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(write),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  await main(args).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return written.join('');
}

it.each(commands.map((command) => ({ name: command.name, command })))(
  'a secret in any option of $name is in nothing that it says',
  async ({ name, command }) => {
    const { optionGroups } = await command.load();
    const options = optionGroups.flatMap((group) => group.options);
    const words = name === 'pac' ? [join(folder, 'proxy.pac'), 'https://a.example/'] : [];
    const taking = options.filter((option) => option.value !== undefined);
    for (const option of taking) {
      for (const value of values.slice(0, 2)) {
        const text = await said([
          name,
          ...words,
          `--${option.name}=${value}`,
          ...(quiet[name] ?? []),
        ]);
        expect(text, `--${option.name} ${value}`).not.toContain(canary);
      }
    }
    for (const value of values) {
      const text = await said([name, value, ...(quiet[name] ?? [])]);
      expect(text, `the word ${value}`).not.toContain(canary);
      expect(await said([name, `--${value}`])).not.toContain(canary);
    }
    expect(await said([...values])).not.toContain(canary);
  },
  120_000,
);
