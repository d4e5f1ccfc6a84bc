import { withoutLogins } from './logins/without-logins.ts';

const mask = '***';

// What stands between a name and its value, in whatever coding an address or a page has it.
const quote = `(?:\\\\?["']|&quot;|&#39;|%(?:25){0,3}22)`;
const escapedAs = (code: string): string => `\\\\{1,2}(?:u00|x)${code}`;
const equals = `(?:=>?|:|&#61;|&#x3d;|%(?:25){0,3}3[ad]|${escapedAs('3[ad]')})`;
// A value of the registry has its type there.
const typed = '[ \\t]{1,9}REG_(?:EXPAND_)?SZ[ \\t]{1,9}';
const between = `(?:${quote}?\\[?\\]?[ \\t]{0,3}${equals}[ \\t]{0,3}|${typed})`;
// Without its end: what was cut has none.
const quoted = `"(?:[^"\\\\<>]|\\\\[\\s\\S])*|'(?:[^'\\\\<>]|\\\\[\\s\\S])*`;
const bare = `(?:(?!&(?:quot|amp);|%(?:25){0,3}2[26]|${escapedAs('2[26]')})[^\\s&;"'<>])+`;

// All that a list or an object of JSON holds.
const listed = `[[{]\\s{0,9}["'][^\\]}]{0,2000}[\\]}]?(?:${bare})?`;

const names =
  'token|secret|passw(?:or)?d|passwort|passphrase|passcode|kennwort|contrase[ñn]a|mot de passe|senha|pwd|api[_-]?key|access[_-]?key|jwt|signature|' +
  'assertion|saml(?:request|response|art)|session(?:[_ -]?id)?|csrf|xsrf|nonce|opaque|' +
  'credentials?|ticket|viewstate|access[_-]?key[_-]?id|(?:account|subscription|functions)[_-]?key|phpsessid|' +
  'aspsessionid[a-z]{0,20}|jsessionidsso|connect\\.sid|sessid|relaystate|wresult|otac|' +
  'aspxauth|estsauth|fedauth|msisauth|private[_-]?key|client[_-]?info|login[_-]?hint|id_token_hint';
// Too common as words anywhere but in the query of an address.
const queryNames =
  'key|code|sig|sas|sid|auth|pass|pw|pin|otp|hmac|state|ctx|challenge|zsq|[a-z_-]{1,20}_(?:key|sig|code)';
const secretName = new RegExp(names, 'i');
const prefixes =
  'gh[opsur]_|github_pat_|glpat-|xox[abeoprs]-|[sr]k_(?:live|test)_|npm_|hvs\\.|dop_v1_|AIza|ya29\\.|' +
  'hf_|dckr_pat_|shp(?:at|ca|pa|ss)_|pypi-|lin_api_|whsec_|SG\\.|AGE-SECRET-KEY-|ATATT3';

type Replacing = readonly [pattern: RegExp, by: string | ((...found: string[]) => string)];

