import type { Facts } from '../../src/model/finding/facts.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';

/** What must stand, or must not, in what the lines of a finding print. */
export type Sign = RegExp | { readonly not: RegExp };

/** Signs of a finding; or why no test network brings its kind forth, or no line shows it. */
export type SeenAgain = (facts: Facts) => readonly Sign[];

const answer = /< HTTP\/1\.[01] \d{3}/;
const silence = /timed? ?out/i;
const reset = /reset by peer/i;
const setUp = /SSL connection using/;

const status: SeenAgain = ({ status: code }) => [
  new RegExp(String.raw`(?:response|HTTP/1\.[01]) ${code ?? 'none'}\b`),
];
const issuer: SeenAgain = (facts) => [commonName(facts.issuer)];
const nxdomain: SeenAgain = () => [/status: NXDOMAIN/];
const noLine = 'no line shows it';

/**
 * What a reader must see when he runs the lines of a finding: the fault that its page tells of. The
 * closed table: a kind without an entry does not compile.
 */
export const seenAgain: Readonly<Record<FindingKind, SeenAgain | string>> = {
  'proxy-setting-malformed': noLine,
  'proxy-settings-conflict': noLine,
  'winhttp-disagreement': noLine,
  'authenticated-proxy-allowed': noLine,
  'wpad-beyond-organisation': noLine,
  'bypass-difference': noLine,
  // What came in the place of a script.
  'pac-failure': () => [/^<[!A-Za-z]|< HTTP\/1\.1 [345]\d\d|curl: \(\d+\)/m],
  'pac-runaway': noLine,
  'pac-unsupported': noLine,
  'pac-windows-difference': noLine,
  'name-not-found': nxdomain,
  'name-without-address': () => [/status: NOERROR/, { not: /\sIN\s+A\s+\d/ }],
  'resolver-refusal': () => [/status: REFUSED/],
  'resolver-failure': () => [/status: SERVFAIL|connection refused/],
  'resolver-silence': () => [/no servers could be reached/],
  'resolver-tcp-failure': () => [/flags:[^;]* tc[ ;]/, /no servers could be reached|failed: /],
  'dead-resolver': () => [/no servers could be reached/],
  'local-name-override': ({ addresses, serverAddresses = [] }) => [
    ...textsOf(addresses).slice(0, 1).map(literal),
    ...serverAddresses.slice(0, 1).map(literal),
  ],
  'sinkhole-address': ({ address = 'none' }) => [literal(address)],
  'dns-injection': ({ addresses, laterAddresses }) =>
    [addresses, laterAddresses].flatMap((one) => textsOf(one).slice(0, 1).map(literal)),
  'resolver-disagreement': ({ addresses, otherAddresses }) =>
    [addresses, otherAddresses].flatMap((one) => textsOf(one).slice(0, 1).map(literal)),
  'port-refusal': () => [/Connection refused/],
  'port-silence': () => [silence],
  'host-unreachable': () => [/No route to host|Host is unreachable/],
  'network-unreachable': () => [/Network is unreachable/],
  'local-prohibition': () => [/Permission denied|Invalid argument/],
  'dead-address': () => [/timed? ?out|refused|No route/i, answer],
  'ipv4-missing': () => [/ANSWER: 0/, answer],
  'transparent-interception': () => [/Connected to /],
  'proxy-not-found': nxdomain,
  'proxy-refusal': () => [/Connection refused/],
  'proxy-silence': () => [silence],
  // As it is named it fails, and as it speaks it answers.
  'proxy-scheme-mismatch': () => [/curl: \((?:28|35|52|56|97)\)/, answer],
  'not-a-proxy': () => [/CONNECT tunnel failed, response [45]\d\d/],
  'proxy-tls-failure': () => [/SSL certificate problem|alert|wrong version number/],
  'proxy-login-demand': ({ status: code }) =>
    code === undefined ? [/authentication|login/i] : [/(?:response|HTTP\/1\.[01]) 407/],
  'proxy-policy-refusal': ({ status: code, ...facts }) =>
    code === undefined ? [/curl: \(97\)/] : status({ status: code, ...facts }),
  'proxy-upstream-failure': ({ status: code, ...facts }) =>
    code === undefined ? [/curl: \(97\)/] : status({ status: code, ...facts }),
  'proxy-method-refusal': status,
  'proxy-protocol-error': () => [/CONNECT tunnel failed, response 0|HTTP\/0\.9|Invalid response/],
  'proxy-hang-up': () => [/Proxy CONNECT aborted|reset by peer|Empty reply/],
  'proxy-unexpected-answer': status,
  'handshake-reset': () => [reset, { not: setUp }],
  'handshake-closure': () => [/SSL_ERROR_SYSCALL|unexpected eof/, { not: setUp }],
  'handshake-silence': () => [silence, { not: setUp }],
  'handshake-alert': () => [/alert/],
  'handshake-failure': () => [/curl: \(35\).*error:/],
  'local-tls-refusal': () => [/unsupported protocol|version too low/],
  // Under its own name it fails, and under another it completes.
  'sni-filter': () => [/reset by peer|timed? ?out|SSL_ERROR_SYSCALL|alert/i, setUp],
  'tls-intolerance': () => [/reset by peer|timed? ?out|SSL_ERROR_SYSCALL|alert/i, setUp],
  'plaintext-answer': () => [/wrong version number|packet length too long/],
  interception: issuer,
  'unexpected-root': ({ root }) => [commonName(root)],
  'certificate-expiry': () => [/certificate has expired/],
  'certificate-not-yet-valid': () => [/certificate is not yet valid/],
  'certificate-name-mismatch': () => [/hostname mismatch/],
  'self-signed-certificate': () => [/self-signed certificate/],
  'untrusted-root': (facts) => [/verify error:num=(?:19|20|21)/, ...issuer(facts)],
  'incomplete-chain': (facts) => [/unable to verify the first certificate/, ...issuer(facts)],
  'client-certificate-demand': ({ status: code }) => [
    ...(code === undefined
      ? [/alert (?:certificate required|handshake failure)/]
      : status({ status: code })),
  ],
  'clock-skew': () => [/\d\d:\d\d:\d\d/, /not yet valid|has expired|< Date:/i],
  'block-page': ({ title, status: code }) => [
    title === undefined ? /./ : literal(title),
    ...status({ status: code ?? 0 }),
  ],
  'captive-portal': ({ location, ...facts }) => [
    ...(location === undefined ? [] : [literal(location)]),
    ...status(facts),
  ],
  'unexpected-answer': status,
  'exchange-reset': () => [reset],
  'exchange-closure': () => [/Empty reply|transfer closed|SSL_ERROR_SYSCALL|unexpected eof/],
  'exchange-silence': () => [/timed out after \d+ milliseconds with 0 bytes/],
  'exchange-stall': () => [/timed out after \d+ milliseconds/],
  'exchange-protocol-error': () => [/Too large|Weird|HTTP\/0\.9|Invalid|Unsupported/i],
  // Lines without a carriage return.
  'sloppy-answer': () => [/\\n/, { not: /\\r/ }],
  'answer-disagreement': ({ status: code, otherStatus }) => [
    ...status({ status: code ?? 0 }),
    ...status({ status: otherStatus ?? 0 }),
  ],
  'short-deadline': ({ deadlineMs = 0 }) => [longerThan(deadlineMs / 1000)],
  // Whether it fails again is chance: the line counts.
  'passing-fault': () => [/(?:^\d{3} [\d.]+$[\s\S]*){10}|(?:;; ->>HEADER[\s\S]*){10}/m],
  'client-limit': () => [/^\d{3} 200 /m, /^\d{3} (?:000|[45]\d\d) /m],
  'service-outage': () => [/curl: \(\d+\)|HTTP\/1\.1 5\d\d/],
  'route-disagreement': () => [/(?:Trying[\s\S]*){2}/],
  'ipv6-failure': () => [/Trying \[?2603:/, silence, answer],
  'revocation-unreachable': () => [/curl: \(\d+\)|HTTP\/1\.1 [345]\d\d/],
  'slow-step': () => [/^[\d.]+(?: [\d.]+){4}$/m],
  'local-limit': noLine,
  'unknown-failure': 'what has no known cause is not planted',
};

/** Seconds that curl's last figure is above, as `-w` prints them. */
function longerThan(seconds: number): RegExp {
  const whole = Math.floor(seconds);
  const more = Array.from({ length: 60 }, (_, index) => whole + index).join('|');
  return new RegExp(String.raw`^[\d.]+(?: [\d.]+){3} (?:${more})\.\d+$`, 'm');
}

function literal(text: string): RegExp {
  return new RegExp(escaped(text));
}

/** `CN=X` of a name as the report has it, as openssl (`CN = X`) and curl (`CN=X`) print it. */
function commonName(name: string | undefined): RegExp {
  const [, common = 'none'] = /CN=([^,]+)/.exec(name ?? '') ?? [];
  return new RegExp(`CN ?= ?${escaped(common)}`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function textsOf(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
