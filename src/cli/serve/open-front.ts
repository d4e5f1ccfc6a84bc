import type { IncomingMessage } from 'node:http';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { say } from '../out/say.ts';
import { type Answer, line } from './answer.ts';
import { isLoopback, type Listen, openServer } from './open-server.ts';
import { readAsked } from './read-asked.ts';
import { openService, type Service } from './service.ts';
import { type Passwords, passwords } from './web/passwords.ts';
import { readWebConfig, type WebConfig } from './web/read-web-config.ts';

export interface FrontArgs {
  /** The file that says what is served. */
  readonly config: string;
  /** The file that says who may ask, and how; absent: everybody, without TLS. */
  readonly webConfig?: string;
  readonly listen: Listen;
}

/** A server that answers. */
export interface Front extends Pick<Service, 'told' | 'pushed'> {
  /** `http://127.0.0.1:9718`. */
  readonly url: string;
  /** Whoever reaches it may ask, and others than this machine do. */
  readonly isOpen: boolean;
  /** Reads both files again. @throws where one cannot be used: both stay in force as they were. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * Opens the server of a configuration: who may ask, what is asked, and its answer.
 * @throws UsageError in one line where it cannot begin, what the system says where it cannot listen.
 */
export async function openFront({ config, webConfig, listen }: FrontArgs): Promise<Front> {
  const readWeb = async (): Promise<WebConfig> =>
    webConfig === undefined ? everybody : readWebConfig(webConfig);
  let web = await readWeb();
  let logins = passwords(web.users);
  const service = await openService(config);

  const answer = async (request: IncomingMessage, signal: AbortSignal): Promise<Answer> => {
    const refused = await refusal(request, { web, logins });
    if (refused) return counted('', refused);
    const header = request.headers['x-prometheus-scrape-timeout-seconds'];
    const asked = readAsked(request.url ?? '', typeof header === 'string' ? header : undefined);
    if ('wrong' in asked) return counted('', line(400, `Bad request: ${asked.wrong}`));
    return counted(asked.path, await service.answer(asked, signal));
  };
  const counted = (path: string, answered: Answer): Answer => {
    service.answered(path, answered.status);
    return { ...answered, headers: { ...web.headers, ...answered.headers } };
  };

  const server = await openServer({
    listen,
    ...(web.tls && { tls: web.tls }),
    answer,
    onRefused: (status) => service.answered('', status),
    onBug: (error) => say(`netready: a bug: ${String(error)}`),
  }).catch(async (error: unknown) => {
    await service.close();
    throw error;
  });

  const reload = async (): Promise<void> => {
    try {
      const next = await readWeb();
      checkSameKind(web, next);
      await service.reload();
      if (next.tls) server.renew(next.tls.context);
      const before = logins;
      web = next;
      logins = passwords(next.users);
      await before.close();
    } catch (error) {
      service.failedToReload();
      throw error;
    }
  };

  return {
    ...{ url: server.url, told: service.told, pushed: service.pushed },
    isOpen: !isLoopback(listen.host) && web.users.size === 0 && !web.tls?.asksClient,
    reload,
    close: async () => {
      service.drain();
      await server.close();
      await service.close();
      await logins.close();
    },
  };
}

const everybody: WebConfig = { users: new Map(), headers: {} };

/** What a listening socket is, it stays. */
function checkSameKind(before: WebConfig, next: WebConfig): void {
  if ((before.tls === undefined) !== (next.tls === undefined)) {
    throw new UsageError('TLS is turned on and off by a restart alone');
  }
  if (before.tls?.asksClient !== next.tls?.asksClient) {
    throw new UsageError('client_auth_type is changed by a restart alone');
  }
}

interface Guard {
  readonly web: WebConfig;
  readonly logins: Passwords;
}

/** Who has no login learns nothing, whatever is asked for. */
async function refusal(
  { headers }: IncomingMessage,
  { web, logins }: Guard,
): Promise<Answer | undefined> {
  if (web.users.size === 0) return undefined;
  const known = await logins.check(headers.authorization);
  if (known === 'right') return undefined;
  if (known === 'busy') {
    return line(429, 'Too many logins are being checked', { 'Retry-After': '1' });
  }
  return line(401, 'Unauthorized', {
    'WWW-Authenticate': 'Basic realm="netready", charset="UTF-8"',
  });
}
