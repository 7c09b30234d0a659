/**
 * Bundles everything that runs: the command line, the stack's app, and what the stack ships to AWS.
 * One esbuild call a target; all of them together take less than a second.
 *
 * `node scripts/build.mjs [target…] [--outdir build]` builds all targets, or those named.
 */
import { parseArgs } from "node:util";
import { build } from "esbuild";

const node = { platform: "node", target: "node20", format: "cjs" };
const targets = {
  proofstack: {
    ...node,
    // Loaded only when wanted: the schemas when there is a file to check against them, the writers for
    // formats that other programs read, AWS's clients for live and for its keys, evidence for itself.
    entryPoints: {
      proofstack: "proof/cli/main.ts",
      schemas: "proof/cli/schemas.ts",
      writers: "proof/cli/writers.ts",
      aws: "proof/cli/aws.ts",
      evidence: "proof/cli/evidence.ts",
      kms: "proof/cli/kms.ts",
    },
    external: ["./schemas", "./writers", "./aws", "./evidence", "./kms"],
    supported: { "dynamic-import": false },
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
  synth: { ...node, entryPoints: { synth: "stack/main.ts" } },
  lambda: {
    ...node,
    entryPoints: { "lambda/index": "lambda/handler.ts" },
    target: "node22",
    // The SDK's ES modules can be shaken: a third less to load at every cold start.
    mainFields: ["module", "main"],
    minify: true,
  },
  canary: {
    ...node,
    entryPoints: { "canary/index": "canary/health-check.ts" },
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

const names = positionals.length > 0 ? positionals : Object.keys(targets);
const unknown = names.filter((name) => !Object.hasOwn(targets, name));
if (unknown.length > 0) {
  console.error(`No target ${unknown.join(", ")}: choose from ${Object.keys(targets).join(", ")}.`);
  process.exit(2);
}
await Promise.all(names.map((name) => build({ ...common, ...targets[name] })));
