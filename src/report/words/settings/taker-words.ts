import type { Taker } from '../../../model/route/takers.ts';
import { joined, say, type Text } from '../../text/say.ts';
import { componentNames } from './component-words.ts';

const when: Readonly<Record<Taker['when'], Text>> = {
  first: say`taken by`,
  'after-detection': say`taken after automatic detection by`,
  fallback: say`the fallback of`,
  'in-part': say`taken in part by`,
  'plain-http': say`taken for plain http: by`,
};

const order = ['first', 'after-detection', 'plain-http', 'in-part', 'fallback'] as const;

/** Who goes by a setting and when, in a few words; of none, that nobody does. */
export function takerWords(takers: readonly Taker[]): Text {
  if (takers.length === 0) return say`no component goes by this`;
  const groups = Map.groupBy(takers, (one) => one.when);
  const parts = order.flatMap((one) => {
    const names = groups.get(one)?.map(({ component }) => componentNames[component]);
    return names === undefined ? [] : [say`${when[one]} ${joined(names, ', ')}`];
  });
  return say`this is ${joined(parts, '; ')}`;
}
