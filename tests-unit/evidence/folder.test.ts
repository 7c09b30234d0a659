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

test("is not there until it is finished, and then is whole", () => {
  const name = join(root, "evidence");
  const folder = new NewFolder(name);
  folder.write("a/b.txt", ["one, ", Buffer.from("two, "), "three"]);
  expect(existsSync(name)).toBe(false);
  folder.finish();
  expect(readFileSync(join(name, "a/b.txt"), "utf8")).toBe("one, two, three");
  expect(readdirSync(root)).toEqual(["evidence"]);
});

test("knows the digests of what was written, however it came in pieces", () => {
  const folder = new NewFolder(join(root, "evidence"));
  const text = "é".repeat(100_000);
  folder.write("whole", [text]);
  folder.write("pieces", text);
  expect([...folder.digests.values()]).toEqual([sha256(text), sha256(text)]);
  folder.discard();
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

test("nor one that was made meanwhile", () => {
  const name = join(root, "evidence");
  const folder = new NewFolder(name);
  folder.write("a", ["a"]);
  mkdirSync(name);
  expect(() => folder.finish()).toThrow(UnwritableFolder);
  expect(readdirSync(root)).toEqual(["evidence"]);
  expect(readdirSync(name)).toEqual([]);
});

test("what fails half-way leaves nothing behind", () => {
  const folder = new NewFolder(join(root, "evidence"));
  folder.write("a", ["a"]);
  expect(() => folder.write("a/b", ["b"])).toThrow(
    /could not be written \(E\w+\)\. Nothing was left/,
  );
  expect(readdirSync(root)).toEqual([]);
});

test("a parent that is no folder is named", () => {
  writeFileSync(join(root, "file"), "");
  expect(() => new NewFolder(join(root, "file/evidence"))).toThrow(UnwritableFolder);
});
