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
  project.provide('machine', prepareMachine());
  project.provide('run', process.pid);
}

/** Takes away what a test could not. */
export function teardown(): void {
  sweep(process.pid);
}
