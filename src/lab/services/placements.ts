import type { IncomingMessage } from 'node:http';
import { answerWith } from '../behaviour/answer-with.ts';
import { sniFilter } from '../behaviour/hello-filters.ts';
import { presenceOf } from '../behaviour/presence-of.ts';
import type { Authorities } from '../certificates/authorities.ts';
import type { LabWay, PathRule } from '../fault/fault.ts';
import type { LabLog } from '../lab-log.ts';
import type { AddressBook, Endpoint } from '../network/address-book.ts';
import type { Behaviour, Listeners, Presence } from '../network/listeners.ts';
import { plainOrigin, secureOrigin } from './origin.ts';
import type { RawAnswer } from './raw-answer.ts';

export interface PlacementOptions {
  readonly book: AddressBook;
  readonly rules: readonly PathRule[];
  readonly ways: readonly LabWay[];
  readonly answerTo: (request: IncomingMessage) => RawAnswer;
  readonly authorities: Authorities;
  readonly listeners: Listeners;
  readonly log: LabLog;
}

export interface Placements {
  /** The loopback port at which an endpoint stands, as seen over one way. */
  readonly portOf: (endpoint: Endpoint, way: LabWay) => number;
  readonly tlsPort: number;
  readonly httpPort: number;
}

interface Site {
  readonly presence: Presence;
  readonly port: number;
}

/**
 * Opens the ports of all services: one for those that are well, one for each fault at a service,
 * and one for each fault on a way to it.
 */
export async function placeServices(options: PlacementOptions): Promise<Placements> {
  const { book, rules, ways, answerTo, authorities, listeners, log } = options;

  const open = async (presence: Presence): Promise<Site> => {
    return { presence, port: await listeners.portOf(presence) };
  };
  const build = async (endpoint: Endpoint, well: Site, via?: LabWay): Promise<Site> => {
    const rule = rules.find((candidate) => concerns(candidate, endpoint, via));
    if (!rule) return well;
    const { host, port, scheme } = endpoint;
    const around = { host, scheme, authorities, answerTo, next: behaviourOf(well) };
    const presence = await presenceOf(rule.fault, around);
    if (typeof presence === 'string') return open(presence);
    return open((socket) => {
      log({ kind: 'fault', host, port, via: via ?? 'service' });
      presence(socket);
    });
  };
  /** A filter on a way reads every connection, wherever it leads. */
  const filter = async (endpoint: Endpoint, site: Site, via: LabWay): Promise<Site> => {
    const { presence } = site;
    if (endpoint.scheme !== 'https' || typeof presence === 'string') return site;
    const filters = rules.flatMap(({ host, via: place, fault }) =>
      place === via && host !== endpoint.host && fault.kind === 'sni-filter'
        ? [{ ...fault, host }]
        : [],
    );
    if (filters.length === 0) return site;
    return open(filters.reduce((next, one) => sniFilter({ ...one, next }), presence));
  };
  const answers = answerWith(answerTo);
  const tls = await open(await secureOrigin(answers, { authority: authorities.services }));
  const http = await open(plainOrigin(answers));
  const ports = new Map<string, number>();
  for (const endpoint of book.endpoints) {
    const service = await build(endpoint, endpoint.scheme === 'https' ? tls : http);
    for (const way of ways) {
      const { port } = await filter(endpoint, await build(endpoint, service, way), way);
      ports.set(idOf(endpoint, way), port);
    }
  }
  return {
    portOf: (endpoint, way) => ports.get(idOf(endpoint, way)) ?? tls.port,
    tlsPort: tls.port,
    httpPort: http.port,
  };
}

function concerns(rule: PathRule, { host, port }: Endpoint, via: LabWay | undefined): boolean {
  const here = rule.host === '*' || rule.host === host;
  return here && rule.via === via && (rule.port === undefined || rule.port === port);
}

function behaviourOf({ presence }: Site): Behaviour {
  return typeof presence === 'string' ? (socket) => socket.resetAndDestroy() : presence;
}

function idOf({ host, port }: Endpoint, way: LabWay): string {
  return `${way} ${host}:${port}`;
}
