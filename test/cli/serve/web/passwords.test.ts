import { hashSync } from 'bcryptjs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Passwords, passwords } from '../../../../src/cli/serve/web/passwords.ts';

function open(users: Readonly<Record<string, string>>): Passwords {
  const hashed = Object.entries(users).map(([user, word]) => [user, hashSync(word, 4)] as const);
  const opened = passwords(new Map(hashed));
  onTestFinished(opened.close);
  return opened;
}

const login = (user: string, word: string): string =>
  `Basic ${Buffer.from(`${user}:${word}`).toString('base64')}`;

describe('passwords()', () => {
  it('knows who is right, again and again', async () => {
    const { check } = open({ ann: 'a:b', bob: 'pässword' });
    expect(await check(login('ann', 'a:b'))).toBe('right');
    expect(await check(login('ann', 'a:b'))).toBe('right');
    expect(await check(login('bob', 'pässword'))).toBe('right');
    expect(await check(login('bob', 'a:b'))).toBe('wrong');
    expect(await check(login('eve', 'a:b'))).toBe('wrong');
  });

  it.each([
    undefined,
    '',
    'Basic',
    'Basic !!!',
    'Bearer abc',
    `Basic ${btoa('ann')}`,
    'Basic Og==',
  ])('takes %j for no login', async (header) => {
    expect(await open({ ann: 'a' }).check(header)).toBe('wrong');
  });

  it('compares so many at once and no more, and is there again afterwards', async () => {
    const { check } = open({ ann: 'a' });
    const guesses = Array.from({ length: 40 }, (_, at) => check(login('ann', `guess ${at}`)));
    const said = await Promise.all(guesses);
    expect(said).toContain('busy');
    expect(said).not.toContain('right');
    expect(await check(login('ann', 'a'))).toBe('right');
  });
});
