import type { Attempt } from '../../../../model/audit/attempt.ts';
import { joined, named, ours, say, type Text } from '../../../text/say.ts';
import type { Planned, ShownPlan } from './shown-plan.ts';

/** What a plan comes to, and what may follow it, a paragraph each. */
export function planTexts(plan: ShownPlan): readonly Text[] {
  return [total(plan), ...otherParts(plan), ...unused(plan), atOnce(plan), afterwards(plan)];
}

/** The attempts of a plan without those that other name servers, or nobody, are asked in. */
export function ownAttempts({ attempts }: Planned): readonly Attempt[] {
  return attempts.filter(
    ({ resolver, control }) => resolver === undefined && control !== 'unused-address',
  );
}

function total(plan: Planned): Text {
  const attempts = ownAttempts(plan);
  const asked = attempts.filter(({ purpose }) => purpose === 'audit');
  const targets = new Set(asked.map(({ target }) => target)).size;
  const routes = new Set(asked.map(({ route }) => route)).size;
  const controlAttempts = attempts.filter(({ control }) => control === 'way-out');
  const hosts = new Set(controlAttempts.map(({ target }) => target)).size;
  const controls =
    hosts === 0 ? undefined : say`, and ${plural(hosts, 'control host')} once over each route`;
  const { samples, timeoutMs } = plan.head.options;
  const all = plural(asked.length + controlAttempts.length, 'attempt');
  return say`${all}: ${plural(targets, 'target')} over ${plural(routes, 'route')}, ${plural(samples, 'sample')} each${controls}; every step ends after ${timeoutMs / 1000} s at the latest.`;
}

function otherParts({ head, others = 0 }: ShownPlan): readonly Text[] {
  if (others === 0) return [];
  const { length } = head.targets;
  return [
    say`This is the first part of the audit, ${length} of ${plural(length + others, 'target')}: the others follow in parts of the same size, each planned like this one. All of them: --plan --format json.`,
  ];
}

function unused({ attempts }: Planned): readonly Text[] {
  const tried = attempts.filter(
    ({ resolver, control }) => resolver === undefined && control === 'unused-address',
  );
  if (tried.length === 0) return [];
  const hosts = Array.from(new Set(tried.map(({ host }) => host)), named);
  const ports = Array.from(new Set(tried.map(({ port }) => port)), (port) => say`${port}`);
  const what = say`${plural(tried.length, 'connection')} without a proxy to addresses at which nobody is`;
  return [
    say`And ${what} (${joined(hosts, ', ')}; port ${joined(ports, ' and ')}), for 1 s at the most: where they are accepted, a device on the way accepts for everybody (not with --no-interception-check).`,
  ];
}

function atOnce(plan: ShownPlan): Text {
  const { perProxy, perNameServer } = plan;
  const proxied = ownAttempts(plan).some(({ proxy, select }) => proxy !== undefined || select);
  const first = proxied ? say`${plural(perProxy, 'attempt')} to one proxy and ` : undefined;
  return say`At one time at most ${first}${perNameServer} queries to one name server are in flight, beside those of which nothing is heard; fewer at the first signs of a limit (--per-proxy, --per-name-server).`;
}

function afterwards({ further, longestMs }: ShownPlan): Text {
  return say`What follows comes to at most ${plural(further, 'further trial')}: repeats and controls where something fails. What fails is tried once more and in turns with what passes, over the same way with one thing changed: under a harmless or another name of this plan or none, at another address of its name or of this plan, with another ClientHello; alone, where too much at a time may have been why; and for ${longestMs / 1000} s a step where its silence would make it blocked. A few names that pass are tried over IPv6 as well. The hosts that tell whether the certificates seen were revoked are asked over plain http, and so are those that hold a certificate which a server left out (not with --no-revocation). Nothing was sent for this plan.`;
}

/** How many of something. */
export function plural(
  count: number,
  noun:
    | 'attempt'
    | 'connection'
    | 'control host'
    | 'further trial'
    | 'name'
    | 'route'
    | 'sample'
    | 'target',
): Text {
  return say`${count} ${ours(noun)}${count === 1 ? undefined : say`s`}`;
}
