import { randomInt } from 'node:crypto';
import { connect } from 'node:net';
import { failureOf } from '../failure-of.ts';
import type { NameServer } from '../options.ts';
import { withDeadline } from '../socket/with-deadline.ts';
import {
  type DnsAnswer,
  type DnsQuestion,
  encodeQuestion,
  readAnswer,
  unanswered,
} from './dns-message.ts';

export interface TcpOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Asks one name server over TCP (RFC 7766), where its answer over UDP was cut. */
export function askByTcp(
  question: DnsQuestion,
  server: NameServer,
  { timeoutMs, signal }: TcpOptions,
): Promise<DnsAnswer> {
  const id = randomInt(0x10000);
  return withDeadline<DnsAnswer>(
    (done) => {
      const socket = connect({ host: server.address, port: server.port });
      // A message is 64 KiB at the most: two bytes of length say so, and no more is read.
      let bytes = Buffer.alloc(0);
      socket.on('connect', () => socket.write(withLength(encodeQuestion(question, id))));
      socket.on('data', (chunk) => {
        bytes = Buffer.concat([bytes, chunk]);
        const end = bytes.length < 2 ? Number.POSITIVE_INFINITY : 2 + bytes.readUInt16BE(0);
        if (bytes.length < end) return;
        const answer = readAnswer(bytes.subarray(2, end), { id, question, server });
        done(typeof answer === 'string' ? unanswered(server, 'garbage') : answer);
      });
      socket.on('error', (error) => done(unanswered(server, 'unreachable', failureOf(error))));
      socket.on('close', () => done(unanswered(server, 'garbage')));
      return () => socket.destroy();
    },
    { timeoutMs, signal, onTimeout: () => unanswered(server, 'timeout') },
  );
}

function withLength(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}
