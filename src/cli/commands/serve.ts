import { isIP } from 'node:net';
import { withoutBrackets } from '../../model/address/endpoint.ts';
import { checkPositionals, UnusableValue, UsageError } from '../../setup/usage/usage-error.ts';
import { type Flags, one, type Read, text, turnOn, usually } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import type { Listen } from '../serve/open-server.ts';

interface ServeArgs {
  readonly config?: string;
  readonly listen: Listen;
  readonly webConfig?: string;
  readonly otlp?: URL;
  readonly quiet?: boolean;
}

const defaultListen: Listen = { host: '127.0.0.1', port: 9718 };

const readListen: Read<Listen> = (option, value) => {
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(value) ?? [];
  const address = withoutBrackets(host);
  const isAddress = isIP(address) === (host === address ? 4 : 6);
  if (!isAddress || Number(port) > 65535) {
    const why = 'give an address of this machine and a port, such as 127.0.0.1:9718 or [::]:9718';
    throw new UnusableValue(option, { value, why });
  }
  return { host: address, port: Number(port) };
};

const readCollector: Read<URL> = (option, value) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.search + url.hash === '';
  // Neither a list of processes nor a history keeps it to itself.
  if (!url || !isPlain || url.username !== '' || url.password !== '') {
    const why =
      'give an http or https URL without a login and a query, such as http://127.0.0.1:4318; a key stands in OTEL_EXPORTER_OTLP_HEADERS';
    throw new UnusableValue(option, { value: '…', why });
  }
  return url;
};

const serveFlags: Flags<ServeArgs> = {
  config: one('config', text, {
    value: 'FILE',
    file: true,
    help: 'a request as JSON, whose profiles are the modules and the audits, and whose part "serve" says which targets may be probed and which audits are made; read again at SIGHUP',
  }),
  listen: usually('listen', readListen, {
    value: 'ADDRESS:PORT',
    help: 'where to listen (default 127.0.0.1:9718, which this machine alone reaches)',
    write: ({ host, port }) => (isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`),
    usual: defaultListen,
  }),
  webConfig: one('web-config', text, {
    value: 'FILE',
    file: true,
    help: 'TLS and passwords, as the exporters of Prometheus have them (tls_server_config, basic_auth_users); read again at SIGHUP',
  }),
  otlp: one('otlp', readCollector, {
    value: 'URL',
    help: 'push what /metrics and the audits have there as well, as OTLP over HTTP: /v1/metrics below it; OTEL_ variables say how often and with which headers',
    write: (url) => url.href,
  }),
  quiet: turnOn('quiet', 'say what goes wrong, and no more'),
};

export const serveCommand: Command = commandOf<ServeArgs>({
  usage: '--config FILE [options]',
  flags: serveFlags,
  optionGroups: [{ title: 'Server', options: Object.values(serveFlags) }],
  examples: [
    'netready serve --config netready.json',
    'netready serve --config a.json --listen 0.0.0.0:9718 --web-config web.yml',
    'netready serve --config a.json --otlp http://127.0.0.1:4318',
    "curl 'http://127.0.0.1:9718/probe?target=https://example.com'",
  ],
  exitStatus: '0 it was ended by a signal; 2 it could not begin',
  run,
});

async function run(args: ServeArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 0);
  const { config, listen, webConfig, otlp, quiet = false } = args;
  if (config === undefined) {
    throw new UsageError('Cannot serve without --config FILE: it says which targets may be probed');
  }
  const { runServer } = await import('../serve/run-server.ts');
  return runServer({
    ...{ config, listen, quiet },
    ...(webConfig !== undefined && { webConfig }),
    ...(otlp && { otlp }),
  });
}
