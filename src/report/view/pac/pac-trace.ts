import { joined, named, outside, say, type Text } from '../../text/say.ts';
import type { ShownPacAnswer } from './shown-pac.ts';

/** A name that a script asked for, and what it was told. */
export interface PacLookup {
  readonly name: string;
  readonly told: Text;
}

/** What a script said through `alert`, and how often. */
export interface PacAlert {
  readonly text: string;
  readonly times: Text;
}

const maxAddresses = 8;

/** The names that a script asked for, each once, in their order. */
export function pacLookups(answers: readonly ShownPacAnswer[]): readonly PacLookup[] {
  const lookups = answers.flatMap((answer) => answer.lookups ?? []);
  const names = [...Map.groupBy(lookups, ({ name }) => name)];
  return names
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, [first, ...others]]) => {
      const { addresses = [], failure } = first ?? {};
      const told = addresses.length > 0 ? addressesText(addresses) : failureText(failure);
      return { name, told: say`${told}${timesText(others.length + 1)}` };
    });
}

/** What a script said, each text once. */
export function pacAlerts(answers: readonly ShownPacAnswer[]): readonly PacAlert[] {
  const said = answers.flatMap(({ alerts = [] }) => alerts);
  return [...Map.groupBy(said, String)].map(([text, { length }]) => ({
    text,
    times: timesText(length),
  }));
}

function addressesText(addresses: readonly string[]): Text {
  const rest = addresses.length - maxAddresses;
  const shown = joined(addresses.slice(0, maxAddresses).map(named), ', ');
  return say`${shown}${rest > 0 ? say` and ${rest} more` : undefined}`;
}

function failureText(failure: string | undefined): Text {
  return failure === undefined ? say`no address` : outside(failure);
}

function timesText(count: number): Text {
  return count === 1 ? [] : say` (${count} times)`;
}
