import { describe, expect, it } from 'vitest';
import { turnOn, usually } from '../../src/cli/args/flag.ts';
import { parseOptions } from '../../src/cli/args/option.ts';
import { commandOf } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands.ts';

describe('a command', () => {
  it('is handed what its words came to, and the words beside them', async () => {
    const quiet = turnOn('quiet', '');
    const load = usually('load', (_, text) => text.length, { value: 'X', usual: 0, help: '' });
    const seen: unknown[] = [];
    const command = commandOf<{ readonly quiet?: boolean; readonly load: number }>({
      ...{ usage: '', optionGroups: [{ title: '', options: [quiet, load] }], examples: [] },
      flags: { quiet, load },
      run: async (args, { positionals }) => {
        seen.push(args, positionals);
        return 0;
      },
    });
    await command.run(parseOptions(['--quiet', 'word'], [quiet, load]));
    expect(seen).toEqual([{ quiet: true, load: 0 }, ['word']]);
  });

  it.each(commands.map(({ name, load }) => ({ name, load })))(
    '$name shows each of its flags in its help, once',
    async ({ load }) => {
      const { optionGroups, flagNames } = await load();
      const shown = optionGroups.flatMap(({ options }) => options.map(({ name }) => name));
      expect(shown.toSorted()).toEqual(flagNames.toSorted());
    },
  );
});
