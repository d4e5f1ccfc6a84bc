import type { Asked } from '../policy.ts';
import { type AccessLine, type Candidate, candidatesOf } from './access-list.ts';
import type { ConfigLine } from './config-lines.ts';
import { agreed, type Outcome, outcomeOf } from './outcome.ts';

/** What `ssl_bump` may do (ssl/support.h, BumpMode); `none`, `client-first` and `server-first` are old names. */
export const bumpActions = [
  'splice',
  'bump',
  'peek',
  'stare',
  'terminate',
  'none',
  'client-first',
  'server-first',
] as const;
export type BumpAction = (typeof bumpActions)[number];

export interface BumpRequest {
  readonly asked: Asked;
  readonly client: string | undefined;
}

type Step = 1 | 2 | 3;
/** What was done at the step before the last. */
type Look = 'peek' | 'stare';

/**
 * What becomes of TLS by the lines of `ssl_bump`: asked at the client's request, at its hello after a look, and at
 * the server's certificate after another one (client_side.cc, ssl/PeekingPeerConnector.cc). Where no line
 * holds, it stays closed, but for one that was stared at.
 */
export function bumpOutcome(
  lines: readonly AccessLine<BumpAction>[],
  request: BumpRequest,
): Outcome {
  return atStep(lines, { ...request, step: 1 });
}

interface At extends BumpRequest {
  readonly step: Step;
  readonly look?: Look;
}

function atStep(lines: readonly AccessLine<BumpAction>[], at: At): Outcome {
  // A line with an action that this step does not have is passed by.
  const possible = lines.filter(
    ({ action }) => action === undefined || !without[at.step].includes(action),
  );
  const candidates = candidatesOf(possible, at);
  return agreed(candidates, (candidate) => outcomeAt(candidate, { lines, at }));
}

const without: Readonly<Record<Step, readonly BumpAction[]>> = {
  1: [],
  2: ['none', 'client-first', 'server-first'],
  3: ['none', 'client-first', 'server-first', 'peek', 'stare'],
};

interface Place {
  readonly lines: readonly AccessLine<BumpAction>[];
  readonly at: At;
}

function outcomeAt({ action, at: line }: Candidate<BumpAction>, { lines, at }: Place): Outcome {
  const { step, look } = at;
  switch (action) {
    case 'peek':
    case 'stare':
      return step === 3 ? notKnown(line) : atStep(lines, { ...at, step: next[step], look: action });
    case 'splice':
    case 'none':
    case 'unmatched':
      // Who was stared at cannot be left closed for sure.
      if (line === undefined && step === 3 && look === 'stare') return { ruling: 'inspected' };
      return step === 3 && look === 'stare' ? notKnown(line) : outcomeOf('passes', line);
    case 'bump':
    case 'client-first':
    case 'server-first':
      return isLate(at) ? notKnown(line) : outcomeOf('inspected', line);
    case 'terminate':
      return isLate(at) ? notKnown(line) : outcomeOf('blocked', line);
    case 'login':
      return outcomeOf('login', line);
    default:
      return { ruling: 'unknown', why: 'unread-line', ...(line && { line }) };
  }
}

const next = { 1: 2, 2: 3 } as const;

/**
 * Behind a peek at the certificate it is seldom possible to open TLS any more; and by TLS 1.3, where nobody sees the
 * certificate, no line is asked: it stays closed.
 */
function isLate({ step, look }: At): boolean {
  return step === 3 && look === 'peek';
}

function notKnown(line: ConfigLine | undefined): Outcome {
  return { ruling: 'unknown', why: 'elsewhere', ...(line && { line }) };
}
