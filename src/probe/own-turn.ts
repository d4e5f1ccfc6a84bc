const waiting: (() => void)[] = [];
const atOnce = Promise.resolve();
let isTaken = false;

/**
 * Resolves in a turn of the event loop in which nobody else is let go on. What several sockets bring comes in one turn: were each taken to its next step at
 * once, the time of the second would hold the work of the first. Between two of them the loop looks at sockets and timers. Who comes alone goes on
 * at once: a turn more for each step costs a twentieth of a probe.
 */
export function ownTurn(): Promise<void> {
  if (isTaken) return new Promise((resolve) => waiting.push(resolve));
  isTaken = true;
  setImmediate(endTurn);
  return atOnce;
}

/** Immediates come behind the sockets of one turn, and those that they ask for behind those of the next. */
function endTurn(): void {
  if (waiting.length > 0) setImmediate(letOneGoOn);
  else isTaken = false;
}

function letOneGoOn(): void {
  waiting.shift()?.();
  endTurn();
}
