import { expect, it } from 'vitest';
import type { Observation } from '../../../../src/model/audit/observation.ts';
import { stepsOf } from '../../../../src/model/audit/saved/steps-of.ts';

const seen = (id: string): Observation => ({
  ...{ id, attempt: id.split('.')[0] ?? '', startedAt: '', durationMs: 1, failure: null },
  ...{ step: 'connect', role: 'target', address: '192.0.2.1', port: 443 },
});

it.each([
  ['stand together', ['a2.1', 'a1.1', 'a1.2', 'a3.1']],
  ['are parted by those of another', ['a1.1', 'a2.1', 'a3.1', 'a1.2']],
])('gives the observations of an attempt in their order where they %s', (_, ids) => {
  const of = stepsOf(ids.map(seen));
  expect(of('a1').map(({ id }) => id)).toEqual(['a1.1', 'a1.2']);
  expect(of('a2').map(({ id }) => id)).toEqual(['a2.1']);
  expect(of('a3').map(({ id }) => id)).toEqual(['a3.1']);
  expect(of('a4')).toEqual([]);
});
