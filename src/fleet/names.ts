/** A site, as subjects and streams of NATS can bear it: no dot, no star, no blank. */
export const siteForm: RegExp = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A job, the same, with the capitals of a date. */
export const jobForm: RegExp = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Jobs that wait, and are gone once they are done; a site has one consumer, and one job at a time. */
export const jobStream = 'JOBS';
/** One result for each job of each site. */
export const resultStream = 'RESULTS';
/** Who is there, and what it does: a key for each site. */
export const stateBucket = 'agents';

export const jobSubject = (site: string, job: string): string => `job.${site}.${job}`;
export const resultSubject = (site: string, job: string): string => `result.${site}.${job}`;
/** Told to an agent that is at work; what waits is taken out of the queue. */
export const cancelSubject = (site: string): string => `cancel.${site}`;
export const consumerOf = (site: string): string => `site-${site}`;
/** What a site has seen: a bucket of its own, so that no site writes into another's. */
export const evidenceBucket = (site: string): string => `evidence-${site}`;
export const inboxOf = (site: string): string => `_INBOX_${site}`;

/** Seconds that a job may go untouched before it is given to whoever asks next. */
export const ackWaitS = 60;
/** Seconds after which an agent that says nothing is taken for gone. */
export const stateTtlS = 90;
