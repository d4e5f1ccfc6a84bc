import { onTestFinished } from 'vitest';
import type { Lab } from '../../src/lab/lab.ts';
import type { Scenario } from '../../src/lab/scenarios/scenario.ts';
import { usual } from '../../src/lab/scenarios/usual.ts';
import { startLab } from '../../src/lab/start-lab.ts';
import type { LoadOptions, LoadTarget, LoadWay } from '../../src/model/load/load.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';

export interface LabWays {
  readonly lab: Lab;
  readonly net: Omit<NetOptions, 'signal' | 'onCertificate'>;
  /** The way through the proxy of a name. */
  readonly through: (name: string) => LoadWay;
}

export const secureTarget: LoadTarget = {
  url: 'https://service.example/',
  scheme: 'https',
  host: 'service.example',
  port: 443,
  path: '/',
};

export const plainTarget: LoadTarget = {
  url: 'http://service.example/list',
  scheme: 'http',
  host: 'service.example',
  port: 80,
  path: '/list',
};

const kinds = ['http', 'https', 'socks5'] as const;

/** A lab with one proxy of each kind, named after it, and `refusing`, which lets nothing pass. */
export async function labWays(): Promise<LabWays> {
  const scenario: Scenario = {
    ...usual,
    name: 'load',
    title: 'Proxies of every kind',
    routes: ['direct'],
    proxies: [
      ...kinds.map((kind) => ({ name: kind, kind })),
      {
        name: 'refusing',
        kind: 'http',
        rules: [{ host: '*', reply: { kind: 'status', status: 403 } }],
      },
    ],
    faults: {},
    expect: { findings: [], absent: [] },
  };
  const hosts = [secureTarget, plainTarget].map(({ host, port, scheme, path }) => ({
    ...{ host, port, scheme, path },
  }));
  const lab = await startLab(scenario, hosts);
  onTestFinished(() => lab.close());
  return {
    lab,
    net: {
      timeoutMs: 10_000,
      nameServers: [lab.resolver],
      systemOpinion: false,
      fixedAddresses: [],
      connectTo: lab.connectTo,
      trust: trustStore({ added: [lab.ca] }),
      userAgent: 'test',
    },
    through: (name) => {
      const proxy = lab.proxies[name];
      if (!proxy) throw new Error(`no proxy ${name}`);
      const { kind, name: host, namedPort: port } = proxy;
      return { id: 'proxy', proxy: { kind, host, port } };
    },
  };
}

export function loadOptions(change: Partial<LoadOptions> = {}): LoadOptions {
  return {
    load: 'tunnels',
    route: 'http://proxy.example:8080',
    target: secureTarget,
    arrivals: 'constant',
    rate: 100,
    durationMs: 100,
    warmupMs: 0,
    connections: 100,
    threads: 1,
    timeoutMs: 10_000,
    uploadBytes: 0,
    ending: 'fin',
    maxErrors: 0.05,
    maxConnections: 1000,
    maxBytes: 1_000_000,
    ...change,
  };
}
