import { type OwnQueries, withoutQueryValues } from './without-query-values.ts';

type Header = readonly [name: string, value: string];

const mask = '***';
const challenge = /^(?:www|proxy)-authenticate$/i;
const words =
  'token|secret|password|api-?key|session|csrf|xsrf|nonce|assertion|credential|ticket|subscription-key|functions-key';
const secret = new RegExp(
  `^(?:(?:set-)?cookie2?|(?:proxy-)?authorization|(?:proxy-)?authentication-info|[\\w-]{0,60}(?:${words})[\\w-]{0,60})$`,
  'i',
);
// One of these is in every name that the two above match.
const trace = new RegExp(`cookie|authenticat|authorization|${words}`, 'i');
// With the lines that a value is folded into; the line's own end is given back.
const line = /^([\w-]{1,130})([ \t]{0,9}:[ \t]{0,9})([^\n]*(?:\n[ \t][^\n]*)*)/gm;

/**
 * Headers of an answer without cookies, tokens and the blobs of a login: of a challenge the scheme
 * and the realm are kept (RFC 9110, section 11.6.1), which say who is to log in, and how. The same headers where
 * none held a secret: a copy of each would be held beside them.
 */
export function headersWithoutSecrets(
  headers: readonly Header[],
  own?: OwnQueries,
): readonly Header[] {
  const kept = headers.map((header): Header => {
    const [name, value] = header;
    const shown = withoutQueryValues(name, own);
    const told = secretValue(name, value) ?? withoutQueryValues(value, own);
    return shown === name && told === value ? header : [shown, told];
  });
  return kept.every((header, index) => header === headers[index]) ? headers : kept;
}

/** The same for bytes that may begin with the head of a message, or hold one. */
export function messageWithoutSecrets(text: string, own?: OwnQueries): string {
  if (!trace.test(text)) return withoutQueryValues(text, own);
  const headers = text.replace(
    line,
    (whole: string, name: string, colon: string, value: string) => {
      const shown = secretValue(name, value);
      if (shown === undefined) return whole;
      return `${name}${colon}${shown}${value.endsWith('\r') ? '\r' : ''}`;
    },
  );
  return withoutQueryValues(headers, own);
}

/** The name of a login scheme; anything that is longer than one is hidden. */
export function schemeWithoutSecrets(scheme: string): string {
  return /^[a-z][a-z\d-]{0,19}$/i.test(scheme) ? scheme : mask;
}

/** What is shown of a header that is secret by its name; undefined of any other. */
function secretValue(name: string, value: string): string | undefined {
  if (challenge.test(name)) return challengeOf(value);
  return secret.test(name) && value.trim() !== '' ? mask : undefined;
}

/** `Negotiate, Basic realm="proxy"`: several may stand in one value. */
function challengeOf(value: string): string {
  const parts = value.match(/(?:[^,"]|"(?:[^"\\]|\\[\s\S])*"?)+/g) ?? [];
  return parts.flatMap(partOf).join(', ');
}

function partOf(part: string): readonly string[] {
  const [first = '', ...rest] = part.trim().split(/\s+/);
  if (first === '') return [];
  const realm = /\brealm\s{0,9}=\s{0,9}("(?:[^"\\]|\\[\s\S]){0,200}"|[\w.-]{1,200})/i.exec(
    part,
  )?.[1];
  const shown = realm === undefined ? [] : [`realm=${withoutQueryValues(realm)}`];
  // A further parameter of the scheme before it.
  if (first.includes('=')) return shown;
  const more = rest.length > shown.length && realm === undefined ? [mask] : [];
  return [[schemeWithoutSecrets(first), ...shown, ...more].join(' ')];
}
