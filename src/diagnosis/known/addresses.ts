import type { ConnectObservation, ResolveObservation } from '../../model/audit/observation.ts';
import type { TrialReading } from '../trial/trial-reading.ts';
import { learnTranslators, type NameAddresses } from './translated-address.ts';

/** What the trials together show of addresses. */
export interface Addresses {
  /** By `portKey()`: of an address that failed where another of its name served, how, and how often. */
  readonly dead: ReadonlyMap<string, Dead>;
  /** `portKey()`s of addresses that a connection was had to. */
  readonly served: ReadonlySet<string>;
  /** `learnTranslators()`. */
  readonly translators: ReadonlySet<string>;
}

export interface Dead {
  readonly first: ConnectObservation;
  readonly times: number;
}

/** Learns from all trials; linear in their observations. */
export function learnAddresses(all: readonly TrialReading[]): Addresses {
  const dead = new Map<string, Dead>();
  const served = new Set<string>();
  const names: NameAddresses[] = [];
  for (const { steps, passedOver } of all) {
    for (const first of passedOver) {
      const before = dead.get(portKey(first));
      const times = (before?.times ?? 0) + 1;
      dead.set(portKey(first), { first: before?.first ?? first, times });
    }
    for (const step of steps) {
      if (step.step === 'connect' && step.failure === null) served.add(portKey(step));
      if (step.step === 'resolve' && step.addresses.length > 0) names.push(familiesOf(step));
    }
  }
  return { dead, served, translators: learnTranslators(names) };
}

/** Under which an address and its port count as the same. */
export function portKey({ address, port }: Pick<ConnectObservation, 'address' | 'port'>): string {
  return `${address} ${port}`;
}

function familiesOf({ addresses }: ResolveObservation): NameAddresses {
  const of = (wanted: 4 | 6): readonly string[] =>
    addresses.flatMap(({ address, family }) => (family === wanted ? address : []));
  return { four: of(4), six: of(6) };
}
