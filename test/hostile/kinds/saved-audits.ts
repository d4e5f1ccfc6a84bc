import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../../src/audit.ts';
import { openResumeFile } from '../../../src/cli/saved/resume-file.ts';
import { version } from '../../../src/setup/machine/version.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { netOptions } from '../../net/net-options.ts';
import { linesOf } from '../../record/saved-audit.ts';
import { foreignSecrets, withSecret } from '../canary.ts';
import type { Draw } from '../draw.ts';
import type { Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { changeText, mutateJson } from '../mutate-json.ts';
import { runCommand } from '../run-command.ts';

type Line = Record<string, unknown>;

const old = new URL('../../../fixtures/record/version-0.1.0.ndjson', import.meta.url);
const parsed = (text: string): Line => JSON.parse(text) as Line;
/** As it was begun by the netready that goes on with it. */
const ofToday = (text: string): string =>
  text.replace(/("name":"netready","version":)"[^"]*"/, `$1"${version}"`);
const good: readonly (readonly string[])[] = [
  readFileSync(old, 'utf8').trimEnd().split('\n').map(ofToday),
  linesOf().map((line) => ofToday(JSON.stringify(line))),
];
const formats = ['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'junit'] as const;

/** Saved audits that somebody edited, through `judge`, `--redact` and what `--resume` begins with. */
export const savedAudits: Open = async (folder) => {
  const file = join(folder, 'audit.ndjson');
  return {
    feed: async (draw) => {
      await writeFile(file, edited(draw));
      if (draw.chance(0.25)) return resumed(file);
      const redact = draw.chance(0.25) ? ['--redact'] : [];
      return runCommand(['judge', file, '--format', draw.oneOf(formats), ...redact]);
    },
  };
};

function edited(draw: Draw): string {
  const lines = [...draw.oneOf(good)];
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

const stopped = AbortSignal.abort(new Error('interrupted'));

/** Goes on with an audit that is interrupted at once: it is read, planned and judged. */
async function resumed(file: string): Promise<string> {
  try {
    const { log, head, save } = await openResumeFile(file);
    try {
      const net = netOptions();
      return JSON.stringify(await audit(head, { net, log, concurrency: 1, signal: stopped }));
    } finally {
      save.close();
    }
  } catch (error) {
    if (error instanceof UsageError) return '';
    throw error;
  }
}
