import type { PacSelect } from '../discovery/pac/select-by-pac.ts';
import { concernsWindows } from '../model/operating-system.ts';
import type { AuditStart } from './audit-start.ts';

/** What answers for the routes that a PAC file decides; undefined where there is none. */
export async function pacSelect(
  { head, places, net, lab, resumed }: Omit<AuditStart, 'pace'>,
  signal: AbortSignal,
): Promise<PacSelect | undefined> {
  if (!head.routes.some(({ kind }) => kind === 'pac')) return undefined;
  const { selectByPac } = await import('../discovery/pac/select-by-pac.ts');
  const proxy = lab ? 'direct' : 'environment';
  const routes = head.routes.map((route) => {
    const place = places?.get(route.id);
    return place === undefined ? route : { ...route, pac: place };
  });
  return selectByPac(routes, {
    net,
    signal,
    proxy,
    caller: concernsWindows(head.options.os) ? 'windows' : 'browsers',
    ...(resumed && { folder: resumed.folder }),
  });
}
