import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
  proofstack.write("bad.json", logGroups(3, 1));
  proofstack.write("also-bad.json", {
    resource: { aws_cloudwatch_log_group: { other: { name: "other", retention_in_days: 1 } } },
  });
});
afterAll(() => proofstack.remove());

const read = (name: string) => readFileSync(join(proofstack.folder, name), "utf8");

test.each([
  ["json", "out.json"],
  ["markdown", "out.md"],
  ["html", "out.html"],
  ["sarif", "out.sarif"],
  ["junit", "out.xml"],
])("%s: what is printed and what is written are the same bytes", (format, out) => {
  const { stdout, code } = proofstack.run(["check", "bad.json", "-f", format, "-o", out]);
  expect(code).toBe(1);
  expect(stdout).not.toBe("");
  expect(read(out)).toBe(stdout);
});

test("several files are written in one run, and named", () => {
  const out = ["a.sarif", "a.xml", "a.json"];
  const { stdout } = proofstack.run(["check", "bad.json", ...out.flatMap((file) => ["-o", file])]);
  expect(out.map((file) => existsSync(join(proofstack.folder, file)))).toEqual([true, true, true]);
  expect(stdout).toContain("the report is in a.sarif, a.xml, a.json");
});

test("of several judged files, a result names the one it is in", () => {
  const { stdout } = proofstack.run(["check", "bad.json", "also-bad.json", "-f", "sarif"]);
  const files = JSON.parse(stdout).runs[0].results.map(
    (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
      result.locations[0]?.physicalLocation.artifactLocation.uri,
  );
  expect(files).toEqual(["bad.json", "also-bad.json"]);
});

test("github: annotations are printed, and the job's summary is added to", () => {
  const summary = proofstack.write("summary.md", "what was there\n");
  const env = { ...process.env, GITHUB_STEP_SUMMARY: summary };
  const { stdout, code } = proofstack.run(["check", "bad.json", "-f", "github"], { env });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error title=logs\/retention%3A .*\n$/);
  expect(read(summary)).toMatch(/^what was there\n## ❌ Not proven/);
});

test("github: without a summary to write to, annotations alone", () => {
  const { GITHUB_STEP_SUMMARY: _, ...env } = process.env;
  expect(proofstack.run(["check", "bad.json", "-f", "github"], { env })).toMatchObject({
    code: 1,
    stderr: "",
  });
});

test("github is printed for GitHub to read, and is no file", () => {
  const { code, stderr } = proofstack.run(["check", "bad.json", "-o", "out.github"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/end the name with one of \.json, \.md, \.html, \.sarif, \.xml/);
});
