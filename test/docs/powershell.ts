/** What is read of a script of PowerShell without one at hand: enough to hold it against rules of form. */
export interface ScriptReading {
  /** Words at which a command stands, each once. */
  readonly commands: readonly string[];
  /** Functions of its own, each with its text. */
  readonly functions: ReadonlyMap<string, string>;
  /** Variables that it gives a value, parameters with them. */
  readonly assigned: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** What stands behind each `exit`. */
  readonly exits: readonly string[];
  /** Brackets that nothing closes, or opens. */
  readonly unbalanced: string;
}

const keywords = new Set(
  'if else elseif try catch finally function param exit return foreach throw in while do'.split(
    ' ',
  ),
);

/** Reads a script; what stands in a comment is no code, and of a text only its variables are. */
export function readPowershell(script: string): ScriptReading {
  const plain = script.replace(/<#[\s\S]*?#>/g, '').replace(/^\s*#.*$/gm, '');
  const words = plain
    // Attributes of parameters, and not their types.
    .replace(/\[(?:CmdletBinding|Parameter|ValidatePattern)\([^)]*\)\]/g, '')
    .replace(/'(?:[^'\n]|'')*'/g, "''")
    .replace(/"(?:[^"\n`]|`.)*"/g, (text) => `"${(text.match(/\$\{?\w+/g) ?? []).join(' ')}"`);
  const code = words.replace(/"[^"\n]*"/g, '""');
  const commands = Array.from(
    code.matchAll(/(?:^|[{|;(=]|\breturn)[ \t]*([A-Za-z][\w-]*)(?![\w:.=(\]])/gm),
    ([, word = '']) => word,
  );
  const functions = new Map(
    Array.from(
      code.matchAll(/^function ([\w-]+) \{\n([\s\S]*?)^\}/gm),
      ([, name = '', text = '']) => [name, text],
    ),
  );
  const own = (text: string): string => text.replace(/[${]/g, '').toLowerCase();
  const assigned = Array.from(code.matchAll(/(\$\w+)[ \t]*=[^=]/g), ([, name = '']) => own(name));
  const parameters = Array.from(code.matchAll(/\[\w+\](\$\w+)/g), ([, name = '']) => own(name));
  const used = words.replace(/\$\w+[ \t]*=(?=[^=])/g, '').replace(/\[\w+\]\$\w+/g, '');
  return {
    commands: [...new Set(commands.filter((word) => !keywords.has(word.toLowerCase())))],
    functions,
    assigned: new Set([...assigned, ...parameters]),
    read: new Set(Array.from(used.matchAll(/\$\{?\w+(?!\w*:)/g), ([name]) => own(name))),
    exits: Array.from(code.matchAll(/\bexit[ \t]+(\S+)/g), ([, value = '']) => value),
    unbalanced: leftOf(code),
  };
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

function leftOf(code: string): string {
  const open: string[] = [];
  for (const letter of code.match(/[()[\]{}]/g) ?? []) {
    const opened = pairs[letter];
    if (opened === undefined) open.push(letter);
    else if (open.pop() !== opened) return letter;
  }
  return open.join('');
}
