/**
 * `npm run test:deploy`: starts a local AWS, plans the stack, gates the plan, applies it, runs this
 * folder's tests over it, destroys it, and proves that nothing is left. With `-- --keep-state` it also keeps
 * the state that was applied as `tests-policy/samples/payments.state.json`.
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { type Deployment, exampleIn, gate, surround, synthesize } from "./deployment";
import { inventory } from "./inventory";
import { type LocalAws, startLocalAws } from "./local-aws/local-aws";
import { interruptAll, run } from "./support/run";
import { step } from "./support/steps";
import { Terraform } from "./terraform/terraform";

const ROOT = join(__dirname, "..");
const KEPT_STATE = join(ROOT, "tests-policy", "samples", "payments.state.json");

async function main(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "proofstack-deploy-"));
  let aws: LocalAws | undefined;
  try {
    aws = await step("Start the local AWS", startLocalAws);
    await deployAndTest(aws, work);
  } finally {
    await aws?.close();
    rmSync(work, { recursive: true, force: true });
  }
}

async function deployAndTest(aws: LocalAws, work: string): Promise<void> {
  const surroundings = await step("Make a VPC for it", (say) => surround(aws, work, say));
  const dir = await step("Synthesize the stack", () =>
    synthesize(exampleIn(surroundings.vpc), work),
  );
  let latest: (line: string) => void = () => {};
  const terraform = new Terraform({ dir, env: aws.terraformEnv, say: (line) => latest(line) });
  const doing = <T>(title: string, work: () => Promise<T>) =>
    step(title, (say) => {
      latest = say;
      return work();
    });

  const before = await step("List what stands in the account", () => inventory(aws.endpoint));
  await doing("Install the provider", () => terraform.init());
  await doing("Plan", () => terraform.plan());
  const plan = await doing("Read the plan", () => terraform.show("plan.json", "plan.tfplan"));
  await step("Gate the plan", () => gate(plan));
  try {
    await doing("Apply", () => terraform.apply());
    const state = await doing("Read the state", () => terraform.show("state.json"));
    if (process.argv.includes("--keep-state")) copyFileSync(state, KEPT_STATE);
    await step("Gate the state", () => gate(state));
    await doing("Plan again: nothing differs", () => terraform.planChangesNothing());
    const { endpoint, xrayPort, terraformEnv } = aws;
    const outputs = await terraform.outputs();
    const deployment: Deployment = { dir, endpoint, xrayPort, terraformEnv, outputs };
    const file = join(work, "deployment.json");
    writeFileSync(file, JSON.stringify(deployment));
    await run("npx", ["jest", "--selectProjects", "integration", "--runInBand"], {
      cwd: ROOT,
      env: {
        ...process.env,
        PROOFSTACK_DEPLOYMENT: file,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
      },
      onLine: (line) => console.log(line),
    });
  } finally {
    await doing("Destroy", () => terraform.destroy());
  }
  await step("List it again: nothing is left", async () => {
    const known = new Set(before);
    const left = (await inventory(aws.endpoint)).filter((thing) => !known.has(thing));
    if (left.length > 0) throw new Error(`Destroying left ${left.join(", ")}.`);
  });
  await surroundings.remove();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  // Terraform ends the call that it is in; the rest of main then destroys what there is.
  process.on(signal, interruptAll);
}

main().catch((error: Error) => {
  console.error(`\n${pc.red("test:deploy failed")}: ${error.message}`);
  process.exitCode = 1;
});
