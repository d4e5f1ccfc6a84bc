import type { Cloud } from '../../model/operating-system.ts';
import type { Service } from '../../model/target.ts';

/**
 * The cloud that a list is taken for where none is chosen: `commercial` for a list with rows of
 * that cloud and rows of a government one; `undefined`, which is all its rows, for any other.
 */
export function defaultCloud(services: readonly Service[]): Cloud | undefined {
  const named = services.flatMap(({ clouds }) => (clouds ? [clouds.includes('commercial')] : []));
  return named.includes(true) && named.includes(false) ? 'commercial' : undefined;
}
