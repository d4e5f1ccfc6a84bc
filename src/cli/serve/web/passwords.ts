import { createHmac, randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { PasswordQuestion, PasswordReply } from './password-worker.ts';

/** Who may ask, by a login of HTTP. */
export interface Passwords {
  /** @param header what stands in `Authorization`. `busy`: too many are being compared. */
  readonly check: (header: string | undefined) => Promise<'right' | 'wrong' | 'busy'>;
  readonly close: () => Promise<void>;
}

/** As many as are known to be right or wrong; the exporter toolkit keeps as many. */
const maxKnown = 100;
const maxWaiting = 16;
/** Compared where there is no such user, so that the time tells nothing; of a word that nobody knows. */
const nobody = '$2b$10$5VCu/O.YyRadCLcQ.1QOxeIGR8Mpqm4.Eg.ayb.gVbp2Se5iUfuMu';

/**
 * Opens what checks logins against hashes of bcrypt. One is compared at a time, in a thread of its own, and what was
 * compared is known from then on by a keyed hash: no password is kept.
 */
export function passwords(users: ReadonlyMap<string, string>): Passwords {
  const secret = randomBytes(32);
  const known = new Map<string, boolean>();
  const waiting = new Map<number, (isRight: boolean) => void>();
  let worker: Worker | undefined;
  let id = 0;

  const started = (): Worker => {
    const thread = new Worker(workerUrl, { workerData: { thread: 'passwords' } });
    thread.unref();
    thread.on('message', ({ id: of, isRight }: PasswordReply) => {
      waiting.get(of)?.(isRight);
      waiting.delete(of);
    });
    // Whoever waits for one that broke is refused, and the next one starts another.
    const gone = (): void => {
      worker = undefined;
      for (const tell of waiting.values()) tell(false);
      waiting.clear();
    };
    thread.on('error', gone);
    thread.on('exit', gone);
    return thread;
  };

  const compare = (password: string, hash: string): Promise<boolean> => {
    worker ??= started();
    id += 1;
    const question: PasswordQuestion = { id, password, hash };
    const { promise, resolve } = Promise.withResolvers<boolean>();
    waiting.set(id, resolve);
    worker.postMessage(question);
    return promise;
  };

  return {
    check: async (header) => {
      const login = loginIn(header);
      if (!login) return 'wrong';
      const { user, password } = login;
      const hash = users.get(user);
      const key = createHmac('sha256', secret)
        .update(`${user}\0${password}\0${hash ?? ''}`)
        .digest('base64');
      const before = known.get(key);
      if (before !== undefined) return before ? 'right' : 'wrong';
      if (waiting.size >= maxWaiting) return 'busy';
      const isSame = await compare(password, hash ?? nobody);
      const isRight = isSame && hash !== undefined;
      const [oldest] = known.keys();
      if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
      known.set(key, isRight);
      return isRight ? 'right' : 'wrong';
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './password-worker.ts' : './worker.cjs',
  import.meta.url,
);

function loginIn(header = ''): { readonly user: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : { user: text.slice(0, at), password: text.slice(at + 1) };
}
