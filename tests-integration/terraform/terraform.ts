import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandFailed, run } from "../support/run";
import { isMirrored, mirrorConfig } from "./provider";

/** A folder of synthesized configuration. */
export interface Target {
  dir: string;
  say: (line: string) => void;
}

/** Terraform over one folder, in the AWS that this process's environment leads to. */
export class Terraform {
  private config: string | undefined;

  constructor(private readonly target: Target) {}

  /** From the mirror when it is there, else from the registry, else from a mirror that is built now. */
  async init(): Promise<void> {
    if (isMirrored()) this.config = await mirrorConfig(this.target.say);
    try {
      await this.run(["init"]);
    } catch (error) {
      if (this.config || !(error instanceof CommandFailed)) throw error;
      this.target.say("the provider registry does not answer");
      this.config = await mirrorConfig(this.target.say);
      await this.run(["init"]);
    }
  }

  async plan(file = "plan.tfplan", ...flags: string[]): Promise<void> {
    await this.run(["plan", "-out", file, ...flags]);
  }

  /** Plans over what was applied. @throws CommandFailed when that plan would change anything */
  async planChangesNothing(): Promise<void> {
    await this.run(["plan", "-detailed-exitcode"]);
  }

  /** `terraform show -json` of a plan, or of the state without one; written beside the configuration. */
  async show(to: string, plan?: string): Promise<string> {
    const { stdout } = await this.run(["show", "-json", ...(plan ? [plan] : [])]);
    const path = join(this.target.dir, to);
    writeFileSync(path, stdout);
    return path;
  }

  async apply(plan = "plan.tfplan"): Promise<void> {
    await this.run(["apply", "-parallelism=20", plan]);
  }

  async outputs<T = Record<string, string>>(): Promise<T> {
    const { stdout } = await this.run(["output", "-json"]);
    const outputs = Object.entries(JSON.parse(stdout) as Record<string, { value: unknown }>);
    return Object.fromEntries(outputs.map(([name, { value }]) => [name, value])) as T;
  }

  /**
   * Destroys what was applied from this folder, as it stands at this moment.
   * @param gate sees the plan of it first, and throws when it must not be
   */
  async destroy(gate: (plan: string) => void = () => {}): Promise<void> {
    await this.plan("destroy.tfplan", "-destroy");
    gate(await this.show("destroy.json", "destroy.tfplan"));
    await this.apply("destroy.tfplan");
  }

  private async run(args: string[]) {
    const { dir, say } = this.target;
    const [command = "", ...rest] = args;
    const reads = command === "show" || command === "output";
    const flags = reads ? ["-no-color"] : ["-no-color", "-input=false"];
    return run("terraform", [command, ...flags, ...rest], {
      cwd: dir,
      env: {
        ...process.env,
        TF_IN_AUTOMATION: "1",
        CHECKPOINT_DISABLE: "1",
        ...(this.config && { TF_CLI_CONFIG_FILE: this.config }),
      },
      ...(!reads && { onLine: say }),
    });
  }
}
