import { createReadStream } from 'node:fs';
import { UsageError } from '../usage/usage-error.ts';
import { fieldsOf } from './json-fields.ts';

const maxBytes = 64 * 1024;

/**
 * A token for Microsoft Graph out of a file, or a pipe: the token alone, or what `az account get-access-token`
 * writes. Nothing of it is ever in an error.
 * @throws UsageError in one line where it cannot be read, or holds no token.
 */
export async function graphTokenOfFile(path: string): Promise<string> {
  return graphTokenOfText(await textOf(path), 'the file of --graph-token-file');
}

async function textOf(path: string): Promise<string> {
  try {
    const pieces: Buffer[] = [];
    // A pipe may give it in pieces, and never end.
    for await (const piece of createReadStream(path, { end: maxBytes })) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  } catch (error) {
    // Who gives the token itself in the place of a file would see it in the system's message.
    const why = (error as NodeJS.ErrnoException).code ?? 'it cannot be read';
    throw new UsageError(`Cannot read the file of --graph-token-file: ${why}`);
  }
}

/** The same out of a text; `place` says in an error where it is from. */
export function graphTokenOfText(text: string, place: string): string {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const token = (plain.startsWith('{') ? accessTokenIn(plain) : plain).replace(/^bearer +/i, '');
  if (/^[\x21-\x7e]{8,32768}$/.test(token)) return token;
  throw new UsageError(
    `Cannot use ${place}: it holds no token as az account get-access-token --resource-type ms-graph writes one`,
  );
}

function accessTokenIn(json: string): string {
  try {
    const { accessToken } = fieldsOf(JSON.parse(json));
    return typeof accessToken === 'string' ? accessToken : '';
  } catch {
    return '';
  }
}
