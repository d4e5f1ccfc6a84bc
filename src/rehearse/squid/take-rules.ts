import { accessLine } from './access-list.ts';
import type { ConfigLine } from './config-lines.ts';
import { type Directive, type Gate, gates, type Reading, type Taking } from './squid-reading.ts';
import { bumpActions } from './ssl-bump.ts';

interface Access extends Directive {
  readonly name: Gate;
}

/** A line of one of the lists that let pass or refuse. */
export function takeAccess(line: ConfigLine, { name, words, reading }: Access): Taking {
  // The service comes first.
  const [action, ...names] = words.slice(name === 'adaptation_access' ? 2 : 1);
  const list = reading.lists[name];
  reading.left -= 1;
  const isTooMuch = reading.left < 0;
  const isAction = action === 'allow' || action === 'deny';
  if ((!isAction || names.length === 0) && line.unread === undefined) {
    // Squid says so, and leaves it out.
    reading.unread(line, 'malformed');
    return undefined;
  }
  const isStrange = reading.isQuoted && /["'()\\]/.test(line.text);
  if (isTooMuch || !isAction || isStrange || line.unread !== undefined) {
    reading.unread(line, line.unread ?? (isTooMuch ? 'too-much' : 'not-judged'));
    if (reading.left >= -1) list.push({ at: line, terms: [] });
    return undefined;
  }
  const access = accessLine(line, { action, names, book: reading.acls });
  if (access === 'refused') return 'refused';
  list.push(access);
  return undefined;
}

/** A line of what becomes of TLS. */
export function takeBump(
  line: ConfigLine,
  { words: [, action, ...names], reading }: Directive,
): Taking {
  const { bump, unread } = reading;
  const known = bumpActions.find((one) => one === action);
  reading.left -= 1;
  const isTooMuch = reading.left < 0;
  const isOld = action === 'allow' || action === 'deny';
  if (isTooMuch || isOld || line.unread !== undefined) {
    unread(line, line.unread ?? (isTooMuch ? 'too-much' : 'not-judged'));
    if (reading.left >= -1) bump.push({ at: line, terms: [] });
    return undefined;
  }
  if (!known) return 'refused';
  const access = accessLine(line, { action: known, names, book: reading.acls });
  if (access === 'refused') return 'refused';
  bump.push(access);
  return undefined;
}

/** Anything may stand there: rules of every list, and ACLs. */
export function takeAnything(line: ConfigLine, reading: Reading): void {
  reading.acls.open(line);
  for (const gate of gates) {
    if (gate !== 'adaptation_access') reading.lists[gate].push({ at: line, terms: [] });
  }
  reading.bump.push({ at: line, terms: [] });
}
