/** The host of a URL as an audit names it: with its port, where that is not 443. */
export function hostOfUrl(url: string): string {
  const [, scheme, place = url] = /^(https?):\/\/([^/?#]+)/.exec(url) ?? [];
  return scheme === 'http' && !/:\d+$/.test(place) ? `${place}:80` : place;
}
