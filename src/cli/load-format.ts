import type { LoadReport } from '../model/load-report.ts';
import { loadCsv } from '../report/load-csv.ts';
import { loadJson } from '../report/load-json.ts';
import { loadNdjson } from '../report/load-ndjson.ts';
import { renderLoad } from '../report/render-load.ts';
import { renderLoadMarkdown } from '../report/render-load-markdown.ts';
import type { FormatSet } from './report-format.ts';

/** Every format of a run of load. */
export const loadFormats: FormatSet<LoadReport> = {
  text: [
    {
      name: 'table',
      endings: ['.txt'],
      render: (report, options) => [renderLoad(report, options)],
    },
    { name: 'json', endings: ['.json'], render: loadJson },
    { name: 'ndjson', endings: ['.ndjson', '.jsonl'], render: loadNdjson },
    { name: 'csv', endings: ['.csv'], render: loadCsv },
    { name: 'markdown', endings: ['.md'], render: (report) => [renderLoadMarkdown(report)] },
  ],
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (report) =>
        (await import('../report/render-load-xlsx.ts')).renderLoadXlsx(report),
    },
  ],
};
