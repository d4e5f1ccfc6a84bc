import type { Actor } from './finding.ts';

/** Who in a company looks after what stops a target: to whom a change is sent. */
export const teams = [
  'firewall',
  'proxy',
  'inspection',
  'name-servers',
  'machine',
  'service',
  'unknown',
] as const;
export type Team = (typeof teams)[number];

const byActor: Readonly<Record<Actor, Team>> = {
  'local-resolver': 'name-servers',
  'this-machine': 'machine',
  'first-hop': 'firewall',
  'network-path': 'firewall',
  proxy: 'proxy',
  'proxy-policy': 'proxy',
  'proxy-upstream': 'proxy',
  'name-filter': 'firewall',
  'address-filter': 'firewall',
  interceptor: 'inspection',
  service: 'service',
};

/** The team of what a finding names; `unknown` where it names nobody. */
export function teamOf(actor: Actor | undefined): Team {
  return actor === undefined ? 'unknown' : byActor[actor];
}
