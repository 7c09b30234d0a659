/**
 * Bundles everything that runs: the command line, the stack's app, and what the stack ships to AWS; and
 * compiles what others import. All of it together takes about a second.
 *
 * `node scripts/build.mjs [target…] [--outdir build]` builds all targets, or those named.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs, promisify } from "node:util";
import { build } from "esbuild";

/**
 * Leaves the lines of libraries out of a source map, which they would make ten times as long: each is mapped
 * to its file as a whole, by a map of its own that has but one mapping.
 */
const mapOnlyOurs = {
  name: "map-only-ours",
  setup: ({ onLoad }) => {
    const map = JSON.stringify({ version: 3, sources: [""], mappings: "AAAA" });
    const comment = `//# sourceMappingURL=data:application/json;base64,${btoa(map)}`;
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}\n${comment}`,
    }));
  },
};

/** Leaves out the traces of tokens: see there. */
const withoutTokenTraces = {
  name: "without-token-traces",
  setup: ({ onLoad }) => {
    const contents = readFileSync("scripts/no-token-traces.cjs", "utf8");
    onLoad({ filter: /[\\/]cdktf[\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/ }, () => ({
      contents,
    }));
  },
};

const node = { platform: "node", target: "node20", format: "cjs" };
const targets = {
  proofstack: {
    ...node,
    // Loaded only when wanted: the schemas when there is a file to check against them, the writers for
    // formats that other programs read, AWS's clients for live and for its keys, evidence with its second
    // thread and init for themselves.
    entryPoints: {
      proofstack: "proof/cli/main.ts",
      schemas: "proof/cli/schemas.ts",
      writers: "proof/cli/writers.ts",
      aws: "proof/cli/aws.ts",
      evidence: "proof/cli/evidence.ts",
      "evidence-thread": "proof/cli/evidence-thread.ts",
      init: "proof/cli/init.ts",
      kms: "proof/cli/kms.ts",
    },
    external: ["./schemas", "./writers", "./aws", "./evidence", "./init", "./kms"],
    supported: { "dynamic-import": false },
    // ES modules can be shaken: what is left of AWS's clients loads in a third of the time.
    mainFields: ["module", "main"],
    alias: {
      // Its ES module leaves out what its types and its CommonJS module export.
      "@open-policy-agent/opa-wasm": "./node_modules/@open-policy-agent/opa-wasm/src/index.cjs",
      // What it loads for builtins that the policies' build proves no control needs.
      yaml: "./scripts/no-builtins.cjs",
      "sprintf-js": "./scripts/no-builtins.cjs",
    },
    minify: true,
    banner: { js: "#!/usr/bin/env node" },
  },
  synth: {
    ...node,
    entryPoints: { synth: "stack/main.ts" },
    // The map is read at every synthesis, to tell which line of the stack made what: it is kept short.
    sourcemap: "linked",
    minifyWhitespace: true,
    sourcesContent: false,
    plugins: [withoutTokenTraces, mapOnlyOurs],
  },
  lambda: {
    ...node,
    entryPoints: {
      "lambda/index": "lambda/handler.ts",
      "event-lambda/index": "lambda/event-handler.ts",
      "rotation-lambda/index": "lambda/rotation-handler.ts",
      "payment-handler/index": "lambda/payment-handler.ts",
      "order-processor/index": "lambda/order-processor.ts",
    },
    target: "node22",
    // The SDK's ES modules can be shaken: a third less to load at every cold start.
    mainFields: ["module", "main"],
    minify: true,
  },
  canary: {
    ...node,
    entryPoints: {
      "canary/index": "canary/health-check.ts",
      "payment-canary/index": "canary/payment-check.ts",
    },
    target: "node22",
    external: ["@aws/synthetics-puppeteer"],
  },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { outdir: { type: "string", default: "build" } },
});
const common = {
  bundle: true,
  logLevel: "warning",
  legalComments: "none",
  outdir: values.outdir,
};

/** With its types; nothing is bundled, for it imports nothing that is installed. */
async function compileOrigins() {
  const options = "--ignoreConfig --declaration --module nodenext --target es2023 --types node";
  const output = ["--outDir", `${values.outdir}/origins`, "stack/origins/record-origins.ts"];
  const tsc = "node_modules/typescript/bin/tsc";
  await promisify(execFile)(process.execPath, [tsc, ...options.split(" "), ...output]);
}

const isWritten = ({ path, contents }) =>
  existsSync(path) && Buffer.compare(readFileSync(path), contents) === 0;

/** At once, and only what has changed: others may be running what an earlier build wrote. */
function write(file) {
  if (isWritten(file)) return;
  const { path, contents } = file;
  const made = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(made, contents);
  renameSync(made, path);
}

async function bundle(target) {
  const { outputFiles } = await build({ ...common, ...target, write: false });
  for (const file of outputFiles) write(file);
}

const builders = { origins: compileOrigins };
for (const [name, target] of Object.entries(targets)) {
  builders[name] = () => bundle(target);
}

const names = positionals.length > 0 ? positionals : Object.keys(builders);
const unknown = names.filter((name) => !Object.hasOwn(builders, name));
if (unknown.length > 0) {
  console.error(
    `No target ${unknown.join(", ")}: choose from ${Object.keys(builders).join(", ")}.`,
  );
  process.exit(2);
}
await Promise.all(names.map((name) => builders[name]()));
