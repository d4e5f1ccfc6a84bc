import type { VerdictName } from '../../model/finding/verdict.ts';
import type { Condition } from './condition.ts';

/** A kind's verdict, unless a condition gives another: the first that holds. */
export interface Effect {
  readonly verdict: VerdictName;
  readonly when?: readonly (readonly [Condition, VerdictName])[];
}

export const blocked: Effect = { verdict: 'blocked' };
export const inconclusive: Effect = { verdict: 'inconclusive' };
export const degraded: Effect = { verdict: 'degraded' };
/**
 * What stands before the service decides; but where a control host fails as well, in the same
 * manner, nothing is shown to concern this target.
 */
export const path: Effect = { verdict: 'blocked', when: [['control-fails', 'inconclusive']] };
/**
 * The same, but where the service proves itself by its address: then only the name is stopped.
 */
export const named: Effect = {
  verdict: 'blocked',
  when: [
    ['address-passes', 'blocked'],
    ['control-fails', 'inconclusive'],
  ],
};
/**
 * The same, and where another name server or a proxy knows as little, the name may be gone; so may a
 * user's own, of which nobody here says that it was ever there.
 */
export const ofName: Effect = {
  verdict: 'blocked',
  when: [
    ['address-passes', 'blocked'],
    ['control-fails', 'inconclusive'],
    ['passes-elsewhere', 'blocked'],
    ['may-be-gone', 'inconclusive'],
  ],
};
/** Told beside what came of it, unless it is shown to have led the target astray. */
export const aside: Effect = {
  verdict: 'reachable',
  when: [
    ['service-suspected', 'inconclusive'],
    ['is-error', 'blocked'],
  ],
};
/**
 * A broken resolver, or a broken zone behind it: told apart by another resolver alone, and not where
 * this one has an answer that does not stand its check of signatures (DNSSEC).
 */
export const fault: Effect = {
  verdict: 'inconclusive',
  when: [
    ['service-suspected', 'inconclusive'],
    ['address-passes', 'blocked'],
  ],
};
/**
 * Filter or outage: the port tells neither, and a target is not on the air for us either way. One
 * address out of several may be one server that is down.
 */
export const port: Effect = {
  verdict: 'blocked',
  when: [
    ['on-this-machine', 'inconclusive'],
    ['outage-doubted', 'inconclusive'],
    ['outage', 'down'],
    ['control-fails', 'inconclusive'],
    ['other-address-passes', 'inconclusive'],
    ['address-passes', 'inconclusive'],
    ['ipv6-alone', 'inconclusive'],
  ],
};
/** What broke off, by whoever: of who sent an alert, that is all; he is up. */
export const alerted: Effect & Required<Pick<Effect, 'when'>> = {
  verdict: 'inconclusive',
  when: [
    ['led-astray', 'blocked'],
    ['control-fails', 'inconclusive'],
    ['other-address-passes', 'inconclusive'],
    ['passes-at-same-address', 'blocked'],
  ],
};
/**
 * A service that is out of order breaks off just so: without a control that passes, nobody knows.
 * That the same server completes it over another route leaves the path.
 */
export const broken: Effect = {
  verdict: 'inconclusive',
  when: [
    ['led-astray', 'blocked'],
    ['outage-doubted', 'inconclusive'],
    ['outage', 'down'],
    ['control-fails', 'inconclusive'],
    ['other-address-passes', 'inconclusive'],
    ['passes-at-same-address', 'blocked'],
  ],
};
/** What comes is no HTTP: the service's fault as well as another's. */
export const garbled: Effect = {
  verdict: 'inconclusive',
  when: [
    ['outage-doubted', 'inconclusive'],
    ['outage', 'down'],
  ],
};
/** The handshake proved the service. That it answers over another route leaves the path. */
export const cut: Effect = {
  verdict: 'inconclusive',
  when: [
    ['outage-doubted', 'inconclusive'],
    ['outage', 'down'],
    ['control-fails', 'inconclusive'],
    ['passes-elsewhere', 'blocked'],
  ],
};
/** The same, and where the service itself had said what was due, only the rest is missing. */
export const dueAndCut: Effect = {
  ...cut,
  when: [['due-answer', 'degraded'], ...(cut.when ?? [])],
};
/**
 * A chain of the service's usual issuer is the service's; but one that is in order over another
 * route is not the service's fault.
 */
export const stale: Effect & Required<Pick<Effect, 'when'>> = {
  verdict: 'inconclusive',
  when: [
    ['passes-elsewhere', 'inconclusive'],
    ['issuer-known', 'down'],
  ],
};
