import { notAChoice } from '../usage/usage-error.ts';

const usualRegions = ['us', 'eu', 'uk', 'au', 'ch', 'in'];

/**
 * A list without data regions lets the usual ones pass: they change nothing there.
 * @throws UsageError that names the regions that there are.
 */
export function checkRegions(regions: readonly string[], listed: readonly string[]): void {
  const known = [...new Set([...usualRegions, ...listed])];
  for (const region of regions) {
    if (!known.includes(region)) throw notAChoice('regions', region, known);
  }
}
