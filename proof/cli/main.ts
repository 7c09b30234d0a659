import { Command } from "commander";
import { Refusal } from "../errors";
import { UnreadableInput } from "../model/errors";
import { check } from "./check";

const program = new Command("proofstack")
  .description("Proves that Terraform on AWS complies: synthesized JSON, a plan or a state.")
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command("check")
  .argument("[input...]", "a file, a CDKTF output folder, or - for standard input")
  .option("--profile <name>", "the controls that apply")
  .option("--format <name>", "human or json", "human")
  .option("--out <file>", "also write the report, in the format of the file's extension")
  .action(async (names, options) => {
    process.exitCode = await check(names, options);
  });

program.parseAsync().catch((error: unknown) => {
  process.exitCode = 2;
  const known = error instanceof Refusal || error instanceof UnreadableInput;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`proofstack: ${known ? "" : "defect: "}${message}\n`);
});
