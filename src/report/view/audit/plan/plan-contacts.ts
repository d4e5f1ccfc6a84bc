import type { Attempt } from '../../../../model/audit/attempt.ts';
import { named, say, type Text } from '../../../text/say.ts';
import { plural } from './plan-texts.ts';
import type { Planned } from './shown-plan.ts';

/** Who is contacted beside the targets, in the order in which an attempt needs them. */
export interface PlanContacts {
  readonly nameServers: {
    readonly servers: readonly Text[];
    /** How many names they are asked for. */
    readonly asked: Text;
    /** Those that others are compared with, and how many names each is asked for. */
    readonly compared: readonly { readonly server: Text; readonly asked: Text }[];
  };
  readonly proxies: readonly { readonly proxy: Text; readonly use: Text }[];
  /** PAC files, and what is to be known of them; absent where there is none. */
  readonly pac?: { readonly sources: readonly Text[]; readonly note: Text };
}

/** Name servers with the number of names, proxies with the number of attempts through them, PAC files. */
export function planContacts({ head, attempts }: Planned): PlanContacts {
  const own = attempts.filter(({ resolver }) => resolver === undefined);
  const { judged, informed } = namesOf(own);
  const { resolvers } = head.environment;
  const proxies = Map.groupBy(
    own.filter(({ proxy }) => proxy !== undefined),
    ({ proxy }) => `${proxy?.kind}://${proxy?.host}:${proxy?.port}`,
  );
  const behind =
    informed.size === 0
      ? undefined
      : say`; ${informed.size} more behind a proxy, for information only`;
  const sources = head.routes.flatMap(({ pac }) => (pac === undefined ? [] : [named(pac)]));
  return {
    nameServers: {
      servers: resolvers.length === 0 ? [say`this system's name lookup`] : resolvers.map(named),
      asked: say`${plural(judged.size, 'name')} to look up${behind}.`,
      compared: comparedServers(attempts),
    },
    proxies: Array.from(proxies, ([proxy, through]) => ({
      proxy: named(proxy),
      use: plural(through.length, 'connection'),
    })),
    ...(sources.length > 0 && { pac: { sources, note: fetched } }),
  };
}

/** A PAC file is fetched first, and names proxies that nobody knows before it is asked. */
const fetched = say`They are fetched before the first attempt; the proxies that they name are contacted too.`;

function comparedServers(attempts: readonly Attempt[]): PlanContacts['nameServers']['compared'] {
  const servers = Map.groupBy(attempts, ({ resolver }) => resolver);
  return Array.from(servers, ([server, asked]) =>
    server === undefined
      ? []
      : [{ server: named(server), asked: say`${plural(asked.length, 'name')} to compare.` }],
  ).flat();
}

/** Names that decide an outcome, and those behind a proxy, which are looked up for information. */
function namesOf(attempts: readonly Attempt[]): {
  readonly judged: ReadonlySet<string>;
  readonly informed: ReadonlySet<string>;
} {
  const judged = new Set<string>();
  const behind = new Set<string>();
  for (const { proxy, host, address } of attempts) {
    const set = proxy === undefined ? judged : behind;
    if (address === undefined && !isAddress(host)) {
      set.add(host);
    }
    if (proxy !== undefined && !isAddress(proxy.host)) {
      judged.add(proxy.host);
    }
  }
  return { judged, informed: new Set([...behind].filter((name) => !judged.has(name))) };
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host);
}
