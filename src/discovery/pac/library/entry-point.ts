declare const FindProxyForURL: unknown;
declare const FindProxyForURLEx: unknown;

export interface EntryLimits {
  /** Characters. */
  readonly answer: number;
  /** How many `alert`s of one evaluation are kept, and how many characters of each. */
  readonly alerts: number;
  readonly alert: number;
}

/** `A` and an answer, `L` and the length of one that is too long, `E`, a stack, `\u0001`, a message. */
export type EntryPoint = (url: string, host: string) => string;

type Find = (url: string, host: string) => unknown;

/**
 * Puts the library into the global object of the script's machine, and makes the function by which
 * the script is asked. The text of this function is evaluated inside that machine, so it refers to
 * nothing outside of itself; what it needs of the language it takes before the script can change it.
 *
 * `FindProxyForURL` is asked, `FindProxyForURLEx` only where the former is missing: Chromium,
 * Firefox and older systems know the former alone, and a file with both gives the same rules twice.
 */
export function entryPoint(
  library: object,
  show: (text: string) => unknown,
  limits: EntryLimits,
): EntryPoint {
  const cut = Function.prototype.call.bind(String.prototype.slice) as (
    text: string,
    start: number,
    end: number,
  ) => string;
  const toText = String;
  let alerts = 0;

  const alert = (value: unknown): void => {
    alerts += 1;
    if (alerts <= limits.alerts) show(cut(toText(value), 0, limits.alert));
  };
  Object.assign(globalThis, library, { alert });

  const isFunction = (value: unknown): value is Find => typeof value === 'function';

  // A name that nobody declared may be asked for its type alone, and a getter may throw.
  const find = (): Find | undefined => {
    if (typeof FindProxyForURL !== 'undefined') {
      return isFunction(FindProxyForURL) ? FindProxyForURL : undefined;
    }
    return typeof FindProxyForURLEx !== 'undefined' && isFunction(FindProxyForURLEx)
      ? FindProxyForURLEx
      : undefined;
  };

  const describe = (error: unknown): string => {
    let message = 'an error without text';
    let stack = '';
    try {
      message = cut(toText(error), 0, 300);
      stack = cut(toText((error as { stack?: unknown }).stack), 0, 1000);
    } catch {}
    return `E${stack}\u0001${message}`;
  };

  return (url, host) => {
    alerts = 0;
    try {
      const entry = find();
      if (entry === undefined) return 'E\u0001FindProxyForURL is missing or no function';
      const answer = entry(url, host);
      if (typeof answer !== 'string') {
        return `E\u0001FindProxyForURL did not return a string but ${answer === null ? 'null' : typeof answer}`;
      }
      return answer.length > limits.answer ? `L${answer.length}` : `A${answer}`;
    } catch (error) {
      return describe(error);
    }
  };
}
