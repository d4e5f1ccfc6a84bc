import { parentPort } from 'node:worker_threads';
import { compareSync } from 'bcryptjs';

/** What is asked of the thread, and what it answers. */
export interface PasswordQuestion {
  readonly id: number;
  readonly password: string;
  readonly hash: string;
}

export interface PasswordReply {
  readonly id: number;
  readonly isRight: boolean;
}

/**
 * The thread that compares passwords: bcrypt takes a tenth of a second of a CPU, and who guesses must not
 * take it from the probes.
 */
parentPort?.on('message', ({ id, password, hash }: PasswordQuestion) => {
  const reply: PasswordReply = { id, isRight: compareSync(password, hash) };
  parentPort?.postMessage(reply);
});
