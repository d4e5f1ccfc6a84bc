import type { Facts, Has } from './facts.ts';
import type { FindingKind } from './finding.ts';

/** What controls may add to a finding of any kind. */
type OfControls =
  | 'passesWith'
  | 'failsWith'
  | 'harmlessName'
  | 'harmlessHost'
  | 'controlPasses'
  | 'controlFails'
  | 'otherServer'
  | 'otherAddress'
  | 'alsoGone';

/** What every finding about a look-up says. */
export type LookUpFacts = Has<'name', 'server' | 'responseCode' | 'code'>;

/** Whom the policy of a Windows has its programs ask instead, and for which names. */
export type PolicyFacts = Has<never, 'namespace' | 'policyServers'>;

/** What a finding about a name says that is gone, or leads nowhere. */
export type LostNameFacts = LookUpFacts & PolicyFacts & Has<never, 'danglingAlias'>;

/** What a failed choice of the way says. */
export type PacFacts = Has<'source' | 'code', 'detail'>;

/** What every finding about a handshake that broke off says. */
export type BreakFacts = Has<
  never,
  'serverName' | 'address' | 'port' | 'proxy' | 'alert' | 'alertName' | 'code'
>;

/** What every finding about a chain says. */
export type ChainFacts = Has<never, 'serverName' | 'code' | 'issuer' | 'subject'>;

/** What every finding about an exchange that broke off says. */
export type ExchangeFacts = Has<'serverName', 'proxy' | 'status' | 'alert' | 'alertName' | 'code'>;

/** What a page says of itself. */
export type PageFacts = Has<
  never,
  'status' | 'product' | 'category' | 'ruleId' | 'reference' | 'title' | 'location'
>;

/** What the answer of a proxy says. */
export type ProxyAnswerFacts = PageFacts & Has<never, 'proxy' | 'squidError' | 'squidDetail'>;

/** What the reply of a SOCKS server says. */
export type SocksFacts = Has<never, 'proxy' | 'reply'>;

/** Where a failure happened that any step may have. */
export type PlaceFacts = Has<
  'code',
  'name' | 'server' | 'address' | 'port' | 'proxy' | 'family' | 'detail'
>;

/** What the two answers to one query were. */
export type InjectionFacts = Has<'name', 'server' | 'addresses' | 'laterAddresses'>;

/** What this machine says of a name, and what the name server says. */
export type OverrideFacts = Has<
  'name',
  | 'addresses'
  | 'detail'
  | 'file'
  | 'line'
  | 'foundAs'
  | 'namespace'
  | 'policyServers'
  | 'server'
  | 'serverAddresses'
  | 'responseCode'
>;

/** What a setting says, and the one that counts in its place. */
export type SettingFacts = Has<
  'setting' | 'value',
  'flaw' | 'note' | 'winner' | 'winnerValue' | 'takers'
>;
type DeadlineFacts = Has<'deadlineMs'>;

