import type { Report } from '../../../model/audit/report.ts';
import { say } from '../../text/say.ts';
import { omissionSentences } from '../../view/audit/omission-sentences.ts';
import { waiverSentences } from '../../view/audit/waiver-sentences.ts';
import { componentSentences } from '../../view/discovery/component-sentences.ts';
import { type Block, list, section } from '../block.ts';
import { lineUpBlocks } from '../line-up-blocks.ts';
import { controlBlocks } from './control-blocks.ts';
import { findingBlocks } from './finding-blocks.ts';
import { issuerBlocks } from './issuer-blocks.ts';
import { latencyBlocks } from './latency-blocks.ts';
import { matrixBlocks } from './matrix-blocks.ts';
import { aboutBlocks, summaryBlocks } from './summary-blocks.ts';

/**
 * The report of an audit as a document: what it comes to, a summary, targets by routes, the findings
 * by cause with what to do, who signed what, latency, and what was not asked.
 */
export function* auditBlocks(report: Report): Generator<Block> {
  yield* summaryBlocks(report);
  yield* aboutBlocks(report);
  yield* detailBlocks(report);
}

/** All of it but what it comes to and what was audited: the same in every document. */
function* detailBlocks(report: Report): Generator<Block> {
  yield* foundBlocks(report);
  yield* latencySection(report);
  yield* omissionBlocks(report);
}

/** What was found of every target, and why. */
function* foundBlocks(report: Report): Generator<Block> {
  yield* lineUpBlocks(report);
  yield* wayBlocks(report);
  yield* matrixBlocks(report);
  yield* findingBlocks(report);
  yield* section(say`Certificates, by who signed them`, issuerBlocks(report));
}

/** What is to be known before the targets: what counts for nothing, and who goes another way. */
export function* wayBlocks(report: Report): Generator<Block> {
  yield* section(say`Waivers`, list(waiverSentences(report)));
  yield* section(say`Components that go another way`, list(componentSentences(report)));
  yield* section(say`Control hosts`, controlBlocks(report));
}

/** How long it took. */
export function latencySection(report: Report): readonly Block[] {
  return section(say`Latency in milliseconds`, latencyBlocks(report));
}

/** What nobody should think was asked. */
export function omissionBlocks(report: Report): readonly Block[] {
  return section(say`What was not asked`, list(omissionSentences(report)));
}
