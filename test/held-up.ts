import { beforeEach } from 'vitest';

const everyMs = 10;
let lateMs = 0;
let lastAt = performance.now();

setInterval(look, everyMs).unref();
beforeEach(() => {
  look();
  lateMs = 0;
});

/**
 * How long this process got no turn since its test began, in milliseconds: what a shared machine may
 * add to every duration, and what a bound on one leaves out.
 */
export function heldUpMs(): number {
  look();
  return lateMs;
}

function look(): void {
  const now = performance.now();
  lateMs += Math.max(0, now - lastAt - everyMs);
  lastAt = now;
}
