import type { LoadFailure, LoadStep } from '../model/load/load.ts';
import { Durations } from './durations.ts';
import { addUsage, noUsage, type Usage } from './usage.ts';

/** How one operation went. */
export interface Outcome {
  readonly steps: readonly { readonly step: LoadStep; readonly ms: number }[];
  readonly failure: LoadFailure | null;
  /** Of the answer to a request. */
  readonly status?: number;
  /** Connections that were opened for it, or tried. */
  readonly connections: number;
  /** Bytes of bodies. */
  readonly receivedBytes: number;
  readonly sentBytes: number;
}

/** When an operation was meant to start, and ended, in milliseconds since the beginning. */
export interface Span {
  readonly intendedMs: number;
  readonly startedMs: number;
  readonly endedMs: number;
  /** It had to wait for a connection: what it began late is not of this machine's making. */
  readonly isWaited: boolean;
}

const maxKinds = 100;

/** Counts what operations of one way under one rate come to; those of several slices add up. */
export class Tally {
  /** From the intended start to the end, of operations that succeeded. */
  readonly latency: Durations = new Durations();
  /** The same without what began late with a connection free. */
  readonly served: Durations = new Durations();
  readonly steps: Map<LoadStep, Durations> = new Map();
  /** How late operations began that had a connection free. */
  readonly lateness: Durations = new Durations();
  readonly failures: Map<string, LoadFailure & { count: number }> = new Map();
  readonly statuses: Map<number, number> = new Map();
  durationMs = 0;
  /** Starts that were due, and successes: all, and those of the settled part alone. */
  due = 0;
  settledDue = 0;
  succeeded = 0;
  settledSuccesses = 0;
  settledMs = 0;
  failed = 0;
  unfinished = 0;
  connections = 0;
  receivedBytes = 0;
  sentBytes = 0;
  /** Of all operations together, from the real start to the end. */
  busyMs = 0;
  /** Operations in flight: now, and the most at one time. */
  running = 0;
  inFlight = 0;
  usage: Usage = noUsage;
  /** Nothing more was started, since too much had failed at that moment; it stays so. */
  isBrokenOff = false;

  get ended(): number {
    return this.succeeded + this.failed;
  }

  begin(): void {
    this.running += 1;
    this.inFlight = Math.max(this.inFlight, this.running);
  }

  step(step: LoadStep, ms: number): void {
    this.durationsOf(step).record(ms);
  }

  durationsOf(step: LoadStep): Durations {
    const known = this.steps.get(step);
    if (known) return known;
    const durations = new Durations();
    this.steps.set(step, durations);
    return durations;
  }

  end(outcome: Outcome, { intendedMs, startedMs, endedMs, isWaited }: Span): void {
    this.busyMs += endedMs - startedMs;
    for (const { step, ms } of outcome.steps) this.step(step, ms);
    this.connections += outcome.connections;
    this.receivedBytes += outcome.receivedBytes;
    this.sentBytes += outcome.sentBytes;
    const { status } = outcome;
    if (status !== undefined && (this.statuses.has(status) || this.statuses.size < maxKinds)) {
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    }
    if (outcome.failure) {
      this.fail(outcome.failure);
      return;
    }
    this.succeeded += 1;
    this.latency.record(endedMs - intendedMs);
    this.served.record(endedMs - (isWaited ? intendedMs : startedMs));
  }

  /** Failures of one step and code are one kind; the detail of the first stands for them. */
  fail(failure: LoadFailure, count = 1): void {
    this.failed += count;
    const key = `${failure.step} ${failure.code}`;
    const known = this.failures.get(key);
    if (known) known.count += count;
    else this.failures.set(key, { ...failure, count });
  }

  add(other: Tally): void {
    this.latency.add(other.latency);
    this.served.add(other.served);
    this.lateness.add(other.lateness);
    for (const [step, durations] of other.steps) this.durationsOf(step).add(durations);
    for (const { count, ...failure } of other.failures.values()) {
      this.fail(failure, count);
    }
    for (const [status, count] of other.statuses) {
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + count);
    }
    for (const name of summedCounts) {
      this[name] += other[name];
    }
    this.inFlight = Math.max(this.inFlight, other.inFlight);
    this.usage = addUsage(this.usage, other.usage);
    this.isBrokenOff ||= other.isBrokenOff;
  }
}

/** `failed` adds up with the failures. */
export const summedCounts = [
  'durationMs',
  'due',
  'settledDue',
  'succeeded',
  'settledSuccesses',
  'settledMs',
  'unfinished',
  'connections',
  'receivedBytes',
  'sentBytes',
  'busyMs',
] as const;
