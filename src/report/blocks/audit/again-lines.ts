import { named } from '../../text/say.ts';
import type { Reproduction } from '../../words/reproduce/reproduction.ts';
import type { Again } from '../block.ts';

/** The lines that show a finding again, as texts. */
export function againOf(lines: Reproduction | undefined): Again | undefined {
  if (!lines) return undefined;
  const texts = (all: Reproduction['shell']): Again['shell'] =>
    all.map((words) => named(words.join(' ')));
  return { shell: texts(lines.shell), powershell: texts(lines.powershell) };
}
