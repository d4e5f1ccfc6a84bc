import { describe, expect, it } from 'vitest';
import { type AgentOptions, type AuditOutcome, runAgent } from '../../src/fleet/agent.ts';
import { usualAllowance } from '../../src/fleet/allowance.ts';
import { type FleetResult, openResult } from '../../src/fleet/fleet-result.ts';
import { newKey, signer, verifier } from '../../src/fleet/nats/keys.ts';
import type { SitePost, TakenJob } from '../../src/fleet/nats/site.ts';

const key = newKey();
const message = (job: string, request: object = {}, site = 'berlin'): Uint8Array =>
  Buffer.from(
    JSON.stringify({ version: 1, job, site, request, requestedAt: '2027-01-04T08:00:00.000Z' }),
  );

/** A hub of one queue, held in memory: what an agent does with it is what is tested. */
function hub(
  jobs: readonly { readonly job: string; readonly bytes: Uint8Array; readonly tries?: number }[],
) {
  const queue = [...jobs];
  const events: string[] = [];
  const results = new Map<string, FleetResult>();
  const cancels: ((job: string) => void)[] = [];
  const post: SitePost = {
    next: async () => {
      const found = queue.shift();
      if (!found) return undefined;
      const { job, bytes, tries = 1 } = found;
      return {
        ...{ job, bytes, tries },
        working: () => {},
        done: async () => void events.push(`done ${job}`),
        giveBack: () => void events.push(`back ${job}`),
      } satisfies TakenJob;
    },
    putEvidence: async (path, name) => {
      events.push(`evidence ${path}`);
      return { name, bytes: 1, sha256: 'a'.repeat(64) };
    },
    publish: async (job, bytes) => {
      events.push(`result ${job}`);
      if (results.has(job)) return false;
      const opened = openResult(bytes, verifier(key.publicKey));
      if ('wrong' in opened) throw new Error(opened.wrong);
      results.set(job, opened.result);
      return true;
    },
    tell: async () => {},
    onCancel: (listener) => void cancels.push(listener),
  };
  const cancel = (job: string): void => {
    for (const listener of cancels) listener(job);
  };
  return { post, events, results, cancel };
}

async function live(post: SitePost, more: Partial<AgentOptions> = {}): Promise<readonly string[]> {
  const said: string[] = [];
  await runAgent({
    ...{ site: 'berlin', post, allowance: usualAllowance, sign: signer(key.seed) },
    ...{ version: '0.1.0', system: 'linux x64', once: true },
    run: async (): Promise<AuditOutcome> => ({
      exitStatus: 1,
      summary: 'NOT READY',
      path: 'saved',
    }),
    forget: async () => {},
    say: (line) => void said.push(line),
    signal: new AbortController().signal,
    ...more,
  });
  return said;
}

describe('runAgent()', () => {
  it('stores the evidence, then publishes the result, and only then lets the job go', async () => {
    const { post, events, results } = hub([{ job: 'j1', bytes: message('j1') }]);
    await live(post);
    expect(events).toEqual(['evidence saved', 'result j1', 'done j1']);
    expect(results.get('j1')).toMatchObject({ state: 'done', exitStatus: 1, tries: 1 });
  });

  it('publishes nothing for a second time, and lets the job go', async () => {
    const first = hub([{ job: 'j1', bytes: message('j1') }]);
    const second = hub([{ job: 'j1', bytes: message('j1'), tries: 2 }]);
    await live(first.post);
    const post = { ...second.post, publish: first.post.publish };
    expect(await live(post)).toContain('j1: there was a result already');
    expect(first.results.get('j1')?.tries).toBe(1);
    expect(second.events).toContain('done j1');
  });

  it.each([
    ['a target that is not allowed', message('j1', { targets: ['victim.example'] })],
    ['an unknown field', message('j1', { shell: 'sh' })],
    ['a job of another site', message('j1', {}, 'lima')],
    ['a job under another name than its subject', message('j2')],
    ['no job at all', Buffer.from('rubbish')],
  ])('answers %s with a refusal, and tries nothing', async (_, bytes) => {
    const { post, results, events } = hub([{ job: 'j1', bytes }]);
    await live(post, { run: () => Promise.reject(new Error('was tried')) });
    expect(results.get('j1')?.state).toBe('refused');
    expect(results.get('j1')?.reason).toBeTruthy();
    expect(events).toContain('done j1');
  });

  it.each([1, 2, 130])(
    'gives a job back where it is told to stop, whatever the status %i of its audit says',
    async (exitStatus) => {
      const stopping = new AbortController();
      const { post, events, results } = hub([{ job: 'j1', bytes: message('j1') }]);
      await live(post, {
        signal: stopping.signal,
        run: async () => {
          stopping.abort();
          return { exitStatus, path: 'saved' };
        },
      });
      expect(results.size).toBe(0);
      expect(events).toEqual(['back j1']);
    },
  );

  it('stops a job that is cancelled, and says so', async () => {
    const { post, results, cancel } = hub([{ job: 'j1', bytes: message('j1') }]);
    await live(post, {
      run: async (_, signal) => {
        cancel('another');
        expect(signal.aborted).toBe(false);
        cancel('j1');
        expect(signal.aborted).toBe(true);
        return { exitStatus: 2, reason: 'interrupted', path: 'saved' };
      },
    });
    expect(results.get('j1')?.state).toBe('cancelled');
  });

  it('tells a job that ends its agent each time as failed, and tries it no more', async () => {
    const { post, results } = hub([{ job: 'j1', bytes: message('j1'), tries: 21 }]);
    await live(post, { run: () => Promise.reject(new Error('was tried')) });
    expect(results.get('j1')).toMatchObject({ state: 'failed', tries: 21 });
  });

  it('tells an audit that could not be made as failed, with its reason', async () => {
    const { post, results } = hub([{ job: 'j1', bytes: message('j1') }]);
    await live(post, { run: async () => ({ exitStatus: 2, reason: 'no route' }) });
    expect(results.get('j1')).toMatchObject({ state: 'failed', exitStatus: 2, reason: 'no route' });
  });

  it('waits for a hub that is away, and goes on', async () => {
    const stopping = new AbortController();
    const { post, results } = hub([{ job: 'j1', bytes: message('j1') }]);
    let failures = 0;
    const said = await live(
      {
        ...post,
        publish: async (job, bytes) => {
          failures += 1;
          if (failures === 1) throw new Error('timeout');
          return post.publish(job, bytes);
        },
      },
      { signal: stopping.signal },
    );
    expect(results.get('j1')?.state).toBe('done');
    expect(said).toContain('The hub does not take it (timeout); again in 1 s');
  });
});
