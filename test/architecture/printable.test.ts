import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askingPrintable, printable } from './printable.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const planted = `import { named, say, type Text } from './text/say.ts';
const text = say\`ours, and \${named('theirs')}\`;
const texts: readonly Text[] = [text];
export const fine: string = \`\${texts.length} \${'a'}\` + ['a', 1].join(', ');
export const inTemplate: string = \`\${text}\`;
export const isJoined: string = texts.join(', ');
export const inner: Text = say\`\${named(\`\${text}\`)}\`;
`;

/** What the compiler says of the sources, with these questions in them. */
function compile(folder: string): Promise<string> {
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
  });
}

describe('a typed text', () => {
  it('stands in no plain template of the sources, and in no join', {
    timeout: 180_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'netready-printable-'));
    try {
      cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
      cpSync(join(root, 'package.json'), join(folder, 'package.json'));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
      writeFileSync(join(folder, 'src/printable.d.ts'), printable);
      writeFileSync(join(folder, 'src/report/planted.ts'), planted);
      for (const room of ['src/report', 'src/cli']) {
        for (const name of readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.ts')) continue;
          const path = join(folder, room, name);
          writeFileSync(path, askingPrintable(path, readFileSync(path, 'utf8')));
        }
      }
      const settings = { extends: join(root, 'tsconfig.json'), include: ['src'] };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ ...settings, compilerOptions: { noEmit: true, incremental: false } }),
      );
      const errors = (await compile(folder)).split('\n').filter((line) => line.includes('error'));
      const places = errors.map((line) => /^(.*?)\((\d+),/.exec(line)?.slice(1).join(':') ?? line);
      expect(places).toEqual([5, 6, 7].map((line) => `src/report/planted.ts:${line}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
