const fewest = 10;

/** Whether more of what ended failed than may; of few, none are enough to say so. */
export function exceedsErrorShare(
  { succeeded, failed }: { readonly succeeded: number; readonly failed: number },
  maxErrors: number,
): boolean {
  return failed >= fewest && failed > (succeeded + failed) * maxErrors;
}
