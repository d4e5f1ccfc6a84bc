import { describe, expect, it } from 'vitest';
import { discoveryJson } from '../../../../../src/report/formats/json/discovery/discovery-json.ts';
import { shown } from '../../../shown-discovery.ts';

describe('discoveryJson()', () => {
  it('prints one document of settings, routes and findings', () => {
    const text = [...discoveryJson(shown)].join('');
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(shown)));
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('prints empty lists, and no search for WPAD where there was none', () => {
    const text = [...discoveryJson({ settings: [], routes: [], findings: [] })].join('');
    expect(JSON.parse(text)).toEqual({ settings: [], routes: [], findings: [] });
  });
});
