import { chmodSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { logGroups, Proofstack } from "./proofstack";

let proofstack: Proofstack;
beforeAll(() => {
  proofstack = new Proofstack(["logs/retention", "logs/payment-groups"]);
});
beforeEach(() => {
  for (const name of readdirSync(proofstack.folder)) rmSync(join(proofstack.folder, name));
});
afterAll(() => proofstack.remove());

const TODAY = "2026-06-30";
const GROUP = "aws_cloudwatch_log_group.g0";
const terms = {
  control: "logs/retention",
  address: GROUP,
  reason: "Moves to the shared group in July",
  approvedBy: "ada@example.com",
  expires: "2026-09-30",
};

function except(given: Partial<typeof terms> = {}, more: string[] = []) {
  const { control, address, reason, approvedBy, expires } = { ...terms, ...given };
  const named = ["--reason", reason, "--approved-by", approvedBy, "--expires", expires];
  return proofstack.run(["except", control, address, ...named, "--today", TODAY, ...more]);
}

const text = (file = "exceptions.json") => readFileSync(join(proofstack.folder, file), "utf8");
const written = (file?: string) => JSON.parse(text(file));

describe("an exception is written", () => {
  test("into a new file, which check then takes", () => {
    const { code, stdout, stderr } = except();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`logs/retention at ${GROUP} is accepted until 2026-09-30`);
    expect(stdout).toContain("exceptions.json");
    expect(stdout).toContain("--exceptions exceptions.json");
    expect(text()).toBe(`${JSON.stringify({ exceptions: [terms] }, null, 2)}\n`);
    proofstack.write("bad.json", logGroups(1, 1));
    const check = ["check", "bad.json", "--exceptions", "exceptions.json", "--today"];
    expect(proofstack.run([...check, TODAY]).code).toBe(0);
    expect(proofstack.run([...check, "2026-10-01"]).code).toBe(1);
  });

  test("beside others, by control and then address, and what else is in the file stays", () => {
    const others = ["g2", "g10"].map((name) => ({
      ...terms,
      address: `aws_cloudwatch_log_group.${name}`,
    }));
    proofstack.write("risks.json", `\uFEFF${JSON.stringify({ $schema: "x", exceptions: others })}`);
    expect(except({}, ["--file", "risks.json"]).code).toBe(0);
    expect(written("risks.json").$schema).toBe("x");
    expect(written("risks.json").exceptions.map((e: typeof terms) => e.address)).toEqual([
      "aws_cloudwatch_log_group.g0",
      "aws_cloudwatch_log_group.g10",
      "aws_cloudwatch_log_group.g2",
    ]);
  });

  test.each([
    ["an instance of a for_each", 'module.a["x*?"].aws_cloudwatch_log_group.g["*"]'],
    ["an instance of a count", "module.a[0].module.b.aws_cloudwatch_log_group.g[10]"],
    ["what no declaration names", 'aws_cloudwatch_log_group.live["/g/0"]'],
    ["a type that could not be read", "aws_cloudwatch_log_group"],
  ])("for %s", (_, address) => {
    expect(except({ address })).toMatchObject({ code: 0, stderr: "" });
    expect(written().exceptions[0].address).toBe(address);
  });

  test("for the stack, of which a presence control speaks", () => {
    expect(except({ control: "logs/payment-groups", address: "stack" }).code).toBe(0);
  });

  test("for its last day, which may be this one", () => {
    expect(except({ expires: TODAY }).code).toBe(0);
  });

  test("with the mode that the file has, through a link to it, and nothing is left beside it", () => {
    proofstack.write("real.json", { exceptions: [] });
    chmodSync(join(proofstack.folder, "real.json"), 0o640);
    symlinkSync("real.json", join(proofstack.folder, "exceptions.json"));
    expect(except().code).toBe(0);
    expect(written("real.json").exceptions).toHaveLength(1);
    expect(statSync(join(proofstack.folder, "real.json")).mode & 0o777).toBe(0o640);
    expect(readdirSync(proofstack.folder).sort()).toEqual(["exceptions.json", "real.json"]);
  });
});

describe("an exception is refused, and nothing is written,", () => {
  const control = "logs/no-such";
  test.each<[string, Partial<typeof terms>, RegExp]>([
    ["at a wildcard", { address: "aws_cloudwatch_log_group.*" }, /ADDRESS: one exact address/],
    ["at a wildcard key", { address: "aws_cloudwatch_log_group.g[*]" }, /ADDRESS: one exact/],
    ["of no control", { control }, /There is no control "logs\/no-such"/],
    ["of what is no id", { control: "*" }, /There is no control "\*"/],
    ["at another type", { address: "aws_sns_topic.a" }, /judges aws_cloudwatch_log_group/],
    ["at the stack", { address: "stack" }, /judges aws_cloudwatch_log_group/],
    [
      "at a resource, of a presence control",
      { control: "logs/payment-groups" },
      /judges the stack as a whole: its address is stack/,
    ],
    ["without a reason", { reason: " " }, /--reason: it must say something/],
    ["without an approver", { approvedBy: "" }, /--approved-by: it must say something/],
    ["until no day", { expires: "2026-02-30" }, /--expires: the last day/],
    ["until a time", { expires: "2026-09-30T00:00:00Z" }, /--expires: the last day/],
    ["when it is over", { expires: "2026-06-29" }, /--expires: 2026-06-29 is over/],
  ])("%s", (_, given, says) => {
    const { code, stdout, stderr } = except(given);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^proofstack: .+\n$/);
    expect(stderr).toMatch(says);
    expect(readdirSync(proofstack.folder)).toEqual([]);
  });

  test("when there is one already, whose line is named", () => {
    except({ address: "aws_cloudwatch_log_group.a" });
    except();
    const before = text();
    const { code, stderr } = except({ expires: "2027-01-31" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/exceptions\.json:10 accepts logs\/retention at .* until 2026-09-30/);
    expect(text()).toBe(before);
  });

  test.each([
    ["not JSON", "{"],
    ["something else", { exceptions: [{ ...terms, expires: "soon" }] }],
  ])("when the file is %s", (_, content) => {
    proofstack.write("exceptions.json", content);
    const before = text();
    expect(except()).toMatchObject({ code: 2, stdout: "" });
    expect(text()).toBe(before);
  });

  test("when the folder is not there", () => {
    const { code, stderr } = except({}, ["--file", "no/such/exceptions.json"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/no\/such\/exceptions\.json could not be written \(ENOENT\)/);
  });

  test.each(["--reason", "--approved-by", "--expires"])("without %s", (missing) => {
    const all = { "--reason": "r", "--approved-by": "a", "--expires": "2027-01-31" };
    const given = Object.entries(all).filter(([name]) => name !== missing);
    const { code, stderr } = proofstack.run(["except", terms.control, GROUP, ...given.flat()]);
    expect(code).toBe(2);
    expect(stderr).toContain(missing);
  });
});
