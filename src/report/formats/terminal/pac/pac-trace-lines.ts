import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { listed } from '../../../text/listed.ts';
import type { ShownPacAnswer } from '../../../view/pac/shown-pac.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxNames = 40;
const maxAddresses = 8;
const maxAlerts = 20;
const maxAlertLength = 300;

/** The names that a script asked for, each once with what it was told. */
export function pacLookupLines(
  answers: readonly ShownPacAnswer[],
  layout: Layout,
): readonly string[] {
  const lookups = answers.flatMap((answer) => answer.lookups ?? []);
  const names = [...Map.groupBy(lookups, ({ name }) => name)];
  const lines = names
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, maxNames)
    .flatMap(([name, [first, ...others]]) => {
      const found = first?.addresses ?? [];
      const told =
        found.length > 0 ? listed(found, maxAddresses) : (first?.failure ?? 'no address');
      return labelled(`${name}  ${told}${times(others.length + 1)}`, { label: '  ', layout });
    });
  return withRest(lines, names.length - maxNames);
}

/** What a script said through `alert`, each text once. */
export function pacAlertLines(
  answers: readonly ShownPacAnswer[],
  layout: Layout,
): readonly string[] {
  const texts = [
    ...Map.groupBy(
      answers.flatMap(({ alerts = [] }) => alerts),
      String,
    ),
  ];
  const lines = texts.slice(0, maxAlerts).flatMap(([text, { length }]) => {
    const shown = escapeTerminal(text, { max: maxAlertLength });
    return labelled(`"${shown}"${times(length)}`, { label: '  ', layout });
  });
  return withRest(lines, texts.length - maxAlerts);
}

function times(count: number): string {
  return count === 1 ? '' : ` (${count} times)`;
}

function withRest(lines: readonly string[], rest: number): readonly string[] {
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}
