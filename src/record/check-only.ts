import { findingKinds } from '../model/finding/finding.ts';
import {
  type EarlierAudit,
  mostEarlierCells,
  type OnlyCells,
  redVerdicts,
} from '../model/standing/only-cells.ts';
import { type Check, listOf, numeric, oneOf, optional, shape, shown, text } from './check.ts';
import { url } from './check-places.ts';

const moment: Check<string> = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{1,20}Z$/.test(value)
    ? undefined
    : `is ${shown(value)}, no time such as 2027-01-31T08:00:00.000Z`;
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
      verdict: oneOf(redVerdicts),
      cause: optional(oneOf(findingKinds)),
      passedAt: optional(moment),
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
