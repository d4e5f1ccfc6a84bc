import type { PacSelect } from '../../discovery/pac/select-by-pac.ts';
import { askWinhttp } from '../../discovery/windows/live/ask-winhttp.ts';
import { concernsWindows } from '../../model/target/operating-system.ts';
import type { PreparedAudit } from '../audit/prepare-audit.ts';

/** The audit that is about to begin or to go on. */
export interface PacInput extends Pick<PreparedAudit, 'head' | 'pacUrls' | 'net' | 'lab'> {
  /** Where files are named from; default: the working folder. */
  readonly folder?: string | undefined;
}

/** What answers for the routes that a PAC file decides; undefined where there is none. */
export async function pacSelect(
  { head, pacUrls, net, lab, folder }: PacInput,
  signal: AbortSignal,
): Promise<PacSelect | undefined> {
  if (!head.routes.some(({ kind }) => kind === 'pac')) return undefined;
  const { selectByPac } = await import('../../discovery/pac/select-by-pac.ts');
  const proxy = lab ? 'direct' : 'environment';
  const routes = head.routes.map((route) => {
    const pacUrl = pacUrls?.get(route.id);
    return pacUrl === undefined ? route : { ...route, pac: pacUrl };
  });
  const { windows } = head.environment;
  // Of a simulated network Windows knows nothing; without native calls it cannot be asked.
  const isAsked = !lab && windows?.readBy !== undefined && windows.readBy !== 'reg.exe';
  const winhttp = {
    ask: (pac: string, urls: readonly string[]) => askWinhttp(pac, urls, signal),
    urls: head.targets.map(({ url }) => url).filter((url) => URL.canParse(url)),
  };
  return selectByPac(routes, {
    ...(isAsked && { winhttp }),
    net,
    signal,
    proxy,
    caller: concernsWindows(head.options.os) ? 'windows' : 'browsers',
    ...(folder !== undefined && { folder }),
  });
}
