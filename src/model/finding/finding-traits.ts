import type { Step } from '../audit/observation.ts';
import { type FindingKind, findingKinds } from './finding.ts';

/** What is known of a kind of finding, whatever it is found of. */
export interface FindingTraits {
  /** The step that it belongs to; `settings` and `cross-attempt` are no step of an attempt. */
  readonly step: Step | 'settings' | 'cross-attempt';
  /** What did not come to its end: a look-up, a connection, a tunnel, a handshake, an exchange. */
  readonly broke?: 'name' | 'connection' | 'tunnel' | 'handshake' | 'exchange';
  /**
   * `word`: the blocker says so itself, and is known not to be the service; or a chain, an address
   * or this machine's own refusal proves it. `difference`: it proves a block only by what passes
   * beside it. `none`: it blocks nothing.
   */
  readonly proves: 'word' | 'difference' | 'none';
  /** It may be gone a moment later, and may come of too much at a time: it is tried again. */
  readonly mayPass?: true;
  /** A way out that is dead for every host looks just so. */
  readonly namesNobody?: true;
  /** A service that is down looks just so. */
  readonly fitsOutage?: true;
  /** A look-up alone proves it, and another name server can confirm or clear it. */
  readonly byLookUp?: true;
}

const settings: FindingTraits = { step: 'settings', proves: 'none' };
const crossAttempt: FindingTraits = { step: 'cross-attempt', proves: 'none' };
const select: FindingTraits = { step: 'select', proves: 'none' };
const certificate: FindingTraits = { step: 'handshake', proves: 'none' };
// By itself it blocks nothing; but where the service proves itself at the address that another name
// server gave, it tells of a server that is not the service's.
const foreign: FindingTraits = { step: 'handshake', proves: 'difference' };
const lostName = {
  step: 'resolve',
  broke: 'name',
  proves: 'difference',
  mayPass: true,
  namesNobody: true,
} as const satisfies FindingTraits;
const noConnection = {
  step: 'connect',
  broke: 'connection',
  proves: 'difference',
  mayPass: true,
  namesNobody: true,
} as const satisfies FindingTraits;
const proxy = { step: 'tunnel', proves: 'word' } as const satisfies FindingTraits;
const lostProxy = {
  step: 'tunnel',
  proves: 'difference',
  mayPass: true,
  namesNobody: true,
} as const satisfies FindingTraits;
// An alert is a TLS server that speaks: it is up.
const alerted = {
  step: 'handshake',
  broke: 'handshake',
  proves: 'difference',
  mayPass: true,
  namesNobody: true,
} as const satisfies FindingTraits;
const brokenHandshake = { ...alerted, fitsOutage: true } as const satisfies FindingTraits;
const brokenExchange = {
  step: 'exchange',
  broke: 'exchange',
  proves: 'difference',
  mayPass: true,
  namesNobody: true,
  fitsOutage: true,
} as const satisfies FindingTraits;

/**
 * The one table of what each kind is like: it does not compile until a new kind is classified, and
 * every list of kinds that plan, judge and report go by is derived from it.
 */
