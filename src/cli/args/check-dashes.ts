import { UnusableValue, UsageError } from '../../setup/usage/usage-error.ts';
import type { OptionGroup } from '../command.ts';
import type { Parsed } from './option.ts';

const dash = '-';
/** What to do instead, where it is not to name a file. */
const instead: Readonly<Record<string, string>> = {
  output: 'without --output the report is printed',
  save: 'what is saved is gone on with after a stop, so name a file',
  resume: 'what is resumed is written on, so name a file',
};

/**
 * Whether `-`, for standard input, stands where that is read, and once.
 * @throws UsageError in one line that says what to do.
 */
export function checkDashes(parsed: Parsed, optionGroups: readonly OptionGroup[]): void {
  let readers = parsed.positionals.filter((word) => word === dash).length;
  for (const { name, value = '', file } of optionGroups.flatMap(({ options }) => options)) {
    const dashes = parsed.all(name).filter((path) => path === dash).length;
    if (file) readers += dashes;
    else if (dashes > 0 && value.includes('FILE'))
      throw new UnusableValue(`--${name}`, {
        value: dash,
        why: instead[name] ?? 'standard input is not read here, so name a file',
      });
  }
  if (readers > 1)
    throw new UsageError('Cannot read standard input twice: name a file for all but one -');
}
