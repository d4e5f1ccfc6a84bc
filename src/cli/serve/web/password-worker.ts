import { parentPort, workerData } from 'node:worker_threads';
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
function answerQuestions(): void {
  parentPort?.on('message', ({ id, password, hash }: PasswordQuestion) => {
    const reply: PasswordReply = { id, isRight: compareSync(password, hash) };
    parentPort?.postMessage(reply);
  });
}

/** Whether this is that thread; exported, so that a bundle keeps it. */
export const begun: boolean = workerData?.thread === 'passwords';
if (begun) answerQuestions();
