import { ACCOUNT, AwsError, FakeAws, type Operation, REGION } from "../live/fake-aws";
import { Proofstack } from "./proofstack";

// Each runs the command line, and some of them until it gives up.
jest.setTimeout(60_000);

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("declared.json", {
    resource: { aws_cloudwatch_log_group: { logs: { name: "/payments", retention_in_days: 90 } } },
  });
});
afterAll(() => proofstack.remove());

/** Runs `proofstack live` on an account of these operations. */
async function live(operations: Record<string, Operation>, args: string[] = [], env: object = {}) {
  const fake = new FakeAws(operations);
  const settings = await fake.start();
  try {
    return await proofstack.beside(["live", ...args], { ...settings, ...env });
  } finally {
    fake.close();
  }
}

const keeping = (retentionInDays: number): Record<string, Operation> => ({
  DescribeLogGroups: () => ({ logGroups: [{ logGroupName: "/payments", retentionInDays }] }),
});
const DECLARED = ["--declared", "declared.json"];

test("0 when the account is proven, and as declared", async () => {
  const { code, stdout, stderr } = await live(keeping(90), DECLARED);
  expect(stdout).toContain("✓ Proven  1 proven");
  expect(stdout).toContain(`live account ${ACCOUNT} in ${REGION}, declared.json`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test("1 when the account fails, at its declared address, with what differs", async () => {
  const { code, stdout } = await live(keeping(30), [...DECLARED, "--format", "json"]);
  const { view, input, verdicts, drift } = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(view).toBe("live");
  expect(input).toEqual([
    { file: `account ${ACCOUNT} in ${REGION}`, digest: expect.stringMatching(/^sha256:/) },
    { file: "declared.json", digest: expect.stringMatching(/^sha256:/) },
  ]);
  expect(verdicts).toMatchObject([
    { address: "aws_cloudwatch_log_group.logs", verdict: "fail", found: { retention_in_days: 30 } },
  ]);
  expect(drift).toEqual({
    missing: [],
    extra: [],
    differing: [
      {
        address: "aws_cloudwatch_log_group.logs",
        attribute: "retention_in_days",
        declared: 90,
        live: 30,
      },
    ],
  });
});

test("1 when all that is left is proven, and something declared is not there", async () => {
  const { code, stdout } = await live({}, [...DECLARED, "--tag", "Team=payments"]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  const others = { logGroups: [{ logGroupName: "/other", retentionInDays: 90, arn: "arn:x" }] };
  const tagged = { ResourceTagMappingList: [{ ResourceARN: "arn:x", Tags: [] }] };
  const found = await live({ DescribeLogGroups: () => others, GetResources: () => tagged }, [
    ...DECLARED,
    "--tag",
    "Team=payments",
    "--quiet",
  ]);
  expect(found.code).toBe(1);
  expect(found.stdout).toContain("- aws_cloudwatch_log_group.logs");
  expect(found.stdout).toContain('+ aws_cloudwatch_log_group.live["/other"]');
});

test("1 when the account refuses to be read, naming the action; nothing is taken for empty", async () => {
  const denied = { DescribeLogGroups: () => new AwsError("AccessDeniedException") };
  for (const [args, address] of [
    [DECLARED, "aws_cloudwatch_log_group.logs"],
    [[], "aws_cloudwatch_log_group"],
  ] as const) {
    const { code, stdout } = await live(denied, [...args, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).verdicts).toMatchObject([
      {
        address,
        verdict: "unknown",
        unknown: [{ refused: "logs:DescribeLogGroups was denied: allow it" }],
      },
    ]);
  }
});

test.each<[string, Record<string, Operation>, string[], object, RegExp]>([
  [
    "credentials have expired",
    { GetCallerIdentity: () => new AwsError("ExpiredToken", 403) },
    [],
    {},
    /have expired: sign in again/,
  ],
  [
    "nobody knows the keys",
    { GetCallerIdentity: () => new AwsError("InvalidClientTokenId", 403) },
    [],
    {},
    /does not accept the credentials \(InvalidClientTokenId\).* has this region enabled/,
  ],
  [
    "a service does not know the keys",
    { DescribeLogGroups: () => new AwsError("UnrecognizedClientException") },
    DECLARED,
    {},
    /does not accept the credentials \(UnrecognizedClientException\)/,
  ],
  [
    "there are no credentials",
    {},
    [],
    { AWS_ACCESS_KEY_ID: "" },
    /No AWS credentials could be had/,
  ],
  ["no region is set", {}, [], { AWS_REGION: undefined }, /No region can be had/],
  ["the region is none", {}, [], { AWS_REGION: "mars!" }, /No region can be had/],
  [
    "AWS cannot be reached",
    {},
    [],
    { AWS_ENDPOINT_URL: "http://127.0.0.1:1" },
    /cannot be reached: .* \(ECONNREFUSED\)\. Check the network, and that eu-central-1 is a region/,
  ],
  [
    "no name leads to AWS, as for a region that is none",
    {},
    [],
    { AWS_ENDPOINT_URL: "http://sts.mars-north-1.invalid" },
    /cannot be reached: .* \((ENOTFOUND|EAI_AGAIN)\)\. Check the network/,
  ],
  ["nothing is there to judge", {}, [], {}, /it holds no resource/],
  ["a tag is none", {}, ["--tag", "payments"], {}, /give a key and a value/],
  ["what was declared does not exist", {}, ["--declared", "no-such.json"], {}, /does not exist/],
])("2 and one line when %s", async (_, operations, args, env, line) => {
  const settings = { AWS_EC2_METADATA_DISABLED: "true", ...env };
  const { code, stdout, stderr } = await live(operations, args, settings);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});
