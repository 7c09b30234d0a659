/**
 * Runs a script again and again, each time as a process of its own would: its modules made anew, with these
 * arguments, in this folder and environment, until nothing of it is under way any more. That spares each run
 * the start of Node, and V8 the compiling of the same text. What it prints goes where this process prints.
 *
 * `node warm.cjs <script>`: a line of JSON on descriptor 3 asks for a run, one on 4 tells its exit code.
 */
const { createReadStream, readFileSync, readSync, writeSync } = require("node:fs");
const { Module, createRequire } = require("node:module");
const { dirname, resolve } = require("node:path");
const { Script } = require("node:vm");

const [REQUESTS, ANSWERS] = [3, 4];
const script = process.argv[2];
const compiled = new Map();

// Where a process would end, the next run begins; where nobody asks any more, this one ends as well.
process.on("beforeExit", () => {
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners("error");
  writeSync(ANSWERS, `${JSON.stringify({ code })}\n`);
  runNext();
});
runNext();

function runNext() {
  const request = nextLine();
  if (request === undefined) process.exit();
  const { args, cwd, env, input } = JSON.parse(request);
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  Object.defineProperty(process, "stdin", { value: createReadStream(input), configurable: true });
  process.argv = [process.execPath, script, ...args];
  // In a turn of the event loop, without which none would be seen to end.
  setImmediate(() => loader()(script));
}

/** Undefined when whoever asked has gone. */
function nextLine() {
  const bytes = Buffer.alloc(1 << 16);
  let text = "";
  while (!text.endsWith("\n")) {
    const read = readSync(REQUESTS, bytes);
    if (read === 0) return undefined;
    text += bytes.toString("latin1", 0, read);
  }
  return Buffer.from(text, "latin1").toString("utf8");
}

/** What `require` is in a process that has loaded nothing yet. */
function loader() {
  const loaded = new Map();
  return function load(path) {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(path, module);
    const requireOther = createRequire(path);
    const requireAny = (id) =>
      id.startsWith(".") ? load(resolve(dirname(path), `${id}.js`)) : requireOther(id);
    wrapperOf(path)(module.exports, requireAny, module, path, dirname(path));
    return module.exports;
  };
}

function wrapperOf(path) {
  if (!compiled.has(path)) {
    const source = readFileSync(path, "utf8").replace(/^#!.*/, "");
    // Every column stays what it is in the file, for its source map.
    const place = { filename: path, columnOffset: -Module.wrapper[0].length };
    compiled.set(path, new Script(Module.wrap(source), place));
  }
  return compiled.get(path).runInThisContext();
}
