#!/usr/bin/env node
// A Node that is too old must still parse this file to be told so: hence a script, `var` and nothing newer.
var oldest = [22, 19];
var found = process.versions.node.split('.').map(Number);
var tooOld = found[0] < oldest[0] || (found[0] === oldest[0] && found[1] < oldest[1]);
var words = process.argv.slice(2);
var isVersion = words.length === 1 && (words[0] === '--version' || words[0] === '-v');

// A reader that has seen enough (`| head`) closes the pipe, a disk is full: what that means is said
// by the command line, which hears of it from each write.
function ignore() {}

// Of a file that did not load: Node's own words, in which nothing stands that came from elsewhere.
function couldNotRun(error) {
  // Not built is one case of many: a file that is missing has the same code.
  var isBuildMissing =
    error && error.code === 'MODULE_NOT_FOUND' && /'\.\.\/dist\/netready\.cjs'/.test(error.message);
  process.exitCode = 2;
  console.error(
    isBuildMissing
      ? 'netready is not built: run `npm run build` in its folder first'
      : 'netready could not run: ' + ((error && error.stack) || error),
  );
}

function load() {
  return require('../dist/netready.cjs');
}

// The one answer that nothing needs to be loaded for, the streams of the process included.
function tellVersion() {
  try {
    require('node:fs').writeSync(1, require('../package.json').version + '\n');
    return true;
  } catch (_) {
    // A pipe that is full or closed: the command line knows what that means.
    return false;
  }
}

// Node would show the whole of it, with whatever a network or a file put into its message.
function crash(error) {
  Promise.resolve()
    .then(function () {
      return load().crashed(error, words);
    })
    .then(function (status) {
      process.exit(status);
    })
    .catch(function (missing) {
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
  process.on('uncaughtException', crash);
  if (!isVersion || !tellVersion()) run();
}

function run() {
  process.stdout.on('error', ignore);
  process.stderr.on('error', ignore);
  try {
    // The status is set and the process left to end by itself: `process.exit` cuts a pipe at 64 KiB.
    load()
      .main(words)
      .then(function (status) {
        process.exitCode = status;
      }, crash);
  } catch (error) {
    couldNotRun(error);
  }
}
