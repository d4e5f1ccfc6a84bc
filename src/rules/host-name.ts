import { isIP } from 'node:net';

/**
 * A host as every dialect may have it: labels of letters, digits, hyphens and underscores, 63 of them at the
 * most, 253 in all (RFC 1035, 2.3.4), in small letters; or an address without brackets. Undefined for
 * anything else: what is no host name is told, and never written into a rule.
 */
export function hostName(text: string): string | undefined {
  const host = text.toLowerCase();
  if (isIP(host) !== 0) return host.includes('%') ? undefined : host;
  return host.length <= 253 && name.test(host) ? host : undefined;
}

const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
// Not digits alone at the end: it would be read as an address.
const name = new RegExp(`^(?:${label}\\.)*(?!\\d+$)${label}$`);

/**
 * A path as every dialect may have it, with a star at its end where the list has one there. Undefined for
 * what holds anything else, and for the whole host.
 */
export function rulePath(text: string): string | undefined {
  const path = text.replace(/[?#].*$/s, '');
  if (path.length > 200 || !/^\/[a-z0-9/._~-]*\*?$/i.test(path)) return undefined;
  return path === '/' || path === '/*' ? undefined : path;
}
