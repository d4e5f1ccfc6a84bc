import type { ConfigWish } from '../../setup/config/with-config.ts';
import { type Flags, one, text, turnOn } from './flag.ts';

/** Where a request comes from beside the command line. */
export type ConfigArgs = Omit<ConfigWish, 'working'>;

export const configFlags: Flags<ConfigArgs> = {
  config: one('config', text, {
    value: 'FILE',
    help: 'a request as JSON, comments allowed; what is typed beside it goes first; default: netready.json or netready.jsonc of this folder or the nearest above, which may say what is audited and no more',
  }),
  profile: one('profile', text, {
    value: 'NAME',
    help: 'what the file says under that name goes before what it says for all',
  }),
  noConfig: turnOn('no-config', 'look for no such file'),
};
