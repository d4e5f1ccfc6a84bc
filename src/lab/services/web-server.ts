import type { RequestListener } from 'node:http';
import type { LabLog } from '../lab-log.ts';
import type { Listeners } from '../network/listeners.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { plainOrigin } from './origin.ts';
import type { LabPacFile, PacContent } from './pac-file.ts';
import { portalPage } from './pages.ts';
import type { RawAnswer } from './raw-answer.ts';

export interface WebServerOptions {
  readonly listeners: Listeners;
  readonly log: LabLog;
}

/** The company's own web server. */
export interface WebServer {
  /** The names that it has, and the private addresses (RFC 1918) of each. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  /** Where it stands on loopback; for its names it is port 80. */
  readonly port: number;
  /** Where the PAC file of each name is. */
  readonly pacFiles: Readonly<Record<string, string>>;
}

/** The DNS suffix of the company's machines, and so where they look for WPAD. */
export const labSuffix = 'corp.example';

const pacHost = `pac.${labSuffix}`;
const wpadHost = `wpad.${labSuffix}`;

/**
 * Serves the PAC files of a scenario under `pac.corp.example`, and the one of WPAD as
 * `http://wpad.corp.example/wpad.dat`; any other address is not found. Undefined for a scenario
 * that has no PAC file.
 */
export async function startWebServer(
  { pacFiles = [], wpad }: Scenario,
  { listeners, log }: WebServerOptions,
): Promise<WebServer | undefined> {
  if (pacFiles.length === 0) return undefined;
  const atWpad = pacFiles.find(({ name }) => name === wpad);
  const pages = new Map([
    ...pacFiles.map(
      ({ name, content }) => [`${pacHost}${pathOf(name)}`, answerOf(content)] as const,
    ),
    ...(atWpad ? [[`${wpadHost}/wpad.dat`, answerOf(atWpad.content)] as const] : []),
  ]);
  return {
    addresses: new Map([
      [pacHost, ['10.20.1.10']],
      ...(atWpad ? [[wpadHost, ['10.20.1.11']] as const] : []),
    ]),
    port: await listeners.portOf(plainOrigin(serve(pages, log))),
    pacFiles: urlsOf(pacFiles),
  };
}

function serve(pages: ReadonlyMap<string, RawAnswer>, log: LabLog): RequestListener {
  return (request, response) => {
    const { method = '', url: path = '', headers } = request;
    const host = (headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
    log({ kind: 'request', host, method, path });
    const { status, headers: fields, body } = pages.get(`${host}${path}`) ?? plainStatus(404);
    // Nothing that is sent here matters; unread, it would hold the connection.
    request.resume();
    response.writeHead(status, [...fields.flat()]);
    response.end(body);
  };
}

function answerOf(content: PacContent): RawAnswer {
  switch (content.kind) {
    case 'script': {
      const { script, contentType = 'application/x-ns-proxy-autoconfig' } = content;
      return { status: 200, headers: [['Content-Type', contentType]], body: script };
    }
    case 'portal':
      return portalPage(200);
    case 'status':
      return plainStatus(content.status);
    case 'redirect':
      return { status: 302, headers: [['Location', pathOf(content.to)]], body: '' };
  }
}

function plainStatus(status: number): RawAnswer {
  return { status, headers: [['Content-Type', 'text/plain']], body: `${status}\n` };
}

function urlsOf(files: readonly LabPacFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ name }) => [name, `http://${pacHost}${pathOf(name)}`]));
}

function pathOf(name: string): string {
  return `/${name}.pac`;
}
