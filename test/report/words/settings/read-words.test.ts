import { describe, expect, it } from 'vitest';
import { unreadText } from '../../../../src/report/words/settings/read-words.ts';

describe('unreadText()', () => {
  it('has nothing to say where a registry was read, or the system is told by its own file', () => {
    expect(unreadText(['registry-query', 'winhttp-proxy'])).toBe('');
    expect(unreadText(['scutil', 'mdatp-health'])).toBe('');
    expect(unreadText(['environment-file'])).toBe('');
  });

  it('names of Windows what no file tells', () => {
    expect(unreadText(['winhttp-advanced-proxy', 'connection-shown'])).toBe(
      'No registry was read. Taken as unset, and perhaps set: TelemetryProxyServer, the settings of the user, the settings of Defender Antivirus.',
    );
  });

  it('leaves the system open where the agent of both was asked', () => {
    expect(unreadText(['mdatp-managed', 'mdatp-health'])).toMatch(/^Linux or macOS/);
  });
});
