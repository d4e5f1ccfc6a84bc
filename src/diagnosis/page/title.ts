import { decodeText } from './decode-text.ts';

const maxCharacters = 200;

/** The text of `<title>` as a reader sees it, at most 200 characters; undefined where none. */
export function titleOf(body: string | undefined): string | undefined {
  const raw = body?.match(/<title[^>]{0,200}>([^<]{1,1000})/i)?.[1];
  const title = raw === undefined ? '' : decodeText(raw);
  return title === '' ? undefined : [...title].slice(0, maxCharacters).join('');
}