// Each runs over a text once: no part of a pattern can match where the part before it goes on.
const replacings: readonly Replacing[] = [
  [/\b((?:PROXY|HTTPS?|SOCKS[45]?)[ \t]{1,9})[^\s;]{1,500}@/gi, `$1${mask}@`], // in a PAC file's answer
  // The same without its `@`: what follows the colon is no port, and begins no address.
  [
    /\b((?:PROXY|SOCKS[45]?)[ \t]{1,9}(?!error:)[^\s;:/@"'<>]{1,200}:)(?!\/\/|PORT\b|\d{1,5}(?![\w%~!$*+-]))(?=[^\s:*[{$<\\])[^\s;"'<>]{1,500}/g,
    `$1${mask}`,
  ],
  // A line that somebody shows of a head, or that a script sets.
  [
    new RegExp(
      `\\b((?:set-)?cookie2?|(?:proxy-)?authorization)(${between}["']?)[^\\r\\n<>"']+`,
      'gi',
    ),
    `$1$2${mask}`,
  ],
  // Fields of forms: what a hidden one holds is meant for nobody's eyes.
  [/<input\b(?:[^<>"']|"[^"]*"?|'[^']*'?)*/gi, withoutValue],
  [/<meta\b(?:[^<>"']|"[^"]*"?|'[^']*'?)*/gi, withoutContent],
  [/<([\w:.-]{1,80})((?:\s[^<>]*)?>)([^<]+)/g, withoutInside],
  [
    /\b((?:session[ _-]?id|token|ticket)\s{0,5}:?\s{0,5}(?:<[^<>]{1,100}>\s{0,5}){1,4})(?=[\w+/=.-]{0,200}\d)[\w+/=.-]{8,}/gi,
    `$1${mask}`,
  ],
  // `name=value`, `"name": "value"`.
  [
    new RegExp(`((?:${names})s?)(${between})(${listed}|${quoted}|${quote}?${bare})`, 'gi'),
    withoutNamed,
  ],
  [
    new RegExp(
      `((?:[?&;#]|%(?:25){0,3}(?:26|3f)|${escapedAs('(?:26|3f)')})(?:${queryNames})(?:=|%(?:25){0,3}3d|${escapedAs('3d')}))${bare}`,
      'gi',
    ),
    `$1${mask}`,
  ],
  // ASP.NET keeps a session in the path, and so do hooks of others their key.
  [/(\(|\))([ASF]\()[\w-]{8,500}(?=\))/g, `$1$2${mask}`],
  [
    /(\bhooks\.slack\.com\/\w{1,20}\/|\bwebhook\.office\.com\/webhookb2\/|\bdiscord(?:app)?\.com\/api\/webhooks\/|\bapi\.telegram\.org\/bot)[\w@:/-]{8,500}/gi,
    `$1${mask}`,
  ],
  [/(\bfgtauth\?)[\w-]{1,500}/gi, `$1${mask}`], // Fortinet's has no name
  // What shows by itself what it is: JWT, NTLM, a login scheme with what follows it.
  [/\beyJ[\w+/=-]{8,}(?:\.[\w+/=-]*){0,5}/g, mask],
  [
    /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S]){0,20000}/g,
    `-----BEGIN PRIVATE KEY-----${mask}`,
  ],
  // Keys that services begin so that they are known.
  [new RegExp(`\\b(?:${prefixes})[\\w.-]{16,255}`, 'g'), mask],
  [/\bsk-(?:proj-|ant-api\d\d-)?[A-Za-z\d]{20,255}/g, mask],
  [/\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g, mask],
  [/TlRMTVNTUA[\w+/=-]*/g, mask],
  [/\b(Negotiate|NTLM|Kerberos|Bearer|Basic)([ \t]{1,9}|%20|\+)([\w+/=.~-]{6,})/gi, withoutBlob],
];

const known = `PRIVATE KEY|${prefixes}|sk-|AKIA|ASIA`;
const mayHold = new RegExp(`[=:@＠(<%?&\\\\]|eyJ|TlRM|[ \\t]|${known}`);
// One of these is in whatever a pattern above can match; most texts have none, and are clean.
const trace = new RegExp(
  `[@＠%<?&;#\\\\]|\\([ASF]\\(|(?:slack|office|discord|discordapp|telegram)\\.|/[^\\s/]{0,200}:|(?:PROXY|SOCKS[45]?)[ \\t]|(?:${known}|cookie|authorization|${names}|eyJ|TlRMTVNTUA|negotiate|ntlm|kerberos|bearer|basic)`,
  'i',
);

/**
 * A text that came from a network, without the secrets in it: logins in addresses, fields whose
 * names say secret (`token`, `password`, `sig`, …), hidden inputs, cookies, JSON Web Tokens, NTLM's
 * messages. Each becomes `***`, so that all else stays where it was, and a page is known by its marks
 * as before. Errs towards hiding. Time linear in the text; the same text again for one that has been
 * through it.
 */
export function withoutSecrets(text: string): string {
  if (!mayHold.test(text) || !trace.test(text)) return text;
  return replacings.reduce(
    (left, [pattern, by]) =>
      typeof by === 'string' ? left.replace(pattern, by) : left.replace(pattern, by),
    withoutLogins(text),
  );
}

const labelOnly = /\btype\s{0,9}=\s{0,9}["']?(?:submit|button|reset|image)\b/i;

function withoutValue(tag = ''): string {
  return labelOnly.test(tag) ? tag : withoutAttribute(tag, 'value');
}

function withoutContent(tag = ''): string {
  return isNamedSecret(tag) ? withoutAttribute(tag, 'content') : tag;
}

function withoutAttribute(tag: string, attribute: string): string {
  const held = new RegExp(`(\\b${attribute}\\s{0,9}=\\s{0,9})("[^"]*|'[^']*|[^\\s>"']+)`, 'gi');
  return tag.replace(held, (_, before: string, value: string) => before + masked(value));
}

/** `<AccessToken>…</AccessToken>`, `<textarea name=token>…`. */
function withoutInside(whole = '', name = '', rest = '', inside = ''): string {
  const isSecret = secretName.test(name) || isNamedSecret(rest);
  return isSecret && inside.trim() !== '' ? `<${name}${rest}${mask}` : whole;
}

function isNamedSecret(tag: string): boolean {
  const attributes = /\b(?:name|id|property)\s{0,9}=\s{0,9}["']?([\w:.[\]-]{1,100})/gi;
  return [...tag.matchAll(attributes)].some(([, name = '']) => secretName.test(name));
}

function withoutNamed(_ = '', name = '', sign = '', value = ''): string {
  return `${name}${sign}${masked(value)}`;
}

/** Keeps the quote that opens a value, so that it still ends where it did. */
function masked(value: string): string {
  const [open = ''] = /^(?:\\?["']|&quot;|&#39;|%(?:25){0,3}22)?/i.exec(value) ?? [];
  return value.length > open.length ? `${open}${mask}` : value;
}

// "Basic authentication" is a word, "Basic dXNlcjpw" is none.
function withoutBlob(whole = '', scheme = '', gap = '', blob = ''): string {
  // Who is to log in is no secret.
  if (/^realm=$/i.test(blob)) return whole;
  return /[\d+/=]|[a-z][A-Z]/.test(blob) ? `${scheme}${gap}${mask}` : whole;
}
