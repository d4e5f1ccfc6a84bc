import { isInside } from '../../model/address/is-inside.ts';
import { passesByAddress } from '../controls/control-facts.ts';
import { isAccepted } from '../exchange/unexpected-answer.ts';
import { isIssuingAuthority } from '../handshake/issuing-authorities.ts';
import type { Judged } from '../judged.ts';
import type { AuditContext } from '../known/audit-context.ts';
import type { Draft } from '../rule.ts';
import type { Condition } from './condition.ts';

/** What a condition may look at beside the finding itself. */
export interface Circumstances {
  readonly judged: Judged;
  readonly context: AuditContext;
  readonly passesElsewhere: boolean;
  /** Addresses over which other routes pass; an empty one where a proxy alone knows it. */
  readonly passingAddresses: ReadonlySet<string>;
}

function leadsInside(location: string): boolean {
  const host = URL.parse(location)?.hostname.replace(/^\[|\]$/g, '');
  return host !== undefined && host !== '' && isInside(host);
}

/** Where a trial reached its target; empty where a proxy looked the address up, or nobody did. */
export function addressOf({ reading: { steps } }: Judged): string {
  const reached = steps.findLast((one) => one.step === 'connect');
  return reached?.step === 'connect' && reached.role === 'target' ? reached.address : '';
}

/** How each condition of the table is told. */
export const conditions: Readonly<
  Record<Condition, (draft: Draft, circumstances: Circumstances) => boolean>
> = {
  outage: (_, { judged }) => judged.drafts.some(({ kind }) => kind === 'service-outage'),
  'control-fails': ({ facts: { controlFails } }) => controlFails !== undefined,
  'other-address-passes': ({ facts: { passesWith } }) =>
    Array.isArray(passesWith) && passesWith.includes('other-address'),
  'address-passes': ({ facts: { passesWith } }) => passesByAddress(passesWith),
  'led-astray': ({ facts: { passesWith } }, { judged: { reading } }) =>
    reading.listed && passesByAddress(passesWith),
  'ipv6-alone': ({ facts: { family } }) => family === 'IPv6',
  'on-this-machine': ({ actor, kind }) => kind === 'port-refusal' && actor === 'this-machine',
  'outage-doubted': (_, { judged }) =>
    judged.drafts.some(({ kind, rivals }) => kind === 'service-outage' && rivals.length > 1),
  'passes-at-same-address': (_, { judged, passingAddresses }) => {
    const address = addressOf(judged);
    if (passingAddresses.has('')) return true;
    return address === '' ? passingAddresses.size > 0 : passingAddresses.has(address);
  },
  'answer-suspected': ({ rivals }) => rivals.includes('unexpected-answer'),
  'answer-due-elsewhere': ({ rivals }) => rivals.length === 1,
  'deadline-suspected': ({ rivals }) => rivals.includes('short-deadline'),
  'may-be-gone': ({ rivals, facts: { alsoGone, danglingAlias } }, { judged }) =>
    rivals.includes('service-outage') &&
    (alsoGone !== undefined || danglingAlias !== undefined || !judged.reading.listed),
  'is-error': ({ severity }) => severity === 'error',
  'is-warning': ({ severity }) => severity === 'warning',
  'service-suspected': ({ rivals }) => rivals.includes('service-outage'),
  'passes-elsewhere': (_, { passesElsewhere }) => passesElsewhere,
  'issuer-known': ({ facts: { issuer } }, { context, judged }) => {
    const anchor = judged.reading.distrusted?.anchor;
    // A name is easily borrowed; what leads to a public root bears it by right.
    if (typeof issuer !== 'string' || (anchor !== 'expected' && anchor !== 'public')) return false;
    return context.authorities.has(issuer) || isIssuingAuthority(issuer);
  },
  'link-verified': ({ facts: { root } }) => root !== undefined,
  // What a mark only suggests leaves several rivals.
  'product-known': ({ facts: { product }, rivals }) => product !== undefined && rivals.length === 0,
  'leads-inside': ({ facts: { location } }, { judged }) =>
    judged.reading.listed && typeof location === 'string' && leadsInside(location),
  'own-host': ({ facts: { product } }, { judged }) =>
    !judged.reading.listed && product === undefined && judged.reading.page?.from === 'tls-port',
  'scheme-suspected': ({ rivals }) => rivals.includes('proxy-scheme-mismatch'),
  'proxy-talks': ({ rivals }) => rivals.includes('proxy-upstream-failure'),
  'due-answer': ({ severity }) => severity === 'warning',
  'status-accepted': (_, { judged }) => isAccepted(judged.reading),
  'service-failed': ({ facts: { status } }, { judged }) =>
    judged.reading.trusted && typeof status === 'number' && status >= 500,
  'service-answered': (_, { judged }) => judged.reading.trusted,
};
