import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildSync } from "esbuild";
import { ACCOUNT, AwsError, FakeAws, type Operation } from "../live/fake-aws";

jest.setTimeout(60_000);

const INTEGRATION = join(__dirname, "..", "..", "tests-integration");
const emails = ["one@example.com", "two@example.com"];

const compiled = mkdtempSync(join(tmpdir(), "live-compiled-"));
beforeAll(() => {
  // Once for all runs, each of which would compile for seconds.
  buildSync({
    entryPoints: ["main", "account"].map((name) => join(INTEGRATION, `${name}.ts`)),
    outdir: compiled,
    bundle: true,
    platform: "node",
    logLevel: "warning",
  });
  // It looks beside itself for the tests to run, of which these runs come to none.
  writeFileSync(join(compiled, "some.test.ts"), "");
});
afterAll(() => rmSync(compiled, { recursive: true }));

let folder: string;
let fake: FakeAws;
let settings: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "live-"));
});
afterEach(() => {
  fake.close();
  rmSync(folder, { recursive: true });
});

/** Runs `npm run test:live` as far as it goes in an account of these operations. */
async function live(args: string[], env: object = {}, operations: Record<string, Operation> = {}) {
  fake = new FakeAws(operations);
  settings = await fake.start();
  const child = spawn(process.execPath, [join(compiled, "main.js"), "test:live", ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...settings, PROOFSTACK_CACHE: join(folder, "cache"), ...env },
  });
  const ended = new Promise<number | null>((done) => child.on("close", done));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, said: stdout + stderr };
}

function configured(config: object): string {
  const file = join(folder, "payments.json");
  writeFileSync(file, JSON.stringify(config));
  return file;
}

test("without an account that is named, nothing is asked and nothing is touched", async () => {
  const { code, said } = await live(["--config", configured({ suffix: "mine", emails })]);
  expect(code).toBe(2);
  expect(said).toContain("set PROOFSTACK_LIVE_ACCOUNT to its 12 digits. Nothing was touched.");
  expect(fake.calls).toEqual([]);
});

const NAMED = { PROOFSTACK_LIVE_ACCOUNT: ACCOUNT };

test.each<[string, string[] | object, object, Record<string, Operation>, RegExp]>([
  ["no configuration", [], NAMED, {}, /--config is missing\. Nothing was touched/],
  ["an option that is none", ["--destry"], NAMED, {}, /--destry/],
  ["a configuration that is none", { suffix: "mine" }, NAMED, {}, /emails must be a list/],
  [
    "an API that is open",
    { suffix: "mine", emails, api: { authorization: "NONE" } },
    NAMED,
    {},
    /leave api\.authorization out\. Nothing was touched/,
  ],
  [
    "another account",
    { suffix: "mine", emails },
    { PROOFSTACK_LIVE_ACCOUNT: "999999999999" },
    {},
    /are of account 123456789012, and PROOFSTACK_LIVE_ACCOUNT is 999999999999\. Nothing was touched/,
  ],
  [
    "expired credentials",
    { suffix: "mine", emails },
    NAMED,
    { GetCallerIdentity: () => new AwsError("ExpiredToken", 403) },
    /have expired: sign in again/,
  ],
])("%s is refused before anything is touched", async (_, given, env, operations, line) => {
  const args = Array.isArray(given) ? given : ["--config", configured(given)];
  const { code, said } = await live(args, env, operations);
  expect(said).toMatch(line);
  expect(code).toBe(2);
  expect(fake.calls.filter((call) => call !== "GetCallerIdentity")).toEqual([]);
  expect(readdirSync(folder)).not.toContain("cache");
});
