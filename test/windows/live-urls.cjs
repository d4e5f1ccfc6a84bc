// Under Windows: what WinHttpGetProxyForUrl answers for some URLs, asked as netready asks it.
const { fork } = require('node:child_process');
const fs = require('node:fs');
const [, , from, to] = process.argv;
const child = fork('C:\\nr\\dist\\worker.cjs', ['native-child'], {
  ...{ execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
});
let answers = [];
child.on('message', (said) => {
  if (said.part === 'ready') child.send(JSON.parse(fs.readFileSync(from, 'utf8')));
  if (said.part === 'urls') answers = said.answers;
  if (said.part === 'end') child.kill();
});
child.on('exit', () => fs.writeFileSync(to, JSON.stringify(answers)));
