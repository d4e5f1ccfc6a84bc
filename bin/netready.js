#!/usr/bin/env node
// A Node that is too old must still parse this file to be told so: hence `var`, no static import
// and nothing that is an ES module's alone.
var oldest = [22, 19];
var found = process.versions.node.split('.').map(Number);
var tooOld = found[0] < oldest[0] || (found[0] === oldest[0] && found[1] < oldest[1]);

// A reader that has seen enough (`| head`) closes the pipe, a disk is full: what that means is said
// by the command line, which hears of it from each write.
function ignore() {}

// Of an import that failed: Node's own words, in which nothing stands that came from elsewhere.
function couldNotRun(error) {
  // Not built is one case of many: a dependency that is missing has the same code.
  var isBuildMissing =
    error &&
    error.code === 'ERR_MODULE_NOT_FOUND' &&
    /\/dist\/cli\/main\.js$/.test(String(error.url));
  process.exitCode = 2;
  console.error(
    isBuildMissing
      ? 'netready is not built: run `npm run build` in its folder first'
      : 'netready could not run: ' + ((error && error.stack) || error),
  );
}

// Node would show the whole of it, with whatever a network or a file put into its message.
function crash(error) {
  import('../dist/cli/complain.js')
    .then((cli) => {
      cli.complain(error, process.argv.slice(2));
      process.exit(2);
    })
    .catch((missing) => {
      couldNotRun(missing);
      process.exit(2);
    });
}

if (tooOld) {
  console.error(
    'netready needs Node.js ' +
      oldest.join('.') +
      ' or newer; this is ' +
      process.version +
      ' (' +
      process.execPath +
      ')',
  );
  process.exitCode = 2;
} else {
  process.stdout.on('error', ignore);
  process.stderr.on('error', ignore);
  process.on('uncaughtException', crash);
  // The status is set and the process left to end by itself: `process.exit` cuts a pipe at 64 KiB.
  import('../dist/cli/main.js').then(
    (cli) =>
      cli.main(process.argv.slice(2)).then((status) => {
        process.exitCode = status;
      }, crash),
    couldNotRun,
  );
}