export const findingTraits: Readonly<Record<FindingKind, FindingTraits>> = {
  'proxy-setting-malformed': settings,
  'proxy-settings-conflict': settings,
  'winhttp-disagreement': settings,
  'authenticated-proxy-allowed': settings,
  'wpad-beyond-organisation': settings,
  'bypass-difference': settings,
  'pac-failure': select,
  'pac-runaway': select,
  'pac-unsupported': select,
  'pac-windows-difference': select,
  'name-not-found': { ...lostName, byLookUp: true },
  'name-without-address': { ...lostName, byLookUp: true },
  'resolver-refusal': { ...lostName, byLookUp: true },
  'resolver-failure': lostName,
  'resolver-silence': lostName,
  'resolver-tcp-failure': lostName,
  'dead-resolver': { step: 'resolve', proves: 'none' },
  // An error only where this machine sends the name nowhere, or where the service proved itself at
  // the address that the name server has.
  'local-name-override': { step: 'resolve', broke: 'name', proves: 'word' },
  'sinkhole-address': { step: 'resolve', broke: 'name', proves: 'word', byLookUp: true },
  // An error only where the service proved itself at the address of the later answer.
  'dns-injection': { step: 'resolve', proves: 'word' },
  'resolver-disagreement': { step: 'resolve', proves: 'none' },
  'port-refusal': { ...noConnection, fitsOutage: true },
  'port-silence': { ...noConnection, fitsOutage: true },
  // The last router says so of a host that is switched off.
  'host-unreachable': { ...noConnection, fitsOutage: true },
  // This machine's own routing table may say so; then nothing goes that way at all.
  'network-unreachable': { step: 'connect', proves: 'word', mayPass: true, namesNobody: true },
  'local-prohibition': { step: 'connect', proves: 'word' },
  // Another address of the name served, or another family.
  'dead-address': { step: 'connect', proves: 'none' },
  'ipv4-missing': { step: 'connect', proves: 'none' },
  // A device that lets everything pass is one, too.
  'transparent-interception': { step: 'connect', proves: 'none' },
  // The proxy alone is asked: no service stands behind its name and its port.
  'proxy-not-found': { ...lostProxy, proves: 'word' },
  'proxy-refusal': { ...lostProxy, proves: 'word' },
  'proxy-silence': { ...lostProxy, broke: 'tunnel' },
  // A setting that names the wrong port or scheme blocks nothing: nobody was asked.
  'proxy-scheme-mismatch': { step: 'tunnel', proves: 'none' },
  'not-a-proxy': { step: 'tunnel', proves: 'none' },
  'proxy-tls-failure': { ...proxy, mayPass: true },
  // One of several proxies behind a name may demand a login that the others do not.
  'proxy-login-demand': { ...proxy, mayPass: true },
  'proxy-policy-refusal': { ...proxy, broke: 'tunnel', mayPass: true },
  'proxy-upstream-failure': { ...lostProxy, broke: 'tunnel', fitsOutage: true },
  'proxy-method-refusal': { ...proxy, mayPass: true },
  'proxy-protocol-error': { ...proxy, mayPass: true },
  'proxy-hang-up': { ...lostProxy, broke: 'tunnel' },
  'proxy-unexpected-answer': { ...proxy, mayPass: true },
  'handshake-reset': brokenHandshake,
  'handshake-closure': brokenHandshake,
  'handshake-silence': brokenHandshake,
  'handshake-alert': alerted,
  'handshake-failure': brokenHandshake,
  // Our own TLS refused: another client may pass, and no other name or hello decides it.
  'local-tls-refusal': { step: 'handshake', proves: 'none' },
  'sni-filter': { step: 'handshake', proves: 'difference' },
  'tls-intolerance': { step: 'handshake', proves: 'difference' },
  // A portal lets pass who logs in, and one of several devices may be who answers.
  'plaintext-answer': { step: 'handshake', proves: 'word', mayPass: true },
  interception: { step: 'handshake', proves: 'word' },
  'unexpected-root': certificate,
  'certificate-expiry': certificate,
  'certificate-not-yet-valid': certificate,
  'certificate-name-mismatch': foreign,
  'self-signed-certificate': foreign,
  'untrusted-root': certificate,
  'incomplete-chain': certificate,
  'client-certificate-demand': { step: 'handshake', proves: 'none' },
  'clock-skew': certificate,
  'block-page': { step: 'exchange', proves: 'word', mayPass: true },
  'captive-portal': { step: 'exchange', proves: 'word', mayPass: true },
  'unexpected-answer': { step: 'exchange', proves: 'none', mayPass: true, fitsOutage: true },
  'exchange-reset': brokenExchange,
  'exchange-closure': brokenExchange,
  'exchange-silence': brokenExchange,
  'exchange-stall': brokenExchange,
  'exchange-protocol-error': {
    step: 'exchange',
    broke: 'exchange',
    proves: 'none',
    namesNobody: true,
    fitsOutage: true,
  },
  'sloppy-answer': { step: 'exchange', proves: 'none' },
  'answer-disagreement': { step: 'cross-attempt', proves: 'difference', mayPass: true },
  'short-deadline': crossAttempt,
  'passing-fault': crossAttempt,
  'client-limit': crossAttempt,
  'service-outage': crossAttempt,
  'route-disagreement': crossAttempt,
  'ipv6-failure': crossAttempt,
  'revocation-unreachable': crossAttempt,
  'slow-step': crossAttempt,
  'local-limit': { step: 'cross-attempt', proves: 'none', mayPass: true },
  'unknown-failure': crossAttempt,
};

/** The kinds of which a test holds, in the order of the closed list. */
export function kindsWith(test: (traits: FindingTraits) => boolean): ReadonlySet<FindingKind> {
  return new Set(findingKinds.filter((kind) => test(findingTraits[kind])));
}
