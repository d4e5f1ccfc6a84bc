import type { LoadReport } from '../model/load-report.ts';
import { loadCsv } from '../report/csv/load-csv.ts';
import { loadJson } from '../report/json/load/load-json.ts';
import { loadNdjson } from '../report/json/load/load-ndjson.ts';
import { renderLoadMarkdown } from '../report/markdown/render-load-markdown.ts';
import { renderLoad } from '../report/terminal/load/render-load.ts';
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
        (await import('../report/xlsx/load/render-load-xlsx.ts')).renderLoadXlsx(report),
    },
  ],
};
