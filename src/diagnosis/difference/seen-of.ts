import { hostAndPort } from '../../model/address/endpoint.ts';
import type { Certificate, Observation } from '../../model/audit/observation.ts';
import type { SeenFact } from '../../model/compared/difference.ts';
import { startOf } from '../../model/text/start-of.ts';

/** What an attempt saw, by fact; what it did not come to is absent. */
export type Seen = Readonly<Partial<Record<SeenFact, string>>>;

/** The certificates of an audit, by id. */
export type Certificates = ReadonlyMap<string, Certificate>;

const maxText = 300;

/**
 * The facts that two audits are compared by, of the observations of one attempt; the last of each
 * kind counts, as it is the one that the attempt came to. Each at most 300 characters.
 */
export function seenOf(observations: readonly Observation[], certificates: Certificates): Seen {
  const seen: Partial<Record<SeenFact, string>> = {};
  for (const observation of observations) {
    Object.assign(seen, factsOf(observation, certificates));
    const { step, failure } = observation;
    if (failure) seen['failed-step'] = `${step}: ${failure.code}`;
  }
  for (const [fact, text] of Object.entries(seen)) seen[fact as SeenFact] = startOf(text, maxText);
  return seen;
}

function factsOf(observation: Observation, certificates: Certificates): Seen {
  switch (observation.step) {
    case 'select':
      return observation.answer === undefined ? {} : { way: observation.answer };
    case 'resolve':
      return observation.role === 'proxy' ? {} : lookUpFacts(observation);
    case 'connect':
      return observation.role === 'proxy' ? {} : { address: observation.address };
    case 'tunnel': {
      const { proxy, status } = observation;
      return {
        proxy: hostAndPort(proxy.host, proxy.port),
        ...(status !== undefined && { 'tunnel-status': `${status}` }),
      };
    }
    case 'handshake':
      return observation.role === 'proxy' ? {} : issuerFact(observation.chain, certificates);
    case 'exchange': {
      const { proxy, status } = observation;
      return {
        ...(proxy && { proxy: hostAndPort(proxy.host, proxy.port) }),
        ...(status !== undefined && { status: `${status}` }),
      };
    }
  }
}

function lookUpFacts({
  server,
  responseCode,
  addresses,
}: Extract<Observation, { step: 'resolve' }>): Seen {
  const sorted = addresses.map(({ address }) => address).toSorted();
  return {
    ...(server !== undefined && { resolver: server }),
    ...(responseCode !== undefined && { 'response-code': responseCode }),
    ...(sorted.length > 0 && { address: sorted.join(', ') }),
  };
}

function issuerFact(chain: readonly string[] | undefined, certificates: Certificates): Seen {
  const leaf = chain?.[0];
  const issuer = leaf === undefined ? undefined : certificates.get(leaf)?.issuer;
  return issuer === undefined ? {} : { issuer };
}
