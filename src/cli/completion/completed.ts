import type { Option } from '../args/option.ts';
import type { ListedCommand } from '../commands.ts';

/** A command as a shell completes it. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** What its words may be. */
  readonly words: readonly string[];
  /** Its words may name files. */
  readonly takesFiles: boolean;
}

/** What every command takes, by its own flags. */
export async function completedCommands(
  commands: readonly ListedCommand[],
): Promise<readonly Completed[]> {
  const loaded = await Promise.all(
    commands.map(async ({ name, summary, load }) => ({ name, summary, command: await load() })),
  );
  const scenarios = loaded.find(({ name }) => name === 'lab')?.command.choices ?? [];
  return loaded.map(({ name, summary, command }) => ({
    ...{ name, summary },
    options: [...command.optionGroups.flatMap(({ options }) => options), help].map((option) =>
      option.name === 'lab' ? { ...option, choices: scenarios } : option,
    ),
    words: command.choices ?? [],
    takesFiles: /\bFILE\b/.test(command.usage),
  }));
}

/** The value of an option may be the name of a file. */
export function isFile({ value, file }: Option): boolean {
  return file === true || /\b(FILE|FOLDER)\b/.test(value ?? '');
}

/** How an option is typed: `--format`, `-f`. */
export function spellings({ name, short }: Option): readonly string[] {
  return [`--${name}`, ...(short ? [`-${short}`] : [])];
}

const help: Option = { name: 'help', short: 'h', help: 'show the options of this command' };
