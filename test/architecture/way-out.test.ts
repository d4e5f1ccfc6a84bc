import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const breaches = (text: string, path = 'src/cli/commands/a.ts'): readonly string[] =>
  plant({ [path]: text }).filter((line) => line.startsWith('way out '));

describe('the rule of the way out', () => {
  it.each([
    ['console.log', 'console.log(1);\n'],
    ['process.stdout', "process.stdout.write('');\n"],
    ['process.stderr', "process.stderr.write('');\n"],
    ['process', 'const { stdout } = process;\n'],
    ['process[…]', "export const a: unknown = process['stdout'];\n"],
    ['stdout of node:process', "import { stdout } from 'node:process';\n"],
    ['stderr of node:process', "import { stderr as a } from 'node:process';\n"],
    ['default of node:process', "import process from 'node:process';\n"],
    ['* of node:process', "import * as p from 'node:process';\n"],
    ['WriteStream of node:tty', "import { WriteStream } from 'node:tty';\n"],
    ['writeFile of node:fs/promises', "import { writeFile } from 'node:fs/promises';\n"],
    ['appendFileSync of node:fs', "import { appendFileSync } from 'node:fs';\n"],
    ['createWriteStream of node:fs', "import { createWriteStream } from 'node:fs';\n"],
    ['writeSync of node:fs', "import { writeSync } from 'node:fs';\n"],
    ['open of node:fs/promises', "import { open } from 'node:fs/promises';\n"],
    ['copyFile of node:fs/promises', "import { copyFile } from 'node:fs/promises';\n"],
    ['rename of node:fs/promises', "import { rename } from 'node:fs/promises';\n"],
    ['promises of node:fs', "import { promises } from 'node:fs';\n"],
    ['default of node:fs', "import fs from 'node:fs';\n"],
    ['* of node:fs', "import * as fs from 'node:fs';\n"],
  ])('reports %s in a command that forgot the door', (name, text) => {
    expect(breaches(text)).toEqual([
      `way out src/cli/commands/a.ts:1 ${name} is for src/cli/out/ alone`,
    ]);
    expect(breaches(text, 'src/net/a.ts')).toHaveLength(1);
    expect(breaches(text, 'src/cli/out/a.ts')).toEqual([]);
  });

  it.each([
    "import { readFile, stat } from 'node:fs/promises';\n",
    "import { createReadStream, fstatSync } from 'node:fs';\n",
    "import { cwd, stdin } from 'node:process';\n",
    "process.on('SIGINT', stop);\n",
    "import { printDocument } from '../out/print-document.ts';\n",
  ])('lets stand %j', (text) => {
    expect(breaches(text)).toEqual([]);
  });

  it('lets those open files that are known to read them', () => {
    const text = "import { open } from 'node:fs/promises';\n";
    expect(breaches(text, 'src/discovery/live-machine.ts')).toEqual([]);
    expect(breaches(text, 'src/discovery/a.ts')).toHaveLength(1);
  });
});
