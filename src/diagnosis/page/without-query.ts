/**
 * A place that a page leads to, without what may tell of persons: portals and filters write the
 * client's address, the user and a token into the query.
 */
export function withoutQuery(location: string): string {
  const [place = ''] = location.split(/[?#]/, 1);
  return place.replace(/^(\w{1,20}:\/\/)[^/@]{0,200}@/, '$1');
}
