/** Nothing of ours is deeper than half of this. */
const deepest = 32;

/** Whether a value of JSON holds more in each other than any line of ours. */
export function isDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth >= deepest) return true;
  for (const item of Array.isArray(value) ? (value as unknown[]) : Object.values(value)) {
    if (typeof item === 'object' && isDeep(item, depth + 1)) return true;
  }
  return false;
}
