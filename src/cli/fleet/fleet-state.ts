import { type FleetResult, openResult, type ResultState } from '../../fleet/fleet-result.ts';
import type { OpenFleet } from './hub-folder.ts';

/** How it stands with one job at one site. */
export interface SiteState {
  readonly job: string;
  readonly site: string;
  /** `forged`: whoever wrote that result has not the site's key. */
  readonly state: ResultState | 'waiting' | 'running' | 'offline' | 'forged';
  /** ISO 8601: when the result came, or its agent was last heard. */
  readonly at?: string;
  readonly exitStatus?: number;
  /** The summary, or why it is not done. */
  readonly told?: string;
  readonly result?: FleetResult;
}

/**
 * How it stands with every job that the hub knows, or with one of them: what came, what is at work, what waits, and where no agent
 * was heard of lately. In the order of their names.
 */
export async function fleetState(
  { hub, verify }: OpenFleet,
  job?: string,
): Promise<readonly SiteState[]> {
  const states = new Map<string, SiteState>();
  const agents = await hub.states();
  for (const place of await hub.waiting()) {
    if (job !== undefined && place.job !== job) continue;
    const agent = agents.get(place.site);
    const state = !agent ? 'offline' : agent.job === place.job ? 'running' : 'waiting';
    states.set(keyOf(place), { ...place, state, ...(agent && { at: agent.at }) });
  }
  for await (const { bytes, ...place } of hub.results(job)) {
    states.set(keyOf(place), { ...place, ...toldOf(openResult(bytes, verify(place.site)), place) });
  }
  return [...states.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

type Told = Omit<SiteState, 'job' | 'site'>;

function toldOf(
  opened: ReturnType<typeof openResult>,
  { job, site }: Pick<SiteState, 'job' | 'site'>,
): Told {
  if ('wrong' in opened) return { state: 'forged', told: opened.wrong };
  const { result } = opened;
  if (result.job !== job || result.site !== site)
    return { state: 'forged', told: `it is of ${result.job} at ${result.site}` };
  const { state, finishedAt, exitStatus, summary, reason } = result;
  const told = state === 'done' ? summary : (reason ?? summary);
  return {
    ...{ state, at: finishedAt, result },
    ...(exitStatus !== undefined && { exitStatus }),
    ...(told !== undefined && { told }),
  };
}

function keyOf({ job, site }: Pick<SiteState, 'job' | 'site'>): string {
  return `${job} ${site}`;
}
