import { UsageError } from '../../setup/usage/usage-error.ts';

type Barred = 'plan' | 'resume' | 'save' | 'force' | 'untilGreen' | 'lab' | 'threads';

/** What cannot stand beside `--as-system`, and why, by the name of its argument. */
const barred: Readonly<Record<Barred, readonly [option: string, why: string]>> = {
  plan: ['--plan', 'a plan asks nobody, so it needs no account'],
  resume: ['--resume', 'an audit goes on as whom it began'],
  save: ['--save', 'write the report with --output FILE.ndjson, which netready judge reads'],
  force: ['--force', 'write the report with --output FILE'],
  untilGreen: ['--until-green', 'one task makes one audit'],
  threads: ['--threads', 'the task audits in one thread'],
  lab: ['--lab', 'a simulated network knows no accounts'],
};

export type BesideSystem = Partial<Readonly<Record<Barred, unknown>>>;

/** @throws UsageError on another system, and for what cannot stand beside it. */
export function checkAsSystem(args: BesideSystem, system: string): void {
  if (system !== 'win32') {
    throw new UsageError(
      `Cannot audit as LocalSystem: --as-system is for Windows, and this is ${system}`,
    );
  }
  for (const name of Object.keys(barred) as Barred[]) {
    const [option, why] = barred[name];
    if (args[name] !== undefined && args[name] !== false) {
      throw new UsageError(`Cannot take ${option} with --as-system: ${why}`);
    }
  }
}
