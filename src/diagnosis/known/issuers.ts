import type { HandshakeObservation, Observation } from '../../model/audit/observation.ts';
import type { AuditHead, Issuer } from '../../model/audit/report.ts';
import { inspectionProduct } from '../handshake/inspection-products.ts';
import type { Draft } from '../rule.ts';
import { completed, type TrialReading } from '../trial/trial-reading.ts';
import { type AuditContext, chainOf } from './audit-context.ts';

interface Entry {
  readonly issuer: Omit<Issuer, 'routes'>;
  /** Ids of targets, by route. */
  readonly routes: Map<string, Set<string>>;
}

interface Judgement {
  readonly head: AuditHead;
  readonly context: AuditContext;
  readonly drafts: readonly Draft[];
}

/**
 * Who signed for whom: of every handshake with a target that came to its end, the issuer of the
 * leaf and what its chain ends in. Those that intercept come first, then those of the most
 * targets. Controls go under other names and are left out. Linear in the observations.
 */
export function issuers(all: readonly TrialReading[], judgement: Judgement): readonly Issuer[] {
  const { head, context, drafts } = judgement;
  const proofs = new Set(
    drafts.flatMap(({ kind, evidence }) => (kind === 'interception' ? evidence : [])),
  );
  const entries = new Map<string, Entry>();
  const entryOf = new Map<string, Entry | undefined>();
  for (const { attempt, steps } of all) {
    if (attempt.purpose !== 'audit' && attempt.purpose !== 'repeat') continue;
    for (const step of steps) {
      if (!isOfTarget(step)) continue;
      const key = signature(step, proofs);
      if (!entryOf.has(key)) {
        entryOf.set(key, entryIn(entries, issuerOf(step, { context, proofs })));
      }
      note(entryOf.get(key), attempt);
    }
  }
  const places = { targets: positions(head.targets), routes: positions(head.routes) };
  const listed = [...entries.values()].map(({ issuer, routes }) => ({
    ...issuer,
    routes: inOrder(routes.keys(), places.routes).map((route) => ({
      route,
      targets: inOrder(routes.get(route) ?? [], places.targets),
    })),
  }));
  return listed.sort(compareIssuers);
}

function isOfTarget(step: Observation): step is HandshakeObservation {
  return step.step === 'handshake' && step.role === 'target' && completed(step);
}

function issuerOf(
  step: HandshakeObservation,
  { context, proofs }: { readonly context: AuditContext; readonly proofs: ReadonlySet<string> },
): Entry['issuer'] | undefined {
  const chain = chainOf(step, context);
  const [leaf] = chain;
  if (leaf === undefined) return undefined;
  const root = step.root === undefined ? undefined : context.certificates.get(step.root)?.subject;
  const product = inspectionProduct(chain.map(({ issuer }) => issuer));
  return {
    name: leaf.issuer,
    ...(step.anchor && { anchor: step.anchor }),
    ...(root !== undefined && { root }),
    ...(product !== undefined && { product }),
    ...(proofs.has(step.id) && { intercepts: true as const }),
  };
}

/** All that `issuerOf()` looks at: most handshakes of a list show what another showed before. */
function signature(step: HandshakeObservation, proofs: ReadonlySet<string>): string {
  const { chain = [], root = '', anchor = '', id } = step;
  return `${chain.join()} ${root} ${anchor} ${proofs.has(id)}`;
}

/** The one entry of this issuer, begun where there is none. */
function entryIn(
  entries: Map<string, Entry>,
  issuer: Entry['issuer'] | undefined,
): Entry | undefined {
  if (issuer === undefined) return undefined;
  const { name, anchor = '', root = '', product = '', intercepts = false } = issuer;
  const key = JSON.stringify([name, anchor, root, product, intercepts]);
  const entry = entries.get(key) ?? { issuer, routes: new Map() };
  entries.set(key, entry);
  return entry;
}

function note(
  entry: Entry | undefined,
  { target, route }: { readonly target: string; readonly route: string },
): void {
  entry?.routes.set(route, (entry.routes.get(route) ?? new Set()).add(target));
}

/** Those that intercept first, then those of the most targets. */
export function compareIssuers(one: Issuer, other: Issuer): number {
  const { routes: _one, ...first } = one;
  const { routes: _other, ...second } = other;
  return (
    Number(other.intercepts ?? false) - Number(one.intercepts ?? false) ||
    countOf(other) - countOf(one) ||
    byText(one.name, other.name) ||
    byText(JSON.stringify(first), JSON.stringify(second))
  );
}

function countOf({ routes }: Issuer): number {
  return routes.reduce((sum, { targets }) => sum + targets.length, 0);
}

function byText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function positions(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id }, index) => [id, index]));
}

function inOrder(ids: Iterable<string>, places: ReadonlyMap<string, number>): readonly string[] {
  const place = (id: string) => places.get(id) ?? places.size;
  return [...ids].sort((a, b) => place(a) - place(b) || byText(a, b));
}
