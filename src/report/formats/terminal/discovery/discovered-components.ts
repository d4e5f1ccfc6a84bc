import type { ComponentWay } from '../../../../model/route/component.ts';
import type { Setting } from '../../../../model/route/route.ts';
import { joined, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { componentGroups } from '../../../view/discovery/component-groups.ts';
import { componentNotes } from '../../../view/discovery/component-notes.ts';
import type { Layout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

const labelWidth = 11;

interface Shown {
  readonly components?: readonly ComponentWay[];
  readonly settings: readonly Setting[];
  /** The names that automatic detection asks DNS for. */
  readonly wpadNames?: readonly string[];
}

/**
 * The way of every component of a machine: what comes first, what then, what where that fails, and
 * why each other way lost; components that go alike stand together. Last what a fallback is.
 */
export function discoveredComponents(
  { components = [], settings, wpadNames = [] }: Shown,
  layout: Layout,
): readonly string[] {
  const groups = componentGroups(components, settings);
  const lines = groups.flatMap(({ names, steps }) => [
    ...wrapped(joined(names, ', '), { layout, indent: 2 }),
    ...steps.flatMap(({ name, text }) =>
      wrapped(text, { layout, indent: 4 + labelWidth }).map((line, at) =>
        at === 0 ? `    ${name.padEnd(labelWidth)}${line.trimStart()}` : line,
      ),
    ),
  ]);
  const notes = componentNotes(groups, { components, wpadNames }).flatMap((note) =>
    wrapped(note, { layout, indent: 2 }),
  );
  return [...lines, ...notes.map((line) => layout.paint('dim', line))];
}

function wrapped(
  text: Text,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = terminalText(text, { max: 2000 });
  return wrapText(shown, { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 || indent > 2 ? indent : indent + 2)}${line}`,
  );
}
