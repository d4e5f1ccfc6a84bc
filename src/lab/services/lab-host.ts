import type { ExpectedAnswer, Scheme } from '../../model/target/target.ts';

/** One name, port and path that the lab must serve, and the answer that it gives there. */
export interface LabHost {
  readonly host: string;
  readonly port: number;
  readonly scheme: Scheme;
  /** Path and query. */
  readonly path: string;
  /** Absent: 200. */
  readonly expect?: ExpectedAnswer;
}
