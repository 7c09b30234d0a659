import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundledCode, createApp, stacksIn } from "./app";
import { ConfigurationError, parseConfig, readConfig } from "./config/config";
import example from "./config/example.json";

const usage = `Usage: node build/synth.js [--config FILE] [--out DIR]

  --config FILE  the stack's configuration; without it, the example, which needs no account
  --out DIR      where Terraform's JSON is written (default: cdktf.out)`;

/** What CDKTF writes of each stack. */
const SYNTHESIZED = "cdk.tf.json";

/** The person's mistake, not the program's: told in a sentence, without a stack trace. */
class UsageError extends Error {
  override name = "UsageError";
}

function argumentsOf(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: { config: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

/**
 * Leaves nothing of an earlier run: the zips are named by their content, so old ones would pile up, and a
 * stack that is switched off by now would still be judged and deployed. What `terraform init` put into a
 * stack's folder stays.
 */
function makeRoom(out: string, names: string[]): void {
  const stacks = join(out, "stacks");
  try {
    mkdirSync(stacks, { recursive: true });
    for (const name of readdirSync(stacks)) {
      const isStale = !names.includes(name) && existsSync(join(stacks, name, SYNTHESIZED));
      if (isStale) rmSync(join(stacks, name), { recursive: true });
    }
    for (const name of names) {
      const assets = join(stacks, name, "assets");
      rmSync(assets, { recursive: true, force: true });
      mkdirSync(assets, { recursive: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${out} can't be written (${code}). Give another folder with --out.`);
  }
}

function main(argv: string[]): void {
  const { config: file, out = "cdktf.out", help } = argumentsOf(argv);
  if (help) {
    console.log(usage);
    return;
  }
  const config = file === undefined ? parseConfig(example, "The example") : readConfig(file);
  const folderOf = (name: string) => join(out, "stacks", name);
  makeRoom(out, stacksIn(config));
  const { app, stacks } = createApp(config, bundledCode(__dirname), out);
  app.synth();
  for (const [name, { assets }] of stacks) {
    for (const { path, bytes } of assets) writeFileSync(join(folderOf(name), path), bytes);
    console.log(
      `Synthesized ${name}-${config.suffix} for ${config.region} (${file ?? "the example configuration"}) into ${folderOf(name)}`,
    );
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ConfigurationError || error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
