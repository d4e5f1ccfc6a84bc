import { expect, it } from 'vitest';
import { setupGuide } from '../../../../../fixtures/setup/setup-guide.ts';
import { setupNdjson } from '../../../../../src/report/formats/json/discovery/setup-ndjson.ts';

it('setupNdjson() says all that the JSON says, a line each', () => {
  const [head, ...lines] = [...setupNdjson(setupGuide)].map((line) => JSON.parse(line));
  expect(head).toEqual({ type: 'head', schemaVersion: 1, madeFrom: setupGuide.madeFrom });
  expect(lines).toEqual(setupGuide.lines.map((line) => ({ ...line, type: 'line' })));
});
