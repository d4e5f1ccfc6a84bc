import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { net } from '../company.ts';
import type { Device } from '../real-case.ts';

/** A web server at port 80 of the edge that gives this text as its PAC file, `/wpad.dat`. */
export function pacServer(
  text: string,
  type: string = 'application/x-ns-proxy-autoconfig',
): Device {
  return {
    name: 'nginx with a PAC file',
    package: 'nginx',
    start: async ({ edge, folder }) => {
      await writeFile(join(folder, 'wpad.dat'), text);
      const file = join(folder, 'pac-server.conf');
      await writeFile(
        file,
        `daemon off;
pid ${folder}/pac-server.pid;
error_log stderr;
events { worker_connections 64; }
http {
  access_log off;
  default_type ${type};
  server {
    listen ${net.edge}:80;
    root ${folder};
  }
}
`,
      );
      await edge.start({
        command: ['nginx', '-c', file, '-p', folder, '-g', 'user root;'],
        tcp: [80],
        log: join(folder, 'pac-server.log'),
      });
    },
  };
}
