import { pacWayText } from '../../../model/route/pac.ts';
import type { Way } from '../../../model/route/route.ts';
import type { ShownPacAnswer, ShownPacFailure } from './shown-pac.ts';

/** The URLs for which a PAC file gave one and the same answer, or failed in the same manner. */
export interface PacAnswerGroup {
  /** As the script gave it, runs of blanks as one; absent where it gave none. */
  readonly answer?: string;
  /** What it comes to, where that is not what it says. */
  readonly means?: string;
  readonly failure: ShownPacFailure | null;
  /** What the entry point that did not decide came to, where that is something else. */
  readonly other?: OtherAnswer;
  /** In order, each once. */
  readonly urls: readonly string[];
}

export interface OtherAnswer {
  readonly entryPoint: string;
  readonly answer?: string;
  readonly failure: ShownPacFailure | null;
}

/** Groups answers: the largest group first, those without an answer last. */
export function groupPacAnswers(answers: readonly ShownPacAnswer[]): readonly PacAnswerGroup[] {
  const groups = Map.groupBy(answers, (one) => `${keyOf(one)}\n${JSON.stringify(otherOf(one))}`);
  return [...groups.values()].flatMap((members) => toGroup(members) ?? []).sort(compareGroups);
}

/** The ways of an answer in the words of PAC files: `PROXY h:8080; DIRECT`. */
function waysText(ways: readonly Way[]): string {
  return ways.map(pacWayText).join('; ');
}

function keyOf({ answer = '', failure }: ShownPacAnswer): string {
  return failure
    ? JSON.stringify([failure.code, failure.detail, failure.line])
    : `answer ${tidy(answer)}`;
}

function toGroup(members: readonly ShownPacAnswer[]): PacAnswerGroup | undefined {
  const [first] = members;
  if (!first) return undefined;
  const { answer, entries, failure } = first;
  const urls = [...new Set(members.map(({ url }) => url))].sort();
  const other = otherOf(first);
  const beside = other && { other };
  if (failure || answer === undefined) return { failure, urls, ...beside };
  const means = waysText(entries);
  const isPlain = plain(answer) === plain(means);
  return { answer: tidy(answer), ...(!isPlain && { means }), failure, urls, ...beside };
}

/** Another answer, not the same one in other words. */
function otherOf({ other, failure, entries }: ShownPacAnswer): OtherAnswer | undefined {
  if (!other) return undefined;
  const isSame =
    failure === null && other.failure === null && waysText(other.entries) === waysText(entries);
  if (isSame) return undefined;
  const { entryPoint, answer } = other;
  return {
    entryPoint,
    ...(answer !== undefined && { answer: tidy(answer) }),
    failure: other.failure,
  };
}

function tidy(answer: string): string {
  return answer.replace(/[ \t]+/g, ' ').trim();
}

/** Case, blanks and empty parts change nothing. */
function plain(answer: string): string {
  const parts = answer.split(';').map((part) => tidy(part).toLowerCase());
  return parts.filter((part) => part !== '').join(';');
}

function compareGroups(one: PacAnswerGroup, other: PacAnswerGroup): number {
  return (
    Number(one.failure !== null) - Number(other.failure !== null) ||
    other.urls.length - one.urls.length ||
    // Groups are told apart by their URLs as well, so that no two are equal.
    ((one.urls[0] ?? '') < (other.urls[0] ?? '') ? -1 : 1)
  );
}
