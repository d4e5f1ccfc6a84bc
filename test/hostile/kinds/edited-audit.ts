import { readFileSync } from 'node:fs';
import { version } from '../../../src/setup/machine/version.ts';
import { linesOf } from '../../record/saved-audit.ts';
import { foreignSecrets, withSecret } from '../canary.ts';
import type { Draw } from '../draw.ts';
import { mutated } from '../mutate.ts';
import { changeText, mutateJson } from '../mutate-json.ts';

type Line = Record<string, unknown>;

const old = new URL('../../../fixtures/record/version-0.1.0.ndjson', import.meta.url);
const parsed = (text: string): Line => JSON.parse(text) as Line;
/** As it was begun by the netready that goes on with it. */
const ofToday = (text: string): string =>
  text.replace(/("name":"netready","version":)"[^"]*"/, `$1"${version}"`);
/** Saved audits that are whole: the lines of each. */
export const goodAudits: readonly (readonly string[])[] = [
  readFileSync(old, 'utf8').trimEnd().split('\n').map(ofToday),
  linesOf().map((line) => ofToday(JSON.stringify(line))),
];

/** A saved audit that somebody edited. */
export function editedAudit(draw: Draw): string {
  const lines = [...draw.oneOf(goodAudits)];
  for (let left = draw.oneOf([0, 1, 1, 2, 8]); left > 0 && lines.length > 0; left -= 1) {
    const at = draw.below(lines.length);
    const line = parsed(lines[at] ?? '{}');
    mutateJson(line, draw);
    lines[at] = JSON.stringify(line);
  }
  for (let left = draw.oneOf([0, 0, 1, 2, 4]); left > 0; left -= 1) changeOrder(lines, draw);
  let text = `${lines.join('\n')}\n`;
  if (draw.chance(0.1)) text = mutated(Buffer.from(text), draw).toString();
  return draw.chance(0.5) ? withPlanted(text.split('\n'), draw) : text;
}

/** A secret in one text of one line, behind all other changes. */
function withPlanted(lines: readonly string[], draw: Draw): string {
  const at = draw.below(lines.length);
  return lines
    .map((text, index) => {
      if (index !== at) return text;
      try {
        const line = parsed(text);
        // What is asked is the user's own; what came of it is others'.
        const forms = line['type'] === 'observation' ? foreignSecrets : undefined;
        changeText(line, draw, (one) => withSecret(one, draw, forms));
        return JSON.stringify(line);
      } catch {
        return text;
      }
    })
    .join('\n');
}

function changeOrder(lines: string[], draw: Draw): void {
  const [one, other] = [draw.below(lines.length), draw.below(lines.length)];
  const [first = '', second = ''] = [lines[one], lines[other]];
  switch (draw.below(4)) {
    case 0:
      lines.splice(one, 1);
      break;
    case 1:
      lines.splice(one, 0, second);
      break;
    case 2:
      lines[one] = first.slice(0, draw.below(first.length + 1));
      break;
    default:
      lines[one] = second;
      lines[other] = first;
  }
}
