import { bogonOf } from '../../model/address/special-networks.ts';
import type { Observation, ResolveObservation } from '../../model/audit/observation.ts';
import type { FindingKind, Severity } from '../../model/finding/finding.ts';
import type { OverrideFacts } from '../../model/finding/finding-facts.ts';
import { facts } from '../facts.ts';
import type { Rule } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { provesItself, rivalsAt } from './sinkhole-address.ts';

/**
 * This machine goes by another answer than the name server gave: by its hosts file, a search list, a
 * resolution policy (which may leave it without any) or a local service. An error where it sends the name to where no public service
 * can be; else told beside what came of it. Two public answers are how services and split networks
 * spread their names, unless the hosts file is the one that says so.
 */
export const localNameOverride: Rule<'local-name-override'> = {
  kind: 'local-name-override',
  severity: 'warning',
  actor: 'this-machine',
  rivals: [],
  prove: (reading) => {
    const lost = reading.steps.find(isLostByPolicy);
    if (lost !== undefined)
      return { evidence: [lost.id], facts: lostFacts(lost), confidence: 'likely' };
    const step = reading.steps.find(isOverridden);
    if (step === undefined || isSpread(step)) return undefined;
    const severity = severityOf(reading, step);
    const isError = severity === 'error';
    return {
      severity,
      ...(!isError && { confidence: isTold(step) ? 'certain' : 'likely' }),
      evidence: isError ? [step.id, ...reading.endIds] : [step.id],
      facts: overrideFacts(step),
      rivals: isError ? rivalsOf(reading, step) : [],
    };
  },
};

/** What both said, and where the one that counts stands. */
export function overrideFacts({
  name,
  server,
  responseCode,
  dns,
  system,
  namePolicy,
}: Overridden): OverrideFacts {
  // What the hosts file and a search list say is said before a policy is asked, or after it.
  const isByPolicy = system.file === undefined && system.foundAs === undefined;
  return facts({
    name,
    addresses: system.addresses,
    file: system.file,
    line: system.line,
    foundAs: system.foundAs,
    namespace: isByPolicy ? namePolicy?.namespace : undefined,
    policyServers: isByPolicy ? namePolicy?.servers : undefined,
    server,
    serverAddresses: dns.addresses,
    responseCode: dns.addresses.length > 0 ? undefined : responseCode,
  });
}

/**
 * The name server has an address, and whom a policy has programs ask gives none, or is silent: programs of this
 * machine do not come as far as this audit did.
 */
function isLostByPolicy(step: Observation): step is Lost {
  return (
    step.step === 'resolve' &&
    step.role === 'target' &&
    step.by === 'dns' &&
    step.failure === null &&
    step.namePolicy !== undefined &&
    step.system?.failure !== undefined
  );
}

type Lost = ResolveObservation & Required<Pick<ResolveObservation, 'namePolicy' | 'system'>>;

function lostFacts({ name, server, addresses, system, namePolicy }: Lost): OverrideFacts {
  return facts({
    name,
    detail: system.failure,
    namespace: namePolicy.namespace,
    policyServers: namePolicy.servers,
    server,
    serverAddresses: addresses.map(({ address }) => address),
  });
}

type Overridden = ResolveObservation & Required<Pick<ResolveObservation, 'dns' | 'system'>>;

/** A look-up of the target's name in which this machine's own answer counted. */
export function isOverridden(step: Observation): step is Overridden {
  return (
    step.step === 'resolve' &&
    step.role === 'target' &&
    step.by === 'system' &&
    step.dns !== undefined &&
    step.system !== undefined
  );
}

/** Who says so is known. */
function isTold({ system }: Overridden): boolean {
  return system.file !== undefined || system.foundAs !== undefined;
}

function isSpread(step: Overridden): boolean {
  return !isTold(step) && hasPublic(step.dns.addresses) && hasPublic(step.system.addresses);
}

function hasPublic(addresses: readonly string[]): boolean {
  return addresses.some((address) => bogonOf(address) === undefined);
}

function severityOf(reading: TrialReading, step: Overridden): Severity {
  const { end, listed } = reading;
  if (end !== undefined && !provesItself(reading)) {
    if (isSentNowhere(step)) return 'error';
    if (listed && (!hasPublic(step.system.addresses) || isMistaken(step))) return 'error';
  }
  // What fails may fail of it. A name without dots is what search lists are for.
  const mayMislead = end !== undefined && step.name.includes('.');
  const isKnown = isTold(step) || step.namePolicy !== undefined;
  return isKnown && (listed || mayMislead) ? 'warning' : 'info';
}

/** The name server has no such name, and a search list found another one, of whomever. */
function isMistaken({ dns, system }: Overridden): boolean {
  return system.foundAs !== undefined && dns.addresses.length === 0;
}

/** The name server has a public address, and this machine's own file leads to itself. */
function isSentNowhere({ dns, system }: Overridden): boolean {
  const isNowhere = system.addresses.every((address) => bogonOf(address) === 'nowhere');
  return system.file !== undefined && isNowhere && hasPublic(dns.addresses);
}

/**
 * Where the name server has no such name, it may be gone; what the hosts file leads astray it leads
 * astray all the same. A private address may be meant, by a private link of one's own.
 */
function rivalsOf(reading: TrialReading, step: Overridden): readonly FindingKind[] {
  const isWritten = step.system.file !== undefined;
  if (!isWritten && step.dns.addresses.length === 0) return ['service-outage'];
  return rivalsAt(
    step.system.addresses.map((address) => bogonOf(address)),
    reading,
  );
}
