import type { Attempt } from '../model/audit/attempt.ts';
import type { Change, ControlRule } from './controls/control-rule.ts';

/** A follow-up that a rule wishes for. */
export interface Wish {
  readonly control: ControlRule['control'];
  readonly of: Attempt;
  readonly change: Change;
  /** The place of its attempt among those of the audit. */
  readonly place: number;
  /** Which of those that are tried one after another, from 1; absent: none of them. */
  readonly turn?: number;
  /** It starts when that one has ended. */
  readonly after?: Wish;
  /** Its change gives the way. */
  readonly givesWay?: true;
}

/** The attempts of wishes that were granted, numbered in their order from `first`. */
export function numbered(granted: readonly Wish[], first: number): Attempt[] {
  const ids = new Map(granted.map((wish, index) => [wish, `a${first + index}`]));
  return granted.map((wish, index) => {
    const { of, change, givesWay, control } = wish;
    const after = startOf(wish, ids);
    return {
      ...(givesWay ? withoutWay(of) : of),
      ...change,
      controlOf: of.id,
      ...(control === 'repeat' || control === 'measured-again'
        ? { purpose: 'repeat' as const }
        : { purpose: 'control' as const, control }),
      ...(after !== undefined && { after }),
      id: `a${first + index}`,
    };
  });
}

/** Where the one that it waits for was not granted, it waits for whom that one would have waited. */
function startOf({ after }: Wish, ids: ReadonlyMap<Wish, string>): string | undefined {
  for (let wish = after; wish !== undefined; wish = wish.after) {
    const id = ids.get(wish);
    if (id !== undefined) return id;
  }
  return undefined;
}

function withoutWay({ proxy: _proxy, select: _select, ...attempt }: Attempt): Attempt {
  return attempt;
}
