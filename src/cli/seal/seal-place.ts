import { UsageError } from '../../setup/usage/usage-error.ts';

/**
 * Where the seal of a file is: beside it, if nobody says.
 * @throws UsageError for that of standard input, which has no place.
 */
export function sealPlace(path: string, seal: string | undefined): string {
  if (seal === undefined && path === '-')
    throw new UsageError('Name the seal of what standard input holds: --seal FILE');
  return seal ?? `${path}.seal`;
}
