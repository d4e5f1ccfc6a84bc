import { findingKinds } from '../model/finding.ts';
import { type EarlierAudit, mostEarlierCells, type OnlyCells } from '../model/only-cells.ts';
import { verdictNames } from '../model/verdict.ts';
import { type Check, listOf, numeric, oneOf, optional, shape, text } from './check.ts';
import { url } from './check-places.ts';

const mostLooks = 1e9;
const looks: Check<number> = (value) =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= mostLooks
    ? undefined
    : `is no whole number from 1 to ${mostLooks}`;

const after = shape<EarlierAudit>({
  startedAt: text,
  cells: listOf(
    shape<EarlierAudit['cells'][number]>({
      url,
      route: text,
      verdict: oneOf(verdictNames),
      cause: optional(oneOf(findingKinds)),
      passedAt: optional(text),
    }),
    mostEarlierCells,
  ),
  looks: optional(looks),
});

/** Which cells of a list were asked for, and what they were before. */
export const onlyCells: Check<OnlyCells> = shape<OnlyCells>({
  listed: numeric,
  after: optional(after),
});
