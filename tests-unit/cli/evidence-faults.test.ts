import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { appendFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { json, text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { logGroups, Proofstack } from "./proofstack";

jest.setTimeout(60_000);

const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const KEY = {
  PublicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  SigningAlgorithms: ["ECDSA_SHA_256"],
};

let proofstack: Proofstack;
/** A KMS that tells its key, and never signs. */
let kms: Server;
beforeAll(async () => {
  proofstack = new Proofstack();
  proofstack.write("good.json", logGroups(3));
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  proofstack.write("rsa.pem", rsa.export({ type: "pkcs8", format: "pem" }).toString());
  kms = createServer(async (request, response) => {
    const { Message } = (await json(request)) as { Message?: string };
    response.setHeader("content-type", "application/x-amz-json-1.1");
    if (Message === undefined) response.end(JSON.stringify(KEY));
  });
  await new Promise<void>((listening) => kms.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  kms.close();
  kms.closeAllConnections();
  await proofstack.remove();
});

const unfinished = () => readdirSync(proofstack.folder).filter((name) => name.startsWith("."));
const isThere = (name: string) => existsSync(join(proofstack.folder, name));
const evidence = (...args: string[]) => proofstack.run(["evidence", "good.json", ...args]);

/** Evidence that waits for its signature, as everything else of it is written. */
async function waiting(out: string, ...node: string[]) {
  const command = ["evidence", "good.json", "--out", out, "--kms-key", "alias/slow"];
  const child = spawn(process.execPath, [...node, proofstack.script, ...command], {
    cwd: proofstack.folder,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${(kms.address() as AddressInfo).port}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_MAX_ATTEMPTS: "1",
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
  });
  const isWritten = () =>
    unfinished().some(
      (name) =>
        name.startsWith(`.${out}.`) && existsSync(join(proofstack.folder, name, "statement.json")),
    );
  while (!isWritten() && child.exitCode === null) await sleep(10);
  return child;
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s leaves nothing of it", async (signal) => {
  const child = await waiting("interrupted");
  child.kill(signal);
  expect(await once(child, "close")).toEqual([null, signal]);
  expect(isThere("interrupted")).toBe(false);
  expect(unfinished()).toEqual([]);
});

test("killed: nothing has its name, and it can be written again", async () => {
  const child = await waiting("killed");
  child.kill("SIGKILL");
  await once(child, "close");
  expect(isThere("killed")).toBe(false);
  expect(evidence("--out", "killed").code).toBe(0);
  expect(proofstack.run(["verify", "killed", "--no-key"]).code).toBe(0);
});

test("a KMS that does not answer: exit code 2 and why, and nothing is left", async () => {
  const before = unfinished();
  const child = await waiting("unanswered", "--require", join(__dirname, "hurried.cjs"));
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/alias\/slow: AWS KMS did not sign with it \(TimeoutError/);
  expect(isThere("unanswered")).toBe(false);
  expect(unfinished()).toEqual(before);
});

test("no room: exit code 2 and why, and nothing is left", () => {
  const before = unfinished();
  // As a full disk does, a limit on the size of files ends a write half-way.
  const { code, stderr } = proofstack.runIn("ulimit -f 64", [
    "evidence",
    "good.json",
    "-o",
    "full",
  ]);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "proofstack: full: it could not be written (EFBIG). Nothing was left of it.\n",
  });
  expect(isThere("full")).toBe(false);
  expect(unfinished()).toEqual(before);
});

test.each([
  ["crashes", 'throw new Error("it has a defect");', "it has a defect"],
  ["ends without an answer", "process.exit(0);", "could not be written (ABORT_ERR)"],
  ["cannot be loaded", "not JavaScript", "Unexpected identifier"],
])("a second thread that %s: exit code 2 and why, and nothing is left", (_, script, why) => {
  const other = new Proofstack();
  writeFileSync(join(dirname(other.script), "evidence-thread.js"), script);
  other.write("good.json", logGroups(3));
  const { code, stderr } = other.spawn(["evidence", "good.json", "--out", "crashed"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^proofstack: .*\n$/);
  expect(stderr).toContain(why);
  expect(readdirSync(other.folder)).toEqual(["good.json"]);
  return other.remove();
});

test("a key of another kind: exit code 2, and nothing is written", () => {
  const { code, stderr } = evidence("--out", "rsa", "--key", "rsa.pem");
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /rsa\.pem: it is of the kind rsa, and only Ed25519 and ECDSA P-256 are used/,
  );
  expect(isThere("rsa")).toBe(false);
});

test.each([
  "statement.json",
  "manifest.json",
])("a run before it whose %s was changed: exit code 2, and nothing is written", (file) => {
  const first = `first-${file}`;
  evidence("--out", first);
  appendFileSync(join(proofstack.folder, first, file), file === "manifest.json" ? "}" : " ");
  const { code, stderr } = evidence("--out", "second", "--previous", first);
  expect(code).toBe(2);
  expect(stderr).toContain(`no run can follow it. See what is wrong: proofstack verify ${first}`);
  expect(isThere("second")).toBe(false);
});
