import type { FindingKind } from '../../../src/model/finding/finding.ts';
import { link } from '../device/link.ts';
import type { RealCase } from '../real-case.ts';
import { services } from '../service.ts';
import { outcomes, ways } from './usual.ts';

const all = Object.values(services);
const { direct } = ways;

/** What a link that is gone looks like, by the step that was under way. */
const gone: readonly FindingKind[] = [
  'network-unreachable',
  'resolver-refusal',
  'resolver-silence',
  'port-silence',
  'handshake-silence',
  'exchange-silence',
  'short-deadline',
  'passing-fault',
  // A line that is back looks like a limit: what failed in company passes alone.
  'client-limit',
];

/** Links that go down while an audit is under way: nobody blocks anything. */
export const linkCases: readonly RealCase[] = [
  {
    name: "the client's own link goes down before any answer came, and stays down",
    innocent: true,
    devices: [link({ of: 'client', afterPackets: 20 })],
    services: all,
    routes: [direct],
    // How far a connection came before the link was gone is for the machine's load to say; that
    // the network cannot be reached, and nobody is to blame, is certain.
    possible: gone.filter((kind) => kind !== 'network-unreachable'),
    expect: outcomes({ route: direct, of: all }, 'inconclusive', 'network-unreachable'),
  },
  {
    name: "the client's own link goes down in the middle of handshakes, and stays down",
    innocent: true,
    devices: [link({ of: 'client', afterPackets: 60 })],
    services: all,
    routes: [direct],
    possible: gone,
    expect: [],
  },
  {
    name: "the company's line drops for two seconds, and comes back",
    innocent: true,
    devices: [link({ of: 'edge', afterPackets: 60, seconds: 2 })],
    services: all,
    routes: [direct],
    possible: gone,
    expect: [],
  },
];
