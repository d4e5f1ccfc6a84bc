/** The key of what is known of one target over one route; an id of neither holds a line break. */
export function cellKey(target: string, route: string): string {
  return `${target}\n${route}`;
}
