/** As many as glibc took for long; a list of hundreds is nobody's. */
const maxDomains = 6;

/** The domains that a `resolv.conf` adds to names, in order: the last of its lines counts. */
export function searchDomains(text: string): readonly string[] {
  let domains: readonly string[] = [];
  for (const line of text.split('\n')) {
    const [word, ...rest] = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    if (word === 'search' || word === 'domain') domains = rest;
  }
  return domains
    .map((domain) => domain.toLowerCase().replace(/^\.+|\.+$/g, ''))
    .filter((domain) => domain !== '' && domain.length < 250)
    .slice(0, maxDomains);
}
