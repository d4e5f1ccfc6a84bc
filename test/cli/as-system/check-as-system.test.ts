import { describe, expect, it } from 'vitest';
import { checkAsSystem } from '../../../src/cli/as-system/check-as-system.ts';

describe('checkAsSystem()', () => {
  it('is for Windows alone', () => {
    expect(() => checkAsSystem({}, 'linux')).toThrow(
      'Cannot audit as LocalSystem: --as-system is for Windows, and this is linux',
    );
    expect(() => checkAsSystem({ plan: false }, 'win32')).not.toThrow();
  });

  it.each(['plan', 'resume', 'save', 'force', 'untilGreen', 'lab'])('takes no %s', (name) => {
    expect(() => checkAsSystem({ [name]: 'x' }, 'win32')).toThrow(/^Cannot take --/);
  });
});
