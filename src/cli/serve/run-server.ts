import { whyOf } from '../../model/text/why-of.ts';
import { smallHeap, steadyHeap } from '../audit/steady-heap.ts';
import { printText } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { type FrontArgs, openFront } from './open-front.ts';
import { untilStopped } from './until-stopped.ts';

export interface ServerArgs extends FrontArgs {
  /** Where all metrics are pushed to, by OTLP; absent: nowhere. */
  readonly otlp?: URL;
  /** Says what goes wrong, and no more. */
  readonly quiet: boolean;
}

/**
 * Serves until a signal ends it; SIGHUP reads its files again, and where one cannot be used all stays in force as
 * it was.
 * @returns the exit status.
 * @throws UsageError in one line where it cannot begin, what the system says where it cannot listen.
 */
export async function runServer({ quiet, otlp, ...args }: ServerArgs): Promise<number> {
  // V8 would let garbage grow with the memory of the machine.
  steadyHeap(smallHeap);
  // Before anything listens: what is wrong with it is said at once.
  const push = otlp && (await import('./otlp/open-otlp.ts')).openOtlp(otlp);
  const front = await openFront(args);
  await printText(`Listening on ${front.url}\n`);
  if (front.isOpen && !quiet) {
    say('netready: Whoever reaches this address may ask: --web-config names who may');
  }
  const pushing = push?.({ told: front.told, pushed: front.pushed, say });
  await untilStopped(() =>
    front.reload().then(
      () => {
        if (!quiet) say('netready: The configuration was read again');
      },
      (error: unknown) => {
        const why = whyOf(error);
        say(`netready: The configuration before stays in force: ${why}`);
      },
    ),
  );
  await Promise.all([front.close(), pushing?.close()]);
  return 0;
}
