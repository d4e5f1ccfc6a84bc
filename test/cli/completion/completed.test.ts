import { describe, expect, it } from 'vitest';
import { one, oneOf, turnOn } from '../../../src/cli/args/flag.ts';
import { commandOf } from '../../../src/cli/command.ts';
import { bashScript } from '../../../src/cli/completion/bash-script.ts';
import { completedCommands, isFile } from '../../../src/cli/completion/completed.ts';
import { fishScript } from '../../../src/cli/completion/fish-script.ts';

const kind = one('kind', oneOf(['a', 'b']), { value: 'KIND', help: "one kind, and no other's" });
const on = turnOn('on', 'a switch', { short: 'o' });
const listed = {
  name: 'try',
  summary: 'what it does',
  load: async () =>
    commandOf({
      ...{ usage: 'FILE', flags: { kind, on }, examples: [], run: async () => 0 },
      optionGroups: [{ title: '', options: [kind, on] }],
    }),
};

describe('what a shell completes', () => {
  it('is what the flags of a command say', async () => {
    const [command] = await completedCommands([listed]);
    expect(command).toMatchObject({ name: 'try', takesFiles: true, words: [] });
    expect(command?.options.map(({ name, choices }) => [name, choices])).toEqual([
      ['kind', ['a', 'b']],
      ['on', undefined],
      ['help', undefined],
    ]);
    expect(
      [{ value: 'NAME|FILE' }, { value: 'NAME' }, {}].map((one) =>
        isFile({ name: '', help: '', ...one }),
      ),
    ).toEqual([true, false, false]);
  });

  it('is quoted for its shell', async () => {
    const commands = await completedCommands([listed]);
    expect(fishScript(commands)).toContain("-l kind -x -a 'a b' -d 'one kind, and no other\\'s'\n");
    expect(bashScript(commands)).toContain(`'try --kind') words="a b" ;;`);
  });
});
