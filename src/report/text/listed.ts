/** The first items, joined by commas, and how many more there are. */
export function listed(items: readonly string[], most: number): string {
  const rest = items.length - most;
  const shown = items.slice(0, most).join(', ');
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}
