import type { Facts } from '../../../model/finding/facts.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import { kindsWith } from '../../../model/finding/finding-traits.ts';
import { joined, ours, say, type Text } from '../../text/say.ts';
import { actorWords } from '../actor/actor-words.ts';
import { allOf, controlNames, valuesOf } from '../control-words.ts';
import { byAddress } from './by-address.ts';
import { fact } from './fact.ts';
import { findingInfo } from './finding-info.ts';
import { productAdvice } from './product-advice.ts';
import { settingAdvice } from './setting-advice.ts';

type KindAndFacts = Pick<Finding, 'kind' | 'facts'>;

/** What was seen, and what the controls add to it. Not escaped. */
export function describeEvidence({ kind, facts }: KindAndFacts): Text {
  const added = [alone(facts), byAddress(kind, facts) ?? tried(kind, facts), hosts(facts)].filter(
    (text) => text !== undefined,
  );
  return joined([findingInfo[kind].what(facts), ...added], ' ');
}

/** Who did it, and how far the evidence carries where it leaves a doubt. */
export function byWhom({
  actor,
  confidence,
}: Pick<Finding, 'actor' | 'confidence'>): Text | undefined {
  if (actor === undefined) return undefined;
  return confidence === 'certain'
    ? actorWords[actor]
    : say`${actorWords[actor]} (${ours(confidence)})`;
}

/** What to change: as controls narrow it down, in the terms of a known product, or as its kind has it. */
export function adviceOf(finding: KindAndFacts & Pick<Finding, 'actor'>): Text {
  const narrowed = narrower.find(({ when }) => when(finding))?.advice;
  return (
    narrowed ?? settingAdvice(finding) ?? productAdvice(finding) ?? findingInfo[finding.kind].advice
  );
}

/** Their own words name what passes and fails. */
const namesControls: readonly Finding['kind'][] = ['sni-filter', 'tls-intolerance'];

function tried(kind: Finding['kind'], facts: Facts): Text | undefined {
  if (namesControls.includes(kind)) return undefined;
  const passes = allOf(controlNames(facts, 'passesWith'));
  const fails = allOf(controlNames(facts, 'failsWith'));
  if (passes !== undefined && fails !== undefined) {
    return say`It passes with ${passes}, and fails as well with ${fails}.`;
  }
  if (passes !== undefined) return say`It passes with ${passes}.`;
  return fails && say`It fails as well with ${fails}.`;
}

function alone(facts: Facts): Text | undefined {
  const family = fact(facts, 'family');
  return family && say`${family} alone was tried: the name has no other address here.`;
}

function hosts(facts: Facts): Text | undefined {
  const passes = fact(facts, 'controlPasses');
  if (passes !== undefined) return say`This way out is alive: the control ${passes} passes.`;
  const fails = fact(facts, 'controlFails');
  return fails && say`The control ${fails} fails over this way out in the same manner.`;
}

const breaks: ReadonlySet<Finding['kind']> = kindsWith(({ broke }) => broke === 'handshake');

interface Narrower {
  readonly when: (finding: KindAndFacts & Pick<Finding, 'actor'>) => boolean;
  readonly advice: Text;
}

/** The first that holds. */
const narrower: readonly Narrower[] = [
  {
    when: ({ kind, facts }) =>
      kind === 'proxy-upstream-failure' &&
      valuesOf(facts, 'passesWith').includes('tunnel-by-address'),
    advice: say`Look this name up on the host of the proxy: the service is there, and the proxy reaches it by its address. Correct the name server that the proxy asks.`,
  },
  {
    when: ({ facts }) => Object.hasOwn(facts, 'controlFails'),
    advice: say`Look at this way out as a whole before any rule for a target: not even the control hosts pass over it. Check route, packet filter, proxy and name server.`,
  },
  {
    when: ({ facts }) => facts.family === 'IPv6',
    advice: say`Find out why the name has no IPv4 address here: IPv4 is what the sensor needs, and IPv6 alone was tried. Then let IPv6 pass, or keep its addresses out of the answer.`,
  },
  {
    when: ({ facts }) => valuesOf(facts, 'passesWith').includes('other-address'),
    advice: say`Compare the rule with all addresses of the name: another one passes. Allow them all, by name where the device can. If no rule differs, that one server is out of order.`,
  },
  {
    when: ({ kind, actor }) => kind === 'port-refusal' && actor === 'first-hop',
    advice: say`Look at the packet filter next to this machine: it refused sooner than the service could. Allow this port outbound there; look for a rule with the action reject or reset.`,
  },
  {
    when: ({ kind, facts }) => breaks.has(kind) && isWhateverName(facts),
    advice: say`Check the health page of the service first: at this address no server name passes. Then look for a rule about the address, and for inspection that reads the certificate.`,
  },
];

function isWhateverName(facts: Facts): boolean {
  return (
    valuesOf(facts, 'failsWith').includes('harmless-name') &&
    !valuesOf(facts, 'passesWith').some((one) => one.endsWith('-name'))
  );
}
