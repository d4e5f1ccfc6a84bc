import type { Login } from './logins-in.ts';

const web = '\\b(?:https?|ftps?|wss?|socks[45]?[ah]?):[/\\\\]{1,9}';
const user = `[^\\s/\\\\?#"'<>@:[\\]$]{0,200}`;
/** What documentation writes in the place of a port, and what stands for a secret already. */
const noPassword = `(?!PORT\\b|\\d{1,5}(?![\\w%~!$*+-]))(?=[^\\s/?#"'<>@:\\\\$[{(*|])`;
const cut = new RegExp(
  `((?:${web}|(?<=[\\w:])\\/\\/)${user}:)${noPassword}[^\\s"'<>@]{1,4096}`,
  'gi',
);
const spaced = new RegExp(
  `((?:${web}|:\\/\\/))${user}:${noPassword}(?:(?!\\/\\/)[^@"<>]){1,200}@`,
  'gi',
);
/** A host alone at the end of a line has a dot. */
const folded = new RegExp(
  `((?:${web}|:\\/\\/))[^\\s/\\\\?#"'<>@:[\\]$.]{1,200}:[\\t\\r\\n]{1,3}[^\\s"'<>@]{1,200}@`,
  'gi',
);

/**
 * The logins in addresses of which the `@` was cut, or stands behind a blank, a tab or another line: what
 * follows the colon is no port. Time linear in the text.
 */
export function cutLoginsIn(text: string): readonly Login[] {
  if (!/[/\\]/.test(text)) return [];
  const found: Login[] = [];
  for (const { 0: whole, 1: before = '', index } of text.matchAll(cut))
    found.push({ from: index + before.length, to: index + whole.length, by: '***' });
  if (!text.includes('@')) return found;
  for (const pattern of [spaced, folded]) {
    for (const { 0: whole, 1: before = '', index } of text.matchAll(pattern))
      found.push({ from: index + before.length, to: index + whole.length, by: '' });
  }
  return found;
}
