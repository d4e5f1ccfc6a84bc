/** The names of one ACL: itself, or behind a period itself and all below. */
export interface DomainSet {
  /**
   * False where Squid to 6 does not start with it: it holds one that stands before it, or is the root of one. What lies
   * in one that stands before it is left out, with a warning.
   */
  readonly add: (value: string) => boolean;
  readonly has: (host: string) => boolean;
}

/** As Squid compares them (acl/DomainData.cc, matchDomainName()): whole labels, in any case. */
export function domainSet(): DomainSet {
  const single = new Set<string>();
  const dotted = new Set<string>();
  /** Each name that is there, and each that one of them lies below. */
  const above = new Set<string>();
  const has = (host: string): boolean => {
    if (single.has(host)) return true;
    for (const name of upwards(host)) if (dotted.has(name)) return true;
    return false;
  };
  const isBelow = (name: string): boolean => {
    for (const one of upwards(name)) if (one !== name && dotted.has(one)) return true;
    return false;
  };
  return {
    add: (value) => {
      const text = value.toLowerCase();
      const isDotted = text.startsWith('.');
      const name = isDotted ? text.slice(1) : text;
      const kept = isDotted ? dotted : single;
      if (kept.has(name) || isBelow(name)) return true;
      const isConflict = isDotted ? above.has(name) : dotted.has(name);
      kept.add(name);
      for (const one of upwards(name)) above.add(one);
      return !isConflict;
    },
    has,
  };
}

/** A name, and each above it. */
function* upwards(name: string): Generator<string> {
  yield name;
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1))
    yield name.slice(at + 1);
}
