import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localTest } from "../support/deployed";
import { Command } from "../support/processes";
import { until } from "../support/until";

const MINIMAL = join(__dirname, "..", "..", "stack", "config", "minimal.json");
const MINUTES = 60_000;

jest.setTimeout(15 * MINUTES);

const FLOW = /^\S*node .*tests-integration\/local\.ts/;
const GUARD = /^\S*node .*tests-integration\/main\.ts/;
const MINISTACK = /-m ministack/;
const APPLY = /terraform apply .*\bplan\.tfplan/;
const PROVIDER = /terraform-provider-aws/;

const tmp = mkdtempSync(join(tmpdir(), "interruption-"));
const scratch = () => readdirSync(tmp).filter((name) => name.startsWith("proofstack-"));
const started: Command[] = [];
function deploy(...args: string[]): Command {
  const command = new Command("test:deploy", args, { TMPDIR: tmp });
  started.push(command);
  return command;
}
const deployMinimal = () => deploy("--config", MINIMAL, "payments");
afterAll(async () => {
  await Promise.all(started.map((command) => command.kill()));
  rmSync(tmp, { recursive: true, force: true });
});

/** Waits until all of them run; fails with what was said when the command ends before. */
const runs = (command: Command, ...patterns: RegExp[]) =>
  Promise.race([
    until(async () => {
      const found = await Promise.all(patterns.map((pattern) => command.find(pattern)));
      return found.every((one) => one !== undefined);
    }, 5 * MINUTES),
    command.ended.then((code) => {
      throw new Error(`It ended with ${code}:\n${command.said}`);
    }),
  ]);

const leftovers = async (command: Command) =>
  (await command.family()).map(({ command: line }) => line);

localTest(
  "two runs at once apply both; Ctrl-C ends one and a kill the other, and nothing is left",
  async () => {
    const [interrupted, killed] = [deployMinimal(), deployMinimal()];
    for (const run of [interrupted, killed]) await runs(run, MINISTACK, APPLY, PROVIDER);

    interrupted.ctrlC();
    expect(await interrupted.ended).toBe(130);
    expect(interrupted.said.trim().split("\n").at(-1)).toMatch(
      /test:deploy failed.*: it was interrupted\. Nothing of it is left\.$/,
    );
    expect(await leftovers(interrupted)).toEqual([]);

    await killed.killOne(FLOW);
    expect(await killed.ended).toBe(1);
    expect(killed.said.trim().split("\n").at(-1)).toBe(
      "test:deploy was ended by SIGKILL. Every process of it has ended too.",
    );
    expect(await leftovers(killed)).toEqual([]);
    expect(scratch()).toEqual([]);
  },
);

localTest("a run whose terminal is gone ends too", async () => {
  const run = deployMinimal();
  await runs(run, MINISTACK);
  await run.killOne(GUARD);
  expect(await run.ended).not.toBe(0);
  await until(async () => (await leftovers(run)).length === 0);
  expect(scratch()).toEqual([]);
});

/** It begins with the first test of this file, and never comes to this one. */
localTest("a run that is interrupted ends the runs that its tests have started", async () => {
  const run = deploy("apart/interruption");
  const flows = async () => (await run.family()).filter(({ command }) => FLOW.test(command));
  await until(async () => (await flows()).length === 3, 5 * MINUTES);
  run.ctrlC();
  expect(await run.ended).toBe(130);
  await until(async () => (await leftovers(run)).length === 0, 5_000);
  expect(scratch()).toEqual([]);
});
