import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bundledCode, createApp, stacksIn } from "./app";
import { ConfigurationError, parseConfig, readConfig } from "./config/config";
import example from "./config/example.json";

const usage = `Usage: node build/synth.js [--config FILE] [--out DIR]

  --config FILE  the stack's configuration; without it, the example, which needs no account
  --out DIR      where Terraform's JSON is written (default: cdktf.out)`;

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

/** The zips are named by their content, so old ones would pile up. */
function emptyFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${folder} can't be written (${code}). Give another folder with --out.`);
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
  for (const name of stacksIn(config)) emptyFolder(join(folderOf(name), "assets"));
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
