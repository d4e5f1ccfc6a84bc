import { isIPv6 } from 'node:net';

const mask = '***';
/** What a proxy or a list of them may begin an entry with, before host and port. */
const opening =
  /^(?:[a-z]{2,10}=)?(?:(?:pac\+)?[a-z][a-z\d+.-]*:[/\\]+|(?:https?|socks[45]?[ah]?):(?!\d{1,5}$)(?=.*:))?/i;
/** A port, none, any, or the word for it; and what may follow. */
const port = /^(?:\d{0,5}|\*|PORT|[[{<$%]PORT[\]}>%]?)(?=$|[/\\?#])/i;
const keyword = /^((?:PROXY|HTTPS?|SOCKS[45]?)[ \t]+)(.*)$/is;

/**
 * What was written where a proxy is due, `jane:password` alone or in a list of proxies, without the
 * password: what follows the colon is no port. From there on all goes, as a password may hold the signs
 * that part a list. A place in a file system and an address of the sixth version stay.
 */
export function withoutBareLogin(text: string): string {
  for (const { 0: entry, index } of text.matchAll(/[^\s;,]+/g)) {
    const at = passwordIn(entry);
    if (at !== undefined) return `${text.slice(0, index + at)}${mask}`;
  }
  return text;
}

/** The same of the answer of a PAC script, or a part of it: `PROXY jane:password; DIRECT`. */
export function answerWithoutBareLogin(text: string): string {
  return text
    .split(';')
    .map((part) => {
      const [gap = ''] = /^\s*/.exec(part) ?? [];
      const [, word = '', place = ''] = keyword.exec(part.slice(gap.length)) ?? [];
      // With its `@` it is told by that, and its host stays.
      return word === '' || place.includes('@') ? part : `${gap}${word}${withoutBareLogin(place)}`;
    })
    .join(';');
}

/** Where it begins; undefined where the entry holds none. */
function passwordIn(entry: string): number | undefined {
  const [before = ''] = opening.exec(entry) ?? [];
  if (/file:/i.test(before)) return undefined;
  const place = entry.slice(before.length);
  if (/^[a-z]:[/\\]/i.test(place)) return undefined;
  // Behind a slash as well, since what is there may be a scheme that somebody mistyped.
  const found = /\[[^\]]*\]:|:(?![/\\])/.exec(place);
  if (!found) return undefined;
  const at = found.index + found[0].length;
  const behind = place.slice(at);
  // Host and port, and what follows is a path; or an address of the sixth version.
  if (port.test(behind) || behind === mask || isIPv6(place.replace(/[/%].*$/s, '')))
    return undefined;
  return before.length + at;
}
