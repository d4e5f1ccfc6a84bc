import { type Completed, spellings } from './completed.ts';

/** A script that completes in PowerShell. Files are completed by PowerShell itself where nothing else is. */
export function powershellScript(commands: readonly Completed[]): string {
  const names = ['help', '--version', '--help', ...commands.map(({ name }) => name)];
  return `Register-ArgumentCompleter -Native -CommandName netready -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $first = ${list(names)}
  $values = @{
${commands.flatMap(valueRows).join('\n')}
  }
  $words = @{
${commands.map(wordRow).join('\n')}
    'help' = ${list(commands.map(({ name }) => name))}
  }
  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  if ($wordToComplete -ne '') { $typed = @($typed | Select-Object -SkipLast 1) }
  if ($typed.Count -le 1) { $all = $first }
  elseif ($values.ContainsKey("$($typed[1]) $($typed[-1])")) { $all = $values["$($typed[1]) $($typed[-1])"] }
  else { $all = $words[$typed[1]] }
  $all | Where-Object { $_ -and $_.StartsWith($wordToComplete) } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

function valueRows({ name, options }: Completed): readonly string[] {
  // Its keys know no case, and no two options of a command differ by that alone.
  return options
    .filter(({ value }) => value !== undefined)
    .flatMap((option) =>
      spellings(option).map((word) => `    '${name} ${word}' = ${list(option.choices ?? [])}`),
    );
}

function wordRow({ name, options, words }: Completed): string {
  return `    '${name}' = ${list([...words, ...options.map((option) => `--${option.name}`)])}`;
}

function list(words: readonly string[]): string {
  return `@(${words.map((word) => `'${word}'`).join(', ')})`;
}
