import type { SkippedRow, Target } from '../../model/target/target.ts';
import type { CatalogueProblem } from '../catalogue.ts';
import { BrokenRows } from '../readers/delimited.ts';
import type { CatalogueReader } from '../readers/reader.ts';
import { type CollectedRows, collectRows } from '../rows/collect-rows.ts';
import type { Selection } from '../rows/row-reasons.ts';
import type { RowWatch } from '../rows/row-watch.ts';
import { countRows, type RowCounts } from '../select/count-sources.ts';
import { selectTargets } from '../select/select-targets.ts';
import type { WholeList } from '../select/whole-list.ts';

/** What came of some rows of a long list. */
export interface LongListRows {
  /** Those that no row before named. */
  readonly targets: readonly Target[];
  readonly skipped: readonly SkippedRow[];
  readonly problems: readonly CatalogueProblem[];
}

export interface SelectedRows extends LongListRows {
  readonly collected: CollectedRows;
  readonly counts: RowCounts;
}

/** A reader that hands out rows as they come. */
export type RowReader = CatalogueReader & Required<Pick<CatalogueReader, 'rows'>>;

interface Places extends Pick<RowWatch, 'onRows'> {
  readonly reader: RowReader;
  readonly name: string;
  /** The file, as it is told. */
  readonly shown: string;
}

interface Selecting extends Places {
  readonly selection: Selection;
  readonly whole: WholeList;
  /** Addresses that a later row requires, though the first did not: noted, and heeded the next time. */
  readonly required: Set<string>;
}

// So few that they are gone before the collector of garbage moves them, which costs as much as reading them.
const rowsAtOnce = 250;

/** The targets of a list, some rows at a time, numbered through. */
export async function* selectRows(
  file: string,
  { selection, whole, required, ...places }: Selecting,
): AsyncGenerator<SelectedRows> {
  /** Whether the rows so far require an address. */
  const known = new Map<string, boolean>();
  for await (const collected of readRows(file, places)) {
    const chosen = selectTargets(collected.services, { ...selection, whole });
    const targets: Target[] = [];
    for (const target of chosen.targets) {
      const { url } = target;
      const before = known.get(url);
      if (before === false && target.required) required.add(url);
      known.set(url, before || target.required);
      if (before !== undefined) continue;
      const id = `t${known.size}`;
      targets.push({ ...target, id, required: target.required || required.has(url) });
    }
    const skipped = [...collected.skipped, ...chosen.skipped];
    const { problems } = collected;
    yield { collected, targets, skipped, problems, counts: countRows(collected, chosen) };
  }
}

/** What stands in a list, some rows at a time. */
export async function* readRows(
  file: string,
  { reader, name, shown, onRows }: Places,
): AsyncGenerator<CollectedRows> {
  const budget = { addresses: reader.maxAddresses };
  const collector = collectRows({ name, file: shown, budget, onRows });
  let count = 0;
  try {
    for await (const cells of reader.rows(file)) {
      if (!collector.row(cells)) break;
      count += 1;
      if (count % rowsAtOnce === 0) yield collector.drain();
    }
  } catch (error) {
    if (!(error instanceof BrokenRows)) throw error;
    collector.broken(error.message);
  }
  yield collector.end();
}
