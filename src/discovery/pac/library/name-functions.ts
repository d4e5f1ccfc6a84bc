export interface NameFunctions {
  isPlainHostName(host: unknown): boolean;
  dnsDomainIs(host: unknown, domain: unknown): boolean;
  localHostOrDomainIs(host: unknown, full: unknown): boolean;
  dnsDomainLevels(host: unknown): number;
  shExpMatch(text: unknown, pattern: unknown): boolean;
}

/**
 * The functions of a PAC file that look at names alone. The text of this function is evaluated
 * inside the script's machine, so it refers to nothing outside of itself.
 *
 * As in Chromium's and Mozilla's libraries, `dnsDomainIs` compares the ends of texts,
 * `localHostOrDomainIs` their starts, and `shExpMatch` lets all signs but `.` through to a regular
 * expression: `(*.a|b)` and `[a-c]` mean what they mean there. Patterns of `*` and `?` alone are
 * matched without one, in linear time where there is no `?`. What is missing throws, as there.
 */
export function nameFunctions(): NameFunctions {
  // A rule is asked for every address: what its pattern is made of is found out once.
  const shapes = new Map<string, readonly string[] | RegExp | null>();
  const maxShapes = 20_000;
  const signs = /[()[\]{}|+^$\\]/;

  /** Of a pattern of `*` its parts; a regular expression; or null for one with `?`. */
  const shapeOf = (pattern: string): readonly string[] | RegExp | null => {
    const known = shapes.get(pattern);
    if (known !== undefined) return known;
    const shape = signs.test(pattern)
      ? expressionOf(pattern)
      : pattern.includes('?')
        ? null
        : pattern.split('*');
    if (shapes.size < maxShapes) shapes.set(pattern, shape);
    return shape;
  };

  const expressionOf = (pattern: string): RegExp => {
    const body = pattern.replace(/\./g, '\\.').replace(/\*/g, '.*').replace(/\?/g, '.');
    return new RegExp(`^${body}$`);
  };

  const matchesParts = (text: string, parts: readonly string[]): boolean => {
    const last = parts.length - 1;
    const head = parts[0] ?? '';
    if (last === 0) return text === head;
    const tail = parts[last] ?? '';
    const end = text.length - tail.length;
    let at = head.length;
    if (at > end || !text.startsWith(head) || !text.endsWith(tail)) return false;
    for (let i = 1; i < last; i += 1) {
      const part = parts[i] ?? '';
      const found = text.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };

  // With `?`: back to the last star alone, so that time is bounded by the product of the lengths.
  const matchesSigns = (text: string, pattern: string): boolean => {
    let at = 0;
    let sign = 0;
    let star = -1;
    let mark = 0;
    while (at < text.length) {
      const wanted = pattern[sign];
      if (wanted === '*') {
        star = sign;
        mark = at;
        sign += 1;
      } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
        at += 1;
        sign += 1;
      } else if (star >= 0) {
        mark += 1;
        at = mark;
        sign = star + 1;
      } else return false;
    }
    while (pattern[sign] === '*') sign += 1;
    return sign === pattern.length;
  };

  const given = (name: string, value: unknown): string => {
    if (value === undefined || value === null) {
      throw new TypeError(`${name}() needs a text, not ${String(value)}`);
    }
    return String(value);
  };

  return {
    isPlainHostName: (host) => !/[.:]/.test(given('isPlainHostName', host)),
    dnsDomainIs: (host, domain) => {
      // Each call of a function costs this machine as much as the comparison.
      if (typeof host === 'string' && typeof domain === 'string') return host.endsWith(domain);
      const end = given('dnsDomainIs', domain);
      return given('dnsDomainIs', host).endsWith(end);
    },
    localHostOrDomainIs: (host, full) => {
      const whole = given('localHostOrDomainIs', full);
      const start = given('localHostOrDomainIs', host);
      return start === whole || whole.startsWith(`${start}.`);
    },
    dnsDomainLevels: (host) => given('dnsDomainLevels', host).split('.').length - 1,
    shExpMatch: (text, pattern) => {
      const glob = typeof pattern === 'string' ? pattern : given('shExpMatch', pattern);
      const whole = typeof text === 'string' ? text : String(text);
      const shape = shapeOf(glob);
      if (shape === null) return matchesSigns(whole, glob);
      return shape instanceof RegExp ? shape.test(whole) : matchesParts(whole, shape);
    },
  };
}
