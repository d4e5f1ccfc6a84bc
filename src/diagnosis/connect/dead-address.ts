import { hostAndPort } from '../../model/address/endpoint.ts';
import type { ConnectObservation, ResolveObservation } from '../../model/audit/observation.ts';
import type { FindingKind } from '../../model/finding/finding.ts';
import { facts } from '../facts.ts';
import { type Addresses, portKey } from '../known/addresses.ts';
import type { ProofOf, Rule } from '../rule.ts';
import { roleOf, type TrialReading } from '../trial/trial-reading.ts';

/**
 * An address that failed while another of the same name served: clients lose time on it, and those
 * that try one alone fail. Who stops it, or whether that one server is down, the evidence does not
 * tell. That IPv6 fails beside IPv4, and that a network without IPv4 has no route to it, is none.
 */
export const deadAddress: Rule<'dead-address'> = {
  kind: 'dead-address',
  severity: 'warning',
  rivals: ['service-outage'],
  prove: (reading, { addresses, deadlineMs }) => {
    // The attempt that it repeats says so.
    if (reading.attempt.purpose === 'repeat') return undefined;
    for (const won of reading.steps) {
      if (won.step !== 'connect' || won.failure !== null) continue;
      const dead = deadBeside(won, { reading, addresses });
      if (dead.length > 0) return proofOf(dead, { won, reading, addresses, deadlineMs });
    }
    return undefined;
  },
};

interface Beside {
  readonly reading: TrialReading;
  readonly addresses: Addresses;
}

/** Those that this trial saw fail; and, known from others, those that it had to pass by. */
function deadBeside(
  won: ConnectObservation,
  { reading, addresses }: Beside,
): readonly ConnectObservation[] {
  const own = reading.passedOver.filter(
    (one) => isSameRequest(one, won) && one.role === won.role && one.port === won.port,
  );
  const listed = lookUpOf(won, reading)?.addresses.map(({ address }) => address) ?? [];
  const before = listed.slice(0, Math.max(0, listed.indexOf(won.address)));
  const lent = before.flatMap((address) => {
    if (own.some((one) => one.address === address)) return [];
    return addresses.dead.get(portKey({ address, port: won.port }))?.first ?? [];
  });
  return [...own, ...lent].filter((one) => concerns(one, won));
}

function isSameRequest(
  one: { hop?: number | undefined; entry?: number | undefined },
  other: ConnectObservation,
): boolean {
  return one.hop === other.hop && one.entry === other.entry;
}

function lookUpOf(
  won: ConnectObservation,
  { steps }: TrialReading,
): ResolveObservation | undefined {
  return steps.find(
    (one): one is ResolveObservation =>
      one.step === 'resolve' && roleOf(one) === won.role && isSameRequest(one, won),
  );
}

function concerns({ address, failure }: ConnectObservation, won: ConnectObservation): boolean {
  // This machine ran out: that says nothing of the address.
  if (failure?.code === 'local-limit') return false;
  if (address.includes(':') === won.address.includes(':')) return true;
  return !address.includes(':') && failure?.code !== 'network-unreachable';
}

function proofOf(
  dead: readonly ConnectObservation[],
  { won, reading, addresses, deadlineMs }: Beside & { won: ConnectObservation; deadlineMs: number },
): ProofOf<'dead-address'> | undefined {
  const [first] = dead;
  if (first === undefined) return undefined;
  const { address, port, failure } = first;
  const lookUp = lookUpOf(won, reading);
  const own = dead.flatMap(({ id, attempt }) => (attempt === reading.attempt.id ? id : []));
  const comesAndGoes = dead.every((one) => addresses.served.has(portKey(one)));
  const isOnce = dead.every((one) => (addresses.dead.get(portKey(one))?.times ?? 0) < 2);
  const rivals: readonly FindingKind[] = [
    ...(comesAndGoes || isOnce ? (['passing-fault'] as const) : []),
    ...(won.role === 'target' ? (['service-outage'] as const) : []),
  ];
  return {
    // What only others saw of it, the answer that names it shows.
    evidence: [...(own.length > 0 ? own : lookUp ? [lookUp.id] : []), won.id],
    rivals,
    confidence: comesAndGoes ? 'possible' : 'likely',
    facts: facts({
      name: lookUp?.name,
      address,
      otherAddresses: dead.slice(1).map((one) => one.address),
      port,
      code: failure?.code,
      deadlineMs: failure?.code === 'timeout' ? deadlineMs : undefined,
      servedBy: won.address,
      proxy: won.role === 'proxy' && lookUp ? hostAndPort(lookUp.name, port) : undefined,
    }),
  };
}
