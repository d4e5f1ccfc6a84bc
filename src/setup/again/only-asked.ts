import type { AuditHead } from '../../model/audit/report.ts';
import { cellsAgain } from '../../plan/again/cells-again.ts';
import { namedCells, type Unnamed } from '../../plan/again/named-cells.ts';
import { type ChosenCells, onlyHead } from '../../plan/again/only-head.ts';
import type { CellRequest } from '../request/audit-request.ts';
import { nearest } from '../usage/nearest.ts';
import { UnusableValue, UsageError } from '../usage/usage-error.ts';
import type { Red } from './red.ts';

export interface OnlyAsked extends Pick<CellRequest, 'only'> {
  readonly red?: Pick<Red, 'after' | 'listed' | 'passed'> | undefined;
}

/**
 * The head of the cells that were asked for; as it stands where none were.
 * @throws UsageError in one line for a word that names none, with the nearest, and where none is left.
 */
export function onlyAsked(head: AuditHead, { only = [], red }: OnlyAsked): AuditHead {
  if (only.length === 0 && !red) return head;
  const cells = new Map(red ? cellsAgain(head, red.after.cells) : []);
  for (const word of only) addNamed(cells, { word, head });
  if (cells.size === 0) {
    const { length = 0 } = red?.after.cells ?? [];
    throw new UsageError(
      `Nothing to try again: of the ${length} that were red then, none is in the list any more`,
    );
  }
  const { after, passed } = red ?? {};
  const made = onlyHead(head, { cells, ...(after && { after }), passed });
  if (red?.listed === undefined) return made;
  const chosen = { ...made.options.only, listed: red.listed };
  return { ...made, options: { ...made.options, only: chosen } };
}

interface Named {
  readonly word: string;
  readonly head: AuditHead;
}

function addNamed(
  cells: Map<string, 'all' | ReadonlySet<string>>,
  { word, head }: Named,
): ChosenCells {
  const found = namedCells(word, head);
  if ('unnamed' in found) throw notNamed(word, found);
  for (const { id } of found.targets) {
    const before = cells.get(id);
    const { route } = found;
    const isAll = route === undefined || before === 'all';
    cells.set(id, isAll ? 'all' : new Set([...(before ?? []), route]));
  }
  return cells;
}

const mostShown = 4;

function notNamed(value: string, { unnamed, part, known }: Unnamed): UsageError {
  if (unnamed === 'wildcard') {
    const why = 'it is a wildcard of which no concrete name is known, so there is nothing to ask';
    return new UnusableValue('only', { value, why });
  }
  const rest = known.length - mostShown;
  const list = `${known.slice(0, mostShown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  if (unnamed === 'untried') {
    const why = `it is not tried over ${part}, but over ${list === '' ? 'nothing' : list}`;
    return new UnusableValue('only', { value, why });
  }
  const near = nearest(part, known);
  const what = unnamed === 'target' ? 'the list has no such target' : 'there is no such route';
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `choose of ${list}`;
  return new UnusableValue('only', { value, why: `${what}; ${hint}` });
}
