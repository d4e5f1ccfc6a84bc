import type { Attempt } from '../../../../model/attempt.ts';
import type { AuditHead } from '../../../../model/report.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { auditHeading } from '../audit/audit-heading.ts';
import { routeList } from '../audit/route-list.ts';
import { plannedComponents } from '../discovery/component-list.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { planBypass } from './plan-bypass.ts';
import { planContacts } from './plan-contacts.ts';
import { planMatrix } from './plan-matrix.ts';

export interface Plan {
  readonly head: AuditHead;
  readonly attempts: readonly Attempt[];
  /** How many trials may follow them at the most. */
  readonly further: number;
  /** How long a step of the last try of what was silent may take, milliseconds. */
  readonly longestMs: number;
  /** What may be in flight to one proxy, and queries to one name server. */
  readonly perProxy: number;
  readonly perNameServer: number;
  /** Targets of the list that stand in other parts; absent: none. */
  readonly others?: number;
}

/**
 * What an audit would contact, how often and in what order, for a terminal: name servers, then
 * proxies, then each target over each route with the numbers of its attempts. Nothing has been
 * sent when this is shown. Ends in a newline.
 */
export function renderPlan(plan: Plan, options: TableOptions): string {
  const { head } = plan;
  const own = plan.attempts.filter(({ resolver }) => resolver === undefined);
  const attempts = own.filter(({ control }) => control !== 'unused-address');
  const layout = tableLayout(options);
  return [
    ...auditHeading(head, layout),
    '',
    layout.paint('heading', 'Routes'),
    ...routeList(head, { ...layout, keys: true }),
    ...planBypass(head, layout),
    ...plannedComponents(head, layout),
    ...planContacts(plan, layout),
    ...planMatrix({ head, attempts }, layout),
    '',
    ...wrapText(total(head, attempts), layout),
    ...otherParts(plan).flatMap((text) => wrapText(text, layout)),
    ...unused(own).flatMap((text) => wrapText(text, layout)),
    ...wrapText(atOnce(plan), layout),
    ...wrapText(afterwards(plan), layout),
    '',
  ].join('\n');
}

function atOnce({ attempts, perProxy, perNameServer }: Plan): string {
  const proxied = attempts.some(({ proxy, select }) => proxy !== undefined || select);
  const first = proxied ? `${plural(perProxy, 'attempt')} to one proxy and ` : '';
  return `At one time at most ${first}${perNameServer} queries to one name server are in flight, beside those of which nothing is heard; fewer at the first signs of a limit (--per-proxy, --per-name-server).`;
}

function otherParts({ head, others = 0 }: Plan): readonly string[] {
  if (others === 0) return [];
  const { length } = head.targets;
  return [
    `This is the first part of the audit, ${length} of ${length + others} targets: the others follow in parts of the same size, each planned like this one. All of them: --plan --format json.`,
  ];
}

function unused(attempts: readonly Attempt[]): readonly string[] {
  const tried = attempts.filter(({ control }) => control === 'unused-address');
  if (tried.length === 0) return [];
  const hosts = [...new Set(tried.map(({ host }) => host))].join(', ');
  const ports = [...new Set(tried.map(({ port }) => port))].join(' and ');
  const what = `${plural(tried.length, 'connection')} without a proxy to addresses at which nobody is`;
  return [
    `And ${what} (${hosts}; port ${ports}), for 1 s at the most: where they are accepted, a device on the way accepts for everybody (not with --no-interception-check).`,
  ];
}

function afterwards({ further, longestMs }: Plan): string {
  return `What follows comes to at most ${plural(further, 'further trial')}: repeats and controls where something fails. What fails is tried once more and in turns with what passes, over the same way with one thing changed: under a harmless or another name of this plan or none, at another address of its name or of this plan, with another ClientHello; alone, where too much at a time may have been why; and for ${longestMs / 1000} s a step where its silence would make it blocked. A few names that pass are tried over IPv6 as well. The hosts that tell whether the certificates seen were revoked are asked over plain http, and so are those that hold a certificate which a server left out (not with --no-revocation). Nothing was sent for this plan.`;
}

function total(head: AuditHead, attempts: readonly Attempt[]): string {
  const asked = attempts.filter(({ purpose }) => purpose === 'audit');
  const targets = new Set(asked.map(({ target }) => target)).size;
  const routes = new Set(asked.map(({ route }) => route)).size;
  const wayOuts = attempts.filter(({ control }) => control === 'way-out');
  const hosts = new Set(wayOuts.map(({ target }) => target)).size;
  const controls = hosts === 0 ? '' : `, and ${plural(hosts, 'control host')} once over each route`;
  const { samples, timeoutMs } = head.options;
  const total = asked.length + wayOuts.length;
  return `${plural(total, 'attempt')}: ${plural(targets, 'target')} over ${plural(routes, 'route')}, ${plural(samples, 'sample')} each${controls}; every step ends after ${timeoutMs / 1000} s at the latest.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
