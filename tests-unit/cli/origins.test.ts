import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sourcesUrl } from "../../proof/cli/sources";
import { AwsError, FakeAws, type Operation } from "../live/fake-aws";
import { Proofstack } from "./proofstack";

const comment = (path: string, site: string) => ({
  "//": { metadata: { path, uniqueId: "logs", stackTrace: [site] } },
});
const group = (retention_in_days: number) => ({ name: "/payments", retention_in_days });
const synthesized = (retention: number) => ({
  resource: {
    aws_cloudwatch_log_group: {
      logs: { ...comment("payments/logs", "stack/log-group.ts:20"), ...group(retention) },
    },
  },
});

const ADDRESS = "aws_cloudwatch_log_group.logs";
const ORIGIN = { construct: "payments/logs", file: "stack/log-group.ts", line: 20 };
const applied = (address: string) => ({
  address,
  mode: "managed",
  type: "aws_cloudwatch_log_group",
  name: "logs",
  values: group(30),
});
const state = {
  format_version: "1.0",
  values: {
    root_module: {
      resources: [applied(`${ADDRESS}[0]`)],
      child_modules: [{ address: "module.other", resources: [applied(`module.other.${ADDRESS}`)] }],
    },
  },
};

/** Whole processes, some of which load AWS's clients. */
jest.setTimeout(30_000);

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  const stacks = join(proofstack.folder, "cdktf.out/stacks/payments");
  mkdirSync(stacks, { recursive: true });
  mkdirSync(join(proofstack.folder, "deploy"));
  proofstack.write("cdktf.out/stacks/payments/cdk.tf.json", synthesized(30));
  proofstack.write("cdktf.out/manifest.json", {
    stacks: { payments: { synthesizedStackPath: "stacks/payments/cdk.tf.json" } },
  });
  proofstack.write("state.json", state);
  proofstack.write("declared.json", synthesized(90));
  proofstack.write("deploy/proofstack.json", { origins: "../cdktf.out" });
  proofstack.write("nowhere.json", { origins: "gone" });
});
afterAll(() => proofstack.remove());

const FILE = "cdktf.out/stacks/payments/cdk.tf.json";
const originsIn = (stdout: string) =>
  JSON.parse(stdout).verdicts.map(({ address, origin }: { address: string; origin?: object }) => [
    address,
    origin,
  ]);

test("synthesized JSON tells by itself where a finding is, in every format", () => {
  const check = (format: string, env = {}) =>
    proofstack.run(["check", "cdktf.out", "-f", format], {
      env: { PATH: process.env.PATH, ...env },
    }).stdout;
  expect(originsIn(check("json"))).toEqual([[ADDRESS, ORIGIN]]);
  expect(check("human")).toContain(`✗ ${ADDRESS}\n      stack/log-group.ts:20 · payments/logs\n`);
  expect(check("github")).toMatch(/^::error file=stack\/log-group\.ts,line=20,title=/);
  expect(check("junit")).toContain(`name="${ADDRESS}" file="stack/log-group.ts" line="20"`);
  expect(JSON.parse(check("sarif")).runs[0].results[0].locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: "stack/log-group.ts", uriBaseId: "%SRCROOT%" },
        region: { startLine: 20 },
      },
      logicalLocations: [
        { fullyQualifiedName: ADDRESS, kind: "resource" },
        { fullyQualifiedName: "payments/logs", kind: "construct" },
      ],
    },
  ]);
  expect(check("markdown")).toContain("<br><code>stack/log-group.ts:20</code><br>");
  const job = {
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_REPOSITORY: "a/b",
    GITHUB_SHA: "c",
  };
  expect(check("markdown", job)).toContain(
    "<br>[<code>stack/log-group.ts:20</code>](https://github.com/a/b/blob/c/stack/log-group.ts#L20)<br>",
  );
});

test.each([
  ["the folder of it", ["--origins", "cdktf.out"]],
  ["the file of it", ["--origins", FILE]],
  ["the settings, beside which it is", ["--config", "deploy/proofstack.json"]],
])("a state is told by %s", (_, args) => {
  const { stdout } = proofstack.run(["check", "state.json", ...args, "-f", "json"]);
  expect(originsIn(stdout)).toEqual([
    [`${ADDRESS}[0]`, ORIGIN],
    [`module.other.${ADDRESS}`, undefined],
  ]);
});

