import { Argument, Command, CommanderError, Option } from "commander";
import { version } from "../../package.json";
import { isRefusal } from "../errors";
import { FORMATS } from "../evidence/formats";
import { SEVERITIES } from "../gate/policy";
import { check } from "./check";
import { printControls } from "./controls";
import { except } from "./except";
import {
  CHECK,
  COMPLETION,
  CONTROLS,
  EVIDENCE,
  EXAMPLES,
  EXCEPT,
  INIT,
  LIVE,
  MODEL,
  VERIFY,
} from "./help";
import { live } from "./live";
import { printModel } from "./model";
import { surviveClosedPipe } from "./terminal";

/** 0: all proven · 1: something failed or is unknown · 2: could not judge. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command line; whatever goes wrong is one line on standard error and exit code 2. */
export async function run(argv: string[]): Promise<ExitCode> {
  surviveClosedPipe();
  let code: ExitCode = 0;
  const program = commands((verdict) => {
    code = verdict;
  });
  try {
    await program.parseAsync(argv);
    return code;
  } catch (error) {
    // Commander has already printed the help, or what was wrong with the usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`proofstack: ${explain(error)}\n`);
    return 2;
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (isRefusal(error)) return message;
  return `this is a defect of proofstack, and nothing was judged: ${message}`;
}

function commands(judged: (code: ExitCode) => void): Command {
  const program = new Command("proofstack")
    .description("Proves that Terraform on AWS complies: synthesized JSON, a plan or a state.")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText("after", EXAMPLES);

  reporting(program.command("check"))
    .description("judge synthesized JSON, a plan or a state; which it is, is seen from it")
    .argument("[input...]", "files, CDKTF output folders, or - for standard input")
    .option(
      "--since <earlier>",
      "judge what changed since an earlier file, a commit, or prior-state",
    )
    .addHelpText("after", CHECK)
    .action(async (names, options) => judged(await check(names, options)));

  reporting(program.command("live"))
    .description("read an AWS account, judge it, and compare it with what was declared")
    .option("-d, --declared <input...>", DECLARED)
    .option("-t, --tag <key=value...>", TAG)
    .addHelpText("after", LIVE)
    .action(async (options) => judged(await live(options)));

  program
    .command("init")
    .description("set the gate up in a repository with Terraform: settings and a pipeline's step")
    .argument("[input...]", "what to judge at once; else a plan or synthesis that is found")
    .option("-p, --profile <profile>", "baseline, payments, … (default: baseline)")
    .addOption(
      new Option("--ci <name>", "whose step to write (default: what is found)").choices([
        "github",
        "gitlab",
      ]),
    )
    .option("-n, --dry-run", "write nothing, and say what would be written")
    .option("--no-color", "print without colours, as does NO_COLOR=1")
    .addHelpText("after", INIT)
    .action(async (names, options) => {
      const { init } = await import("./init");
      await init(names, options, (input, { profile, color }) =>
        check(input, { format: "human", color, ...(profile && { profile }) }),
      );
    });

  program
    .command("except")
    .description("accept one finding until a day has passed, in a file of exceptions")
    .argument("<control>", "the control's id, as logs/retention")
    .argument("<address>", "the exact address, as the report shows it")
    .requiredOption("--reason <text>", "why the risk is accepted")
    .requiredOption("--approved-by <who>", "who answers for that")
    .requiredOption("--expires <day>", "the last day on which it holds, in UTC, as 2026-12-31")
    .option("--file <file>", "the file of exceptions; made if it is not there", "exceptions.json")
    .option("--today <day>", "the day it is now (default: today in UTC)")
    .addHelpText("after", EXCEPT)
    .action(except);

  withProfile(program.command("evidence"))
    .description("judge each view and write a folder of evidence that can be verified")
    .argument("[input...]", "files, CDKTF output folders, or - for standard input; of any views")
    .requiredOption("-o, --out <folder>", "the folder to write; it must not be there yet")
    .option("--live", "read the AWS account too, and judge it")
    .option("-d, --declared <input...>", `with --live, compare with it: ${DECLARED}`)
    .option("-t, --tag <key=value...>", `with --live, ${TAG}`)
    .option("-e, --exceptions <file>", "the risks that are accepted, until when and by whom")
    .option("--origins <input>", ORIGINS)
    .option("--key <file>", "sign with this private key: Ed25519 or ECDSA P-256, in PEM")
    .option("--kms-key <key>", "sign with this key in AWS KMS: an id, ARN or alias")
    .option("--previous <folder>", "the evidence of the run before, which this one follows")
    .option("--reveal <type.attribute>", "show this although it is marked as sensitive", repeated)
    .option("--now <time>", "when it is judged (default: now), as 2026-12-31T23:59:59Z")
    .option("--run <uuid>", "which run it is (default: a new one)")
    .option("--commit <id>", "what was judged (default: what git has checked out here)")
    .option("--no-color", "print without colours, as does NO_COLOR=1")
    .addHelpText("after", EVIDENCE)
    .action(async (names, options) => {
      const { evidence } = await import("./evidence");
      judged(await evidence(names, options));
    });

  program
    .command("verify")
    .description("prove that evidence is what was written, and judge its inputs again")
    .argument("<folder...>", "folders of evidence, the oldest first")
    .option("--key <file>", "the public key, in PEM")
    .option("--no-key", "leave the signatures unchecked")
    .option("--after <digest>", "the manifest of the run before the first one named")
    .option("--head <digest>", "the manifest of the newest run")
    .option("--no-color", "print without colours, as does NO_COLOR=1")
    .addHelpText("after", VERIFY)
    .action(async (folders, options) => {
      const { verify } = await import("./evidence");
      judged(await verify(folders, options));
    });

  withProfile(program.command("controls"))
    .description("list the controls, or explain one")
    .argument("[control]", "a control's id, as logs/retention")
    .option("--no-color", "print without colours, as does NO_COLOR=1")
    .addHelpText("after", CONTROLS)
    .action(printControls);

  withProfile(program.command("model"))
    .description("print what the gate judges, as OPA and conftest take it")
    .argument("[input...]", "files, CDKTF output folders, or - for standard input")
    .addHelpText("after", MODEL)
    .action(printModel);

  program
    .command("completion")
    .description("print what completes this command line in a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", COMPLETION)
    .action(async (shell) => {
      const { printCompletion } = await import("./completion");
      printCompletion(program, shell);
    });

  return program;
}

const DECLARED = "a state, a plan, synthesized JSON, or a CDKTF output folder";
const TAG = "read what carries these tags, beside what is declared";
const OUT = `also write reports: names ending in ${Object.values(FORMATS).filter(Boolean).join(", ")}`;

const ORIGINS = "the CDKTF output that says which line made what (default: the settings')";

/** An option that may be given more than once. */
const repeated = (value: string, before: string[] = []): string[] => [...before, value];

const withProfile = (command: Command): Command =>
  command
    .option(
      "-p, --profile <profile>",
      "by which controls: baseline, payments, … (default: the settings', else baseline)",
    )
    .option("-c, --config <file>", "settings (default: proofstack.json, when it is there)");

/** What judges and prints a report takes these. */
const reporting = (command: Command): Command =>
  withProfile(command)
    .option("-e, --exceptions <file>", "the risks that are accepted, until when and by whom")
    .option("--origins <input>", ORIGINS)
    .option("--today <day>", "the day by which exceptions expire (default: today in UTC)")
    .addOption(
      new Option("--fail-on <severity>", "the least severe finding that blocks").choices(
        SEVERITIES,
      ),
    )
    .option("--baseline <file>", "an earlier report as JSON: only what is new since then blocks")
    .addOption(
      new Option("-f, --format <name>", "how it is printed")
        .choices(["human", ...Object.keys(FORMATS)])
        .default("human"),
    )
    .option("-o, --out <file>", OUT, repeated)
    .option("-q, --quiet", "print only what blocks")
    .addOption(
      new Option("-v, --verbose", "print what is proven too, and what took how long").conflicts(
        "quiet",
      ),
    )
    .option("--no-color", "print without colours, as does NO_COLOR=1");
