import { type BypassDialect, entriesOf } from '../model/route/bypass.ts';

/** The entries of a bypass list for a route; none that may carry a login is kept. */
export function keptEntries(list: string, dialect: BypassDialect): readonly string[] {
  return entriesOf(list, dialect).filter((entry) => !/@|%40/.test(entry));
}