test("without any there is the address", () => {
  const { stdout } = proofstack.run(["check", "state.json", "-f", "json"]);
  expect(originsIn(stdout)).toEqual([
    [`${ADDRESS}[0]`, undefined],
    [`module.other.${ADDRESS}`, undefined],
  ]);
});

test.each([
  ["is not there", ["--origins", "none.json"], "none.json does not exist."],
  ["is no CDKTF output", ["--origins", "deploy"], "deploy holds no manifest.json"],
  [
    "is a state",
    ["--origins", "state.json"],
    "state.json: this is JSON, but it is not synthesized",
  ],
  ["is named by settings and not there", ["--config", "nowhere.json"], "gone does not exist."],
])("2 and one line when what is to tell %s", (_, args, line) => {
  const { code, stdout, stderr } = proofstack.run(["check", "state.json", ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(line);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

describe("live", () => {
  async function live(operations: Record<string, Operation>, ...args: string[]) {
    const fake = new FakeAws(operations);
    const settings = await fake.start();
    try {
      return await proofstack.beside(["live", ...args], { ...settings });
    } finally {
      fake.close();
    }
  }
  const short = {
    DescribeLogGroups: () => ({ logGroups: [{ logGroupName: "/payments", retentionInDays: 30 }] }),
  };

  test("what was declared tells, of a finding and of a difference", async () => {
    const { stdout } = await live(short, "--declared", "declared.json", "--format", "github");
    expect(stdout.match(/^::error file=stack\/log-group\.ts,line=20,title=[a-z/-]+/gm)).toEqual([
      "::error file=stack/log-group.ts,line=20,title=logs/retention",
      "::error file=stack/log-group.ts,line=20,title=live/as-declared",
    ]);
  });

  test("of what is not there as well", async () => {
    const none = {
      DescribeLogGroups: () => ({
        logGroups: [{ logGroupName: "/other", retentionInDays: 90, arn: "arn:x" }],
      }),
      GetResources: () => ({ ResourceTagMappingList: [{ ResourceARN: "arn:x", Tags: [] }] }),
    };
    const { stdout } = await live(none, "--declared", "declared.json", "--tag", "Team=payments");
    expect(stdout).toContain(
      `  - ${ADDRESS}\n      stack/log-group.ts:20 · payments/logs\n      declared, and not there\n`,
    );
  });

  test("a declared state is told by the synthesized JSON", async () => {
    proofstack.write("one.json", {
      ...state,
      values: { root_module: { resources: [applied(ADDRESS)] } },
    });
    const denied = { DescribeLogGroups: () => new AwsError("AccessDeniedException") };
    const declared = ["--declared", "one.json", "--origins", "cdktf.out"];
    const { stdout } = await live(denied, ...declared, "--format", "json");
    expect(originsIn(stdout)).toEqual([[ADDRESS, ORIGIN]]);
  });
});

describe("where the sources of a job can be looked at", () => {
  const github = {
    GITHUB_SERVER_URL: "https://github.example.com",
    GITHUB_REPOSITORY: "team/infra",
    GITHUB_SHA: "abc",
  };
  test.each<[string, NodeJS.ProcessEnv, string | undefined]>([
    ["GitHub", github, "https://github.example.com/team/infra/blob/abc/"],
    [
      "GitLab",
      { CI_PROJECT_URL: "https://gitlab.com/team/infra", CI_COMMIT_SHA: "abc" },
      "https://gitlab.com/team/infra/-/blob/abc/",
    ],
    ["no pipeline", {}, undefined],
    ["half a pipeline", { ...github, GITHUB_SHA: "" }, undefined],
    ["no URL", { ...github, GITHUB_SERVER_URL: "nowhere" }, undefined],
    ["no web", { ...github, GITHUB_SERVER_URL: "javascript://x" }, undefined],
  ])("%s", (_, environment, url) => {
    expect(sourcesUrl(environment)).toBe(url);
  });
});
