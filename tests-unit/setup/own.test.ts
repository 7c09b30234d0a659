import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { ownRef } from "../../proof/setup/own";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "proofstack-own-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: home,
    encoding: "utf8",
  }).trim();

test("a clone is named by its commit", () => {
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "--message", "One");
  expect(ownRef(home)).toBe(git("rev-parse", "HEAD"));
});

test("what is installed is named by its release, inside somebody's repository too", () => {
  git("init", "--quiet");
  git("commit", "--quiet", "--allow-empty", "--message", "One");
  const installed = join(home, "node_modules/proofstack");
  mkdirSync(installed, { recursive: true });
  expect(ownRef(installed)).toBe(`v${version}`);
});

test("a clone without a commit is named by its release", () => {
  git("init", "--quiet");
  expect(ownRef(home)).toBe(`v${version}`);
});
