import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsError, FakeAws, type Operation } from "../live/fake-aws";
import { Proofstack } from "./proofstack";

const LIVE = "inputs/2-live.json";
const GROUP = "aws_cloudwatch_log_group.logs";

let proofstack: Proofstack;
// Two processes after each other, on a machine that may be busy.
jest.setTimeout(60_000);
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("declared.json", {
    resource: { aws_cloudwatch_log_group: { logs: { name: "/payments", retention_in_days: 90 } } },
  });
  proofstack.write("state.json", {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [
          {
            address: GROUP,
            type: "aws_cloudwatch_log_group",
            mode: "managed",
            values: { name: "/payments", retention_in_days: 90 },
            sensitive_values: { retention_in_days: true },
          },
        ],
      },
    },
  });
});
afterAll(() => proofstack.remove());

/** Writes evidence beside an account of these operations. */
async function evidence(operations: Record<string, Operation>, ...args: string[]) {
  const fake = new FakeAws(operations);
  const settings = await fake.start();
  try {
    return await proofstack.beside(["evidence", ...args], settings);
  } finally {
    fake.close();
  }
}

const keeping = (retentionInDays: number): Record<string, Operation> => ({
  DescribeLogGroups: () => ({ logGroups: [{ logGroupName: "/payments", retentionInDays }] }),
});
const read = (path: string) => readFileSync(join(proofstack.folder, path), "utf8");
const json = (path: string) => JSON.parse(read(path));
const verify = (folder: string) => proofstack.run(["verify", folder]);

const BOTH = ["declared.json", "--live", "--declared", "declared.json"];

test("the account is judged as a view of its own, stored, and stated as a subject", async () => {
  const { code, stdout, stderr } = await evidence(keeping(90), ...BOTH, "--out", "proven");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/synth\s+✓ 1 proven\n\s+live\s+✓ 1 proven/);
  const { reports } = json("proven/verdicts.json");
  expect(reports).toMatchObject([
    { view: "synth" },
    { view: "live", input: [{ file: LIVE }], drift: { missing: [], extra: [], differing: [] } },
  ]);
  const { subject } = json("proven/statement.json");
  expect(subject.map(({ name }: { name: string }) => name)).toEqual([
    "inputs/1-declared.json",
    LIVE,
  ]);
  expect(verify("proven").code).toBe(0);
});

test("an account that differs from what was declared is evidence of that, judged again from storage", async () => {
  const { code, stdout } = await evidence(keeping(365), ...BOTH, "--out", "differs");
  expect(code).toBe(1);
  expect(stdout).toMatch(/live\s+✗ 1 proven · 1 not as declared/);
  const [, live] = json("differs/verdicts.json").reports;
  expect(live.drift.differing).toEqual([
    { address: GROUP, attribute: "retention_in_days", declared: 90, live: 365 },
  ]);
  expect(verify("differs").code).toBe(0);
});

test("what the account refused is unknown, then and when it is judged again", async () => {
  const denied = { DescribeLogGroups: () => new AwsError("AccessDeniedException") };
  const { code } = await evidence(denied, "--live", "--out", "refused");
  expect(code).toBe(1);
  const [live] = json("refused/verdicts.json").reports;
  expect(live.verdicts).toMatchObject([
    { verdict: "unknown", unknown: [{ refused: "logs:DescribeLogGroups was denied: allow it" }] },
  ]);
  expect(verify("refused").code).toBe(0);
});

test("a byte of the stored account that was changed is found, and the file named", async () => {
  await evidence(keeping(30), ...BOTH, "--out", "changed");
  const file = join(proofstack.folder, "changed", LIVE);
  const before = readFileSync(file, "utf8");
  expect(before).toContain('"retention_in_days":30');
  writeFileSync(file, before.replace('"retention_in_days":30', '"retention_in_days":90'));
  const { code, stdout } = verify("changed");
  expect(code).toBe(1);
  expect(stdout).toContain(`${LIVE}: it was changed`);
});

test("what is stored of the account is not taken for Terraform", async () => {
  await evidence(keeping(90), "--live", "--out", "alone");
  const { code, stderr } = proofstack.run(["check", "alone/inputs/1-live.json"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/an account as evidence stores it.*proofstack verify/);
});

describe("what the declaration marks as sensitive", () => {
  const args = ["state.json", "--live", "--declared", "state.json"];

  test("is masked in the stored account, and what rests on it is unknown", async () => {
    const { code, stdout } = await evidence(keeping(90), ...args, "--out", "masked");
    expect(code).toBe(1);
    expect(stdout).toContain(`1 value masked in ${LIVE}`);
    expect(read(`masked/${LIVE}`)).not.toMatch(/\b90\b/);
    const [, live] = json("masked/verdicts.json").reports;
    expect(live.verdicts).toMatchObject([
      { verdict: "unknown", unknown: [{ attribute: "retention_in_days", masked: true }] },
    ]);
    expect(verify("masked").code).toBe(0);
  });

  test("is shown where that was said", async () => {
    const shown = ["--reveal", "aws_cloudwatch_log_group.retention_in_days"];
    expect((await evidence(keeping(90), ...args, ...shown, "--out", "shown")).code).toBe(0);
    expect(verify("shown").code).toBe(0);
  });
});

test.each<[string, Record<string, Operation>, string[], RegExp]>([
  [
    "the account cannot be read",
    { GetCallerIdentity: () => new AwsError("ExpiredToken", 403) },
    ["--live"],
    /have expired: sign in again/,
  ],
  ["nothing is there to judge", {}, ["--live"], /it holds no resource/],
  ["a tag is none", {}, ["--live", "--tag", "payments"], /give a key and a value/],
  ["no account is asked for", {}, ["--declared", "declared.json"], /add --live/],
])("2, and nothing is written, when %s", async (_, operations, args, line) => {
  const { code, stdout, stderr } = await evidence(operations, ...args, "--out", "none");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(existsSync(join(proofstack.folder, "none"))).toBe(false);
  expect(readdirSync(proofstack.folder).filter((name) => name.startsWith("."))).toEqual([]);
});
