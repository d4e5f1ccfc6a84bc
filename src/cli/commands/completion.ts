import { checkPositionals, notAChoice, UsageError } from '../../setup/usage/usage-error.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { bashScript, zshScript } from '../completion/bash-script.ts';
import { type Completed, completedCommands } from '../completion/completed.ts';
import { fishScript } from '../completion/fish-script.ts';
import { powershellScript } from '../completion/powershell-script.ts';
import { printText } from '../out/print-document.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
};

export const completionCommand: Command = commandOf<object>({
  usage: 'SHELL',
  choices: shells,
  flags: {},
  optionGroups: [],
  examples: [
    'source <(netready completion bash)                # in ~/.bashrc',
    'source <(netready completion zsh)                 # in ~/.zshrc',
    'netready completion fish > ~/.config/fish/completions/netready.fish',
    'netready completion powershell | Out-String | Invoke-Expression',
  ],
  exitStatus: 'SHELL is bash, zsh, fish or powershell. Exit status: 0 printed, 2 no such shell.',
  run,
});

async function run(_: object, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [word] = positionals;
  if (word === undefined) throw new UsageError('Name a shell: netready completion bash');
  const shell = shells.find((one) => one === word);
  if (!shell) throw notAChoice('SHELL', word, shells);
  // Loaded here: the list names this command as well.
  const { commands } = await import('../commands.ts');
  await printText(scripts[shell](await completedCommands(commands)));
  return 0;
}
