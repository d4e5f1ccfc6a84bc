import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { findingKinds } from '../../src/model/finding/finding.ts';
import { systemNames } from '../../src/setup/targets/requested-systems.ts';
import { runCli } from '../cli/run-cli.ts';

const { missing, strict } = inject('machine');
const folder = mkdtempSync(join(tmpdir(), 'netready-shells-'));
afterAll(() => rmSync(folder, { recursive: true }));

const without = (name: string): { readonly skip: boolean } => {
  return { skip: missing.includes(name) && !strict };
};

beforeAll(async () => {
  for (const shell of ['fish', 'zsh']) {
    const { stdout } = await runCli(['completion', shell]);
    writeFileSync(join(folder, `completion.${shell}`), stdout);
  }
  writeFileSync(join(folder, 'saved one.ndjson'), '');
  writeFileSync(join(folder, 'netready'), '#!/bin/sh\n');
  chmodSync(join(folder, 'netready'), 0o755);
});

/** A shell with nothing of this machine's own settings. */
function run(program: string, words: readonly string[]): string {
  return execFileSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: `${folder}:/usr/bin:/bin`, HOME: folder, TERM: 'dumb', LC_ALL: 'C.UTF-8' },
  });
}

describe('fish', () => {
  /** What fish offers for a line, without what it says of it. */
  const offered = (line: string): readonly string[] =>
    run('/usr/bin/fish', [
      ...['--no-config', '-c'],
      `source completion.fish; complete -C ${JSON.stringify(line)}`,
    ])
      .trim()
      .split('\n')
      .map((one) => one.split('\t')[0] ?? '');

  it('completes commands, options, values of closed lists and files', without('fish'), () => {
    const names = commands.map(({ name }) => name);
    expect(offered('netready ')).toEqual(expect.arrayContaining([...names, 'help']));
    expect(offered('netready disc')).toEqual(['discover']);
    expect(offered('netready help evid')).toEqual(['evidence']);
    expect(offered('netready judge --summ')).toEqual(['--summary']);
    expect(offered('netready audit --os ')).toEqual(expect.arrayContaining([...systemNames]));
    expect(offered('netready audit --os=lin')).toEqual(['--os=linux']);
    expect(offered('netready judge -f js')).toContain('json');
    expect(offered('netready audit --lab all-c')).toEqual(['all-clear']);
    expect(offered('netready explain ')).toEqual(expect.arrayContaining([...findingKinds]));
    expect(offered('netready judge sav')).toEqual(['saved one.ndjson']);
    expect(offered('netready audit --output sav')).toEqual(['saved one.ndjson']);
    expect(offered('netready audit --samples ')).toEqual(['']);
  });

  it('says what each word is for', without('fish'), () => {
    const said = run('/usr/bin/fish', [
      ...['--no-config', '-c'],
      'source completion.fish; complete -C "netready audit --summ"',
    ]);
    expect(said).toMatch(/^--summary\ton stdout one line/);
  });
});

describe('zsh', () => {
  /** The line after a TAB, in an interactive zsh at a terminal of its own. */
  const completed = (line: string): string => {
    const out = join(folder, 'line');
    const script = `
zmodload zsh/zpty
zpty -b z zsh -f -i
zpty -w z "PS1= ; cd ${folder}; source ./completion.zsh; told() { print -r -- \\"\\$BUFFER\\" > ${out}; print DO\\"\\"NE; }; zle -N told; bindkey '^X' told; print READ\\"\\"Y"
zpty -r -m z seen '*READY*'
zpty -w -n z ${JSON.stringify(line)}$'\\t'$'\\x18'
zpty -r -m z seen '*DONE*'
zpty -d z
`;
    run('/usr/bin/zsh', ['-f', '-c', script]);
    return readFileSync(out, 'utf8').trimEnd();
  };

  it.each([
    ['netready disc', 'netready discover'],
    ['netready help evid', 'netready help evidence'],
    ['netready judge --summ', 'netready judge --summary'],
    ['netready audit --os lin', 'netready audit --os linux'],
    ['netready judge -f tab', 'netready judge -f table'],
    ['netready audit --lab all-c', 'netready audit --lab all-clear'],
    ['netready judge sav', 'netready judge saved\\ one.ndjson'],
    ['netready audit --output sav', 'netready audit --output saved\\ one.ndjson'],
    ['netready audit --samples ', 'netready audit --samples'],
  ])('makes of "%s" "%s"', without('zsh'), (line, whole) => {
    expect(completed(line)).toBe(whole);
  });
});
