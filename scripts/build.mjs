/**
 * Bundles everything that runs: the command line, the stack's app, and what the stack ships to AWS.
 * One esbuild call a target; all of them together take less than a second.
 */
import { build } from "esbuild";

const common = { bundle: true, logLevel: "warning", legalComments: "none", outdir: "build" };
const node = { ...common, platform: "node", target: "node20", format: "cjs" };

await Promise.all([
  build({
    ...node,
    entryPoints: { proofstack: "proof/cli/main.ts" },
    minify: true,
    banner: { js: "#!/usr/bin/env node" },
  }),
  build({ ...node, entryPoints: { synth: "stack/main.ts" } }),
  build({
    ...node,
    entryPoints: { "lambda/index": "lambda/handler.ts" },
    target: "node22",
    minify: true,
  }),
  build({
    ...node,
    entryPoints: { "canary/index": "canary/health-check.ts" },
    target: "node22",
    external: ["@aws/synthetics-puppeteer"],
  }),
]);
