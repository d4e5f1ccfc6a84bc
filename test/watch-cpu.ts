/**
 * Starts to count the CPU time of this process. Work that is bounded is held against it, and not
 * against the clock, which runs on while others have the machine.
 * @returns a function that gives the milliseconds since.
 */
export function watchCpu(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
