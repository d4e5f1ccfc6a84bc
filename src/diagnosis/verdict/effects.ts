import type { FindingKind } from '../../model/finding/finding.ts';
import {
  alerted,
  aside,
  blocked,
  broken,
  cut,
  degraded,
  dueAndCut,
  type Effect,
  fault,
  garbled,
  inconclusive,
  named,
  ofName,
  path,
  port,
  stale,
} from './effect.ts';

/**
 * What each kind makes of an attempt. `blocked` is for what failed between this machine and the
 * service, and for nothing that the service may have done itself.
 */
export const effects: Readonly<Record<FindingKind, Effect>> = {
  // About settings, not about a target.
  'proxy-setting-malformed': inconclusive,
  'proxy-settings-conflict': inconclusive,
  'winhttp-disagreement': inconclusive,
  'authenticated-proxy-allowed': inconclusive,
  'wpad-beyond-organisation': inconclusive,
  'bypass-difference': inconclusive,
  // Which way the traffic takes without a usable answer differs between programs: nobody knows.
  'pac-failure': inconclusive,
  'pac-runaway': inconclusive,
  // The route works; the sensor of this platform does not take it.
  'pac-unsupported': degraded,
  // It passed here; whether Windows takes the same way is what a warning doubts.
  'pac-windows-difference': { verdict: 'reachable', when: [['is-warning', 'degraded']] },
  // The local resolver decides, and stands before the service.
  'name-not-found': ofName,
  'name-without-address': ofName,
  'resolver-refusal': ofName,
  'resolver-silence': ofName,
  'resolver-tcp-failure': { ...fault, when: [...(fault.when ?? []), ['is-warning', 'degraded']] },
  // The names were found, a second late; no target is stopped by it.
  'dead-resolver': { verdict: 'reachable' },
  'local-name-override': aside,
  'sinkhole-address': { verdict: 'blocked', when: [['service-suspected', 'inconclusive']] },
  // Told beside what the look-up came to; what it did to the target is that finding's to say.
  'dns-injection': { verdict: 'reachable', when: [['is-error', 'blocked']] },
  'resolver-disagreement': { verdict: 'reachable' },
  'resolver-failure': fault,
  'port-refusal': port,
  'port-silence': port,
  // Routers and this machine say so, not the service.
  'host-unreachable': port,
  'network-unreachable': port,
  'local-prohibition': blocked,
  // It passes all the same, later than it might, and not for every client.
  'dead-address': degraded,
  // Microsoft says that the sensor needs IPv4.
  'ipv4-missing': degraded,
  // What passes through the device passes.
  'transparent-interception': { verdict: 'reachable' },
  // The proxy is on the path; whatever it does instead of passing stops the traffic.
  'proxy-not-found': path,
  'proxy-refusal': path,
  // A proxy that talks waits perhaps for a service that is down.
  'proxy-silence': {
    verdict: 'blocked',
    when: [
      ['address-passes', 'blocked'],
      ['outage-doubted', 'inconclusive'],
      ['scheme-suspected', 'inconclusive'],
      ['outage', 'down'],
      ['control-fails', 'inconclusive'],
      ['deadline-suspected', 'inconclusive'],
      ['passes-elsewhere', 'blocked'],
      ['proxy-talks', 'inconclusive'],
    ],
  },
  // The setting is wrong; of the network nothing is shown.
  'proxy-scheme-mismatch': inconclusive,
  'not-a-proxy': inconclusive,
  'proxy-tls-failure': { verdict: 'blocked', when: [['scheme-suspected', 'inconclusive']] },
  'proxy-login-demand': blocked,
  // A product that stands before the service says the same over every way.
  'proxy-policy-refusal': { verdict: 'blocked', when: [['answer-suspected', 'inconclusive']] },
  'proxy-method-refusal': blocked,
  'proxy-protocol-error': blocked,
  'proxy-hang-up': named,
  'proxy-unexpected-answer': blocked,
  // The proxy let it pass: an outage, unless the service is reached another way.
  'proxy-upstream-failure': {
    ...cut,
    when: [['address-passes', 'blocked'], ...(cut.when ?? [])],
  },
  'handshake-reset': broken,
  'handshake-closure': broken,
  'handshake-silence': broken,
  // Whoever sends an alert is up.
  'handshake-alert': alerted,
  'handshake-failure': broken,
  // Another client may pass.
  'local-tls-refusal': inconclusive,
  // The same address completed a handshake: the service is there, the name was filtered.
  'sni-filter': blocked,
  // Passes with another ClientHello at the same address: the service is there, and may itself be
  // what cannot stand the usual one.
  'tls-intolerance': {
    verdict: 'blocked',
    when: [
      ['passes-elsewhere', 'blocked'],
      ['service-suspected', 'inconclusive'],
    ],
  },
  // Somebody else answered; but what a host of the user's own speaks, nobody here knows.
  'plaintext-answer': {
    verdict: 'blocked',
    when: [
      ['led-astray', 'blocked'],
      ['passes-elsewhere', 'blocked'],
      ['own-host', 'inconclusive'],
    ],
  },
  interception: blocked,
  // A public root that is new to us may be new at the service.
  'unexpected-root': degraded,
  'captive-portal': blocked,
  // Without a known product the service's own error page looks alike.
  'block-page': {
    verdict: 'inconclusive',
    when: [
      ['product-known', 'blocked'],
      ['leads-inside', 'blocked'],
      ['passes-elsewhere', 'blocked'],
    ],
  },
  'certificate-expiry': stale,
  'certificate-not-yet-valid': stale,
  // A server with the name of others, where the service itself stands elsewhere.
  'certificate-name-mismatch': { ...stale, when: [['led-astray', 'blocked'], ...stale.when] },
  // The service's fault or an interceptor's: the chain does not tell.
  'self-signed-certificate': { verdict: 'inconclusive', when: [['led-astray', 'blocked']] },
  'untrusted-root': { verdict: 'inconclusive', when: [['led-astray', 'blocked']] },
  // Windows fetches the missing link; but a link that nobody found may be an interceptor's.
  'incomplete-chain': { verdict: 'inconclusive', when: [['link-verified', 'degraded']] },
  // Reached, and refused to an anonymous client: the expected answer is not proved.
  'client-certificate-demand': inconclusive,
  // Where chains verify all the same, the target passes, and what goes by the time may not.
  'clock-skew': { verdict: 'inconclusive', when: [['service-answered', 'degraded']] },
  'unexpected-answer': {
    verdict: 'inconclusive',
    when: [
      ['status-accepted', 'degraded'],
      ['outage-doubted', 'inconclusive'],
      ['outage', 'down'],
      ['service-failed', 'down'],
      ['service-answered', 'degraded'],
    ],
  },
  'exchange-reset': cut,
  'exchange-closure': dueAndCut,
  'exchange-silence': cut,
  'exchange-stall': dueAndCut,
  'exchange-protocol-error': garbled,
  // For information: clients read it.
  'sloppy-answer': { verdict: 'reachable' },
  'passing-fault': degraded,
  // Our own load: what passes alone passes.
  'client-limit': { verdict: 'reachable' },
  'answer-disagreement': {
    verdict: 'inconclusive',
    when: [['answer-due-elsewhere', 'blocked']],
  },
  // A longer second try decides: what passes then is slow.
  'short-deadline': { verdict: 'inconclusive', when: [['is-warning', 'degraded']] },
  'service-outage': { verdict: 'down', when: [['outage-doubted', 'inconclusive']] },
  // For information.
  'route-disagreement': { verdict: 'reachable' },
  'ipv6-failure': { verdict: 'reachable' },
  'revocation-unreachable': degraded,
  'slow-step': { verdict: 'reachable' },
  // We hindered ourselves, or do not know.
  'local-limit': { verdict: 'reachable', when: [['is-error', 'inconclusive']] },
  'unknown-failure': inconclusive,
};
