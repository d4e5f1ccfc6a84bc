import type { TestProject } from 'vitest/node';
import { type Prerequisites, prepareMachine } from './prerequisites.ts';
import { sweep } from './sweep.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly machine: Prerequisites;
    /** The pid that all names of this run carry. */
    readonly run: number;
  }
}

/** Prepares the machine once for all cases, and leaves nothing behind however the run ends. */
export function setup(project: TestProject): void {
  sweep();
  // Also where the run is broken off and no test comes to its end.
  process.once('exit', () => sweep(process.pid));
  const machine = prepareMachine();
  say(machine);
  project.provide('machine', machine);
  project.provide('run', process.pid);
}

function say({ reason, missing, strict }: Prerequisites): void {
  const fate = strict ? 'fail' : 'are skipped';
  const lines = reason === undefined ? missing : [];
  if (reason !== undefined) process.stdout.write(`Real devices: all are skipped: ${reason}\n`);
  for (const name of lines) {
    process.stdout.write(`Real devices: cases that need ${name} ${fate}: it is not installed\n`);
  }
}

/** Takes away what a test could not. */
export function teardown(): void {
  sweep(process.pid);
}
