import type { Facts } from './facts.ts';

/** The closed list of findings, in the order of the steps. Kinds are nouns for the failing state. */
export const findingKinds = [
  'proxy-setting-malformed',
  'proxy-settings-conflict',
  'winhttp-disagreement',
  'authenticated-proxy-allowed',
  'wpad-beyond-organisation',
  'bypass-difference',
  'pac-failure',
  'pac-runaway',
  'pac-unsupported',
  'pac-windows-difference',
  'name-not-found',
  'name-without-address',
  'resolver-refusal',
  'resolver-failure',
  'resolver-silence',
  'resolver-tcp-failure',
  'dead-resolver',
  'local-name-override',
  'sinkhole-address',
  'dns-injection',
  'resolver-disagreement',
  'port-refusal',
  'port-silence',
  'host-unreachable',
  'network-unreachable',
  'local-prohibition',
  'dead-address',
  'ipv4-missing',
  'transparent-interception',
  'proxy-not-found',
  'proxy-refusal',
  'proxy-silence',
  'proxy-scheme-mismatch',
  'not-a-proxy',
  'proxy-tls-failure',
  'proxy-login-demand',
  'proxy-policy-refusal',
  'proxy-upstream-failure',
  'proxy-method-refusal',
  'proxy-protocol-error',
  'proxy-hang-up',
  'proxy-unexpected-answer',
  'handshake-reset',
  'handshake-closure',
  'handshake-silence',
  'handshake-alert',
  'handshake-failure',
  'local-tls-refusal',
  'sni-filter',
  'tls-intolerance',
  'plaintext-answer',
  'interception',
  'unexpected-root',
  'certificate-expiry',
  'certificate-not-yet-valid',
  'certificate-name-mismatch',
  'self-signed-certificate',
  'untrusted-root',
  'incomplete-chain',
  'client-certificate-demand',
  'clock-skew',
  'block-page',
  'captive-portal',
  'unexpected-answer',
  'exchange-reset',
  'exchange-closure',
  'exchange-silence',
  'exchange-stall',
  'exchange-protocol-error',
  'sloppy-answer',
  'answer-disagreement',
  'short-deadline',
  'passing-fault',
  'client-limit',
  'service-outage',
  'route-disagreement',
  'ipv6-failure',
  'revocation-unreachable',
  'slow-step',
  'local-limit',
  'unknown-failure',
] as const;

export type FindingKind = (typeof findingKinds)[number];

export type Severity = 'error' | 'warning' | 'info';

/**
 * How far the evidence carries: `certain` where no other explanation fits, `likely` where one other
 * does, `possible` where several do.
 */
export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * What shows that somebody in between stops the target. `word`: the blocker's own refusal, page,
 * chain or address; `difference`: it failed, something beside it passed, and it failed again.
 */
export const proofs = ['word', 'difference'] as const;
export type ProofName = (typeof proofs)[number];

/** Who did it, as far as the evidence goes. */
export type Actor =
  | 'local-resolver'
  | 'this-machine'
  /** A device so near that its answer came long before the service's could. */
  | 'first-hop'
  | 'network-path'
  | 'proxy'
  | 'proxy-policy'
  | 'proxy-upstream'
  | 'name-filter'
  | 'address-filter'
  | 'interceptor'
  | 'service';

/** One conclusion, with the observations that prove it and the explanations that remain. */
export interface Finding {
  /** `f1`, `f2`, … in the order of the report. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly target?: string;
  readonly route?: string;
  readonly attempt?: string;
  /** What the PAC file answered for the attempt, where one decided its way; at most 300 characters. */
  readonly chosen?: string;
  readonly actor?: Actor;
  readonly confidence: Confidence;
  /** Absent: nothing is shown to be blocked by it. */
  readonly proof?: ProofName;
  /** Ids of observations; of settings, where the finding is about them. */
  readonly evidence: readonly string[];
  readonly rivals: readonly FindingKind[];
  /** What the words need: the address, the issuer, the status, the schemes offered, the product. */
  readonly facts: Facts;
}
