import { canary } from '../canary.ts';
import type { Feeder, HostileKind } from '../kind.ts';

const faults: Readonly<Record<string, Feeder['feed']>> = {
  throws: () => {
    throw new TypeError('planted');
  },
  'throws later': () =>
    new Promise((done) => {
      setImmediate(() => {
        done('');
        throw new TypeError('planted');
      });
    }),
  'never answers': () => new Promise(() => {}),
  'never returns': () => {
    for (;;);
  },
  'tells a secret': () => `password ${canary}`,
  'takes memory': () => {
    held.push(Buffer.alloc(400_000_000, 1));
    return '';
  },
  'is fine': () => '',
};
const held: Buffer[] = [];

/** Faults that the suite must see, each with the second of three inputs. */
export const planted: readonly HostileKind[] = Object.entries(faults).map(([name, feed]) => ({
  ...{ name, inputs: 3, share: 3, perProcess: 3 },
  load: async () => async () => {
    let input = 0;
    return {
      feed: (draw) => {
        input += 1;
        return input === 2 ? feed(draw) : '';
      },
    };
  },
}));
