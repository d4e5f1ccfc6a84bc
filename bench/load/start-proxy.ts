import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Listening, ProxyKind } from './message.ts';

export interface StartedProxy extends Listening {
  readonly stop: () => Promise<void>;
}

/** Starts a proxy of the benches, and a target beside it, in a process of their own. */
export async function startProxy(kind: ProxyKind): Promise<StartedProxy> {
  const script = fileURLToPath(new URL('./proxy-process.ts', import.meta.url));
  const child = fork(script, [JSON.stringify(kind)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ports] = (await once(child, 'message')) as [Listening];
  return {
    ...ports,
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
