import type { Facts } from '../../../model/finding/facts.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import { say, type Text } from '../../text/say.ts';
import { valuesOf } from '../control-words.ts';
import { clause, fact } from './fact.ts';

/**
 * What the name's address showed where the name itself came to nothing; undefined where it was not
 * tried, or more was.
 */
export function byAddress(kind: Finding['kind'], facts: Facts): Text | undefined {
  const passes = valuesOf(facts, 'passesWith');
  const [control, ...others] = [...passes, ...valuesOf(facts, 'failsWith')];
  if (others.length > 0) return undefined;
  if (control === 'address-by-other-resolver') {
    const where = say`${fact(facts, 'otherAddress') ?? say`its address`}${clause(fact(facts, 'otherServer'), ', so the name server ', ' says')}`;
    return passes.length > 0
      ? say`Only the name is lost here: the service proves itself at its address (${where}).`
      : say`More is stopped than the name, or the service is down: its address fails too (${where}).`;
  }
  if (control !== 'tunnel-by-address' || passes.length === 0) return undefined;
  return say`A tunnel to an address of the name passes the same proxy: ${namely(kind)}.`;
}

function namely(kind: Finding['kind']): Text {
  if (kind === 'proxy-policy-refusal') return say`the rule is about the name`;
  if (kind === 'proxy-upstream-failure') {
    return say`the service is there, and the proxy's own lookup of the name fails or leads elsewhere`;
  }
  return say`the service is there, and the name decides`;
}
