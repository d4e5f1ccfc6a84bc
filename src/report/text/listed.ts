/** The first items, joined by commas, and how many more there are. */
export function listed(items: readonly string[], most: number): string {
  return andMore(items.slice(0, most), items.length);
}

/** Items that are shown, joined by commas, and how many more of `count` there are. */
export function andMore(shown: readonly string[], count: number): string {
  const rest = count - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
