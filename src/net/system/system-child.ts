import { lookup } from 'node:dns';

/** What the process that calls getaddrinfo is asked, and what it says. */
export interface SystemAsked {
  readonly id: number;
  readonly name: string;
}

export type SystemReply =
  | { readonly id: number; readonly addresses: readonly string[] }
  | { readonly id: number; readonly code: string; readonly text: string };

/**
 * A process of its own for getaddrinfo, which runs on threads that cannot be stopped: a dead name
 * server holds one for half a minute, and no process ends before its threads. This one is killed.
 */
function answerNames(): void {
  process.on('message', ({ id, name }: SystemAsked) => {
    lookup(name, { all: true, order: 'ipv4first' }, (error, found) => {
      const reply: SystemReply = error
        ? { id, code: error.code ?? '', text: error.message }
        : { id, addresses: found.map(({ address }) => address) };
      process.send?.(reply);
    });
  });
  // Whoever asked is gone. An ordinary exit would wait for the threads.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  // Ctrl-C (on Windows Ctrl-Break too) ends the audit with a report; until then names are looked up.
  for (const signal of ['SIGINT', 'SIGBREAK'] as const) process.on(signal, () => {});
  process.send?.('ready');
}

/** Whether this is that process; exported, so that a bundle keeps it. */
export const begun: boolean = process.argv.at(-1) === 'system-child';
if (begun) answerNames();
