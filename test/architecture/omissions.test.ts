import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileErrors } from './compile-errors.ts';

interface Omission {
  /** What is added to a list of ours, and nowhere else. */
  readonly what: string;
  readonly module: string;
  /** Where it is added. */
  readonly behind: string;
  readonly added: string;
  /** Where the compiler must miss it. */
  readonly missedIn: readonly string[];
}

const omissions: readonly Omission[] = [
  {
    what: 'a kind of finding',
    module: 'src/model/finding/finding.ts',
    behind: 'export const findingKinds = [\n',
    added: "  'planted-kind',\n",
    missedIn: [
      'src/model/finding/finding-traits.ts',
      'src/model/finding/finding-facts.ts',
      'src/diagnosis/verdict/effects.ts',
      'src/report/words/finding/finding-info.ts',
    ],
  },
  {
    what: 'a fact of a kind, in its rule',
    module: 'src/model/finding/finding-facts.ts',
    behind: "  'port-refusal': Has<'address' | 'port' | 'code'",
    added: " | 'alert'",
    missedIn: ['src/diagnosis/connect/port-refusal.ts'],
  },
  {
    what: 'a field of a saved attempt',
    module: 'src/model/audit/attempt.ts',
    behind: 'export interface Attempt extends Endpoint {\n',
    added: '  readonly planted?: string;\n',
    missedIn: ['src/record/check-line.ts'],
  },
  {
    what: 'a field of a saved observation',
    module: 'src/model/audit/observation.ts',
    behind: "  readonly step: 'connect';\n",
    added: '  readonly planted?: string;\n',
    missedIn: ['src/record/check-step.ts'],
  },
  {
    what: 'a field of a saved head',
    module: 'src/model/audit/report.ts',
    behind: '  readonly site?: string;\n',
    added: '  readonly planted?: string;\n',
    missedIn: ['src/record/check-head.ts'],
  },
  {
    what: 'a field of a saved run of load',
    module: 'src/model/load/load-report.ts',
    behind: 'export interface LoadEnvironment {\n',
    added: '  readonly planted?: string;\n',
    missedIn: ['src/record/check-load.ts'],
  },
  {
    what: 'a format of an audit',
    module: 'src/report/formats.ts',
    behind: "  json: ['.json'],\n",
    added: "  planted: ['.planted'],\n",
    missedIn: ['src/report/formats.ts'],
  },
  {
    what: 'an option of an audit',
    module: 'src/setup/request/audit-request.ts',
    behind: '  /** The rows of the admin portal too. */\n',
    added: '  readonly planted?: boolean;\n',
    missedIn: [
      'src/setup/request/check-request.ts',
      'src/setup/config/with-config.ts',
      'src/cli/args/audit-flags.ts',
    ],
  },
  {
    what: 'a control',
    module: 'src/model/audit/attempt.ts',
    behind: 'export const controls = [\n',
    added: "  'planted-control',\n",
    missedIn: ['src/report/words/control-words.ts'],
  },
  {
    what: 'a load',
    module: 'src/model/load/load.ts',
    behind: 'export const loadNames = [\n',
    added: "  'planted',\n",
    missedIn: ['src/load/workloads/workloads.ts', 'src/report/words/load-words.ts'],
  },
  {
    what: 'a fault of a scenario',
    module: 'src/lab/fault/fault.ts',
    behind: "  | { readonly kind: 'refuse' }\n",
    added: "  | { readonly kind: 'planted' }\n",
    missedIn: ['src/lab/behaviour/presence-of.ts'],
  },
];

describe('what is forgotten does not compile', () => {
  let missed: ReadonlySet<string> = new Set();
  beforeAll(async () => {
    const errors = await compileErrors((folder) => {
      for (const { module, behind, added } of omissions) {
        const path = join(folder, module);
        const before = readFileSync(path, 'utf8');
        const after = before.replace(behind, behind + added);
        expect(after, module).not.toBe(before);
        writeFileSync(path, after);
      }
    });
    missed = new Set(errors.map(({ path }) => path));
  }, 180_000);

  it.each(omissions)('$what', ({ missedIn }) => {
    expect(missedIn.filter((path) => !missed.has(path))).toEqual([]);
  });
});
