import { quoted, UnusableValue, UsageError } from '../../setup/usage/usage-error.ts';
import { optionOf } from './audit-flags.ts';
import type { Parsed } from './option.ts';

/** A complaint of a file that stands in the place of a pipe, by the name that was given. */
export function namedAsGiven(thrown: unknown, called: Parsed['called']): unknown {
  if (!called || !(thrown instanceof UsageError)) return thrown;
  const error = thrown instanceof UnusableValue ? thrown.called(optionOf(thrown.field)) : thrown;
  const message = error.message.replace(/"((?:[^"\\]|\\.){1,200})"/g, (whole, place: string) => {
    const name = called(place);
    return name === undefined ? whole : quoted(name);
  });
  return message === error.message ? thrown : new UsageError(message);
}
