import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where the compiler finds a mistake. */
export interface CompileError {
  readonly path: string;
  readonly line: number;
}

/** What the compiler says of a copy of the sources that `change` has changed. */
export async function compileErrors(
  change: (folder: string) => void,
): Promise<readonly CompileError[]> {
  const folder = mkdtempSync(join(tmpdir(), 'netready-compile-'));
  try {
    cpSync(join(root, 'src'), join(folder, 'src'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const settings = { extends: join(root, 'tsconfig.json'), include: ['src'] };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ ...settings, compilerOptions: { noEmit: true, incremental: false } }),
    );
    change(folder);
    const lines = (await compile(folder)).split('\n').filter((line) => line.includes('error'));
    return lines.map((line) => {
      const [, path = line, number = ''] = /^(.*?)\((\d+),/.exec(line) ?? [];
      return { path, line: Number(number) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(folder: string): Promise<string> {
  const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
  });
}
