import { UsageError } from './usage-error.ts';

/**
 * What goes wrong while a saved audit is judged is a fault of the file: each of its lines was found
 * to be whole, and together they can still say what no audit says.
 */
export function faultOfFile(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UsageError || 'syscall' in error) return error;
  return new UsageError(
    `Cannot judge the saved audit: its lines do not fit together, as if it had been edited (${error.message})`,
    { cause: error },
  );
}
