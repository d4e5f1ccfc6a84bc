import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it, onTestFinished } from 'vitest';

const { missing, strict } = inject('machine');
const options = { skip: missing.includes('tmux') && !strict };
const bin = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'bin', 'netready.js');

interface Screen {
  readonly type: (...keys: readonly string[]) => void;
  /** The lines that are not empty, once the screen shows what is waited for. */
  readonly until: (isThere: (lines: readonly string[]) => boolean) => Promise<readonly string[]>;
}

/** A shell in a terminal of so many columns, in which `netready` is the built command line. */
function screenOf(columns: number): Screen {
  const tmux = (...words: readonly string[]): string =>
    execFileSync('/usr/bin/tmux', ['-L', `netready-${process.pid}-${columns}`, ...words], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TERM: 'xterm' },
    });
  const shell = `netready() { '${process.execPath}' '${bin}' "$@"; }; PS1='READY> '; clear`;
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', `${columns}`, '-y', '24', 'bash --norc');
  onTestFinished(() => {
    tmux('kill-server');
  });
  tmux('send-keys', shell, 'Enter');
  const lines = (): readonly string[] =>
    tmux('capture-pane', '-p')
      .split('\n')
      .filter((line) => line !== '');
  return {
    type: (...keys) => void tmux('send-keys', ...keys),
    until: async (isThere) => {
      for (let tries = 0; tries < 600; tries += 1) {
        const seen = lines();
        if (isThere(seen)) return seen;
        await setTimeout(100);
      }
      throw new Error(`never seen, at last ${JSON.stringify(lines())}`);
    },
  };
}

describe('the line of progress', () => {
  it.each([40, 80])(
    'takes one line of %i columns, and is gone after Ctrl-C twice',
    options,
    async (columns) => {
      const { type, until } = screenOf(columns);
      await until((lines) => lines.length === 1 && lines[0]?.startsWith('READY>') === true);
      type('clear; netready audit --lab company -f json >/dev/null', 'Enter');
      const isDrawn = (line = ''): boolean => /^\d+ of \d+ attempts/.test(line);
      const drawn = await until((lines) => isDrawn(lines.at(-1)) && !lines.at(-1)?.startsWith('0'));
      // What was typed stands above it, and no older drawing of it.
      expect(drawn.filter((line) => / of \d+ attempts/.test(line))).toHaveLength(1);
      expect(drawn.at(-1)?.length).toBeLessThan(columns);
      type('C-c', 'C-c');
      const left = await until((lines) => lines.at(-1)?.startsWith('READY>') === true);
      expect(left.join('\n')).not.toMatch(/attempts|failed steps/);
    },
  );
});
