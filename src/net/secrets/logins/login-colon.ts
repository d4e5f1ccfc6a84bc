/** What holds a colon and is no login: an address of the sixth version, a time of the day. */
const candidate =
  /\[[\da-f:.]{0,60}(?:%[\w.-]{0,60})?\]|\b\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?(?![\w@])|:/gi;
const web = /\b(?:https?|ftps?|wss?|socks[45]?[ah]?|file)$/i;
const drive = /(?:^|[^\w])[a-z]$/i;
/** Before a mailbox, and no user. */
const label =
  /(?:^|[^\w-])(?:e-?mail|mail|mailto|contact|sips?|acct|xmpp|from|to|cc|bcc|reply-to)$/i;
const mailbox = /[\w.+%-]*$/y;
const port = /(?:\d{1,5}|PORT)(?=[/?#\\])/iy;
const listed = /\d{1,5}(?=[;,|&)])/y;
const proxy = /^[\w.-]{1,255}:\d{1,5}(?!\w)/;
/** A token may be a password; what is longer is a script on one line. */
const longest = 4096;

/**
 * Where in what stands before an `@` the colon between a user and a password is; undefined where there is
 * none. Before digits and a slash it is a port's, unless what follows the `@` is a host with a port.
 * @param behind what follows the `@`.
 */
export function loginColon(text: string, behind: string): number | undefined {
  let likely: number | undefined;
  for (const { 0: found, index } of text.matchAll(candidate)) {
    if (found !== ':' || text.length - index > longest) continue;
    switch (colonOf(text, { index, behind })) {
      case 'login':
        return index;
      case 'either':
        likely ??= index;
    }
  }
  return text.endsWith('***') ? undefined : likely;
}

interface Place {
  readonly index: number;
  readonly behind: string;
}

function colonOf(text: string, { index, behind }: Place): 'login' | 'either' | 'other' {
  const next = index + 1;
  const sign = text.charAt(next);
  if (sign === '') return 'other';
  const before = text.slice(Math.max(0, index - 20), index);
  if (sign === '/' || sign === '\\') {
    const second = text.charAt(next + 1);
    if (second === '/' || second === '\\') return 'other';
    return web.test(before) || drive.test(before) ? 'other' : 'login';
  }
  if (label.test(before) && matchesAt(mailbox, text, next)) return 'other';
  if (matchesAt(port, text, next)) return proxy.test(behind) ? 'login' : 'other';
  return matchesAt(listed, text, next) ? 'either' : 'login';
}

function matchesAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}
