import type { Draw } from './draw.ts';

/** What must stand in no output, wherever it stood in an input. */
export const canary = 'C4naryC4nary';

/** The forms in which an input tells it as a secret. */
const secrets: readonly string[] = [
  `http://jane:${canary}@proxy.corp.example:8080/`,
  `https://a.example/?token=${canary}`,
  `password=${canary}`,
  `https://a.example/proxy.pac?sig=${canary}&x=1`,
  `http=jane:${canary}@a.example:8080;https=CORP\\jane:${canary}@b.example:8080`,
  `http://jane%3A${canary}%40proxy.corp.example:8080/`,
  `http://jane:p/${canary}@proxy.corp.example:8080`,
];

/** The same, and a form that is hidden where others wrote it: nobody knows what its name stands for. */
export const foreignSecrets: readonly string[] = [
  ...secrets,
  `https://a.example/?lang=de&ref=${canary}`,
  `http://wpad.corp.example/proxy.pac?site=${canary}`,
];

/** A text with a secret put in, at the start of a line or behind a blank, so that it stays one. */
export function withSecret(text: string, draw: Draw, forms: readonly string[] = secrets): string {
  const gaps = [...text.matchAll(/[\s"]/g)].map(({ index }) => index + 1);
  const at = gaps.length === 0 ? text.length : draw.oneOf(gaps);
  return `${text.slice(0, at)}${draw.oneOf(forms)} ${text.slice(at)}`;
}

/** A text in which a login without its `@` stands where a proxy did, or where there is none as it was. */
export function withBareLogin(text: string, draw: Draw): string {
  const places = [...text.matchAll(/[\w.-]+\.example(?::\d{1,5})?/g)];
  if (places.length === 0) return text;
  const { 0: place, index } = draw.oneOf(places);
  return `${text.slice(0, index)}jane:${canary}${text.slice(index + place.length)}`;
}
