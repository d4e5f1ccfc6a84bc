import type { Product } from '../fault.ts';
import type { Behaviour } from '../listeners.ts';
import { blockPage } from '../pages.ts';
import { writeAnswer } from '../raw-answer.ts';
import { readFirstBytes } from './first-bytes.ts';

/** Answers a ClientHello with a block page in plain HTTP. */
export function plaintext(product: Product): Behaviour {
  return (socket) =>
    readFirstBytes(socket, () => {
      socket.resume();
      socket.end(writeAnswer(blockPage(product)));
    });
}
