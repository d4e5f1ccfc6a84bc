import { answerWith } from '../behaviour/answer-with.ts';
import type { Authorities } from '../certificates/authorities.ts';
import type { LabProxy } from '../fault/fault.ts';
import type { LabProxyAddress } from '../lab.ts';
import type { LabLog } from '../lab-log.ts';
import type { Behaviour, Listeners, Presence } from '../network/listeners.ts';
import { plainOrigin, secureOrigin } from '../services/origin.ts';
import { plainPage } from '../services/pages.ts';
import { type RawAnswer, writeAnswer } from '../services/raw-answer.ts';
import { httpProxy } from './http-proxy.ts';
import { limited } from './limited.ts';
import { createRuleFor } from './rule-for.ts';
import { socksProxy } from './socks-proxy.ts';
import type { Place } from './surroundings.ts';

export interface ProxyOptions {
  readonly locate: (place: Place) => number | undefined;
  readonly authorities: Authorities;
  readonly listeners: Listeners;
  readonly log: LabLog;
}

const namedPorts = { http: 8080, https: 8443, socks5: 1080 } as const;

/** Starts one proxy on a port of 127.0.0.1, or gives the address of one that is not there. */
export async function startProxy(proxy: LabProxy, options: ProxyOptions): Promise<LabProxyAddress> {
  const { kind, absent, addresses } = proxy;
  const name = `${proxy.name}-proxy.corp.example`;
  const namedPort = namedPorts[kind];
  if (absent === 'no-name') return { kind, host: name, port: namedPort, name, namedPort };
  const presence = absent ?? (await presenceOf(proxy, { ...options, name }));
  const port = await options.listeners.portOf(presence);
  return { kind, host: '127.0.0.1', port, name, namedPort, ...(addresses && { addresses }) };
}

async function presenceOf(
  { kind, really = kind, flaw, rules = [], limit, thinksMs = 0, ...proxy }: LabProxy,
  { name, authorities, ...options }: ProxyOptions & { readonly name: string },
): Promise<Presence> {
  const around = {
    ...options,
    name,
    rules,
    ruleFor: createRuleFor(rules),
    thinksMs,
    interim: proxy.interim === true,
  };
  const within = (behaviour: Behaviour): Behaviour =>
    limit ? limited(limit, behaviour) : behaviour;
  if (really === 'web') return webServer;
  if (really === 'socks5') return within(socksProxy(around));
  const { onConnect, onRequest } = httpProxy(around);
  if (really === 'http') return within(plainOrigin(onRequest, onConnect));
  const names = [name, '127.0.0.1'];
  return within(
    await secureOrigin(onRequest, { authority: authorities.services, flaw, names, onConnect }),
  );
}

const webServer = plainOrigin(
  answerWith(() => webAnswer(404, 'Not Found')),
  (_, socket) => socket.end(writeAnswer(webAnswer(405, 'Not Allowed'))),
);

/** As nginx says it. */
function webAnswer(status: number, text: string): RawAnswer {
  const headers = [['Server', 'nginx/1.24.0']] as const;
  return plainPage({ status, title: `${status} ${text}`, text: '', headers });
}
