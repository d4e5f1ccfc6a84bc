import { type Completed, isFile, spellings } from './completed.ts';

/**
 * A script that completes in bash, and in zsh by its own `bashcompinit`. Every word in it is of our own
 * closed lists: letters, digits, dots and dashes.
 */
export function bashScript(commands: readonly Completed[]): string {
  return `_netready() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words= files=
  # bash takes "--os=wi" for three words.
  if [[ $cur == = ]]; then cur=; fi
  if [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if [[ $COMP_CWORD -eq 1 || ( $COMP_CWORD -eq 2 && $prev == help ) ]]; then
    words="help --version --help ${names(commands)}"
  else
    case "\${COMP_WORDS[1]} $prev" in
${commands.flatMap(valueCases).join('\n')}
    *)
      case "\${COMP_WORDS[1]} $cur" in
${commands.map(wordCases).join('\n')}
      esac ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files ]]; then
    if type compopt >/dev/null 2>&1; then compopt -o filenames; fi
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$cur"))
  fi
}
complete -F _netready netready
`;
}

/** The same for zsh, which needs its own completion and the one of bash started first. */
export function zshScript(commands: readonly Completed[]): string {
  return `autoload -Uz compinit bashcompinit
if ! typeset -f compdef >/dev/null; then compinit; fi
bashcompinit
${bashScript(commands)}`;
}

function names(commands: readonly Completed[]): string {
  return commands.map(({ name }) => name).join(' ');
}

function valueCases({ name, options }: Completed): readonly string[] {
  return options
    .filter(({ value }) => value !== undefined)
    .map((option) => {
      const pattern = spellings(option)
        .map((word) => `'${name} ${word}'`)
        .join('|');
      const words = option.choices ? `words="${option.choices.join(' ')}"` : '';
      return `    ${pattern}) ${[words, isFile(option) ? 'files=1' : ''].filter((one) => one !== '').join('; ') || ':'} ;;`;
    });
}

function wordCases({ name, options, words, takesFiles }: Completed): string {
  const typed = options.map((option) => `--${option.name}`).join(' ');
  return `      '${name} -'*) words="${typed}" ;;
      '${name} '*) words="${words.join(' ')}"${takesFiles ? '; files=1' : ''} ;;`;
}
