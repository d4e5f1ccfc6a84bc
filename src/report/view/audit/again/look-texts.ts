import { hostOfUrl } from '../../../../model/address/host-of-url.ts';
import type { LineUpRow } from '../../../../model/standing/line-up.ts';
import { named, say, type Text } from '../../../text/say.ts';
import { standingText } from '../../targets/standing-text.ts';

/** How many cells are red, of all that were. */
export interface LookCounts {
  readonly red: number;
  readonly all: number;
}

/** A cell that turned, as it is told while an audit looks until it is green. */
export function turnText(
  { url, route, before, now, turn }: LineUpRow & { readonly turn: 'green' | 'red-again' | 'other' },
  { red, all }: LookCounts,
): Text {
  const what =
    turn === 'green'
      ? say`passes now`
      : turn === 'red-again'
        ? say`red again`
        : say`red for another reason`;
  const was = before && turn === 'green' ? say`, was ${standingText(before)}` : undefined;
  const is = now && turn !== 'green' ? say`, ${standingText(now)}` : undefined;
  return say`${what}: ${named(hostOfUrl(url))} over ${named(route)}${was}${is}; ${red} of ${all} red`;
}

/** That all that had been red is looked at once more, and why. */
export function lastLookText({ all }: LookCounts, isOver: boolean): Text {
  return isOver
    ? say`The time is over: one last look at all that had been red (${all})`
    : say`All passed: one last look at all that had been red (${all})`;
}

/** When the next look is due. */
export function waitText({ red, all }: LookCounts, ms: number): Text {
  return say`${red} of ${all} red; next look in ${Math.ceil(ms / 1000)} s`;
}
