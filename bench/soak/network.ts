import { worldOf } from '../../fixtures/world/arbitrary-world.ts';
import { asLabPlays } from '../../fixtures/world/as-lab-plays.ts';
import { labWay } from '../../fixtures/world/lab-way.ts';
import { labWorld } from '../../fixtures/world/lab-world.ts';
import { type Score, scoreWorld } from '../../fixtures/world/score-world.ts';
import type { AuditHead, Report } from '../../src/model/audit/report.ts';
import { auditPlan } from '../../src/setup/audit/audit-plan.ts';
import { type LabSession, startSession, targetsOf } from '../../src/setup/lab/lab-session.ts';
import { type NetDefaults, netOptions } from '../../src/setup/steps/net-options.ts';
import { type Door, openDoor } from './open-door.ts';

/** A network of the lab that nobody designed, while it runs. */
export interface Network {
  /** What is to be audited in it, and how. */
  readonly head: AuditHead;
  readonly net: NetDefaults;
  /** Restarts every proxy: for so many milliseconds it resets and refuses connections. */
  restartProxies(ms: number): Promise<void>;
  /** Holds what was said of it against what is so. */
  score(report: Report): readonly Score[];
  close(): Promise<void>;
}

/** Starts the network of a number; undefined where the lab cannot play it. */
export async function startNetwork(seed: number, samples: number): Promise<Network | undefined> {
  const world = worldOf(seed);
  const played = labWorld(asLabPlays(world));
  if ('unplayable' in played) return undefined;
  const { scenario } = played;
  const lab = await startSession(scenario, await targetsOf(scenario));
  const doors = await doorsOf(lab);
  const net = { ...lab.net, ...throughDoors(lab, doors) };
  const { signal } = new AbortController();
  const { head } = await auditPlan({ samples }, { lab, net: netOptions({}, net), signal });
  const ids = new Map(scenario.routes.map((word, index) => [word, head.routes[index]?.id]));
  const idOf = new Map(world.ways.map((way) => [way.id, ids.get(labWay(way)) ?? way.id]));
  return {
    head,
    net,
    restartProxies: async (ms) => {
      await Promise.all([...doors.values()].map((door) => door.restart(ms)));
    },
    score: (report) => scoreWorld(world, report, (way) => idOf.get(way) ?? way),
    close: async () => {
      await Promise.all([...doors.values()].map((door) => door.close()));
      await lab.close();
    },
  };
}

/** A door before each proxy, by the port at which it really listens. */
async function doorsOf({ lab }: LabSession): Promise<ReadonlyMap<number, Door>> {
  const ports = Object.values(lab.proxies).map(({ port }) => port);
  return new Map(
    await Promise.all(ports.map(async (port) => [port, await openDoor(port)] as const)),
  );
}

function throughDoors(
  { lab }: LabSession,
  doors: ReadonlyMap<number, Door>,
): Pick<NetDefaults, 'connectTo'> {
  return {
    connectTo: lab.connectTo.map((entry) => ({
      ...entry,
      toPort: doors.get(entry.toPort)?.port ?? entry.toPort,
    })),
  };
}
