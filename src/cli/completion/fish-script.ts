import { type Completed, isFile } from './completed.ts';

/** A script that completes in fish, each word with what it is for. */
export function fishScript(commands: readonly Completed[]): string {
  const first = commands.map(
    ({ name, summary }) =>
      `complete -c netready -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
  );
  return `complete -c netready -f
complete -c netready -n __fish_use_subcommand -l version -d 'tell the version'
complete -c netready -n __fish_use_subcommand -a help -d 'the options of a command'
complete -c netready -n '__fish_seen_subcommand_from help' -a '${commands.map(({ name }) => name).join(' ')}'
${[...first, ...commands.flatMap(commandLines)].join('\n')}
`;
}

function commandLines({ name, options, words, takesFiles }: Completed): readonly string[] {
  const start = `complete -c netready -n '__fish_seen_subcommand_from ${name}'`;
  return [
    ...(takesFiles ? [`${start} -F`] : []),
    ...(words.length > 0 ? [`${start} -a '${words.join(' ')}'`] : []),
    ...options.map((option) => {
      const short = option.short ? ` -s ${option.short}` : '';
      const takes = option.value === undefined ? '' : isFile(option) ? ' -r -F' : ' -x';
      const choices = option.choices ? ` -a '${option.choices.join(' ')}'` : '';
      return `${start} -l ${option.name}${short}${takes}${choices} -d ${quoted(option.help)}`;
    }),
  ];
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
