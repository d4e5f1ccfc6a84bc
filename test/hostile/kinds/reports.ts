import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { embeddedAudit } from '../../../src/model/audit/saved/embedded-audit.ts';
import { foreignSecrets, withSecret } from '../canary.ts';
import type { Draw } from '../draw.ts';
import type { Feeder, Open } from '../kind.ts';
import { mutated } from '../mutate.ts';
import { changeText, mutateJson } from '../mutate-json.ts';
import { runCommand } from '../run-command.ts';
import { editedAudit, goodAudits } from './edited-audit.ts';

const formats = ['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'junit', 'prometheus'];
const mega = 1024 * 1024;
const maxLength = 400_000;

/** Reports in JSON and NDJSON that somebody edited, through all that read them. */
export const jsonReports: Open = (folder) => opened(folder, ['json', 'ndjson'], editedReport);

/** Reports in HTML, of which the page, the packed audit behind it, or what is in that was edited. */
export const htmlReports: Open = (folder) => opened(folder, ['html'], editedPage);

type Edit = (good: Buffer, draw: Draw) => Buffer;

/** Each of the good audits as a report of each of these kinds, sealed. */
async function opened(folder: string, endings: readonly string[], edit: Edit): Promise<Feeder> {
  const good: { readonly path: string; readonly bytes: Buffer }[] = [];
  for (const [index, lines] of goodAudits.entries()) {
    const saved = join(folder, `good-${index}.ndjson`);
    await writeFile(saved, `${lines.join('\n')}\n`);
    for (const ending of endings) {
      const path = join(folder, `report-${index}.${ending}`);
      await runCommand(['report', saved, '--output', path, '--quiet']);
      await runCommand(['seal', path]);
      good.push({ path, bytes: await readFile(path) });
    }
  }
  return {
    feed: async (draw) => {
      const { path, bytes } = draw.oneOf(good);
      // Its name tells nothing.
      const file = join(folder, draw.oneOf(['edited.json', 'edited.html']));
      await writeFile(file, edit(bytes, draw));
      if (draw.chance(0.1)) {
        await writeFile(join(folder, 'edited.seal'), mutated(await readFile(`${path}.seal`), draw));
        return runCommand(['verify', path, '--seal', join(folder, 'edited.seal')]);
      }
      return runCommand(commandOf(draw, { file, path }));
    },
  };
}

interface Files {
  readonly file: string;
  readonly path: string;
}

function commandOf(draw: Draw, { file, path }: Files): readonly string[] {
  switch (draw.below(6)) {
    case 0:
      return [
        'diff',
        ...draw.oneOf([
          [file, path],
          [path, file],
        ]),
      ];
    case 1:
      return ['merge', file, path, '--format', draw.oneOf(['table', 'json'])];
    case 2:
      return ['verify', file, '--seal', `${path}.seal`];
    case 3:
      return ['evidence', draw.oneOf(['f1', 'a1', 'a2.1']), file];
    default: {
      const redact = draw.chance(0.2) ? ['--redact'] : [];
      return ['report', file, '--format', draw.oneOf(formats), ...redact];
    }
  }
}

function editedReport(good: Buffer, draw: Draw): Buffer {
  if (draw.chance(0.15)) return mutated(good, draw);
  const text = good.toString();
  // One line is one document.
  const lines = text.trimEnd().includes('\n{"type"') ? text.trimEnd().split('\n') : [text];
  for (let left = draw.oneOf([0, 1, 1, 2, 6]); left > 0; left -= 1) changeOne(lines, draw);
  if (draw.chance(0.05)) lines.push(draw.oneOf(lines));
  const whole = `${lines.join('\n')}\n`;
  return Buffer.from(draw.chance(0.02) ? crowded(whole, draw) : whole);
}

function changeOne(lines: string[], draw: Draw): void {
  const at = draw.below(lines.length);
  // Many times many takes this process, and no other, its time.
  if ((lines[at]?.length ?? 0) > maxLength) return;
  let document: Record<string, unknown>;
  try {
    document = JSON.parse(lines[at] ?? '') as Record<string, unknown>;
  } catch {
    return;
  }
  mutateJson(document, draw);
  if (draw.chance(0.5)) {
    // What is asked is the user's own; what came of it is others'.
    const seen = document['type'] === 'observation' ? document : document['observations'];
    const isSeen = typeof seen === 'object' && seen !== null && draw.chance(0.7);
    changeText(isSeen ? seen : document, draw, (text) =>
      withSecret(text, draw, isSeen ? foreignSecrets : undefined),
    );
  }
  lines[at] = JSON.stringify(document);
}

/** Many values in few bytes, or one that is long, where it is looked at and where not. */
function crowded(text: string, draw: Draw): string {
  const much = draw.oneOf([
    () => `[${'[],'.repeat(3e6)}0]`,
    () => `{${Array.from({ length: 20_000 }, (_, one) => `"k${one}":{}`).join(',')}}`,
    () => JSON.stringify('\u0416'.repeat(5 * mega)),
    () => '['.repeat(1e6),
  ])();
  const key = draw.oneOf(['observations', 'targets', 'later', 'environment', 'findings']);
  return text.replace(/^\{/m, `{"${key}":${much},`);
}

function editedPage(good: Buffer, draw: Draw): Buffer {
  if (draw.chance(0.2)) return mutated(good, draw);
  const at = good.indexOf(embeddedAudit.opening);
  const from = good.indexOf('>', at) + 1;
  const to = good.indexOf('<', from);
  const packed = Buffer.from(good.toString('latin1', from, to), 'base64');
  const before = good.subarray(0, from);
  const tail = tailOf(packed, draw);
  const text = draw.chance(0.1) ? mutated(Buffer.from(tail), draw).toString('latin1') : tail;
  const page = [before, Buffer.from(text, 'latin1'), good.subarray(to)];
  // A second one behind, or one before.
  if (draw.chance(0.1)) page.push(...page);
  return Buffer.concat(page);
}

const bombs = new Map<string, Buffer>();

/** So many MiB of a text, packed; made once, since what it is made of counts as this process's own. */
function bombOf(text: string, megabytes: number): Buffer {
  const key = `${megabytes} ${text}`;
  const known = bombs.get(key) ?? gzipSync(Buffer.alloc(megabytes * mega, text), { level: 9 });
  bombs.set(key, known);
  return known;
}

/** What stands packed at the end of a page, in Base64. */
function tailOf(packed: Buffer, draw: Draw): string {
  const base64 = (...parts: readonly Buffer[]): string => Buffer.concat(parts).toString('base64');
  switch (draw.below(8)) {
    case 0:
      return base64(packed.subarray(0, draw.below(packed.length)));
    case 1: {
      // The sum, or the length, at its end.
      const wrong = Buffer.from(packed);
      wrong.writeUInt32LE(draw.below(2 ** 32), packed.length - draw.oneOf([4, 8]));
      return base64(wrong);
    }
    case 2:
      return base64(packed, draw.oneOf([packed, gzipSync(''), Buffer.from('more')]));
    case 3: {
      const bomb = draw.oneOf(['\0', ' ', '\n', '[],', '{"type":"head","head":{', '"']);
      const packedBomb = bombOf(bomb, draw.oneOf([1, 40]));
      return base64(...(draw.chance(0.5) ? [packed] : []), packedBomb);
    }
    case 4:
      return base64(mutated(packed, draw));
    case 5:
      return base64(gzipSync(mutated(gunzipSync(packed), draw)));
    default:
      return base64(gzipSync(editedAudit(draw)));
  }
}
