import type { Confidence } from '../model/finding/finding.ts';
import type { Draft } from './rule.ts';

/** How far a finding's evidence carries: as its rule says, else by the rivals that remain. */
export function confidenceOf({ confidence, rivals }: Draft): Confidence {
  if (confidence !== undefined) return confidence;
  if (rivals.length === 0) return 'certain';
  return rivals.length === 1 ? 'likely' : 'possible';
}
