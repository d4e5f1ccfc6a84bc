import { joined, named, outside, say, type Text } from '../../text/say.ts';
import { wpadWords } from '../../words/settings/wpad-words.ts';
import type { ShownWpadTrial } from './shown-discovery.ts';

/** The name that was searched for, with its addresses. */
export function trialName({ name, addresses = [] }: ShownWpadTrial): Text {
  if (addresses.length === 0) return named(name);
  return say`${named(name)} (${joined(addresses.map(named), ', ')})`;
}

/** What came of it, and why. */
export function trialOutcome({ outcome, detail }: ShownWpadTrial): Text {
  return say`${wpadWords[outcome]}${detail === undefined ? undefined : say`: ${outside(detail)}`}`;
}
