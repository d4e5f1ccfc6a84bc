import { isHarmlessValue, namesPlace } from './harmless-values.ts';
import { withoutSecrets } from './without-secrets.ts';

const mask = '***';

/** Queries of addresses that we ask of ourselves, each from its `?` on, as they are sent. */
export type OwnQueries = ReadonlySet<string>;

const none: OwnQueries = new Set();

// The signs of a query as they stand, and as pages and scripts escape them.
const escaped = (codes: string): string => `\\\\{1,2}(?:u00|x)(?:${codes})`;
const begins = `[?#]|&(?:amp;|#38;|#x26;)?|${escaped('3f|26|23')}`;
const equals = `=|&#61;|&#x3d;|${escaped('3d')}`;
const ends = escaped('26|22|27|3c|3e');
const name = `(?:(?!${escaped('3f|26|23|3d|22|27')})[^\\s=&?#;"'<>])+`;
const plain = new RegExp(`(${begins})(${name})(${equals})((?:(?!${ends})[^\\s&#"'<>])+)`, 'gi');
// In an address within an address they are coded, once for each that it stands in.
const coded =
  /(%((?:25){0,3})(?:3f|26|23))((?:(?!%\2(?:3f|26|23|3d))[^\s&#"'<>])+)(%\2(?:3d))((?:(?!%\2(?:26|23))[^\s&#"'<>])+)/gi;
// A query that is one value has no name.
const nameless = /([?&])([^\s=&?#;"'<>/.\\]{20,})(={0,2})(?=[\s&#"'<>]|$)/g;
const trace = /[?#&\\]|%(?:25){0,3}(?:3f|26|23)/i;
const maxNested = 5;
/** Of a text that somebody made to be looked at without end. */
const maxTimes = 8;
const maxNameLength = 60;

/**
 * A text that others wrote (an answer, a setting, a saved file), without secrets, and without the
 * values in queries of addresses whose names nobody knows: `?ref=***`. What remains are values under
 * names that are known to tell no secret, short numbers, and addresses, whose own queries are
 * treated likewise; a host alone, as a token with a dot in it looks like one, under names that
 * say that it is one. The same text again for one that has been through it; time linear in the text.
 * @param own what was asked by ourselves is known to whoever asked for it, and stays as it is.
 */
export function withoutQueryValues(text: string, own: OwnQueries = none): string {
  // What is taken away may make neighbours of what stood apart: a login behind a login.
  let kept = text;
  for (let times = 0; times < maxTimes; times += 1) {
    const next = withoutOnce(kept, own);
    if (next === kept) break;
    kept = next;
  }
  return kept;
}

function withoutOnce(text: string, own: OwnQueries): string {
  const kept = withoutSecrets(text);
  if (!trace.test(kept)) return kept;
  if (own.size === 0) return withoutValues(kept, 0);
  return kept
    .split(/(\?[^\s"'<>#]+)/)
    .map((piece) => (own.has(piece) ? piece : withoutValues(piece, 0)))
    .join('');
}

/** The queries of addresses, whole ones or paths; most have none. */
export function queriesOf(addresses: Iterable<string>): Set<string> {
  const queries = new Set<string>();
  for (const address of addresses) {
    const [query] = /\?[^#]+/.exec(address) ?? [];
    if (query !== undefined) queries.add(query);
  }
  return queries;
}

function withoutValues(text: string, depth: number): string {
  const pair = (sign: string, key: string, is: string, value: string): string =>
    key.length > maxNameLength ? sign + mask : sign + key + is + shown(value, { key, depth });
  return text
    .replace(nameless, (whole: string, sign: string, value: string, pad: string) =>
      /\d/.test(value) && /[a-z]/i.test(value)
        ? sign + shown(value + pad, { key: '', depth })
        : whole,
    )
    .replace(plain, (_, sign: string, key: string, is: string, value: string) =>
      pair(sign, key, is, value),
    )
    .replace(coded, (_, sign: string, _level, key: string, is: string, value: string) =>
      pair(sign, key, is, value),
    );
}

interface Place {
  readonly key: string;
  readonly depth: number;
}

function shown(value: string, { key, depth }: Place): string {
  if (isHarmlessValue(key, value)) return value;
  if (depth === maxNested) return mask;
  if (isAddress(value) || (namesPlace(key) && isHost(value)))
    return withoutValues(value, depth + 1);
  return fromBase64(value, depth) ?? mask;
}

const web = /^(?:[a-z][a-z\d+.-]{0,20}:)?\/\/[^\s/?#]{1,255}(?:[/?#]|$)/i;
const ip = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:[/?#]|$)/;
const host = /^(?:[a-z\d_-]{1,40}\.){1,10}[a-z][a-z\d-]{1,20}(?::\d{1,5})?(?:[/?#]|$)/;

/** An address of the web or of a host, in whatever coding: who was asked, and where it leads. */
function isAddress(value: string): boolean {
  const text = decoded(value);
  return web.test(text) || ip.test(text);
}

/** A host by its name, with what may stand behind it: `a.b` is one as well. */
function isHost(value: string): boolean {
  return host.test(decoded(value));
}

function decoded(value: string): string {
  return value.replace(/%(?:25){0,3}([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** An address as filters take it along in Base64; undefined where it is none. */
function fromBase64(value: string, depth: number): string | undefined {
  const text = decoded(value);
  if (!/^[\w+/-]{8,4096}={0,2}$/.test(text)) return undefined;
  const address = Buffer.from(text, 'base64').toString('latin1');
  if (!/^[!-~]+$/.test(address) || !isAddress(address)) return undefined;
  const kept = withoutValues(withoutSecrets(address), depth + 1);
  return kept === address ? value : Buffer.from(kept, 'latin1').toString('base64');
}
