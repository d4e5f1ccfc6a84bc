import { performance } from 'node:perf_hooks';
import type { NameServer } from '../options.ts';

/** What a run has learned of its name servers. */
export interface ServerHealth {
  /** In the order given; those that last gave no answer stand behind the others. */
  readonly inOrder: () => readonly NameServer[];
  /** One that gave no answer, and may be tried once more beside the others; now and then alone. */
  readonly due: () => NameServer | undefined;
  readonly answered: (server: NameServer) => void;
  /** It was silent, or nobody listened there, while another one answered. */
  readonly failed: (server: NameServer) => void;
}

const retryMs = 5000;
// By the list that a run asks: what was learned lives as long as the run does.
const known = new WeakMap<readonly NameServer[], ServerHealth>();

/**
 * Remembers of a list of name servers who did not answer, so that it costs a run its patience once
 * and not with every name, as the resolvers of the systems do (resolved, Windows).
 */
export function healthOf(servers: readonly NameServer[]): ServerHealth {
  const before = known.get(servers);
  if (before) return before;
  const health = createHealth(servers);
  known.set(servers, health);
  return health;
}

function createHealth(servers: readonly NameServer[]): ServerHealth {
  const triedAt = new Map<NameServer, number>();
  return {
    inOrder: () =>
      triedAt.size === 0
        ? servers
        : [
            ...servers.filter((one) => !triedAt.has(one)),
            ...servers.filter((one) => triedAt.has(one)),
          ],
    due: () => {
      const now = performance.now();
      for (const [server, at] of triedAt) {
        if (now - at < retryMs) continue;
        triedAt.set(server, now);
        return server;
      }
      return undefined;
    },
    answered: (server) => {
      triedAt.delete(server);
    },
    failed: (server) => {
      triedAt.set(server, performance.now());
    },
  };
}
