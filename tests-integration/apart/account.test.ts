/**
 * `npm run test:live` without a real account: a local AWS of its own stands in for one, reached as a real
 * one is, by the SDK's own settings.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leftIn, readJson } from "../deployment";
import { inventory } from "../inventory";
import { enter, type LocalAws, startLocalAws } from "../local-aws/local-aws";
import { CACHE } from "../support/cache";
import { deployment, localTest } from "../support/deployed";
import { Command } from "../support/processes";
import { until } from "../support/until";
import { standing } from "../sweep";

const ACCOUNT = "000000000000";
const SUFFIX = `t${Date.now().toString(36).slice(-5)}`;
const MINUTES = 60_000;

jest.setTimeout(20 * MINUTES);

const folder = mkdtempSync(join(tmpdir(), "account-"));
const config = join(folder, "mine.json");
/** What is installed, and states of its own: they go with the folder, however this test ends. */
const cache = join(folder, "cache");
const WORK = join(cache, "live", `${ACCOUNT}-us-east-1-${SUFFIX}`);
const runs: Command[] = [];
let aws: LocalAws;
let before: string[];

describe("a stand-in for an account", () => {
  beforeAll(async () => {
    if (!deployment.local) return;
    aws = await startLocalAws();
    enter(aws);
    mkdirSync(cache);
    for (const installed of readdirSync(CACHE).filter((name) => name !== "live")) {
      symlinkSync(join(CACHE, installed), join(cache, installed));
    }
    const emails = ["one@example.com", "two@example.com"];
    writeFileSync(config, JSON.stringify({ suffix: SUFFIX, emails }));
    before = await inventory();
  });

  afterAll(async () => {
    await Promise.all(runs.map((run) => run.kill()));
    await aws?.close();
    rmSync(folder, { recursive: true });
  });

  function live(...args: string[]): Command {
    const env = { PROOFSTACK_LIVE_ACCOUNT: ACCOUNT, PROOFSTACK_CACHE: cache };
    const run = new Command("test:live", ["--config", config, ...args], env);
    runs.push(run);
    return run;
  }

  const gateway = async (method: string, path: string, body?: unknown) => {
    const address = `${aws.endpoint}/_gateway/${path}`;
    const answer = await fetch(address, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return answer.json();
  };

  /** Waits until the run makes its first log group; the answer to that takes so many milliseconds. */
  async function makesLogGroup(run: Command, delay: number) {
    await gateway("DELETE", "calls");
    await gateway("PUT", "faults", [
      { service: "logs", operation: "CreateLogGroup", delay, times: 1 },
    ]);
    const called = async () =>
      ((await gateway("GET", "calls")) as string[]).includes("logs:CreateLogGroup");
    const failed = run.ended.then((code) => {
      throw new Error(`It ended with ${code}:\n${run.said}`);
    });
    await Promise.race([until(called, 5 * MINUTES), failed]);
  }

  /** ARNs in the state that the run has kept. */
  const inState = (): string[] =>
    readJson(join(WORK, "stack", "payments.tfstate")).resources.flatMap(
      ({ instances }: { instances: { attributes: { arn?: string } }[] }) =>
        instances.map(({ attributes }) => attributes.arn),
    );

  localTest("interrupted while it applies, it destroys what there is before it ends", async () => {
    const run = live();
    await makesLogGroup(run, 0);
    run.ctrlC();
    expect(await run.ended).toBe(130);
    expect(run.said).toContain("Interrupted: destroying what there is.");
    expect(run.said).toContain("✓ Destroy");
    expect(await inventory()).toEqual(before);
    expect(existsSync(WORK)).toBe(false);
  });

  localTest(
    "a run is refused while another one is at work, and destroys what a killed one left",
    async () => {
      const killed = live();
      await makesLogGroup(killed, 10_000);
      const second = live();
      expect(await second.ended).toBe(2);
      expect(second.said).toMatch(
        /Process \d+ is at work in .*\. Wait for it, or end it, and repeat\./,
      );

      await killed.kill();
      expect(leftIn(join(WORK, "stack"))).toHaveLength(1);
      // The call that was under way when it was killed arrives all the same.
      await until(async () => (await standing(SUFFIX)).some((arn) => !inState().includes(arn)));

      const next = live("payments", "metrics", "alarms");
      if ((await next.ended) !== 0) throw new Error(`It failed:\n${next.said}`);
      expect(next.said).toContain("✓ Destroy what is left of payments in stack");
      expect(next.said).toContain("✓ Nothing is left");
      // The same tests; those that want a local AWS are named, and no others.
      expect(next.said).toMatch(/tests were not run here:\n/);
      expect(next.said).toContain("  - a payment is traced in three steps\n");
      expect(next.said).not.toMatch(/ {2}- a repeated idempotency key/);
      expect(await inventory()).toEqual(before);
      expect(existsSync(WORK)).toBe(false);
    },
  );
});
