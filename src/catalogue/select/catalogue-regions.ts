import type { Service } from '../../model/target/target.ts';
import { isDataRegion, regionLabel } from '../known/geography.ts';
import { wildcardNames } from './wildcard-names.ts';

/**
 * The data regions that a list knows, lower case as `--region` spells them, sorted: those of its
 * rows and those of the names that stand for its wildcards.
 */
export function catalogueRegions(services: readonly Service[]): string[] {
  const patterns = new Set(services.map(({ host }) => host));
  const ofNames = wildcardNames
    .filter(({ pattern }) => patterns.has(pattern))
    .map(({ region }) => region);
  const labels = [...services.map(({ geography }) => geography), ...ofNames].map(regionLabel);
  return [...new Set(labels.filter(isDataRegion).map((label) => label.toLowerCase()))].sort();
}