/** One entry for each kind of finding: a kind without one does not compile where facts are written. */
interface Own {
  'proxy-setting-malformed': SettingFacts;
  'proxy-settings-conflict': SettingFacts;
  'winhttp-disagreement': SettingFacts;
  'authenticated-proxy-allowed': SettingFacts;
  'wpad-beyond-organisation': SettingFacts;
  'bypass-difference': Has<'entry' | 'why' | 'dialect' | 'others'>;
  'pac-failure': PacFacts;
  'pac-runaway': PacFacts;
  'pac-unsupported': Has<'source'>;
  'pac-windows-difference': Has<
    'source' | 'why',
    'answer' | 'entryPoint' | 'otherAnswer' | 'otherFailure'
  >;
  'name-not-found': LostNameFacts;
  'name-without-address': LostNameFacts;
  'resolver-refusal': LookUpFacts & PolicyFacts;
  'resolver-failure': LookUpFacts & PolicyFacts & Has<never, 'uncheckedAddresses'>;
  'resolver-silence': LookUpFacts & PolicyFacts & DeadlineFacts;
  'resolver-tcp-failure': LookUpFacts & Has<'tcpFailure'>;
  'dead-resolver': Has<'server' | 'queries' | 'ms', 'code' | 'answered'>;
  'local-name-override': OverrideFacts & Has<never, 'code'>;
  'sinkhole-address': Has<'name', 'server' | 'responseCode' | 'address' | 'code'>;
  'dns-injection': InjectionFacts & Has<never, 'code'>;
  'resolver-disagreement': LookUpFacts &
    Has<never, 'addresses' | 'otherAddresses' | 'otherResponseCode' | 'otherCode'>;
  'port-refusal': Has<'address' | 'port' | 'code', 'family'>;
  'port-silence': Has<'address' | 'port' | 'deadlineMs', 'family'>;
  'host-unreachable': PlaceFacts;
  'network-unreachable': PlaceFacts;
  'local-prohibition': PlaceFacts;
  'dead-address': Has<
    'address' | 'port' | 'servedBy',
    'name' | 'proxy' | 'otherAddresses' | 'code' | 'deadlineMs'
  >;
  'ipv4-missing': Has<'name' | 'address' | 'port', 'server' | 'code'>;
  'transparent-interception': ChainFacts &
    Has<'addresses', 'ms' | 'serviceMs' | 'chain' | 'product'>;
  'proxy-not-found': LookUpFacts & PolicyFacts & Has<never, 'proxy'>;
  'proxy-refusal': Has<'address' | 'port' | 'code', 'proxy'>;
  'proxy-silence': DeadlineFacts & Has<'code', 'proxy' | 'address'>;
  'proxy-scheme-mismatch': Has<'scheme' | 'speaks', 'proxy' | 'status' | 'code'>;
  'not-a-proxy': PageFacts & Has<never, 'proxy' | 'speaks' | 'server'>;
  'proxy-tls-failure': Has<
    'code',
    'proxy' | 'detail' | 'alert' | 'alertName' | 'issuer' | 'subject'
  >;
  'proxy-login-demand': ProxyAnswerFacts & SocksFacts & Has<never, 'schemes'>;
  'proxy-policy-refusal': ProxyAnswerFacts & SocksFacts;
  'proxy-upstream-failure': ProxyAnswerFacts & SocksFacts;
  'proxy-method-refusal': ProxyAnswerFacts & SocksFacts;
  'proxy-protocol-error': Has<'code', 'proxy' | 'detail'>;
  'proxy-hang-up': Has<'code', 'proxy'>;
  'proxy-unexpected-answer': ProxyAnswerFacts & SocksFacts;
  'handshake-reset': BreakFacts;
  'handshake-closure': BreakFacts;
  'handshake-silence': BreakFacts & DeadlineFacts;
  'handshake-alert': BreakFacts;
  'handshake-failure': BreakFacts & ChainFacts & Has<never, 'detail'>;
  'local-tls-refusal': BreakFacts & Has<never, 'reason'>;
  'sni-filter': BreakFacts & Has<never, 'deadlineMs'>;
  'tls-intolerance': BreakFacts & Has<never, 'deadlineMs'>;
  'plaintext-answer': PageFacts & Has<never, 'serverName' | 'proxy' | 'address' | 'port'>;
  interception: ChainFacts & Has<never, 'product' | 'trustedBy' | 'revocation' | 'link'>;
  'unexpected-root': ChainFacts & Has<never, 'root'>;
  'certificate-expiry': ChainFacts & Has<never, 'notAfter'>;
  'certificate-not-yet-valid': ChainFacts & Has<never, 'notBefore'>;
  'certificate-name-mismatch': ChainFacts & Has<never, 'names'>;
  'self-signed-certificate': ChainFacts & Has<never, 'product'>;
  'untrusted-root': ChainFacts & Has<never, 'product'>;
  'incomplete-chain': ChainFacts & Has<never, 'link' | 'linkFails' | 'root'>;
  'client-certificate-demand': BreakFacts & Has<never, 'status' | 'title'>;
  'clock-skew': Has<never, 'code' | 'notAfter' | 'notBefore' | 'date' | 'clock' | 'minutes'>;
  'block-page': PageFacts & Has<never, 'proxy' | 'expected'>;
  'captive-portal': PageFacts & Has<never, 'proxy'>;
  'unexpected-answer': PageFacts & Has<never, 'proxy' | 'expected'>;
  'exchange-reset': ExchangeFacts;
  'exchange-closure': ExchangeFacts;
  'exchange-silence': ExchangeFacts & DeadlineFacts;
  'exchange-stall': Partial<ExchangeFacts> & DeadlineFacts;
  'exchange-protocol-error': ExchangeFacts & Has<never, 'detail'>;
  'sloppy-answer': Has<'sloppy', 'serverName' | 'proxy' | 'status'>;
  'answer-disagreement': Has<
    'passes',
    'proxy' | 'status' | 'title' | 'location' | 'otherStatus' | 'otherTitle'
  >;
  'short-deadline': Has<
    'serverName' | 'step' | 'deadlineMs',
    'proxy' | 'code' | 'ms' | 'longerMs' | 'tookMs'
  >;
  'passing-fault': Facts; // those of the fault that passed
  'client-limit': Has<'inFlight' | 'passed', 'server' | 'proxy' | 'code' | 'status'>;
  'service-outage': Has<'fails', 'status' | 'code'>;
  'route-disagreement': Has<'passes' | 'fails'>;
  'ipv6-failure': Has<'code', 'address' | 'port'>;
  'revocation-unreachable': Has<'host' | 'url', 'code' | 'status'>;
  'slow-step': Has<'step' | 'ms' | 'usualMs'>;
  'local-limit': Partial<PlaceFacts> & Has<never, 'tries' | 'delayedMs'>;
  'unknown-failure': PlaceFacts;
}

/** What a finding holds, by its kind; what is not known of it is absent. */
export type FactsOf = { readonly [K in FindingKind]: Own[K] & Has<never, OfControls> };
