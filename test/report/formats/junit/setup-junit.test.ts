import { expect, it } from 'vitest';
import { setupGuide } from '../../../../fixtures/setup/setup-guide.ts';
import type { SetupGuide } from '../../../../src/model/guide/setup-line.ts';
import { setupJunit } from '../../../../src/report/formats/junit/setup-junit.ts';
import { junitBreaches } from './junit-breaches.ts';
import { readXml } from './read-xml.ts';

const hostile = `"><x/>]]>&'\u001b[2J\u0000\ud800`;

it('setupJunit() has a case for each step: what makes exit status 1 fails, what is not told is skipped', () => {
  const root = readXml([...setupJunit(setupGuide)].join(''));
  expect(junitBreaches(root)).toEqual([]);
  const [suite] = root.children;
  expect(suite?.attributes).toMatchObject({
    tests: '16',
    failures: '7',
    errors: '0',
    skipped: '5',
  });
  expect(suite?.children.map(({ children }) => children[0]?.name)).toEqual([
    ...[undefined, 'skipped', 'skipped', undefined, 'skipped', undefined, undefined, 'failure'],
    ...['failure', 'failure', 'skipped', 'failure', 'failure', 'skipped'],
    ...['failure', 'failure'],
  ]);
});

it('setupJunit() lets no text from outside be more than a text', () => {
  const guide: SetupGuide = {
    ...setupGuide,
    lines: [
      {
        ...{ id: 'static-proxy', state: 'wrong', field: hostile, reason: 'value-wrong' },
        facts: { guideValue: 'TelemetryProxyServer', value: hostile, fault: 'form' },
      },
    ],
  };
  const root = readXml([...setupJunit(guide)].join(''));
  expect(junitBreaches(root)).toEqual([]);
  expect(root.children[0]?.children).toHaveLength(1);
});
