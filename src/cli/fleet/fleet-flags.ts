import { parseSpan } from '../../setup/usage/parse-values.ts';
import { type Flags, one, text, usually } from '../args/flag.ts';

/** What `netready fleet` takes beside how an answer is shown. */
export interface FleetOnly {
  readonly folder: string;
  readonly sites?: string;
  readonly name?: string;
  readonly every?: number;
  readonly profile?: string;
  readonly listen: string;
  readonly webSocket?: string;
  readonly evidence?: string;
}

export const fleetFlags: Flags<FleetOnly> = {
  folder: usually('folder', text, {
    value: 'DIR',
    usual: '.',
    help: 'the fleet, as "init" made it (default: the working folder)',
  }),
  sites: one('sites', text, {
    value: 'NAME,…|FILE',
    help: 'the sites: names, or a file with one a line; needed by init, and for run those of the fleet alone that are to do it (default: all)',
  }),
  name: one('name', text, {
    value: 'JOB',
    help: 'of run: the name of the job; one that is there already is queued for nobody twice (default: the time)',
  }),
  every: one('every', parseSpan, {
    value: 'DURATION',
    help: 'of run: order it again whenever so much time has begun, such as 1h or 1d, until it is told to stop; a name that is due is queued for nobody twice',
    write: (ms) => `${ms}ms`,
  }),
  profile: one('profile', text, { value: 'NAME', help: 'of run: a profile of the request' }),
  listen: usually('listen', text, {
    value: 'HOST:PORT',
    usual: '127.0.0.1:4222',
    help: 'of init: where the hub listens, and sites reach it (default: 127.0.0.1:4222)',
  }),
  webSocket: one('websocket', text, {
    value: 'HOST:PORT',
    help: 'of init: where it listens for agents that stand behind a proxy',
  }),
  evidence: one('evidence', text, {
    value: 'DIR',
    help: 'of report: keep what each site has seen there, as SITE.ndjson',
  }),
};
