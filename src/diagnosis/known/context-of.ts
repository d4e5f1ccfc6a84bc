import type {
  Anchor,
  Certificate,
  HandshakeObservation,
  Observation,
  ResolveObservation,
  TunnelObservation,
} from '../../model/audit/observation.ts';
import { isUnknownIssuer, pathOf } from '../../model/certificate/chain.ts';
import type { FailureCode } from '../../model/finding/failure.ts';
import { proxyLabel } from '../facts.ts';
import { lacksKnownIssuer } from '../handshake/chain-signs.ts';
import { type LinkContext, missingLink } from '../handshake/missing-link.ts';
import { registrableDomain } from '../page/registrable-domain.ts';
import { learnProvedNetworks } from '../resolve/proved-networks.ts';
import { turningNames } from '../resolve/turning-names.ts';
import { completed, isPrivate, isService, type TrialReading } from '../trial/trial-reading.ts';
import { learnAddresses } from './addresses.ts';
import { type AuditContext, chainOf, type Fetched } from './audit-context.ts';
import { learnPaths } from './paths.ts';
import { learnPortals } from './portals.ts';
import { learnSpoken } from './spoken-by-proxies.ts';

/** Learns from all trials; linear in their observations. */
export function contextOf(
  all: readonly TrialReading[],
  given: Pick<AuditContext, 'deadlineMs' | 'systems' | 'expectsRoots' | 'certificates'>,
): AuditContext {
  const authorities = new Set<string>();
  for (const reading of all) {
    for (const step of reading.steps) {
      if (step.step === 'handshake' && isPublic(step)) {
        for (const { subject } of pathOf(chainOf(step, given)).slice(1)) authorities.add(subject);
      }
    }
  }
  const links = { ...given, authorities, roots: learnRoots(all), fetched: learnFetched(all) };
  return {
    ...links,
    inspectors: learnInspectors(all, links),
    ...learnSigners(all, given),
    compared: learnCompared(all),
    respondingProxies: findRespondingProxies(all),
    granting: learnGranting(all),
    spoken: learnSpoken(all),
    portals: learnPortals(all),
    paths: learnPaths(all),
    turning: turningNames(all),
    answering: learnAnswering(all),
    addresses: learnAddresses(all),
    provedNetworks: learnProvedNetworks(all),
  };
}

function isPublic(step: HandshakeObservation): boolean {
  return step.failure === null && step.verification === undefined && !isPrivate(step);
}

function learnRoots(all: readonly TrialReading[]): ReadonlyMap<string, Anchor> {
  const roots = new Map<string, Anchor>();
  for (const { steps } of all) {
    for (const step of steps) {
      if (step.step !== 'handshake' && step.step !== 'exchange') continue;
      if (step.root !== undefined && step.anchor !== undefined) roots.set(step.root, step.anchor);
    }
  }
  return roots;
}

function learnFetched(all: readonly TrialReading[]): ReadonlyMap<string, Fetched> {
  const fetched = new Map<string, Fetched>();
  for (const { attempt, finished, steps } of all) {
    if (attempt.purpose !== 'issuer' || !finished) continue;
    const { host, port, path } = attempt;
    const url = `http://${host}${port === 80 ? '' : `:${port}`}${path}`;
    const came = steps.filter((step) => step.step === 'exchange' && step.certificates);
    const last = steps.at(-1);
    if (last === undefined || (came.length === 0 && fetched.has(url))) continue;
    const status = last.step === 'exchange' ? last.status?.toString() : undefined;
    const fails = last.failure?.code ?? status ?? 'no-address';
    const evidence = came.length > 0 ? came.map(({ id }) => id) : [last.id];
    fetched.set(url, came.length > 0 ? { evidence } : { evidence, fails });
  }
  return fetched;
}

