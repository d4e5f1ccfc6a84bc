import type { Mistake, SelfTest } from '../../../model/compared/self-test.ts';
import { figure, joined, named, ours, say, type Text } from '../../text/say.ts';

/** How many networks were audited. */
export function selfTestTitle({ scenarios, innocent }: SelfTest): Text {
  return say`${scenarios} simulated networks, ${innocent} of them innocent ones that look guilty`;
}

/** The kinds that no network has; nothing where there are none. */
export function unplayedText({ unplayed }: SelfTest): Text {
  if (unplayed.length === 0) return [];
  const kinds = unplayed.map((kind) => ours(kind));
  return say`In none of these networks: ${joined(kinds, ', ')}.`;
}

/** What was expected at one place, and what was reported there. */
export function mistakeText(mistake: Mistake): Text {
  const { scenario, of, host, route, expected, reported } = mistake;
  const over = route === undefined ? undefined : say` over ${named(route)}`;
  const [was, is] = [expected ?? 'none', reported ?? 'none'] as const;
  return say`${named(scenario)}: ${ours(of)} at ${named(host)}${over}: expected ${ours(was)}, reported ${ours(is)}`;
}

/** What the self-test comes to. */
export function mistakeCounts({ wrongBlocks, missedBlocks, mistakes }: SelfTest): Text {
  const others = mistakes.length - wrongBlocks - missedBlocks;
  return say`${wrongBlocks} wrong blocks, ${missedBlocks} missed blocks, ${others} other mistakes.`;
}

/** What ran again; nothing where nothing did. */
export function repeatedText({ repeated }: SelfTest): Text {
  if (repeated.length === 0) return [];
  return say`Run again alone, because this machine was too busy: ${joined(repeated.map(named), ', ')}.`;
}

/** How long it took. */
export function durationText({ durationMs }: SelfTest): Text {
  return say`It took ${figure(durationMs / 1000, 0)} s.`;
}
