import type { FailureCode } from '../../model/finding/failure.ts';
import type { AnyRule, Rule } from '../rule.ts';
import { hostUnreachable } from './host-unreachable.ts';
import { placeFacts } from './place-facts.ts';

type PlainKind = 'network-unreachable' | 'local-prohibition' | 'local-limit';

/** Causes that mean the same in every step. */
export const anywhereRules: readonly AnyRule[] = [
  hostUnreachable,
  // No route, or ICMP network unreachable, towards whatever the step went to.
  endedBy('network-unreachable', { kind: 'network-unreachable', actor: 'network-path' }),
  // This machine's own firewall or routing table forbids the packet: EACCES, EPERM, EINVAL.
  endedBy('prohibited', { kind: 'local-prohibition', actor: 'this-machine' }),
  // This machine ran out of descriptors, ports or memory: the audit hindered itself.
  endedBy('local-limit', { kind: 'local-limit', actor: 'this-machine' }),
];

function endedBy(
  code: FailureCode,
  rule: Pick<Rule<PlainKind>, 'kind' | 'actor'>,
): Rule<PlainKind> {
  return {
    ...rule,
    severity: 'error',
    rivals: [],
    prove: (reading, context) => {
      const step = reading.end;
      if (step?.failure.code !== code) return undefined;
      return { evidence: reading.endIds, facts: placeFacts(step, { reading, context }) };
    },
  };
}
