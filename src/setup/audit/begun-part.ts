import { type AuditOptions, audit } from '../../audit.ts';
import type { AuditPart } from '../../model/audit/audit-part.ts';
import type { RecordLine } from '../../model/audit/record.ts';
import type { AuditHead, Report } from '../../model/audit/report.ts';

/** A part of an audit that has begun. */
export interface BegunPart {
  readonly head: AuditHead;
  /** Resolves once it is placed and tried to its end; rejects where it was forgotten before. */
  readonly report: Promise<Report>;
  /** Gives it its place, once the part before it was told: what it has told so far comes now, the rest as it happens. */
  readonly place: (part: AuditPart) => void;
  /** Nothing of it is told any more. */
  readonly forget: () => void;
}

/**
 * Begins to audit a part, which may be tried beside the one in front of it, and is told behind it: its lines, and how
 * many attempts a pass has, are held until it is placed. They are the very objects that its audit holds.
 * @param head with no findings before its own.
 */
export function beginPart(
  head: AuditHead,
  options: Omit<AuditOptions, 'log' | 'place'>,
): BegunPart {
  const { onLine, onPass } = options;
  const placed = Promise.withResolvers<AuditPart>();
  let held: (() => void)[] | undefined = [];
  let part: AuditPart | undefined;
  let isForgotten = false;
  const tell = (one: () => void): void => {
    if (held) held.push(one);
    else if (!isForgotten) one();
  };
  const lineOf = (line: RecordLine): RecordLine =>
    line.type === 'head' && part ? { ...line, head: { ...line.head, part } } : line;
  const report = audit(head, {
    ...options,
    ...(onLine && { onLine: (line) => tell(() => onLine(lineOf(line))) }),
    ...(onPass && { onPass: (attempts) => tell(() => onPass(attempts)) }),
    place: () => placed.promise,
  });
  // Who waits for it is told of what it fails with, and nobody waits for it yet.
  report.catch(() => {});
  placed.promise.catch(() => {});
  return {
    head,
    report,
    place: (its) => {
      part = its;
      const all = held ?? [];
      held = undefined;
      if (!isForgotten) for (const one of all) one();
      placed.resolve(its);
    },
    forget: () => {
      isForgotten = true;
      held = undefined;
      // What nobody reads is not judged.
      placed.reject(new Error('the part is no longer wanted'));
    },
  };
}
