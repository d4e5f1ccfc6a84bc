import { cutLoginsIn } from './cut-logins-in.ts';
import { layersOf } from './layers-of.ts';
import { type Login, loginsIn } from './logins-in.ts';

/** What is taken away may make neighbours of what stood apart. */
const maxTimes = 12;
// One of these is in whatever holds a login; most texts have none.
const trace =
  /[@＠＼／]|%(?:25){0,9}(?:40|[25][fc])|\\(?:u00|x)(?:40|2f)|&#|&(?:commat|b?sol);|[/\\][^\s/\\]{0,200}:(?!\d{1,5}(?![\w%~!$*+-]))/i;

/**
 * A text without the logins of people and services in it: all that stands before an `@` and has a password, and
 * in an address the name alone as well, in whatever coding, under whatever scheme; and those of addresses
 * that were cut before it. Mailboxes, ports and paths stay. The same text again for one that has been
 * through it; time linear in the text.
 */
export function withoutLogins(text: string): string {
  let kept = text;
  for (let times = 0; times < maxTimes && trace.test(kept); times += 1) {
    const next = withoutOnce(kept);
    if (next === kept) break;
    kept = next;
  }
  return kept;
}

function withoutOnce(text: string): string {
  const found: Login[] = [];
  for (const { text: layer, starts } of layersOf(text)) {
    for (const { from, to, by } of [...loginsIn(layer), ...cutLoginsIn(layer)])
      found.push({ from: starts?.[from] ?? from, to: starts?.[to] ?? to, by });
  }
  return found.length === 0 ? text : cutOut(text, found);
}

function cutOut(text: string, found: readonly Login[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, by } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from >= done) pieces.push(text.slice(done, from), by);
    done = Math.max(done, to);
  }
  return [...pieces, text.slice(done)].join('');
}
