import type { IncomingMessage, RequestListener } from 'node:http';
import type { LabLog } from '../lab-log.ts';
import type { LabHost } from './lab-host.ts';
import type { RawAnswer } from './raw-answer.ts';

const landing = '/netready-lab/landing';

/**
 * Answers as the services do: the expected status for the expected method and path, 404 for
 * another, and 200 for a host that is on no list.
 */
export function serviceAnswers(
  hosts: readonly LabHost[],
  log: LabLog,
): (request: IncomingMessage) => RawAnswer {
  const byName = Map.groupBy(hosts, ({ host }) => host.toLowerCase());
  return (request) => {
    const name = hostOf(request);
    const { method = '', url = '' } = request;
    log({ kind: 'request', host: name, method, path: url });
    const known = byName.get(name);
    if (!known || url === landing) return plain(200);
    const match = known.find((host) => host.path === url && methodOf(host) === method);
    if (!match) return plain(404);
    if (match.expect?.follow) {
      const { headers, ...rest } = plain(302);
      return { ...rest, headers: [...headers, ['Location', landing]] };
    }
    return plain(match.expect?.status ?? 200);
  };
}

const dayMs = 24 * 60 * 60 * 1000;

/** The same answers from a server whose clock is so many days before that of this machine. */
export function datedAnswers(answers: RequestListener, days: number): RequestListener {
  return (request, response) => {
    response.setHeader('Date', new Date(Date.now() + days * dayMs).toUTCString());
    answers(request, response);
  };
}

function hostOf({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
}

function methodOf({ expect }: LabHost): string {
  return expect?.method ?? 'GET';
}

function plain(status: number): RawAnswer {
  return { status, headers: [['Content-Type', 'text/plain']], body: `${status}\n` };
}
