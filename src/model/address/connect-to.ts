/**
 * One `--connect-to HOST:PORT:ADDRESS:PORT`, as curl has it: a connection that would go to `host`
 * and `port` goes to `address` and `toPort`. `host` may be a name or an address; an empty host
 * and an absent port match all. The first that matches decides; a name that it matches is not
 * looked up.
 */
export interface ConnectTo {
  readonly host: string;
  readonly port?: number;
  readonly address: string;
  /** 0: nowhere; nobody answers, ever. */
  readonly toPort: number;
  /** As curl has it: behind a proxy it changes what the proxy is asked for, and never the proxy. */
  readonly targetsOnly?: true;
  /** Matches addresses alone, so that a name is looked up first and has its own fate. */
  readonly addressOnly?: true;
}
