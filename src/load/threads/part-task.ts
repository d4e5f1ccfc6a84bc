import type { MessagePort } from 'node:worker_threads';
import type { LoadOptions, LoadWay } from '../../model/load/load.ts';
import type { NetOptions } from '../../net/options.ts';
import type { TrustInput } from '../../net/tls/trust.ts';
import type { Part } from '../arrivals.ts';
import type { BudgetCells } from '../budget.ts';
import type { BoardCells } from './slice-board.ts';

/** What the steps share, without what no thread can pass on. */
export type PlainNet = Omit<NetOptions, 'signal' | 'onCertificate' | 'trust'>;

/** One thread's part of a slice. */
export interface PartTask {
  readonly part: Part;
  readonly options: LoadOptions;
  readonly net: PlainNet;
  /** A store of roots cannot be passed on: each thread makes its own. */
  readonly trust: TrustInput;
  readonly way: LoadWay;
  /** Of all threads together, starts a second. */
  readonly rate: number;
  readonly durationMs: number;
  /** What slices of the same way came to before. */
  readonly before: { readonly succeeded: number; readonly failed: number };
  readonly budget: BudgetCells;
  readonly board: BoardCells;
  /** Orders come in here, and notices go out. */
  readonly port: MessagePort;
}

/** `begin`, once all threads are ready; `abort` at any time. */
export type PartOrder = 'begin' | 'abort';

/** `ready`, once; `spent` when the bytes of the run are used up. */
export type PartNotice = 'ready' | 'spent';
