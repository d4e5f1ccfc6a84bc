import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { confirm } from '../../../src/cli/out/confirm.ts';

function terminal(): PassThrough & { readonly isTTY: boolean } {
  return Object.assign(new PassThrough(), { isTTY: true });
}

describe('confirm()', () => {
  it.each([
    ['y\n', true],
    ['Yes\n', true],
    [' y \n', true],
    ['\n', false],
    ['n\n', false],
    ['yesterday\n', false],
  ])('takes %j for %s', async (line, said) => {
    const input = terminal();
    const output = new PassThrough();
    const answer = confirm('Start?', { option: '--yes', input, output });
    input.write(line);
    expect(await answer).toBe(said);
    output.end();
    expect(await text(output)).toContain('Start? (y/N) ');
  });

  it('takes the end of the input for a no', async () => {
    const input = terminal();
    const answer = confirm('Start?', { option: '--yes', input, output: new PassThrough() });
    input.end();
    expect(await answer).toBe(false);
  });

  it('asks nobody where there is no terminal', async () => {
    const asked = confirm('Start?', { option: '--yes', input: new PassThrough() });
    await expect(asked).rejects.toThrow('as no terminal is there: give --yes');
  });
});
