import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack();
});
afterAll(() => proofstack.remove());

const good = JSON.stringify(logGroups(2));
const nested = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
const plan = (rest: object) => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  resource_changes: [],
  configuration: { root_module: {} },
  ...rest,
});
const bucket = {
  address: "random_id.a",
  mode: "managed",
  type: "random_id",
  name: "a",
  provider_name: "registry.terraform.io/hashicorp/random",
};
const created = {
  planned_values: {
    root_module: { resources: [{ ...bucket, schema_version: 0, values: { byte_length: 4 } }] },
  },
  resource_changes: [
    {
      ...bucket,
      change: { actions: ["create"], before: null, after: { byte_length: 4 }, after_unknown: {} },
    },
  ],
};

const unreadable: [name: string, content: unknown, says: RegExp][] = [
  ["truncated JSON", good.slice(0, -20), /not JSON/],
  ["not JSON", "resource aws_sns_topic a {}", /not JSON/],
  ["an empty object", {}, /neither/],
  ["an empty list", [], /not an object/],
  ["null", "null", /not an object/],
  ["a number", "1", /not an object/],
  ["an empty file", "", /empty/],
  ["blanks", " \n\t\n", /empty/],
  ["NUL bytes", Buffer.alloc(64), /not JSON/],
  ["10,000 levels of nesting", nested, /neither|deep/],
  [
    "10,000 levels within an attribute",
    `{"resource":{"aws_cloudwatch_log_group":{"a":{"retention_in_days":${nested}}}}}`,
    /./,
  ],
  ["no resource", { resource: {} }, /no resource/],
  ["a plan without resources", plan({}), /no resource/],
  ["a plan in which nothing is selected", plan(created), /none of its 1 resource/],
  ["a plan of an unknown format version", plan({ ...created, format_version: "9.0" }), /9\.0/],
  ["a plan of no format version", { ...plan(created), format_version: undefined }, /./],
];

test.each(unreadable)("%s: one line that says what and what to do, exit 2", (_, content, says) => {
  const file = proofstack.write("input.json", content);
  const { code, stdout, stderr } = proofstack.run(["check", file]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/^proofstack: input\.json: .+\n$/);
  expect(stderr).toMatch(says);
  expect(stderr).not.toMatch(/defect|\n {4}at /);
  expect(stderr.length).toBeLessThan(400);
});

test.each(unreadable)("%s on standard input is no other", (_, content, says) => {
  const raw = Buffer.isBuffer(content) || typeof content === "string";
  const input = raw ? content : JSON.stringify(content);
  const { code, stderr } = proofstack.run(["check", "-"], { input });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^proofstack: standard input: .+\n$/);
  expect(stderr).toMatch(says);
});

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, "utf16le")]);

test.each<[string, unknown]>([
  ["a byte-order mark", `\uFEFF${good}`],
  ["UTF-16, as PowerShell writes it", utf16],
  ["UTF-16 with the bytes swapped", Buffer.from(utf16).swap16()],
  ["a line before the JSON", `Warning: this is not JSON\n${good}`],
  ["Windows line ends", good.replaceAll(",", ",\r\n")],
])("%s is read after all", (_, content) => {
  const { code, stdout } = proofstack.run(["check", proofstack.write("input.json", content)]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/2 proven/);
});

test.each([
  ["__proto__", '{"__proto__":{"retention_in_days":90},"name":"x"}'],
  ["constructor", '{"constructor":{"retention_in_days":90},"name":"x"}'],
])("a key %s proves nothing", (_, body) => {
  const text = `{"resource":{"aws_cloudwatch_log_group":{"a":${body}}}}`;
  const { code, stdout } = proofstack.run(["check", proofstack.write("input.json", text)]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/1 failed/);
});

test("a type or name that is __proto__ is no resource that could pass", () => {
  const text = '{"resource":{"__proto__":{"a":{}},"aws_cloudwatch_log_group":{"__proto__":{}}}}';
  const { code, stderr } = proofstack.run(["check", proofstack.write("input.json", text)]);
  expect(code).not.toBe(0);
  expect(stderr).not.toMatch(/defect/);
});

test.each([
  ["9007199254740993", 0],
  ["90.5", 0],
  ["1e400", 1],
  ["-9007199254740993", 1],
])("a number of %s is judged as what it is", (number, expected) => {
  const text = `{"resource":{"aws_cloudwatch_log_group":{"a":{"name":"x","retention_in_days":${number}}}}}`;
  const { code, stderr } = proofstack.run(["check", proofstack.write("input.json", text)]);
  expect({ code, stderr }).toEqual({ code: expected, stderr: "" });
});

test.each([
  [["check", "no-such.json"], /^proofstack: no-such\.json does not exist\. Check the path/],
  [["check"], /there is no cdktf\.out here\. Name a file/],
  [["check", "."], /no manifest\.json/],
])("%j: says what is missing", (args, says) => {
  const { code, stdout, stderr } = proofstack.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(says);
  expect(stderr.trim()).not.toMatch(/\n/);
});

test("the same address in two files could not be told apart", () => {
  const files = ["a.json", "b.json"].map((name) => proofstack.write(name, logGroups(1)));
  const { code, stderr } = proofstack.run(["check", ...files]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/a\.json and b\.json both hold aws_cloudwatch_log_group\.g0/);
});
