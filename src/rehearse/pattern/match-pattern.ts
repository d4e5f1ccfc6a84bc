import type { CharacterSet, Pattern } from './read-pattern.ts';

/** Whether a pattern is found in a text. */
export type PatternMatch = (text: string) => boolean;

export interface MatchOptions {
  readonly ignoresCase: boolean;
  /** How many steps a program may have; repeats are written out. */
  readonly mostSteps: number;
}

/** A step of a program; those without a set are taken without a character. */
type Step =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' | 'found' }
  | { readonly kind: 'fork'; next: number[] };

/** A pattern made ready, and how many steps it takes. */
export interface Program {
  readonly size: number;
  readonly match: PatternMatch;
}

/**
 * A program for a pattern, which goes over a text once and keeps all places of the pattern that it may be at: its
 * time is bounded by the length of the text times its steps, whatever the pattern. Undefined for one of too many
 * steps.
 */
export function patternProgram(
  pattern: Pattern,
  { ignoresCase, mostSteps }: MatchOptions,
): Program | undefined {
  const steps: Step[] = [];
  if (!put(pattern, { steps, mostSteps })) return undefined;
  steps.push({ kind: 'found' });
  return { size: steps.length, match: (text) => isFound(steps, { text, ignoresCase }) };
}

interface Room {
  readonly steps: Step[];
  readonly mostSteps: number;
}

/** Puts the steps of a pattern behind those that are there; each runs on into the next. */
function put(pattern: Pattern, room: Room): boolean {
  const { steps } = room;
  if (steps.length > room.mostSteps) return false;
  switch (pattern.kind) {
    case 'set':
      steps.push({ kind: 'set', set: pattern });
      return true;
    case 'start':
    case 'end':
      steps.push({ kind: pattern.kind });
      return true;
    case 'all-of':
      return pattern.parts.every((part) => put(part, room));
    case 'one-of':
      return putOneOf(pattern.parts, room);
    case 'repeat':
      return putRepeat(pattern, room);
  }
}

function putOneOf(parts: readonly Pattern[], room: Room): boolean {
  const { steps } = room;
  const fork: Step = { kind: 'fork', next: [] };
  steps.push(fork);
  const leaving: { kind: 'fork'; next: number[] }[] = [];
  for (const part of parts) {
    fork.next.push(steps.length);
    if (!put(part, room)) return false;
    const leave: Step = { kind: 'fork', next: [] };
    steps.push(leave);
    leaving.push(leave);
  }
  for (const leave of leaving) leave.next.push(steps.length);
  return true;
}

function putRepeat(
  { part, least, most }: Extract<Pattern, { kind: 'repeat' }>,
  room: Room,
): boolean {
  const { steps } = room;
  for (let count = 0; count < least; count += 1) if (!put(part, room)) return false;
  if (most === undefined) {
    const again = steps.length;
    const fork: Step = { kind: 'fork', next: [again + 1] };
    steps.push(fork);
    if (!put(part, room)) return false;
    steps.push({ kind: 'fork', next: [again] });
    fork.next.push(steps.length);
    return true;
  }
  const forks: { kind: 'fork'; next: number[] }[] = [];
  for (let count = least; count < most; count += 1) {
    const fork: Step = { kind: 'fork', next: [steps.length + 1] };
    steps.push(fork);
    forks.push(fork);
    if (!put(part, room)) return false;
  }
  for (const fork of forks) fork.next.push(steps.length);
  return true;
}

interface Looked {
  readonly text: string;
  readonly ignoresCase: boolean;
}

function isFound(steps: readonly Step[], { text, ignoresCase }: Looked): boolean {
  let now = new Set<number>();
  for (let at = 0; at <= text.length; at += 1) {
    // A match may begin at every place.
    if (spread(0, now, { steps, at, length: text.length })) return true;
    if (at === text.length) return false;
    const next = new Set<number>();
    for (const index of now) {
      const step = steps[index];
      if (step?.kind !== 'set' || !holds(step.set, text[at] ?? '', ignoresCase)) continue;
      if (spread(index + 1, next, { steps, at: at + 1, length: text.length })) return true;
    }
    now = next;
  }
  return false;
}

interface Place {
  readonly steps: readonly Step[];
  readonly at: number;
  readonly length: number;
}

/** Adds a step, and all that follow it without a character; whether the end is among them. */
function spread(first: number, into: Set<number>, { steps, at, length }: Place): boolean {
  const open = [first];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (into.has(index)) continue;
    into.add(index);
    const step = steps[index];
    if (step?.kind === 'found') return true;
    if (step?.kind === 'fork') open.push(...step.next);
    if ((step?.kind === 'start' && at === 0) || (step?.kind === 'end' && at === length)) {
      open.push(index + 1);
    }
  }
  return false;
}

function holds({ ranges, isNot }: CharacterSet, mark: string, ignoresCase: boolean): boolean {
  const isIn = (code: number): boolean => ranges.some(([from, to]) => code >= from && code <= to);
  const other = mark === mark.toLowerCase() ? mark.toUpperCase() : mark.toLowerCase();
  const isOne =
    isIn(mark.charCodeAt(0)) || (ignoresCase && other.length === 1 && isIn(other.charCodeAt(0)));
  return isOne !== isNot;
}
