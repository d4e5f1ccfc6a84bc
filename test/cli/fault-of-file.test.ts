import { expect, it } from 'vitest';
import { faultOfFile } from '../../src/cli/fault-of-file.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

it('tells what goes wrong with lines that are whole each as a fault of the file, in one line', () => {
  const cause = new TypeError('nothing has this id');
  const told = faultOfFile(cause);
  expect(told).toBeInstanceOf(UsageError);
  expect(told).toMatchObject({
    message:
      'Cannot judge the saved audit: its lines do not fit together, as if it had been edited (nothing has this id)',
    cause,
  });
});

it('leaves alone what was told already, and what the system says', () => {
  const told = new UsageError('Name a saved audit: netready judge FILE');
  const system = Object.assign(new Error('ENOSPC'), { syscall: 'write' });
  for (const error of [told, system, 'no error']) expect(faultOfFile(error)).toBe(error);
});
