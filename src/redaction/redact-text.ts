import { startOf } from '../model/text/start-of.ts';
import { redactUrl } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

const longest = 4096;
// In this order, since a later one is found inside an earlier one.
const shapes =
  /(?<url>\b[a-z][a-z\d+.-]{1,12}:\/\/[^\s"'<>]+)|(?<mail>[\w.+%-]{1,64}@[\w.-]{1,200})|(?<folder>(?:\b[a-z]:\\|\\\\|\/(?:home|Users|root|opt|var|etc|tmp|mnt|srv)\/)[^\s"'<>:]*)|(?<user>\b[\w.-]{1,64}\\[\w.$-]{1,64})|(?<sid>\bS-1-\d[\d-]{3,80})|(?<mac>\b(?:[\da-f]{2}[:-]){5}[\da-f]{2}\b)|(?<six>(?<![\w:])(?:[\da-f]{0,4}:){2,7}(?:[\da-f]{1,4}|\d{1,3}(?:\.\d{1,3}){3})?(?![\w:]))|(?<four>\b\d{1,3}(?:\.\d{1,3}){3}\b)|(?<host>\b(?:[\w-]{1,63}\.){1,10}[a-z][\w-]{1,62}\b)/gi;

/**
 * A sentence of a program's (the text of an error, the title of a page) with what names a company
 * in it replaced, as far as its form tells: addresses, host names, users, mail, folders.
 */
export function redactText(text: string, redaction: Redaction): string {
  const { names } = redaction;
  return startOf(text, longest).replace(shapes, (whole: string, ...found) => {
    const groups = found.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups['url'] !== undefined) return redactUrl(whole, redaction);
    if (groups['mail'] !== undefined) return `${names.number(whole, 'user')}@mail.example`;
    if (groups['user'] !== undefined) return names.number(whole, 'user');
    if (groups['sid'] !== undefined) return names.number(whole, 'sid');
    if (groups['folder'] !== undefined) return names.number(whole, 'folder');
    if (groups['mac'] !== undefined) return names.number(whole.toLowerCase(), 'mac');
    return names.host(whole);
  });
}
