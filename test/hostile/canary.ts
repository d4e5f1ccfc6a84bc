import type { Draw } from './draw.ts';

/** What must stand in no output, wherever it stood in an input. */
export const canary = 'C4naryC4nary';

/** The forms in which an input tells it as a secret. */
const secrets: readonly string[] = [
  `http://jane:${canary}@proxy.corp.example:8080/`,
  `https://a.example/?token=${canary}`,
  `password=${canary}`,
  `https://a.example/proxy.pac?sig=${canary}&x=1`,
];

/** One of these forms. */
export function secret(draw: Draw): string {
  return draw.oneOf(secrets);
}

/** A text with a secret put in, at the start of a line or behind a blank, so that it stays one. */
export function withSecret(text: string, draw: Draw): string {
  const gaps = [...text.matchAll(/[\s"]/g)].map(({ index }) => index + 1);
  const at = gaps.length === 0 ? text.length : draw.oneOf(gaps);
  return `${text.slice(0, at)}${secret(draw)} ${text.slice(at)}`;
}
