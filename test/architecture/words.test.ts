import { describe, expect, it } from 'vitest';
import { plant } from './plant.ts';

const importing = (path: string, statement: string): readonly string[] =>
  plant({ [path]: `${statement}\n`, 'test/setup/planted.test.ts': '' });

describe('the rule of words', () => {
  it.each([
    ['src/cli/deliver/deliver.ts', "import type { Parsed } from '../args/option.ts';", 'Parsed'],
    ['src/cli/commands/a.ts', "import type { Parsed } from '../args/option.ts';", 'Parsed'],
    ['src/setup/a/b.ts', "import type { Parsed } from '../../cli/args/option.ts';", 'Parsed'],
    ['src/cli/commands/a.ts', "import { parseOptions } from '../args/option.ts';", 'parseOptions'],
    ['src/cli/deliver/deliver.ts', "import type { Words } from '../command.ts';", 'Words'],
    ['src/report/view/a/b.ts', "import { printed } from '../../text/say.ts';", 'printed'],
    ['src/cli/deliver/deliver.ts', "export type A = import('../args/option.ts').Parsed;", 'Parsed'],
  ])('reports that %s says %s', (path, statement, name) => {
    expect(importing(path, statement)).toContainEqual(
      expect.stringContaining(`words ${path}:1 ${name} is for `),
    );
  });

  it.each([
    ['src/cli/args/a.ts', "import type { Parsed } from './option.ts';"],
    ['src/cli/command.ts', "import type { Parsed } from './args/option.ts';"],
    ['src/cli/commands/a.ts', "import type { Words } from '../command.ts';"],
    ['src/cli/deliver/deliver.ts', "import type { Option } from '../args/option.ts';"],
  ])('lets %s say %s', (path, statement) => {
    expect(importing(path, statement)).toEqual([]);
  });
});
