import type { Attempt } from '../model/audit/attempt.ts';
import { mapConnection } from '../net/connect.ts';
import type { NetOptions } from '../net/options.ts';

/** Where `--connect-to` has the target's connections go; undefined: where the URL says. */
export function sentElsewhere(
  { host, port, address }: Pick<Attempt, 'host' | 'port' | 'address'>,
  { connectTo }: Pick<NetOptions, 'connectTo'>,
): { readonly host: string; readonly port: number } | undefined {
  const rules = connectTo.filter(({ targetsOnly }) => targetsOnly);
  const mapped = mapConnection([host, address ?? host], port, rules);
  return mapped && { host: mapped.address, port: mapped.port };
}
