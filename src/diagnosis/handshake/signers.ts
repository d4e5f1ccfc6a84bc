import { X509Certificate } from 'node:crypto';
import type { Certificate, Observation } from '../../model/audit/observation.ts';
import type { Trial } from '../../model/audit/report.ts';
import { isUnknownIssuer, pathOf, topOf } from '../../model/certificate/chain.ts';
import { isIssued } from '../../model/certificate/issued.ts';

/** Authorities of one name; whoever answers may present as many as he likes. */
const maxOfOneName = 8;

/**
 * Who signed what came without its issuer, as far as the audit holds that authority's certificate:
 * the certificates of which more is known now, with `signedBy`. Pure, and nothing where every chain
 * came whole. What was told before stays; where only the bytes are gone, nothing can be told.
 */
export function newSigners(
  trials: readonly Trial[],
  certificates: ReadonlyMap<string, Certificate>,
): readonly Certificate[] {
  const steps = trials.flatMap(({ observations }) => observations);
  const open = new Set(steps.flatMap((step) => topsOf(step, certificates)));
  if (open.size === 0) return [];
  const genuine = new Set(steps.flatMap((step) => vouchedBy(step, certificates)));
  const named = Map.groupBy(certificates.values(), ({ subject }) => subject);
  const read = reader();
  const told: Certificate[] = [];
  for (const one of open) {
    const candidates = (named.get(one.issuer) ?? [])
      .filter(({ id, der }) => id !== one.id && der !== '')
      .sort((a, b) => Number(genuine.has(b.id)) - Number(genuine.has(a.id)))
      .slice(0, maxOfOneName);
    const signer = candidates.find((other) => isSigned(read(one), read(other)));
    if (signer !== undefined && signer.subject !== signer.issuer) open.add(signer);
    const isStranger = read(one) !== undefined && candidates.some(({ id }) => genuine.has(id));
    const signedBy = signer?.id ?? (isStranger ? null : undefined);
    if (signedBy !== undefined && signedBy !== one.signedBy) told.push({ ...one, signedBy });
  }
  return told;
}

function topsOf(
  step: Observation,
  certificates: ReadonlyMap<string, Certificate>,
): readonly Certificate[] {
  if (step.step !== 'handshake' || step.role !== 'target' || !isUnknownIssuer(step)) return [];
  const top = topOf((step.chain ?? []).flatMap((id) => certificates.get(id) ?? []));
  return top === undefined || top.der === '' || typeof top.signedBy === 'string' ? [] : [top];
}

/** The authorities for which a public root vouches. */
function vouchedBy(
  step: Observation,
  certificates: ReadonlyMap<string, Certificate>,
): readonly string[] {
  if (step.step !== 'handshake' && step.step !== 'exchange') return [];
  if (step.anchor !== 'expected' && step.anchor !== 'public') return [];
  const root = step.root === undefined ? [] : [step.root];
  if (step.step === 'exchange') return [...(step.certificates ?? []), ...root];
  if (step.failure !== null) return root;
  const path = pathOf((step.chain ?? []).flatMap((id) => certificates.get(id) ?? []));
  return [...path.slice(1).map(({ id }) => id), ...root];
}

type Read = (certificate: Certificate) => X509Certificate | undefined;

function reader(): Read {
  const known = new Map<string, X509Certificate | undefined>();
  return ({ id, der }) => {
    if (!known.has(id)) known.set(id, readDer(der));
    return known.get(id);
  };
}

function readDer(der: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(der, 'base64'));
  } catch {
    return undefined;
  }
}

function isSigned(one: X509Certificate | undefined, by: X509Certificate | undefined): boolean {
  return one !== undefined && by?.ca === true && isIssued(one, by);
}
