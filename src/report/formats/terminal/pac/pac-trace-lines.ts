import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { pacAlerts, pacLookups } from '../../../view/pac/pac-trace.ts';
import type { ShownPacAnswer } from '../../../view/pac/shown-pac.ts';
import type { Layout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxNames = 40;
const maxAlerts = 20;
const maxAlertLength = 300;

/** The names that a script asked for, each once with what it was told. */
export function pacLookupLines(
  answers: readonly ShownPacAnswer[],
  layout: Layout,
): readonly string[] {
  const lookups = pacLookups(answers);
  const lines = lookups
    .slice(0, maxNames)
    .flatMap(({ name, told }) => labelled(`${name}  ${plainText(told)}`, { label: '  ', layout }));
  return withRest(lines, lookups.length - maxNames);
}

/** What a script said through `alert`, each text once. */
export function pacAlertLines(
  answers: readonly ShownPacAnswer[],
  layout: Layout,
): readonly string[] {
  const alerts = pacAlerts(answers);
  const lines = alerts.slice(0, maxAlerts).flatMap(({ text, times }) => {
    const shown = escapeTerminal(text, { max: maxAlertLength });
    return labelled(`"${shown}"${plainText(times)}`, { label: '  ', layout });
  });
  return withRest(lines, alerts.length - maxAlerts);
}

function withRest(lines: readonly string[], rest: number): readonly string[] {
  return rest > 0 ? [...lines, `  and ${rest} more`] : lines;
}
