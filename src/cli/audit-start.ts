import type { LongList } from '../catalogue/long-list.ts';
import type { Discovery } from '../discovery/discover.ts';
import type { AuditHead } from '../model/report.ts';
import type { AuditLog } from '../record/audit-log.ts';
import { auditPlan } from './audit-head.ts';
import { hidePlaces } from './hide-places.ts';
import { type LabSession, openLab } from './lab-session.ts';
import { netOptions } from './net-options.ts';
import type { Parsed } from './option.ts';
import type { SaveFile } from './out/save-file.ts';
import { type Pace, paceOf } from './pace-of.ts';

/** What there is before the first step of an audit, whether it begins or goes on. */
export interface AuditStart {
  readonly head: AuditHead;
  /** What is set on the machine; absent where an audit goes on. */
  readonly discovery?: Discovery;
  /** Where PAC files really come from, by route, where the head may not say. */
  readonly places?: ReadonlyMap<string, string>;
  readonly net: ReturnType<typeof netOptions>;
  readonly pace: Pace;
  readonly lab: LabSession | undefined;
  readonly resumed?: Resumed;
  /** The targets, where there are too many to hold and not all are in a part yet. */
  readonly long?: LongList;
}

/** Where an audit goes on. */
export interface Resumed {
  /** What it has seen; of one in parts, the last of them. */
  readonly log: AuditLog;
  /** Of an audit in parts: those before the last, one at a time. */
  readonly before?: () => AsyncIterable<AuditLog>;
  /** What takes the rest. */
  readonly save: SaveFile;
  /** The folder that it was begun in, where a PAC file may be. */
  readonly folder: string;
}

/** Begins an audit, as the options say. @throws UsageError for what they say wrong. */
export async function beginAudit(parsed: Parsed, signal: AbortSignal): Promise<AuditStart> {
  const pace = paceOf(parsed);
  const lab = await openLab(parsed);
  try {
    const net = netOptions(parsed, lab?.net);
    const inParts = !parsed.has('plan');
    const { head, long, discovery } = await auditPlan(parsed, { lab, net, signal, inParts });
    const { routes, places } = hidePlaces(head.routes);
    return { head: { ...head, routes }, discovery, places, net, pace, lab, ...(long && { long }) };
  } catch (error) {
    await lab?.close();
    throw error;
  }
}
