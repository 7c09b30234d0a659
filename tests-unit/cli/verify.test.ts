import { createHash, generateKeyPairSync } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { logGroups, Proofstack } from "./proofstack";

const RUNS = ["first", "second", "third"];

// Each example judges three runs again.
jest.setTimeout(120_000);

let proofstack: Proofstack;
let head: string;
/** The command as it is shipped, called here: a process for each would take a minute. */
let verifyHere: (folders: string[], options: object) => Promise<0 | 1>;

beforeAll(() => {
  proofstack = new Proofstack();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  proofstack.write("key.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  proofstack.write("key.pub", publicKey.export({ type: "spki", format: "pem" }).toString());
  const other = generateKeyPairSync("ed25519").publicKey;
  proofstack.write("other.pub", other.export({ type: "spki", format: "pem" }).toString());
  proofstack.write("a.json", logGroups(3));
  proofstack.write("b.json", logGroups(3, 1));
  let previous: string[] = [];
  for (const [at, out] of RUNS.entries()) {
    const input = at === 1 ? "b.json" : "a.json";
    proofstack.run(["evidence", input, "--out", out, "--key", "key.pem", ...previous]);
    previous = ["--previous", out];
  }
  head = digestOf(join(proofstack.folder, "third/manifest.json"));
  verifyHere = require(join(proofstack.folder, "../build/evidence.js")).verify;
});
afterAll(() => proofstack.remove());

const digestOf = (file: string) =>
  `sha256:${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
const verify = (...args: string[]) => proofstack.run(["verify", ...args]);
const path = (...parts: string[]) => join(proofstack.folder, ...parts);
const filesIn = (folder: string) =>
  readdirSync(path(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path(folder).length + 1))
    .sort();

/** A copy of a run that may be spoiled. */
function copy(of = "first", name = "copy"): string {
  rmSync(path(name), { recursive: true, force: true });
  cpSync(path(of), path(name), { recursive: true });
  return name;
}

/** Changes a file, and the manifest so that it says what the file now is. */
function rewrite(folder: string, file: string, change: (text: string) => string): void {
  const before = digestOf(path(folder, file));
  writeFileSync(path(folder, file), change(readFileSync(path(folder, file), "utf8")));
  const manifest = readFileSync(path(folder, "manifest.json"), "utf8");
  writeFileSync(
    path(folder, "manifest.json"),
    manifest.replace(before, digestOf(path(folder, file))),
  );
}

/** What is printed when the command is called here. */
async function verified(folders: string[], options: object = {}) {
  const printed: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    const code = await verifyHere(
      folders.map((folder) => path(folder)),
      { key: path("key.pub"), color: false, ...options },
    );
    return { code, text: printed.join("") };
  } finally {
    write.mockRestore();
  }
}

describe("evidence that is whole", () => {
  test("is verified, run after run, whether it says proven or not", () => {
    const { code, stdout, stderr } = verify(...RUNS, "--key", "key.pub", "--head", head);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.trim()),
    ).toEqual([
      expect.stringMatching(/^✓ first .* PASSED · signed$/),
      expect.stringMatching(/^✓ second .* FAILED · signed$/),
      expect.stringMatching(/^✓ third .* PASSED · signed$/),
    ]);
  });

  test("remembers how the runs before it went", () => {
    const { predicate } = JSON.parse(readFileSync(path("third/statement.json"), "utf8"));
    expect(predicate.history).toMatchObject([
      { result: "PASSED", views: [{ view: "synth", summary: { pass: 3 } }] },
      { result: "FAILED", views: [{ summary: { fail: 1 } }] },
    ]);
    expect(predicate.previous.manifest).toBe(digestOf(path("second/manifest.json")));
  });

  test("may be verified from the middle, when what comes before is named", () => {
    const after = digestOf(path("first/manifest.json"));
    expect(verify("second", "third", "--key", "key.pub", "--after", after).code).toBe(0);
  });

  test("may be verified without its signature only when that is said", () => {
    expect(verify("first")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(
        /first is signed\. Name the public key with --key, or say --no-key/,
      ),
    });
    expect(verify("first", "--no-key")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("signature not checked"),
    });
  });

  test("says that it is not signed", () => {
    proofstack.run(["evidence", "a.json", "--out", "unsigned"]);
    expect(verify("unsigned")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("not signed"),
    });
    expect(verify("unsigned", "--key", "key.pub")).toMatchObject({
      code: 1,
      stdout: expect.stringContaining("nobody has signed this"),
    });
  });
});

describe("evidence that is not", () => {
  const flips = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }));

  test("any flipped bits are found, and the file named", async () => {
    await fc.assert(
      fc.asyncProperty(flips, async ([run, file, at, bits]) => {
        const folder = RUNS[run % RUNS.length] as string;
        const files = filesIn(folder);
        const name = files[file % files.length] as string;
        const whole = readFileSync(path(folder, name));
        const flipped = Buffer.from(whole);
        const place = at % whole.length;
        flipped[place] = (flipped[place] as number) ^ bits;
        writeFileSync(path(folder, name), flipped);
        try {
          const { code, text } = await verified(RUNS, { head });
          expect(code).toBe(1);
          const [, said = ""] = text.split(`✗ ${path(folder)} `);
          expect(said.split(/\n {2}[✓✗]/)[0]).toContain(name);
        } finally {
          writeFileSync(path(folder, name), whole);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("every removed file is found and named", async () => {
    for (const name of filesIn("first")) {
      const folder = copy();
      rmSync(path(folder, name));
      const { code, text } = await verified([folder]);
      expect([name, code]).toEqual([name, 1]);
      expect(text).toContain(`${name}: it is missing`);
    }
  });

  test("every order of the runs but their own is found, and so is every run that is left out", async () => {
    const subsets = fc.shuffledSubarray(RUNS, { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(subsets, async (some) => {
        const { code } = await verified(some, { head });
        expect(code).toBe(some.join() === RUNS.join() ? 0 : 1);
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    [
      ["first", "third"],
      /third .*\n\s+manifest\.json: it follows run \S+ with the manifest sha256:\w+, which is not given/,
    ],
    [
      ["second", "third"],
      /second .*\n\s+manifest\.json: it follows run \S+ .* name that with --after/,
    ],
    [
      ["first", "second"],
      /second .*\n\s+manifest\.json: it is not the newest run: that has the manifest sha256/,
    ],
    [
      ["second", "first"],
      /first .*\n\s+manifest\.json: it follows no run, and is given after second/,
    ],
    [
      ["first", "third", "second"],
      /third .*\n\s+manifest\.json: it follows second, which is not given just before/,
    ],
  ])("%j: which run is out of place is said", (runs, message) => {
    const { code, stdout } = verify(...runs, "--key", "key.pub", "--head", head);
    expect(code).toBe(1);
    expect(stdout).toMatch(message);
  });

  test("a file that was added", async () => {
    const folder = copy();
    writeFileSync(path(folder, "inputs/2-more.json"), "{}");
    expect((await verified([folder])).text).toContain("inputs/2-more.json: it was added");
  });

  test("a link in place of a file", async () => {
    const folder = copy();
    rmSync(path(folder, "junit.xml"));
    symlinkSync(path("first/junit.xml"), path(folder, "junit.xml"));
    expect((await verified([folder])).text).toContain("junit.xml: it is not a regular file");
  });

  test("another's signature", async () => {
    const { code, text } = await verified(["first"], { key: path("other.pub") });
    expect(code).toBe(1);
    expect(text).toContain("statement.dsse.json: it is not this statement, signed by this key");
  });
});

describe("evidence whose manifest was written anew to fit", () => {
  test.each([
    [
      "verdicts.json",
      /"verdict":"fail"/,
      '"verdict":"pass"',
      "synth logs/retention aws_cloudwatch_log_group.g0 was pass, and is fail",
    ],
    [
      "junit.xml",
      /failures="1"/g,
      'failures="0"',
      "it is not what judging the stored inputs again says",
    ],
    ["results.sarif", /"fail"/, '"open"', "it is not what judging the stored inputs again says"],
    [
      "inputs/1-b.json",
      /"retention_in_days":30/,
      '"retention_in_days":90',
      "synth logs/retention aws_cloudwatch_log_group.g0 was fail, and is pass",
    ],
    [
      "statement.json",
      /"FAILED"/,
      '"PASSED"',
      "it is not what judging the stored inputs again says",
    ],
  ])("%s", async (file, from, to, message) => {
    const folder = copy("second");
    rewrite(folder, file, (text) => {
      expect(text).toMatch(from);
      return text.replace(from, to);
    });
    const after = digestOf(path("first/manifest.json"));
    for (const key of [path("key.pub"), false]) {
      const { code, text } = await verified([folder], { after, key });
      expect(code).toBe(1);
      expect(text).toContain(message);
    }
  });

  test("to say that exceptions accept what failed", async () => {
    const folder = copy("second");
    const exception = {
      control: "logs/retention",
      address: "aws_cloudwatch_log_group.g0",
      reason: "none",
      approvedBy: "nobody",
      expires: "2999-01-01",
    };
    rewrite(folder, "exceptions.json", () => JSON.stringify({ exceptions: [exception] }));
    const { text } = await verified([folder], { key: false });
    expect(text).toContain("was fail, and is excepted");
  });

  test("and what cannot be judged any more is said so", async () => {
    const folder = copy("second");
    rewrite(folder, "inputs/1-b.json", () => "{}");
    const { text } = await verified([folder], { key: false });
    expect(text).toContain(
      "inputs/: they cannot be judged again: inputs/1-b.json: this is JSON, but",
    );
  });
});

test.each([
  [["no-such"], /no-such: it could not be read \(ENOENT\)/],
  [["empty"], /empty: there is no evidence in it/],
  [["a.json"], /a\.json: it could not be read \(ENOTDIR\)/],
  [["first", "--key", "no-such"], /could not be read/],
  [["first", "--key", "a.json"], /not a public key in PEM/],
  [[], /missing required argument/],
])("%j cannot be verified: exit code 2", (args, message) => {
  mkdirSync(path("empty"), { recursive: true });
  const { code, stdout, stderr } = verify(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n {4}at |defect/);
});
