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
  const shapes = new Map<string, readonly string[]>();
  const maxShapes = 20_000;

  const shapeOf = (pattern: string): readonly string[] => {
    const known = shapes.get(pattern);
    if (known !== undefined) return known;
    const parts = pattern.split('*');
    if (shapes.size < maxShapes) shapes.set(pattern, parts);
    return parts;
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

  const signs = /[()[\]{}|+^$\\]/;

  const matchesExpression = (text: string, pattern: string): boolean => {
    const body = pattern.replace(/\./g, '\\.').replace(/\*/g, '.*').replace(/\?/g, '.');
    return new RegExp(`^${body}$`).test(text);
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
      const glob = given('shExpMatch', pattern);
      const whole = String(text);
      if (signs.test(glob)) return matchesExpression(whole, glob);
      if (glob.includes('?')) return matchesSigns(whole, glob);
      return matchesParts(whole, shapeOf(glob));
    },
  };
}
