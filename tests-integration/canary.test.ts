import { fork } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { readJson } from "./deployment";
import { urlOf } from "./support/api";
import { deployedStack, localTest, withFaults } from "./support/deployed";

const UNIT = join(__dirname, "..", "tests-unit", "canary");
const MAX_LATENCY_MS = 1500;

let folder: string;

/** The script of the zip that was deployed, with the stand-in for the runtime's own library beside it. */
beforeAll(() => {
  const { resource } = readJson(join(deployedStack("payments").dir, "cdk.tf.json"));
  const [canary] = Object.values(resource.aws_synthetics_canary) as { zip_file: string }[];
  folder = mkdtempSync(join(tmpdir(), "proofstack-canary-"));
  const files = unzipSync(
    readFileSync(join(deployedStack("payments").dir, canary?.zip_file ?? "")),
  );
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  const layer = join(folder, "node_modules", "@aws", "synthetics-puppeteer");
  mkdirSync(layer, { recursive: true });
  copyFileSync(join(UNIT, "synthetics-layer.cjs"), join(layer, "index.js"));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(): Promise<{ passed?: boolean; error?: string }> {
  const child = fork(join(UNIT, "run.cjs"), [join(folder, "index.js")], {
    env: {
      TARGET_URL: urlOf("/health").href,
      EXPECTED_STATUS: "200",
      MAX_LATENCY_MS: String(MAX_LATENCY_MS),
      ALLOW_HTTP: String(urlOf("/health").protocol === "http:"),
    },
    execArgv: [],
  });
  const told = {};
  child.on("message", (message) => Object.assign(told, message));
  await once(child, "close");
  return told;
}

test("the deployed canary is green while the deployed API is up", async () => {
  await fetch(urlOf("/health"));
  expect(await run()).toEqual(expect.objectContaining({ passed: true }));
});

localTest("it is red when the table does not answer", async () => {
  const failing = { service: "dynamodb", operation: "GetItem", status: 500 };
  const red = await withFaults([failing], run);
  expect(red).toEqual(expect.objectContaining({ passed: false }));
  expect(red.error).toMatch(/503/);
});

localTest("it is red when the API is slow", async () => {
  const slow = { operation: `GET ${urlOf("/health").pathname}`, delay: MAX_LATENCY_MS + 500 };
  const red = await withFaults([slow], run);
  expect(red).toEqual(expect.objectContaining({ passed: false }));
  expect(red.error).toMatch(/within 1500 ms/);
});
