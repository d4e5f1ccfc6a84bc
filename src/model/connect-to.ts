/**
 * One `--connect-to HOST:PORT:ADDRESS:PORT`, as curl has it: a connection that would go to `host`
 * and `port` goes to `address` and `toPort`. `host` may be a name or an address; an empty host
 * and an absent port match all. The first that matches decides.
 */
export interface ConnectTo {
  readonly host: string;
  readonly port?: number;
  readonly address: string;
  readonly toPort: number;
}
