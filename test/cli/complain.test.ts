import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { complain } from '../../src/cli/complain.ts';
import { UsageError } from '../../src/setup/usage/usage-error.ts';

/** What it says on stderr of an error. */
function said(error: unknown, ...args: readonly string[]): string {
  let text = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    text += String(line);
    return true;
  });
  onTestFinished(() => write.mockRestore());
  expect(complain(error, args)).toBe(2);
  return text;
}

describe('complain()', () => {
  it('tells a mistake of the user, and what the system says, in one line', () => {
    expect(said(new UsageError('Cannot do it'), '--debug')).toBe('netready: Cannot do it\n');
    const taken = { syscall: 'listen', code: 'EADDRINUSE' };
    expect(said(Object.assign(new Error('listen EADDRINUSE'), taken))).toBe(
      'netready: listen EADDRINUSE\n',
    );
  });

  it('says in words what the system says of a file, and of which', () => {
    const missing = { syscall: 'open', code: 'ENOENT', path: 'none.json' };
    expect(said(Object.assign(new Error('ENOENT: no such file, open'), missing))).toBe(
      'netready: Cannot use "none.json": there is no such file\n',
    );
  });

  it('calls all else a bug, with --debug where it arose', () => {
    const bug = new TypeError('no such thing');
    expect(said(bug)).toBe(
      'netready: a bug: TypeError: no such thing (again with --debug for where)\n',
    );
    expect(said(bug, '--debug')).toMatch(/^TypeError: no such thing\n.*complain\.test\.ts/);
  });
});
