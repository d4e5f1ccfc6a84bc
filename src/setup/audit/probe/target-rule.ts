import type { Scheme, Target } from '../../../model/target/target.ts';
import { userTarget } from '../../targets/user-target.ts';
import { UnusableValue } from '../../usage/usage-error.ts';

/** Which targets may be asked for: an entry of a list of those that are allowed. */
export interface TargetRule {
  readonly scheme?: Scheme;
  /** As targets have it; of a wildcard, what follows `*`: `.example.com`. */
  readonly host: string;
  readonly isWildcard: boolean;
  /** Absent: what is usual for the scheme. */
  readonly port?: number | '*';
}

const maxLength = 300;

/**
 * Reads `HOST`, `*.HOST`, `HOST:PORT`, `HOST:*`, each with `http://` or `https://` before it or without. A wildcard
 * stands for any name below, and not for the host itself. No path: who may ask a host may ask all of it.
 * @throws UnusableValue that names the field, the value and what to give.
 */
export function parseTargetRule(field: string, text: string): TargetRule {
  const why = 'give HOST, *.HOST or HOST:PORT, with http:// or https:// or without, and no path';
  const [, scheme, star, place = ''] = /^(?:(https?):\/\/)?(\*(?=\.))?(.+)$/i.exec(text) ?? [];
  if (text.length > maxLength || place === '' || /[/?#@\\\s]/.test(place)) {
    throw new UnusableValue(field, { value: text, why });
  }
  const isWildcard = star !== undefined;
  const isAnyPort = place.endsWith(':*');
  const named = isAnyPort ? place.slice(0, -2) : place;
  // A name that would be none with what stands for its first label is none as a rule.
  const url = `${scheme ?? 'https'}://${isWildcard ? 'a' : ''}${named}`;
  const target = (() => {
    try {
      return userTarget(field, { url, id: '' });
    } catch {
      throw new UnusableValue(field, { value: text, why });
    }
  })();
  const host = isWildcard ? target.host.slice(1) : target.host;
  // `*.` alone would be every host there is.
  if (isWildcard && !/^\.[^.]/.test(host)) throw new UnusableValue(field, { value: text, why });
  const port = isAnyPort ? '*' : /:\d+$/.test(named) ? target.port : undefined;
  return {
    ...(scheme !== undefined && { scheme: schemeOf(target) }),
    ...{ host, isWildcard },
    ...(port !== undefined && { port }),
  };
}

const usualPort: Readonly<Record<Scheme, number>> = { http: 80, https: 443 };

/** Whether any of the rules allows a target. */
export function isAllowed(target: AskedTarget, rules: readonly TargetRule[]): boolean {
  const { host, port } = target;
  const scheme = schemeOf(target);
  return rules.some((rule) => {
    if (rule.scheme !== undefined && rule.scheme !== scheme) return false;
    if (rule.port !== '*' && (rule.port ?? usualPort[scheme]) !== port) return false;
    if (!rule.isWildcard) return rule.host === host;
    return host.length > rule.host.length && host.endsWith(rule.host);
  });
}

type AskedTarget = Pick<Target, 'url' | 'host' | 'port'>;

function schemeOf({ url }: Pick<Target, 'url'>): Scheme {
  return url.startsWith('http:') ? 'http' : 'https';
}
