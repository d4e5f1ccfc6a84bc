import type { ConnectObservation, Observation } from './observation.ts';

/** RFC 8305, section 5: the next address of a name is tried so long after the last start. */
export const staggerMs = 250;

/**
 * Ids of the connections that failed while another address of the same name served: they ended
 * nothing, and may be told after the steps that went on without them. Linear in the observations.
 */
export function passedOver(observations: readonly Observation[]): ReadonlySet<string> {
  const failed = observations.filter((one) => one.step === 'connect' && one.failure !== null);
  if (failed.length === 0) return new Set();
  const served = new Set(observations.filter(serves).map(walkOf));
  return new Set(failed.filter((one) => served.has(walkOf(one))).map(({ id }) => id));
}

/** The steps that an attempt came to its end by, in order: no look-up for information is one. */
export function decisive(observations: readonly Observation[]): readonly Observation[] {
  const over = passedOver(observations);
  const isAside = (one: Observation): boolean => isInformation(one) || over.has(one.id);
  // Most attempts have none, and need no copy of their steps.
  return observations.some(isAside) ? observations.filter((one) => !isAside(one)) : observations;
}

/**
 * The last of the decisive steps. Where none of a name's addresses served, one stands for all: the
 * first tried of IPv4, which the sensor needs, unless no packet of that family leaves this network.
 */
export function lastStep(steps: readonly Observation[]): Observation | undefined {
  const last = steps.at(-1);
  if (last?.step !== 'connect' || last.failure === null) return last;
  const walk = steps.filter(
    (one): one is ConnectObservation => one.step === 'connect' && walkOf(one) === walkOf(last),
  );
  return walk.toSorted((a, b) => rank(a) - rank(b) || byStart(a, b))[0];
}

/** The connections of one name, of one request: an attempt has several where it follows redirects. */
function walkOf(one: Observation): string {
  const { attempt, hop = 0, entry = 0 } = one;
  const [role, port] = one.step === 'connect' ? [one.role, one.port] : ['', 0];
  return `${attempt} ${hop} ${entry} ${role} ${port}`;
}

function serves(one: Observation): boolean {
  return one.step === 'connect' && one.failure === null;
}

function isInformation(one: Observation): boolean {
  return one.step === 'resolve' && one.role === 'information';
}

function rank({ address, failure }: ConnectObservation): number {
  const hasNoRoute = failure?.code === 'network-unreachable';
  return (hasNoRoute ? 2 : 0) + (address.includes(':') ? 1 : 0);
}

function byStart(a: Observation, b: Observation): number {
  if (a.startedAt !== b.startedAt) return a.startedAt < b.startedAt ? -1 : 1;
  return numberOf(a) - numberOf(b);
}

function numberOf({ id }: Observation): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}
