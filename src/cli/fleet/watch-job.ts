import { setTimeout } from 'node:timers/promises';
import { UsageError } from '../../setup/usage/usage-error.ts';
import type { DisplayArgs } from '../args/display-flags.ts';
import { interruptible } from '../interrupt.ts';
import { printText } from '../out/print-document.ts';
import { draw, say } from '../out/say.ts';
import { terminal } from '../out/terminal.ts';
import { fleetState, type SiteState } from './fleet-state.ts';
import type { OpenFleet } from './hub-folder.ts';
import { reachingHub } from './reaching-hub.ts';
import { countsOf, shownState } from './show-state.ts';

const lookEveryMs = 2000;

/**
 * Looks every two seconds, also over a restart of the hub, until a job is over at all sites or somebody interrupts; then
 * tells how it stands.
 * @returns the exit status: 0 every site is done, 1 one is not.
 * @throws UsageError in one line where the hub cannot be had at first.
 */
export async function watchJob(fleet: OpenFleet, job: string, args: DisplayArgs): Promise<number> {
  return interruptible(async (signal) => {
    const { tell, clear } = teller(args);
    // What cannot be had at first will not be had later; a hub that is started again is back by itself.
    let states = await fleetState(fleet, job);
    for (let isThere = true; ; ) {
      const isOver = isThere && states.every(({ state }) => !isOpen(state));
      if (isOver || signal.aborted) {
        clear();
        await printText(shownState(states, terminal().width));
        return isOver && states.every(({ state }) => state === 'done') ? 0 : 1;
      }
      tell(`Job ${job}: ${countsOf(states)}${isThere ? '' : '; the hub does not answer'}`);
      await setTimeout(lookEveryMs, undefined, { signal }).catch(() => {});
      const seen = signal.aborted ? undefined : await lookAgain(fleet, job);
      isThere = seen !== undefined;
      states = seen ?? states;
    }
  });
}

interface Teller {
  readonly tell: (text: string) => void;
  readonly clear: () => void;
}

/** How it stands: one line that is drawn anew on a terminal; elsewhere, in a log, a line for each change. */
function teller(args: DisplayArgs): Teller {
  const { progress } = terminal(args);
  let before = '';
  return {
    tell: (text) => {
      if (progress) draw(text);
      else if (text !== before && !args.quiet) say(`netready: ${text}`);
      before = text;
    },
    clear: () => {
      if (progress) draw('');
    },
  };
}

/** Undefined while the hub is away. */
async function lookAgain(fleet: OpenFleet, job: string): Promise<readonly SiteState[] | undefined> {
  try {
    return await reachingHub(fleet.server, () => fleetState(fleet, job));
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function isOpen(state: SiteState['state']): boolean {
  return state === 'waiting' || state === 'running' || state === 'offline';
}
