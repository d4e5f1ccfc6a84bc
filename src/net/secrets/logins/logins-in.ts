import { loginColon } from './login-colon.ts';

/** A piece of a text that is a login, and what is shown in its place. */
export interface Login {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

const mask = '***';
/** Within a word a quote ends nothing. */
const run = /(?:[^\s"'<>`]|(?<=[\w%])["'`](?=[\w%]))+/g;
const web = '(?:https?|ftps?|wss?|socks[45]?[ah]?)';
/** A name alone, of a user or a token. */
const nameOnly = new RegExp(`(?:\\/\\/[^/?#]*|\\b${web}:[/\\\\]{1,9}[^/\\\\?#]*)$`, 'i');
/** What stands before a user's name, with a domain of Windows. */
const slashes = new RegExp(`(?:\\/\\/|\\b${web}:[/\\\\]{1,9})(?:[^/\\\\?#;,&=]{1,60}\\\\)?$`, 'i');
const bound = /[/\\=;,&?#([{|>]/;
const host =
  /^(?:\[[\da-f:.]{2,60}\]|localhost|[\w-]{1,63}(?=:\d)|[\w-]{1,63}(?:\.[\w-]{1,63}){1,20})(?::\d{1,5})?(?=[/?#\\;,|&])/i;
/** What a style sheet or the comment of a script begins with an `@`. */
const atRule =
  /^@(?:media|font-face|import|charset|(?:-\w{1,9}-)?keyframes|supports|page|layer|license|preserve)(?![\w.:-])/;

interface Found extends Login {
  /** Where its `@` stands. */
  readonly at: number;
  readonly hasPassword: boolean;
}

/**
 * The logins in a text as it stands, before an `@`: those of addresses, whatever their schemes and slashes, and
 * `jane:password` alone. A mailbox, a port, a path with an `@` in it are none. Of what may be a password with
 * an `@` in it, or an address behind a login, what all take for the host is shown. Time linear in the text.
 */
export function loginsIn(text: string): readonly Login[] {
  const found: Login[] = [];
  for (const { 0: whole, index } of text.matchAll(run)) {
    if (!whole.includes('@')) continue;
    for (const { from, to, by } of loginsOf(whole))
      found.push({ from: index + from, to: index + to, by });
  }
  return found;
}

function loginsOf(whole: string): readonly Found[] {
  const found: Found[] = [];
  let begin = 0;
  for (let at = whole.indexOf('@'); at >= 0; at = whole.indexOf('@', begin)) {
    const before = found.at(-1);
    const isNext = before !== undefined && before.at === begin - 1;
    const login = isNext
      ? loginBehind(whole, { begin, at, before })
      : loginBefore(whole, { begin, at });
    if (login !== undefined && login.from === before?.from) found.pop();
    if (login !== undefined) found.push(login);
    begin = at + 1;
  }
  return found;
}

interface Piece {
  readonly begin: number;
  readonly at: number;
}

/** What stands between the `@` of a login and the next: more of its password, or its host and what follows. */
function loginBehind(
  whole: string,
  { begin, at, before }: Piece & { readonly before: Found },
): Found | undefined {
  const piece = whole.slice(begin, at);
  const [name] = host.exec(piece) ?? [];
  if (!before.hasPassword && (name !== undefined || /[/\\?#]/.test(piece)))
    return loginBefore(whole, { begin, at });
  if (name === undefined) {
    const hasPassword = before.hasPassword || piece.includes(':');
    return { ...before, at, to: before.to + at - before.at, hasPassword };
  }
  const behind = begin + name.length;
  const other = /[;,|&]/.test(whole.charAt(behind)) && loginBefore(whole, { begin: behind, at });
  if (other) return other;
  if (behind + 1 === at) return undefined;
  return { from: behind + 1, to: at, by: mask, at, hasPassword: true };
}

function loginBefore(whole: string, { begin, at }: Piece): Found | undefined {
  const piece = whole.slice(begin, at);
  const behind = whole.slice(at, at + 300);
  const colon = loginColon(piece, behind.slice(1));
  if (colon === undefined) {
    const [found] = nameOnly.exec(piece) ?? [];
    if (found === undefined) return undefined;
    const [before = ''] = /^[^/\\]*[/\\]+/.exec(found) ?? [];
    return { from: at - found.length + before.length, to: at + 1, by: '', at, hasPassword: false };
  }
  let start = colon;
  while (start > 0 && !bound.test(piece.charAt(start - 1))) start -= 1;
  const isAddress = slashes.test(piece.slice(Math.max(0, start - 80), start));
  if (!isAddress) {
    if (atRule.test(behind)) return undefined;
    return { from: begin + start, to: at, by: mask, at, hasPassword: true };
  }
  const domain = /[^/\\]*\\$/.exec(piece.slice(0, start))?.[0] ?? '';
  const from = begin + start - (domain.length > 1 ? domain.length : 0);
  return { from, to: at + 1, by: '', at, hasPassword: true };
}
