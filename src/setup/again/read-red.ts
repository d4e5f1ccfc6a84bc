import { reportOf } from '../../audit.ts';
import { builtInCatalogues } from '../../catalogue/built-in-catalogues.ts';
import { type Asked, askedOf } from '../../model/audit/asked-of.ts';
import type { Report } from '../../model/audit/report.ts';
import { type EarlierCell, mostEarlierCells } from '../../model/standing/only-cells.ts';
import { redCells } from '../../model/standing/red-cells.ts';
import type { Target } from '../../model/target/target.ts';
import type { AuditLog } from '../../record/audit-log.ts';
import type { AuditRequest } from '../request/audit-request.ts';
import { isHidden } from '../routes/pac-secrets.ts';
import { quoted, UsageError } from '../usage/usage-error.ts';
import type { Red } from './red.ts';

/** Nothing was red: there is nothing to do, and nothing is wrong. */
export class NothingRed extends UsageError {}

/**
 * What was red in an audit that was kept, and how it was asked for. One part of a long list is held at a time.
 * @param request what is asked for now: it goes before what was asked then.
 * @throws NothingRed where all that counts passed; UsageError in one line where it cannot be tried again.
 */
export async function readRed(
  logs: AsyncIterable<AuditLog>,
  { file, request }: { readonly file: string; readonly request: AuditRequest },
): Promise<Red> {
  const cells: EarlierCell[] = [];
  const targets: Target[] = [];
  const passed = new Set<string>();
  const counts = { waived: 0, uncounted: 0, unaskable: 0 };
  let listed = 0;
  let begun: (Pick<Red, 'command'> & { readonly report: Report }) | undefined;
  for await (const log of logs) {
    const report = asAskedNow(reportOf(log), request);
    begun ??= { report, ...(log.command && { command: log.command }) };
    const red = redCells(report);
    const urls = new Set(red.cells.map(({ url }) => url));
    cells.push(...red.cells);
    const good = passing(report).slice(0, Math.max(0, mostPassed - passed.size));
    for (const { url } of good) passed.add(url);
    targets.push(...report.targets.filter(({ url }) => urls.has(url) || passed.has(url)));
    for (const name of ['waived', 'uncounted', 'unaskable'] as const) counts[name] += red[name];
    listed += report.options.only?.listed ?? report.targets.length;
    if (cells.length > mostEarlierCells)
      throw cannot(file, `more than ${mostEarlierCells} cells of it are red: audit it anew`);
  }
  if (!begun) throw cannot(file, 'it holds no audit');
  const { report, command } = begun;
  const { startedAt, options, environment, routes, sources } = report;
  if (options.redacted) throw cannot(file, 'it is redacted, so that its hosts are pseudonyms');
  if (cells.length === 0) throw new NothingRed(nothingRed(file, counts));
  const asked = askedOf(report);
  const connectedTo = elsewhere(report);
  if (request.routes === undefined && options.routesByHand && routes.some(isHidden))
    throw cannot(file, 'the address of its PAC file has lost its secret; name it with --route');
  return {
    ...{ ...counts, listed, passed, sources, routes, resolvers: environment.resolvers },
    after: { startedAt, cells },
    ...(options.catalogue !== undefined && { catalogue: options.catalogue }),
    request: requestOf(asked),
    ...(isBuiltIn(asked) ? {} : { targets }),
    ...(connectedTo !== undefined && { connectedTo }),
    ...(command && { command }),
  };
}

function asAskedNow(report: Report, { failOn, waivers }: AuditRequest): Report {
  const now = { ...(failOn && { failOn }), ...(waivers && { waivers }) };
  return { ...report, options: { ...report.options, ...now } };
}

function elsewhere({ observations }: Report): string | undefined {
  for (const seen of observations) {
    if (seen.step === 'connect' && seen.connectedTo !== undefined) return seen.connectedTo;
  }
  return undefined;
}

/** More companions than these nothing is held against. */
const mostPassed = 200;

function passing({ targets, verdicts }: Report): readonly Target[] {
  const good = new Set(
    verdicts.flatMap(({ target, route, verdict }) =>
      route === undefined && verdict === 'reachable' ? [target] : [],
    ),
  );
  return targets.filter(({ id }) => good.has(id));
}

/** A file that was read then is not read again for what it was called. */
function requestOf(asked: Asked): AuditRequest {
  if (isBuiltIn(asked)) return asked;
  const { catalogues: _, targets: __, ...rest } = asked;
  return rest;
}

function isBuiltIn({ catalogues = [] }: Asked): boolean {
  return catalogues.every((name) => builtInCatalogues.some((list) => list.name === name));
}

function nothingRed(file: string, { waived, uncounted, unaskable }: Counts): string {
  const others = [
    ...(waived > 0 ? [`${waived} under a waiver`] : []),
    ...(uncounted > 0 ? [`${uncounted} that do not count`] : []),
    ...(unaskable > 0 ? [`${unaskable} wildcards`] : []),
  ];
  const but = others.length === 0 ? '' : `, but for ${others.join(', ')} (--only TARGET names one)`;
  return `Nothing to try again: all that counts passed in ${quoted(file)}${but}`;
}

interface Counts extends Pick<Red, 'waived' | 'uncounted' | 'unaskable'> {}

function cannot(file: string, why: string): UsageError {
  return new UsageError(`Cannot try ${quoted(file)} again: ${why}`);
}
