import { type Standings, standings } from '../../../model/standing/required-targets.ts';
import type { Target } from '../../../model/target/target.ts';
import { say, type Text } from '../../text/say.ts';

/** Tells why a target does not count, to stand behind its name: ` (optional)`, ` (waived)`, or nothing. */
export function targetMarks(report: Standings): (target: Target) => Text {
  const standingOf = standings(report);
  return (target) => {
    if (!target.required) return say` (optional)`;
    return standingOf(target) === 'waived' ? say` (waived)` : [];
  };
}