function learnInspectors(
  all: readonly TrialReading[],
  context: LinkContext & Pick<AuditContext, 'authorities'>,
): Signs {
  const inspectors = new Map<string, Set<string>>();
  for (const reading of all) {
    const { listed, distrusted, attempt } = reading;
    if (!listed || distrusted === undefined) continue;
    const chain = chainOf(distrusted, context);
    const leaf = chain[0];
    const isUnknown = isUnknownIssuer(distrusted);
    const { state } = missingLink(distrusted, { context, isService: isService(reading) });
    if (leaf === undefined || (isUnknown && state === 'genuine')) continue;
    if (
      lacksKnownIssuer(chain, context) &&
      !(isUnknown && (state === 'foreign' || state === 'private'))
    )
      continue;
    if (distrusted.failure !== null && !isUnknown) continue;
    sign(inspectors, { leaf, host: registrableDomain(attempt.host) });
  }
  return inspectors;
}

function learnSigners(
  all: readonly TrialReading[],
  context: Pick<AuditContext, 'certificates'>,
): Pick<AuditContext, 'signers' | 'verified'> {
  const signers = new Map<string, Set<string>>();
  const verified = new Set<string>();
  for (const { attempt, distrusted, trusted, steps } of all) {
    if (attempt.purpose !== 'audit' && attempt.purpose !== 'repeat') continue;
    if (trusted || steps.some(isVerified)) verified.add(attempt.target);
    const leaf = distrusted && chainOf(distrusted, context)[0];
    if (leaf !== undefined) sign(signers, { leaf, host: attempt.host });
  }
  return { signers, verified };
}

function isVerified(step: Observation): boolean {
  return step.step === 'handshake' && step.role === 'target' && step.failure === null;
}

type Signs = ReadonlyMap<string, ReadonlySet<string>>;

function sign(
  signers: Map<string, Set<string>>,
  { leaf: { issuer }, host }: { readonly leaf: Certificate; readonly host: string },
): void {
  signers.set(issuer, (signers.get(issuer) ?? new Set()).add(host));
}

function learnCompared(all: readonly TrialReading[]): ReadonlyMap<string, ResolveObservation> {
  const compared = new Map<string, ResolveObservation>();
  for (const { attempt, finished, steps } of all) {
    const step = steps.find((step) => step.step === 'resolve');
    if (attempt.control !== 'other-resolver' || !finished || step === undefined) continue;
    compared.set(attempt.host, step);
  }
  return compared;
}

function learnAnswering(all: readonly TrialReading[]): ReadonlySet<string> {
  const lookUps = all.flatMap(({ steps }) => steps.filter((step) => step.step === 'resolve'));
  return new Set(
    lookUps.flatMap(({ server, responseCode }) =>
      server === undefined || responseCode === undefined ? [] : [server],
    ),
  );
}

function findRespondingProxies(all: readonly TrialReading[]): ReadonlySet<string> {
  const answered = all
    .flatMap(({ steps }) => tunnelsOf(steps))
    .filter(({ failure }) => failure === null || isAnswer(failure.code));
  return new Set(answered.flatMap((step) => proxyLabel(step.proxy) ?? []));
}

// A web server may say 200 to CONNECT; behind a tunnel somebody speaks TLS.
function learnGranting(all: readonly TrialReading[]): ReadonlySet<string> {
  const granted = all
    .filter(({ steps }) => steps.some(isTlsOfTarget))
    .flatMap(({ steps }) => tunnelsOf(steps))
    .filter(({ failure }) => failure === null);
  return new Set(granted.flatMap((step) => proxyLabel(step.proxy) ?? []));
}

function isTlsOfTarget(step: Observation): boolean {
  return step.step === 'handshake' && step.role === 'target' && completed(step);
}

function tunnelsOf(steps: TrialReading['steps']): readonly TunnelObservation[] {
  return steps.filter((step) => step.step === 'tunnel');
}

function isAnswer(code: FailureCode): boolean {
  return code === 'status' || code === 'socks-reply';
}
