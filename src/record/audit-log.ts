import type { Attempt } from '../model/audit/attempt.ts';
import type { Certificate, Observation } from '../model/audit/observation.ts';
import type { RecordLine, SavedCommand } from '../model/audit/record.ts';
import type { AuditHead, Trial } from '../model/audit/report.ts';

interface OpenTrial {
  readonly attempt: Attempt;
  readonly observations: Observation[];
  finished: boolean;
}

/**
 * All that an audit has seen so far, built line by line, whether the lines come from the network
 * or from a file: both go through here, so both are judged from the same values.
 */
export class AuditLog {
  head: AuditHead | undefined;
  /** How its steps are taken; absent where an older version saved it. */
  command: SavedCommand | undefined;
  finishedAt: string | undefined;
  /** When it went on after it had been cut short, each time. */
  readonly resumedAt: string[] = [];
  readonly certificates: Map<string, Certificate> = new Map();
  readonly #trials = new Map<string, OpenTrial>();

  /** Takes one line. Lines about an attempt that was not announced are passed over. */
  add(line: RecordLine): void {
    switch (line.type) {
      case 'head':
        this.head = line.head;
        this.command = line.command ?? this.command;
        break;
      case 'attempt':
        this.expect(line.attempt);
        break;
      case 'certificate':
        this.certificates.set(line.certificate.id, line.certificate);
        break;
      case 'observation':
        this.#trials.get(line.observation.attempt)?.observations.push(line.observation);
        break;
      case 'finished': {
        const trial = this.#trials.get(line.attempt);
        if (trial) trial.finished = true;
        break;
      }
      case 'end':
        this.finishedAt = line.finishedAt;
        break;
      case 'resumed':
        this.resumedAt.push(line.resumedAt);
        this.finishedAt = undefined;
        this.#dropUnfinished();
        break;
    }
  }

  /** Whether an attempt came to its end. */
  isFinished(id: string): boolean {
    return this.#trials.get(id)?.finished ?? false;
  }

  /** Announces an attempt; one that is known stays as it is. */
  expect(attempt: Attempt): void {
    if (this.#trials.has(attempt.id)) return;
    this.#trials.set(attempt.id, { attempt, observations: [], finished: false });
  }

  /** Every attempt that was announced, those that never started included, by number. */
  trials(): Trial[] {
    return [...this.#trials.values()].sort((a, b) => numberOf(a.attempt) - numberOf(b.attempt));
  }

  /** What an attempt saw before it was cut short must not stand beside what it sees when made again. */
  #dropUnfinished(): void {
    for (const [id, { finished }] of this.#trials) if (!finished) this.#trials.delete(id);
  }
}

function numberOf({ id }: Attempt): number {
  return Number(id.slice(1));
}
