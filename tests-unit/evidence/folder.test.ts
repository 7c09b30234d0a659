import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../proof/evidence/digest";
import { NewFolder, UnwritableFolder } from "../../proof/evidence/folder";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "proofstack-folder-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("is not there until it is finished, and then is whole", async () => {
  const name = join(root, "evidence");
  const folder = new NewFolder(name);
  await folder.write("a/b.txt", ["one, ", Buffer.from("two, "), "three"]);
  expect(existsSync(name)).toBe(false);
  folder.finish();
  expect(readFileSync(join(name, "a/b.txt"), "utf8")).toBe("one, two, three");
  expect(readdirSync(root)).toEqual(["evidence"]);
});

test("knows the digests of what was written, however it came in pieces", async () => {
  const folder = new NewFolder(join(root, "evidence"));
  const text = "é…𐀀".repeat(100_000);
  const bytes = Buffer.from(text);
  await folder.write("whole", [text]);
  await folder.write("shifted", ["a", text.slice(0, -2), "𐀀"]);
  await folder.write("pieces", text);
  await folder.write("bytes", [text, bytes, "end", bytes, text]);
  folder.finish();
  const written = (path: string) => readFileSync(join(root, "evidence", path));
  expect(written("whole").equals(bytes)).toBe(true);
  expect(written("shifted").equals(Buffer.from(`a${text}`))).toBe(true);
  expect(written("pieces").equals(bytes)).toBe(true);
  expect(written("bytes").equals(Buffer.from(`${text}${text}end${text}${text}`))).toBe(true);
  for (const [path, digest] of folder.digests) expect(digest).toBe(sha256(written(path)));
});

test("files that another writes are its own, in their order", async () => {
  const folder = new NewFolder(join(root, "evidence"));
  await folder.writeBy(["a", "b"], async (files) => {
    for (const { path, descriptor } of files) writeFileSync(descriptor, `${path}!`);
    return files.map(({ path }) => sha256(`${path}!`));
  });
  folder.finish();
  expect([...folder.digests]).toEqual([
    ["a", sha256("a!")],
    ["b", sha256("b!")],
  ]);
  expect(readFileSync(join(root, "evidence/b"), "utf8")).toBe("b!");
});

test("what goes wrong with another leaves nothing behind", async () => {
  const folder = new NewFolder(join(root, "evidence"));
  const crash = new Error("it crashed");
  await expect(folder.writeBy(["a"], () => Promise.reject(crash))).rejects.toBe(crash);
  expect(readdirSync(root)).toEqual([]);
});

test("pieces that cannot be made leave nothing behind", async () => {
  const folder = new NewFolder(join(root, "evidence"));
  const pieces = function* () {
    yield "a".repeat(1_000_000);
    throw new Error("no more");
  };
  await expect(folder.write("a", pieces())).rejects.toThrow("no more");
  expect(readdirSync(root)).toEqual([]);
});

test.each([
  ["a folder", (name: string) => mkdirSync(name)],
  ["a file", (name: string) => writeFileSync(name, "")],
])("%s that is there already is never overwritten", (_, make) => {
  const name = join(root, "evidence");
  make(name);
  expect(() => new NewFolder(name)).toThrow(UnwritableFolder);
  expect(() => new NewFolder(name)).toThrow(/never overwritten/);
});

test("nor one that was made meanwhile", async () => {
  const name = join(root, "evidence");
  const folder = new NewFolder(name);
  await folder.write("a", ["a"]);
  mkdirSync(name);
  expect(() => folder.finish()).toThrow(UnwritableFolder);
  expect(readdirSync(root)).toEqual(["evidence"]);
  expect(readdirSync(name)).toEqual([]);
});

test("what fails half-way leaves nothing behind", async () => {
  const folder = new NewFolder(join(root, "evidence"));
  await folder.write("a", ["a"]);
  await expect(folder.write("a/b", ["b"])).rejects.toThrow(
    /could not be written \(E\w+\)\. Nothing was left/,
  );
  expect(readdirSync(root)).toEqual([]);
});

test("a parent that is no folder is named", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => new NewFolder(join(root, "file/evidence"))).toThrow(UnwritableFolder);
});
