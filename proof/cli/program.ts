import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { Refusal } from "../errors";
import { UnreadableInput } from "../model/errors";
import { check } from "./check";
import { surviveClosedPipe } from "./terminal";

/** 0: all proven · 1: something failed or is unknown · 2: could not judge. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command line; whatever goes wrong is one line on standard error and exit code 2. */
export async function run(argv: string[]): Promise<ExitCode> {
  surviveClosedPipe();
  let code: ExitCode = 0;
  const program = command((done) => {
    code = done;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    // Commander has already printed the help or what was wrong with the usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`proofstack: ${explain(error)}\n`);
    return 2;
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Refusal || error instanceof UnreadableInput) return message;
  return `this is a defect of proofstack: ${message}. Nothing was judged; please report it.`;
}

function command(done: (code: ExitCode) => void): Command {
  const program = new Command("proofstack")
    .description("Proves that Terraform on AWS complies: synthesized JSON, a plan or a state.")
    .version(version, "-V, --version")
    .exitOverride();
  program
    .command("check")
    .description("judge synthesized JSON, a plan or a state; which of them it is, is seen from it")
    .argument("[input...]", "files, CDKTF output folders, or - for standard input")
    .option(
      "-p, --profile <name>",
      "the controls to apply (default: proofstack.json's, or baseline)",
    )
    .option("-c, --config <file>", "settings other than ./proofstack.json")
    .option("-e, --exceptions <file>", "accepted risks")
    .option(
      "--today <day>",
      "the day by which exceptions expire, as 2026-12-31 (default: today, UTC)",
    )
    .option("-f, --format <name>", "human, json or markdown", "human")
    .option("-o, --out <file>", "also write the report, as the extension says: .json, .md")
    .option("-q, --quiet", "print only what blocks")
    .option("--no-color", "print without colours, as when NO_COLOR is set")
    .action(async (names, options) => done(await check(names, options)));
  return program;
}
