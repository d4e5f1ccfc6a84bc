import type { SelectObservation } from '../../model/audit/observation.ts';
import type { Severity } from '../../model/finding/finding.ts';
import type { FactsOf } from '../../model/finding/finding-facts.ts';
import { winhttpEntryPoint } from '../../model/route/pac.ts';
import type { Way } from '../../model/route/route.ts';
import { concernsWindows } from '../../model/target/operating-system.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { Rule } from '../rule.ts';
import type { TrialReading } from '../trial/trial-reading.ts';

/**
 * What Windows makes of a PAC file's answer is another thing than the walk over its entries shows:
 * WinHTTP takes HTTP proxies alone, and of a list the first, as one of Microsoft's pages has it (by
 * another it fails over); it calls FindProxyForURLEx where there is one, and its engine may refuse
 * what is newer than it. A warning where what passed is not what Windows would take first.
 * @see https://learn.microsoft.com/windows/win32/winhttp/autoproxy-issues-in-winhttp
 */
export const pacWindowsDifference: Rule<'pac-windows-difference'> = {
  kind: 'pac-windows-difference',
  severity: 'warning',
  rivals: [],
  prove: (reading, { systems }) => {
    const step = reading.steps.findLast((one) => one.step === 'select');
    if (step?.step !== 'select' || !concernsWindows(systems)) return undefined;
    const found = difference(step, reading);
    if (!found) return undefined;
    const { why, severity } = found;
    const facts: FactsOf[Kind] = {
      source: step.source,
      why,
      ...(step.answer !== undefined && { answer: startOf(step.answer, 300) }),
      ...otherFacts(step, why),
    };
    return { evidence: [step.id], facts, severity };
  },
};

type Kind = 'pac-windows-difference';
type Why =
  | 'later-entry'
  | 'proxy-kind'
  | 'not-understood'
  | 'ex-function'
  | 'newer-syntax'
  | 'newer-function'
  | 'entry-points'
  | 'winhttp';

function difference(
  step: SelectObservation,
  reading: TrialReading,
): { readonly why: Why; readonly severity: Severity } | undefined {
  const { entries, ignored = [], cautions = [], other } = step;
  // Its own word goes before what is concluded of the file.
  if (other?.entryPoint === winhttpEntryPoint) return { why: 'winhttp', severity: 'warning' };
  const passed = passedBy(reading) ?? 1;
  // What failed, failed over the first way too: whether Windows takes that one is the same question.
  const way = entries[passed - 1];
  if (passed > 1) return { why: 'later-entry', severity: 'warning' };
  if (way && !isKnownToWinHttp(way)) return { why: 'proxy-kind', severity: 'warning' };
  if (way?.kind === 'direct' && ignored.length > 0) {
    return { why: 'not-understood', severity: 'warning' };
  }
  // Without an answer Windows goes direct: what the answer says all the same.
  const [caution] = cautions;
  const isDirect = entries[0]?.kind === 'direct';
  if (caution !== undefined) return { why: caution, severity: isDirect ? 'info' : 'warning' };
  return other ? { why: 'entry-points', severity: 'info' } : undefined;
}

/** The entry over which the trial came to its end in order, from 1; undefined where it failed. */
function passedBy({ end, steps }: TrialReading): number | undefined {
  return end === undefined ? steps.at(-1)?.entry : undefined;
}

function isKnownToWinHttp({ kind }: Way): boolean {
  return kind === 'direct' || kind === 'http';
}

function otherFacts({ other }: SelectObservation, why: Why): Partial<FactsOf[Kind]> {
  if (!other || (why !== 'entry-points' && why !== 'winhttp')) return {};
  const { entryPoint, answer, failure } = other;
  return {
    entryPoint,
    ...(answer !== undefined && { otherAnswer: startOf(answer, 300) }),
    ...(failure !== undefined && { otherFailure: failure }),
  };
}
