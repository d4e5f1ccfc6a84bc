import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileErrors } from './compile-errors.ts';
import { askingPrintable, printable } from './printable.ts';

const planted = `import { named, say, type Text } from './text/say.ts';
const text = say\`ours, and \${named('theirs')}\`;
const texts: readonly Text[] = [text];
export const fine: string = \`\${texts.length} \${'a'}\` + ['a', 1].join(', ');
export const inTemplate: string = \`\${text}\`;
export const isJoined: string = texts.join(', ');
export const inner: Text = say\`\${named(\`\${text}\`)}\`;
`;

describe('a typed text', () => {
  it('stands in no plain template of the sources, and in no join', {
    timeout: 180_000,
  }, async () => {
    const errors = await compileErrors((folder) => {
      writeFileSync(join(folder, 'src/printable.d.ts'), printable);
      writeFileSync(join(folder, 'src/report/planted.ts'), planted);
      for (const room of ['src/report', 'src/cli']) {
        for (const name of readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.ts')) continue;
          const path = join(folder, room, name);
          writeFileSync(path, askingPrintable(path, readFileSync(path, 'utf8')));
        }
      }
    });
    const places = errors.map(({ path, line }) => `${path}:${line}`);
    expect(places).toEqual([5, 6, 7].map((line) => `src/report/planted.ts:${line}`));
  });
});
