import { ownAccount } from './native/account.ts';
import { adaptersUp } from './native/adapters.ts';
import type { Foreign } from './native/foreign.ts';
import { koffiForeign } from './native/koffi-foreign.ts';
import type { NativeAsked, NativeReply } from './native/native-asked.ts';
import { nodeForeign } from './native/node-foreign.ts';
import { registryValues } from './native/registry-values.ts';
import { serviceStates } from './native/service-states.ts';
import { openWinhttp } from './native/winhttp.ts';

/**
 * A process of its own for what Windows is asked by native calls: one that does not return cannot be
 * stopped, and one that goes wrong takes its process with it. This one is killed. What it found
 * is sent piece by piece, so that a call that hangs costs the rest alone.
 */
function answerOne(): void {
  process.on('message', (asked: NativeAsked) => {
    void answer(asked).finally(() => process.send?.({ part: 'end' } satisfies NativeReply));
  });
  // Whoever asked is gone. An ordinary exit would wait for a call that does not return.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.on('SIGINT', () => {});
  process.send?.({ part: 'ready' } satisfies NativeReply);
}

async function answer({ keys, detect, pac }: NativeAsked): Promise<void> {
  const node = nodeForeign();
  const foreign = node ?? (await koffiForeign());
  if (foreign === undefined) return;
  tell({ part: 'by', by: node ? 'node:ffi' : 'koffi' });
  if (keys) piece(() => ({ part: 'registry', values: registryValues(foreign, keys) }));
  if (keys) piece(() => ({ part: 'account', account: ownAccount(foreign)?.kind }));
  if (keys) piece(() => ({ part: 'services', services: serviceStates(foreign) }));
  if (keys) piece(() => ({ part: 'adapters', adapters: adaptersUp(foreign) }));
  if (keys) piece(() => ({ part: 'winhttp', winhttp: openWinhttp(foreign).configured() }));
  if (detect) piece(() => ({ part: 'detected', detected: openWinhttp(foreign).detect() }));
  if (pac) piece(() => ({ part: 'urls', answers: urlsOf(foreign, pac) }));
}

function urlsOf(
  foreign: Foreign,
  { place, urls }: NonNullable<NativeAsked['pac']>,
): Extract<NativeReply, { readonly part: 'urls' }>['answers'] {
  return openWinhttp(foreign).forUrls(place, urls);
}

/** What one part cannot say, the others may. */
function piece(make: () => NativeReply): void {
  try {
    tell(make());
  } catch (error) {
    tell({ part: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

function tell(reply: NativeReply): void {
  process.send?.(reply);
}

/** Whether this is that process; exported, so that a bundle keeps it. */
export const begun: boolean = process.argv.at(-1) === 'native-child';
if (begun) answerOne();
