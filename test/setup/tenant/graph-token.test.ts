import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphTokenOfFile, graphTokenOfText } from '../../../src/setup/tenant/graph-token.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { temporaryFolder } from '../../cli/run-cli.ts';

const token = 'eyJ0.C4naryC4nary-_.x';

describe('a token for Microsoft Graph', () => {
  it.each([
    ['as it stands', token],
    ['with blanks around it', `\uFEFF ${token}\r\n`],
    ['as a header has it', `Bearer ${token}`],
    ['as az writes it', JSON.stringify({ accessToken: token, tokenType: 'Bearer' })],
  ])('is read %s', async (_, text) => {
    const file = join(await temporaryFolder(), 'token');
    await writeFile(file, text);
    expect(await graphTokenOfFile(file)).toBe(token);
    expect(graphTokenOfText(text, 'a text')).toBe(token);
  });

  it.each([
    ['nothing', ''],
    ['two words', `${token} ${token}`],
    ['two lines', `${token}\n${token}`],
    ['half of a JSON', `{"accessToken":"${token}"`],
    ['more than a token has', token.repeat(10_000)],
    ['no text', `${token}\u0000`],
  ])('is refused, and not said, where there is %s', async (_, text) => {
    const file = join(await temporaryFolder(), 'token');
    await writeFile(file, text);
    const error: unknown = await graphTokenOfFile(file).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).not.toContain('C4nary');
    expect(String(error)).toContain('--graph-token-file');
  });

  it('is read no further than a token can be long', async () => {
    await expect(graphTokenOfFile('/dev/zero')).rejects.toBeInstanceOf(UsageError);
  });

  it('is not said where it was given in the place of its file', async () => {
    const error: unknown = await graphTokenOfFile(token).catch((one: unknown) => one);
    expect(String(error)).toBe('UsageError: Cannot read the file of --graph-token-file: ENOENT');
  });
});
