import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Busy, exclusively } from "../../tests-integration/support/lock";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "lock-")), "work");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

test("one at a time, and the next when it is done", async () => {
  let finish = () => {};
  const first = exclusively(folder, () => new Promise<void>((done) => (finish = done)));
  await expect(exclusively(folder, async () => {})).rejects.toThrow(Busy);
  finish();
  await first;
  expect(await exclusively(folder, async () => "done")).toBe("done");
});

test("a failure frees it", async () => {
  await expect(exclusively(folder, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await exclusively(folder, async () => "done")).toBe("done");
});

test("a process that was killed does not hinder", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  writeFileSync(`${folder}.pid`, String(pid));
  expect(await exclusively(folder, async () => "done")).toBe("done");
});
