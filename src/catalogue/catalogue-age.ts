/** How old the facts of a list are. */
export interface CatalogueAge {
  /** Whole months since its date. */
  readonly months: number;
  readonly isOld: boolean;
}

const oldAfterMonths = 6;

/**
 * The age of a list on a day, by its ISO date; a date that is a month counts from its first day.
 * Old is what is more than six months back: the lists change several times a year. `undefined` for
 * a list without a date, and for one of the future.
 */
export function catalogueAge(
  { date }: { readonly date?: string },
  today: Date,
): CatalogueAge | undefined {
  const [, year, month, day = '01'] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(date ?? '') ?? [];
  if (year === undefined || month === undefined) return undefined;
  const passed =
    (today.getUTCFullYear() - Number(year)) * 12 + today.getUTCMonth() + 1 - Number(month);
  const begun = today.getUTCDate() - Number(day);
  const months = begun < 0 ? passed - 1 : passed;
  if (months < 0 || Number.isNaN(months)) return undefined;
  const isOld = months > oldAfterMonths || (months === oldAfterMonths && begun !== 0);
  return { months, isOld };
}
