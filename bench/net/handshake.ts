// How much CPU does a probe of the whole recipe take, against the least that Node can do?
//
// Both in turns in one process, so that whatever else the machine does falls on both alike.
import { once } from 'node:events';
import { connect as connectTls, createSecureContext } from 'node:tls';
import type { Attempt } from '../../src/model/audit/attempt.ts';
import type { NetOptions } from '../../src/net/options.ts';
import { trustStore } from '../../src/net/tls/trust.ts';
import { probe } from '../../src/probe/recipe.ts';
import { startServers } from '../loopback/start-servers.ts';

const rounds = 20;
const inRound = 50;

const servers = await startServers();
const { ca, dns, tls } = servers.ports;
const host = 'probe.bench.example';
const options: NetOptions = {
  timeoutMs: 5000,
  signal: new AbortController().signal,
  nameServers: [{ address: '127.0.0.1', port: dns }],
  systemOpinion: false,
  fixedAddresses: [],
  connectTo: [{ host: '', address: '127.0.0.1', toPort: tls }],
  trust: trustStore({ added: [ca] }),
  userAgent: 'bench',
  onCertificate: () => {},
};
const attempt: Attempt = {
  id: 'a1',
  target: 't1',
  route: 'direct',
  sample: 1,
  purpose: 'audit',
  scheme: 'https',
  host,
  port: 443,
  path: '/',
};
const secureContext = createSecureContext({ ca, ecdhCurve: 'X25519:P-256:P-384' });
let failures = 0;

const recipe = (): Promise<void> =>
  probe(attempt, options, ({ failure }) => {
    if (failure) failures += 1;
  });
const plain = async (): Promise<void> => {
  const socket = connectTls({ port: tls, host: '127.0.0.1', servername: host, secureContext });
  await once(socket, 'secureConnect');
  socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
};

const used = { recipe: 0, plain: 0 };
// The first round of each warms up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  const counts = round > 0;
  used.recipe += counts ? await cpuOf(recipe) : 0 * (await cpuOf(recipe));
  used.plain += counts ? await cpuOf(plain) : 0 * (await cpuOf(plain));
}
await servers.stop();

const each = rounds * inRound;
console.log(
  `recipe     ${(used.recipe / each).toFixed(3)} ms CPU a probe (${failures} failed steps)`,
);
console.log(`node:tls   ${(used.plain / each).toFixed(3)} ms CPU a connection`);
console.log(`ratio      ${(used.recipe / used.plain).toFixed(2)}`);

/** Milliseconds of CPU that so many runs took, one after the other. */
async function cpuOf(run: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  for (let index = 0; index < inRound; index += 1) await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
