import { targetFromUrl } from '../../catalogue/select/target-from-url.ts';
import { selectByPac } from '../../discovery/pac/select-by-pac.ts';
import type { Attempt } from '../../model/audit/attempt.ts';
import type { LoadTarget, LoadWay } from '../../model/load/load.ts';
import type { ProxyServer, Route } from '../../model/route/route.ts';
import type { Target } from '../../model/target/target.ts';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';
import { planAttempts } from '../../plan/attempts.ts';
import type { LabSession } from '../../setup/lab/lab-session.ts';
import { namedRoutes } from '../../setup/routes/named-routes.ts';
import type { netOptions } from '../../setup/steps/net-options.ts';
import { checkNoSecret } from '../../setup/targets/check-no-secret.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';

export interface WaysInput {
  readonly lab: LabSession | undefined;
  readonly net: ReturnType<typeof netOptions>;
  readonly signal: AbortSignal;
}

/** Which ways are asked for. */
export interface BenchWaysWish {
  /** ROUTE, as it was typed; absent: the first proxy of the simulated network. */
  readonly route: string | undefined;
  /** The URL that is reached; absent: one that the simulated network serves. */
  readonly target: string | undefined;
  /** The way straight to the target too. */
  readonly direct: boolean;
}

export interface BenchWays {
  /** As it was spelt, without what is secret. */
  readonly route: string;
  readonly target: LoadTarget;
  readonly ways: readonly LoadWay[];
}

/**
 * Which ways are put under load: the proxy that the word ROUTE names, or that a PAC file answers
 * for the target; and the way straight to the target beside it.
 * @throws UsageError where no one way and no one target are named.
 */
export async function benchWays(wish: BenchWaysWish, input: WaysInput): Promise<BenchWays> {
  const route = await routeOf(wish.route, input);
  const target = targetOf(wish.target, input.lab);
  const [attempt] = planAttempts({ targets: [target], routes: [route], samples: 1 });
  if (!attempt) throw new UsageError(`Cannot put load on ${quoted(target.url)}: it has no name`);
  const proxy = attempt.select ? await proxyByPac(route, attempt, input) : attempt.proxy;
  const direct: readonly LoadWay[] = proxy && !wish.direct ? [] : [{ id: 'direct' }];
  const { scheme, host, port, path } = attempt;
  return {
    route: withoutQueryValues(route.id),
    target: { url: target.url, scheme, host, port, path },
    ways: [...(proxy ? [{ id: 'proxy' as const, proxy }] : []), ...direct],
  };
}

async function routeOf(word: string | undefined, { lab, net, signal }: WaysInput): Promise<Route> {
  if (word === undefined && !lab) {
    throw new UsageError('Name a proxy: netready bench http://HOST:PORT --target URL');
  }
  const words = word === undefined ? [] : [word];
  const { routes } = await namedRoutes(words, { request: {}, lab, net, signal, option: 'ROUTE' });
  const route = word === undefined ? routes.find(({ kind }) => kind !== 'direct') : routes[0];
  if (!route) throw new UsageError('Name a proxy: this scenario has none');
  return route;
}

function targetOf(url: string | undefined, lab: LabSession | undefined): Target {
  if (url === undefined) {
    const served = lab?.chosen.targets.find(
      ({ notRun, url: known }) => notRun === undefined && known.startsWith('https:'),
    );
    if (served) return served;
    throw new UsageError('Name what is reached through the proxy: --target URL');
  }
  const found = targetFromUrl(url);
  if ('target' in found) {
    checkNoSecret([found.target]);
    return found.target;
  }
  throw new UsageError(
    `Cannot use ${quoted(found.problem.url)} for --target: give an http or https URL, or a host`,
  );
}

/** The first way of the answer; undefined where it is straight to the target. */
async function proxyByPac(
  route: Route,
  attempt: Attempt,
  { net, signal, lab }: WaysInput,
): Promise<ProxyServer | undefined> {
  const proxy = lab ? 'direct' : 'environment';
  const pac = await selectByPac([route], { net, signal, proxy });
  try {
    const { entries, failure, answer } = await pac.select(attempt);
    const [first] = entries;
    if (!first) {
      const why = failure ? `${failure.code} (${failure.detail})` : `it answers ${answer ?? ''}`;
      throw new UsageError(`Cannot use ${quoted(route.id)} for ROUTE: ${why}`);
    }
    return first.kind === 'direct' ? undefined : first;
  } finally {
    await pac.close();
  }
}
