import { registrableDomain } from '../diagnosis/page/registrable-domain.ts';
import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate, Observation } from '../model/audit/observation.ts';
import type { RecordLine } from '../model/audit/record.ts';
import { pseudonyms } from './pseudonyms.ts';
import type { PublicWords } from './public-words.ts';
import { fingerprintOf, redactCertificate } from './redact-certificate.ts';
import { redactHead, redactRouteId, redactServer } from './redact-head.ts';
import { redactObservation } from './redact-observation.ts';
import { redactPath } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

/** Takes the lines of an audit in order, and gives those that stand for them. */
export type Redactor = (line: RecordLine) => readonly RecordLine[];

/**
 * Replaces names, addresses and users of a company by pseudonyms, line by line, so that what comes
 * out is an audit again: judged, it gives the same kinds and verdicts, and its report is the
 * redacted one, in whatever format. The same lines give the same pseudonyms. Lines whose head says
 * that they were redacted before are let pass.
 *
 * A certificate is kept back until a handshake tells whether a public authority vouches for it.
 */
export function redactor(known: PublicWords): Redactor {
  const redaction: Redaction = { names: pseudonyms(known), known };
  const hosts = new Map<string, string>();
  const kept = new Map<string, Certificate>();
  /** Under which id a certificate stands; the same in every part of an audit. */
  const shown = new Map<string, string>();
  /** Those that this part holds. */
  const given = new Set<string>();
  /** By who signed them and was not shown yet: told again, under the id that he gets. */
  const signed = new Map<string, readonly Certificate[]>();
  let isDone = false;

  const show = (id: string, isPublic: (one: Certificate) => boolean): RecordLine[] => {
    if (given.has(id)) return [];
    given.add(id);
    const certificate = kept.get(id);
    const before = shown.get(id);
    const stays = before === undefined ? !!certificate && isPublic(certificate) : before === id;
    shown.set(id, stays ? id : fingerprintOf(id, redaction));
    if (!certificate) return [];
    kept.delete(id);
    return [told(certificate, stays), ...(signed.get(id) ?? []).map(again)];
  };

  const idOf = (id: string): string => shown.get(id) ?? fingerprintOf(id, redaction);

  const told = (certificate: Certificate, isPublic: boolean): RecordLine => {
    const { signedBy } = certificate;
    if (signedBy && !shown.has(signedBy)) {
      signed.set(signedBy, [...(signed.get(signedBy) ?? []), certificate]);
    }
    const redacted = redactCertificate(certificate, { ...redaction, isPublic, idOf });
    return { type: 'certificate', certificate: redacted };
  };

  const again = (certificate: Certificate): RecordLine => {
    return told(certificate, shown.get(certificate.id) === certificate.id);
  };

  const observe = (seen: Observation): readonly RecordLine[] => {
    const lines = certificatesOf(seen).flatMap((id) =>
      show(id, (one) => isAnchored(seen) && (one.names.length === 0 || asksService(seen, known))),
    );
    const host = hosts.get(seen.attempt) ?? '';
    const observation = redactObservation(seen, { ...redaction, host, certificate: idOf });
    return [...lines, { type: 'observation', observation }];
  };

  return (line) => {
    if (isDone) return [line];
    switch (line.type) {
      case 'head':
        isDone = line.head.options.redacted ?? false;
        for (const part of [hosts, kept, given, signed]) part.clear();
        return [isDone ? line : { type: 'head', head: redactHead(line.head, redaction) }];
      case 'attempt':
        hosts.set(line.attempt.id, line.attempt.host);
        return [{ type: 'attempt', attempt: redactAttempt(line.attempt, redaction) }];
      case 'certificate': {
        const { id } = line.certificate;
        // What is told of it later, and not before a handshake has shown it.
        if (given.has(id)) return [again(line.certificate)];
        kept.set(id, line.certificate);
        return [];
      }
      case 'observation':
        return observe(line.observation);
      default:
        return [line];
    }
  };
}

function certificatesOf(seen: Observation): readonly string[] {
  if (seen.step !== 'handshake' && seen.step !== 'exchange') return [];
  const ids = seen.step === 'handshake' ? seen.chain : seen.certificates;
  return [...(ids ?? []), ...(seen.root === undefined ? [] : [seen.root])];
}

function isAnchored(seen: Observation): boolean {
  if (seen.step !== 'handshake' && seen.step !== 'exchange') return false;
  return seen.anchor === 'expected' || seen.anchor === 'public';
}

function asksService(seen: Observation, known: PublicWords): boolean {
  return seen.step === 'handshake' && known.domains.has(registrableDomain(seen.checkedName));
}

function redactAttempt(attempt: Attempt, redaction: Redaction): Attempt {
  const { host, serverName, resolver, address, proxy, expect } = attempt;
  const { names } = redaction;
  return {
    ...attempt,
    route: redactRouteId(attempt.route, redaction),
    host: names.host(host),
    path: redactPath(attempt.path, { ...redaction, host }),
    ...(serverName !== undefined && { serverName: names.host(serverName) }),
    ...(resolver !== undefined && { resolver: names.place(resolver) }),
    ...(address !== undefined && { address: names.host(address) }),
    ...(proxy && { proxy: redactServer(proxy, redaction) }),
    ...(expect && { expect: { ...expect, source: names.word(expect.source, 'list') } }),
  };
}
