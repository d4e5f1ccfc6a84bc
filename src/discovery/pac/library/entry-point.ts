declare const FindProxyForURL: unknown;
declare const FindProxyForURLEx: unknown;

export interface EntryLimits {
  /** Characters. */
  readonly answer: number;
  /** How many `alert`s of one evaluation are kept, and how many characters of each. */
  readonly alerts: number;
  readonly alert: number;
  /** `FindProxyForURLEx` decides where there is one, as in Windows; else it is asked beside. */
  readonly isWindows: boolean;
}

/**
 * `b` where the script has Microsoft's entry point, else `p`; the length of the result that decides, a
 * colon, that result and, after `b`, that of the other entry point. A result is `A` and an answer, `L` and the length of one that is too long, or `E`, a stack, `\u0001`, a message.
 */
export type EntryPoint = (url: string, host: string) => string;

type Find = (url: string, host: string) => unknown;

/**
 * Puts the library into the global object of the script's machine, and makes the function by which
 * the script is asked. The text of this function is evaluated inside that machine, so it refers to
 * nothing outside of itself; what it needs of the language it takes before the script can change it.
 *
 * Windows calls `FindProxyForURLEx` where there is one, and `FindProxyForURL` where there is none;
 * Chromium, Firefox and others know the latter alone. With both, both are asked, so that a difference
 * shows; what the other one says through `alert` is not kept.
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
  const hasPlain = (): boolean => typeof FindProxyForURL !== 'undefined';
  const hasEx = (): boolean => typeof FindProxyForURLEx !== 'undefined';

  const describe = (error: unknown): string => {
    let message = 'an error without text';
    let stack = '';
    try {
      message = cut(toText(error), 0, 300);
      stack = cut(toText((error as { stack?: unknown }).stack), 0, 1000);
    } catch {}
    return `E${stack}\u0001${message}`;
  };

  const call = (isEx: boolean, [url, host]: readonly [string, string]): string => {
    const name = isEx ? 'FindProxyForURLEx' : 'FindProxyForURL';
    try {
      const isThere = isEx ? hasEx() : hasPlain();
      const entry = isThere ? (isEx ? FindProxyForURLEx : FindProxyForURL) : undefined;
      if (!isFunction(entry)) return `E\u0001${name} is missing or no function`;
      const answer = entry(url, host);
      if (typeof answer !== 'string') {
        return `E\u0001${name} did not return a string but ${answer === null ? 'null' : typeof answer}`;
      }
      return answer.length > limits.answer ? `L${answer.length}` : `A${answer}`;
    } catch (error) {
      return describe(error);
    }
  };

  const isDeclaredEx = (): boolean => {
    try {
      return hasEx();
    } catch {
      return true;
    }
  };

  return (url, host) => {
    alerts = 0;
    const isEx = isDeclaredEx();
    const first = call(limits.isWindows && isEx, [url, host]);
    if (!isEx) return `p${first.length}:${first}`;
    alerts = limits.alerts;
    return `b${first.length}:${first}${call(!limits.isWindows, [url, host])}`;
  };
}
