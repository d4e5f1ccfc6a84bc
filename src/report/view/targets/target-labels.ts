import { hostAndPort, inBrackets } from '../../../model/address/endpoint.ts';
import type { Target } from '../../../model/target/target.ts';
import { madeOnce } from '../cells/made-once.ts';

type Named = Pick<Target, 'id' | 'url' | 'host' | 'port'>;

/**
 * What each target is called, by id: the host, with the port where it is not 443 (`ports: false`
 * leaves it to a column of its own), and with the path where several targets share host and
 * port.
 */
export function targetLabels(
  targets: readonly Named[],
  { ports = true }: { readonly ports?: boolean } = {},
): ReadonlyMap<string, string> {
  return ports ? withPorts(targets) : labelled(targets, { ports });
}

const withPorts = madeOnce((targets: readonly Named[]) => labelled(targets, { ports: true }));

function labelled(
  targets: readonly Named[],
  options: { readonly ports: boolean },
): ReadonlyMap<string, string> {
  const sharing = new Map<string, number>();
  for (const target of targets) {
    const key = placeOf(target);
    sharing.set(key, (sharing.get(key) ?? 0) + 1);
  }
  return new Map(
    targets.map((target) => {
      const key = placeOf(target);
      const name = options.ports ? key : inBrackets(target.host);
      const label = (sharing.get(key) ?? 0) > 1 ? `${name}${pathOf(target.url)}` : name;
      return [target.id, label];
    }),
  );
}

function placeOf({ host, port }: Named): string {
  return port === 443 ? inBrackets(host) : hostAndPort(host, port);
}

function pathOf(url: string): string {
  // Not `new URL`: a wildcard is no host to it, and a saved file may hold anything.
  const start = url.indexOf('://');
  const slash = url.indexOf('/', start < 0 ? 0 : start + 3);
  const path = slash < 0 ? '' : url.slice(slash);
  return path === '/' ? '' : path;
}
