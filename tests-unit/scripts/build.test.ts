import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "build-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, "canary", "index.js");
function built() {
  execFileSync("node", ["scripts/build.mjs", "canary", "--outdir", folder], { cwd: ROOT });
  const { ino, mtimeMs } = statSync(file);
  return { ino, mtimeMs };
}

/** Whoever runs it meanwhile has the whole of the one or the other. */
test("a build leaves alone what has not changed, and puts another file in the place of what has", () => {
  const first = built();
  expect(built()).toEqual(first);
  writeFileSync(file, "// changed");
  expect(built().ino).not.toBe(first.ino);
  expect(readdirSync(join(folder, "canary"))).toEqual(["index.js"]);
});
