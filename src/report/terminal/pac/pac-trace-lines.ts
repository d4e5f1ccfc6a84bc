import { escapeTerminal } from '../../text/escape-terminal.ts';
import { listed } from '../../text/listed.ts';
import type { ShownPacAnswer } from '../../view/pac/shown-pac.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const mostNames = 40;
const mostAddresses = 8;
const mostAlerts = 20;
const longestAlert = 300;

/** The names that a script asked for, each once with what it was told. */
export function pacLookupLines(
  answers: readonly ShownPacAnswer[],
  layout: Layout,
): readonly string[] {
  const lookups = answers.flatMap((answer) => answer.lookups ?? []);
  const names = [...Map.groupBy(lookups, ({ name }) => name)];
  const lines = names
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, mostNames)
    .flatMap(([name, [first, ...others]]) => {
      const found = first?.addresses ?? [];
      const told =
        found.length > 0 ? listed(found, mostAddresses) : (first?.failure ?? 'no address');
      return labelled(`${name}  ${told}${times(others.length + 1)}`, { label: '  ', layout });
    });
  return withRest(lines, names.length - mostNames);
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
  const lines = texts.slice(0, mostAlerts).flatMap(([text, { length }]) => {
    const shown = escapeTerminal(text, { max: longestAlert });
    return labelled(`"${shown}"${times(length)}`, { label: '  ', layout });
  });
  return withRest(lines, texts.length - mostAlerts);
}

function times(count: number): string {
  return count === 1 ? '' : ` (${count} times)`;
}

function withRest(lines: readonly string[], rest: number): readonly string[] {
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}
