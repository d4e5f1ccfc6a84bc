const waiting: (() => void)[] = [];
let isDue = false;

/**
 * Resolves in a turn of the event loop in which nobody else is let go on. What several sockets bring comes in one turn: were each taken to its next step at
 * once, the time of the second would hold the work of the first. Between two of them the loop looks at sockets and timers.
 */
export function ownTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (isDue) return;
    isDue = true;
    setImmediate(letOneGoOn);
  });
}

function letOneGoOn(): void {
  waiting.shift()?.();
  isDue = waiting.length > 0;
  // In the loop's next turn, and not in this one.
  if (isDue) setImmediate(letOneGoOn);
}
