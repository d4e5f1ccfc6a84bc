import type { AuditHead } from '../../model/audit/report.ts';
import type { OnlyCells } from '../../model/standing/only-cells.ts';
import { mostOnlyOver } from '../../model/target/target.ts';
import { companions } from './companions.ts';

/** The routes over which a target is tried, by its id; `all`: over each of its own. */
export type ChosenCells = ReadonlyMap<string, 'all' | ReadonlySet<string>>;

interface Chosen extends Pick<OnlyCells, 'after'> {
  readonly cells: ChosenCells;
  /** URLs of targets that passed in an earlier audit; absent: nothing is known. */
  readonly passed?: ReadonlySet<string> | undefined;
}

/**
 * The head of an audit of some cells alone. Its targets keep their ids, and its routes their numbers, so that
 * a cell is called as it is in the whole. Where no host was named that shows whether a way out is alive, a few of
 * the rest of the list do.
 */
export function onlyHead(head: AuditHead, { cells, after, passed }: Chosen): AuditHead {
  const targets = head.targets.flatMap((target) => {
    const over = cells.get(target.id);
    if (over === undefined) return [];
    if (over === 'all') return [target];
    const onlyOver = head.routes.flatMap(({ id }) => (over.has(id) ? [id] : []));
    if (onlyOver.length > mostOnlyOver) return [target];
    return [{ ...target, onlyOver }];
  });
  const only: OnlyCells = {
    listed: head.options.only?.listed ?? head.targets.length,
    ...(after && { after }),
  };
  const beside = companions({ targets: head.targets, tried: new Set(cells.keys()), passed });
  return {
    ...head,
    targets,
    ...(!head.controls && beside.length > 0 && { controls: beside }),
    options: { ...head.options, only },
  };
}
