import { consumerOf, evidenceBucket, inboxOf, jobStream, stateBucket } from './names.ts';

export interface ServerConfig {
  /** `HOST:PORT`. */
  readonly listen: string;
  /** `HOST:PORT` for agents that stand behind a proxy. */
  readonly webSocket?: string;
  readonly hubKey: string;
  readonly siteKeys: ReadonlyMap<string, string>;
}

/**
 * The configuration of a nats-server (2.9.10 or newer): one account, a user for whoever orders, and one for each
 * site, which may take its own jobs and publish its own results, and nothing else.
 */
export function serverConfig({ listen, webSocket, hubKey, siteKeys }: ServerConfig): string {
  return `# The hub of a fleet, for nats-server 2.9.10 or newer. Start it in this folder:
#   nats-server --config server.conf
# What travels is not secret, and not encrypted either: for TLS take the next lines, with a certificate that the
# agents trust ("ca" of their agent.json where it is your own), and tls:// or wss:// in their "server".
# tls { cert_file: "hub.pem", key_file: "hub.key" }

listen: ${JSON.stringify(listen)}
server_name: netready-hub
max_payload: 1MB
jetstream { store_dir: "./store" }
${webSocket === undefined ? '' : webSocketPart(webSocket)}
accounts {
  FLEET {
    jetstream: enabled
    users: [
      # Whoever orders audits: hub.seed.
      { nkey: ${hubKey} }
${[...siteKeys].map(([site, key]) => siteUser(site, key)).join('')}    ]
  }
}
`;
}

function webSocketPart(at: string): string {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(at) ?? [];
  return `
# For agents behind a proxy. Without TLS, what proxies are asked for is a tunnel all the same.
websocket { host: ${JSON.stringify(host)}, port: ${port}, no_tls: true }
`;
}

/**
 * What an agent needs, by the subjects of JetStream, its object store and its key-value bucket.
 *
 * @internal Exported for its tests.
 */
export function siteRights(site: string): {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
} {
  const store = evidenceBucket(site);
  return {
    publish: [
      `result.${site}.>`,
      // The library asks whether there is JetStream at all.
      '$JS.API.INFO',
      `$JS.API.CONSUMER.INFO.${jobStream}.${consumerOf(site)}`,
      `$JS.API.CONSUMER.MSG.NEXT.${jobStream}.${consumerOf(site)}`,
      `$JS.ACK.${jobStream}.${consumerOf(site)}.>`,
      `$KV.${stateBucket}.${site}`,
      `$O.${store}.>`,
      `$JS.API.STREAM.INFO.OBJ_${store}`,
      `$JS.API.STREAM.MSG.GET.OBJ_${store}`,
      `$JS.API.DIRECT.GET.OBJ_${store}`,
      `$JS.API.DIRECT.GET.OBJ_${store}.>`,
    ],
    subscribe: [`${inboxOf(site)}.>`, `cancel.${site}`],
  };
}

function siteUser(site: string, key: string): string {
  const { publish, subscribe } = siteRights(site);
  const list = (subjects: readonly string[]): string =>
    subjects.map((subject) => JSON.stringify(subject)).join(', ');
  return `      # ${site}
      { nkey: ${key}, permissions: { publish: [${list(publish)}], subscribe: [${list(subscribe)}] } }
`;
}
