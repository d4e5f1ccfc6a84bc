import { expect, it, onTestFinished } from 'vitest';
import { requestedPace } from '../../../../src/setup/machine/requested-pace.ts';
import { type ThreadsWanted, threadFor } from '../../../../src/setup/machine/threads/thread-for.ts';
import { netOptions } from '../../../../src/setup/steps/net-options.ts';

const usual: ThreadsWanted = {
  ...{ threads: 'auto', isLong: true, isDirect: true, cores: 2 },
  signal: new AbortController().signal,
  net: netOptions({ resolver: '127.0.0.1:9' }),
  pace: requestedPace({}),
};

it.each([
  ['nothing was asked for', { threads: undefined }],
  ['one was asked for', { threads: '1' }],
  ['the list is short', { isLong: false }],
  ['there is one core', { cores: 1 }],
  [
    'the queries to a name server are too few to share',
    { pace: requestedPace({ perNameServer: 3 }) },
  ],
  ['nothing goes straight to its target', { isDirect: false }],
  ['it was interrupted', { threads: '2', signal: AbortSignal.abort() }],
] as const)('threadFor() begins none where %s', async (_, over) => {
  const wanted = { ...usual, ...over };
  expect(await threadFor(wanted)).toEqual({ pace: wanted.pace });
});

it.each([
  ['nothing goes straight to its target', { isDirect: false }],
  ['--per-name-server 3 is too little to share', { pace: requestedPace({ perNameServer: 3 }) }],
  [
    'a table of this Windows decides which name server is asked',
    { net: { ...usual.net, namePolicy: { of: () => undefined } } },
  ],
] as const)('threadFor() says why there is one where two were asked for: %s', async (why, over) => {
  const { thread, warning } = await threadFor({ ...usual, ...over, threads: '2' });
  expect(thread).toBeUndefined();
  expect(warning).toBe(`netready: One thread takes all steps: ${why}`);
});

it('threadFor() leaves all to this thread where another cannot begin, and says why', async () => {
  // No thread can be handed a function.
  const net = { ...usual.net, userAgent: (() => 'netready') as never };
  const { thread, pace, warning } = await threadFor({ ...usual, net });
  expect(thread).toBeUndefined();
  expect(pace).toEqual(usual.pace);
  expect(warning).toMatch(/^netready: One thread takes all steps: .*could not be cloned/);
});

it.each([
  ['a list is long and there is a second core', {}],
  ['two were asked for', { threads: '2', isLong: false, cores: 1 }],
] as const)('threadFor() begins one where %s, and shares the queries', async (_, over) => {
  const told: string[] = [];
  const { thread, pace } = await threadFor({
    ...{ ...usual, ...over },
    begun: async (begin) => {
      told.push('before');
      const made = await begin();
      told.push('after');
      return made;
    },
  });
  onTestFinished(() => thread?.close());
  expect(thread).toBeDefined();
  expect(told).toEqual(['before', 'after']);
  expect(pace).toEqual({ ...usual.pace, perNameServer: 32 });
});
