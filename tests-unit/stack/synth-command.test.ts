import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
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
import { dirname, join, relative, resolve } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import type { JsonObject } from "../../proof/model/model";
import { bundledCode } from "../../stack/app";
import all from "../../stack/config/all.json";
import example from "../../stack/config/example.json";
import minimal from "../../stack/config/minimal.json";
import type { ConfigInput } from "../../stack/config/schema";
import { built } from "../built";
import { WarmProcess } from "../warm-process";
import { synthesizeAll } from "./synthesize";
import { only } from "./terraform";

const folder = mkdtempSync(join(tmpdir(), "proofstack-synth-"));
const build = built("stack");
const command = join(build, "synth.js");

const warm = new WarmProcess(command, folder);

afterAll(async () => {
  await warm.end();
  rmSync(folder, { recursive: true });
});

const folderFor = (cwd: string): string => {
  const path = join(folder, cwd);
  mkdirSync(path, { recursive: true });
  return path;
};

function synth(cwd: string, args: string[] = []) {
  const { code, ...printed } = warm.run({ args, cwd: folderFor(cwd), env: process.env });
  return { status: code, ...printed };
}

/** In a process of its own. */
function synthAlone(cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command], {
    cwd: folderFor(cwd),
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const configured = (name: string, config: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof config === "string" ? config : JSON.stringify(config));
  return path;
};

/** Every file under a folder, by its path in there, with the digest of its bytes. */
function filesUnder(root: string, path = root): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const child = join(path, entry.name);
      return entry.isDirectory()
        ? Object.entries(filesUnder(root, child))
        : [[relative(root, child), createHash("sha256").update(readFileSync(child)).digest("hex")]];
    }),
  );
}

const terraformIn = (cwd: string, stack = "payments"): JsonObject =>
  JSON.parse(readFileSync(join(folder, cwd, `cdktf.out/stacks/${stack}/cdk.tf.json`), "utf8"));

describe("what it writes", () => {
  test("the example, when nothing else is asked for", () => {
    const { status, stdout, stderr } = synthAlone("example");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(
      "Synthesized payments-demo for us-east-1 (the example configuration) into cdktf.out/stacks/payments\n",
    );
    expect(only(terraformIn("example"), "aws_sns_topic").name).toBe("payment-alarms-demo");
  });

  test("what the other suites synthesize without a file", () => {
    synth("file", ["--config", configured("all.json", all)]);
    for (const [name, stack] of Object.entries(
      synthesizeAll(all as ConfigInput, bundledCode(build), { origins: true }),
    )) {
      expect(stack).toEqual(terraformIn("file", name));
    }
  });

  test("the same bytes in any directory, time zone and environment", () => {
    synthAlone("here", { TZ: "Pacific/Kiritimati", CDKTF_CONTEXT_JSON: undefined });
    synthAlone("there/and/deeper", { TZ: "America/St_Johns", LANG: "tr_TR.UTF-8" });
    const here = filesUnder(join(folder, "here"));
    expect(Object.keys(here)).toHaveLength(4);
    expect(filesUnder(join(folder, "there/and/deeper"))).toEqual(here);
  });

  test("no path of the machine it ran on", () => {
    synth("paths");
    const json = JSON.stringify(terraformIn("paths"));
    for (const path of [folder, resolve(__dirname, "../.."), tmpdir(), dirname(process.execPath)]) {
      expect(json).not.toContain(path);
    }
  });

  test("the line of the stack that made each resource", () => {
    synth("origins");
    const { resource } = terraformIn("origins") as { resource: Record<string, JsonObject> };
    const bodies = Object.values(resource).flatMap((named) => Object.values(named)) as {
      "//": { metadata: { path: string; stackTrace: string[] } };
    }[];
    expect(bodies.length).toBeGreaterThan(80);
    for (const { "//": comment } of bodies) {
      const { path, stackTrace } = comment.metadata;
      const [, file, line] = /^(stack\/[\w/-]+\.ts):(\d+)$/.exec(stackTrace.join()) ?? [];
      const source = readFileSync(resolve(__dirname, "../..", String(file)), "utf8").split("\n");
      expect([path, source[Number(line) - 1]]).toEqual([path, expect.stringContaining("new ")]);
    }
  });

  test("zips that are there, under the hash Terraform is told, and hold the bundles", () => {
    synth("zips");
    const stack = join(folder, "zips/cdktf.out/stacks/payments");
    const lambda = only(terraformIn("zips"), "aws_lambda_function");
    const canary = only(terraformIn("zips"), "aws_synthetics_canary");
    const zip = readFileSync(join(stack, lambda.filename as string));
    expect(createHash("sha256").update(zip).digest("base64")).toBe(lambda.source_code_hash);
    const bundled = (name: string) => new Uint8Array(readFileSync(join(build, name, "index.js")));
    expect(unzipSync(zip)).toEqual({ "index.js": bundled("lambda") });
    expect(unzipSync(readFileSync(join(stack, canary.zip_file as string)))).toEqual({
      "index.js": bundled("canary"),
    });
  });

  test("only what belongs to this run, where an earlier one has been", () => {
    synth("again");
    const stale = join(folder, "again/cdktf.out/stacks/payments/assets/stale.zip");
    writeFileSync(stale, "");
    synth("again");
    expect(existsSync(stale)).toBe(false);
  });

  test("each stack that is switched on, in a folder of its own", () => {
    const file = configured("all.json", all);
    const { status, stdout } = synth("all", ["--config", file]);
    expect(status).toBe(0);
    expect(stdout.trim().split("\n")).toEqual(
      ["payments", "monitoring", "services", "infrastructure"].map(
        (name) => `Synthesized ${name}-demo for us-east-1 (${file}) into cdktf.out/stacks/${name}`,
      ),
    );
    expect(existsSync(join(folder, "all/cdktf.out/stacks/monitoring/cdk.tf.json"))).toBe(true);
    const manifest = readFileSync(join(folder, "all/cdktf.out/manifest.json"), "utf8");
    const { stacks } = JSON.parse(manifest) as { stacks: Record<string, JsonObject> };
    expect(stacks.payments?.dependencies).toEqual([]);
    expect(stacks.monitoring?.dependencies).toEqual(["payments"]);
    expect(stacks.infrastructure?.dependencies).toEqual(["payments"]);
    expect(stacks.services?.dependencies).toEqual(["infrastructure"]);
  });

  test("no stack that is switched off by now, for what is there is judged", () => {
    synth("fewer", ["--config", configured("all.json", all)]);
    const stacks = join(folder, "fewer/cdktf.out/stacks");
    mkdirSync(join(stacks, "somebody-elses"));
    synth("fewer");
    expect(readdirSync(stacks)).toEqual(["payments", "somebody-elses"]);
  });

  test("into the folder that is asked for, and the state beside it", () => {
    const file = configured("minimal.json", minimal);
    const { stdout } = synth("out", ["--config", file, "--out", "deep/er/out"]);
    expect(stdout).toContain(`(${file}) into deep/er/out/stacks/payments`);
    const written = join(folder, "out/deep/er/out/stacks/payments/cdk.tf.json");
    const { terraform } = JSON.parse(readFileSync(written, "utf8"));
    expect(resolve(dirname(written), terraform.backend.local.path)).toBe(
      join(folder, "out/deep/er/payments.tfstate"),
    );
  });
});

describe("what it says to a mistake: a sentence, exit code 2, no stack trace, nothing written", () => {
  test.each<[string, string[], string]>([
    ["an unknown option", ["--colour"], "--colour"],
    ["a stray argument", ["stack.json"], "stack.json"],
    ["no file", ["--config", "none.json"], "none.json"],
    ["an option without its value", ["--config"], "--config"],
  ])("%s", (_, args, named) => {
    const { status, stdout, stderr } = synth("mistakes", args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(named);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(join(folder, "mistakes/cdktf.out"))).toBe(false);
  });

  test("a configuration with several", () => {
    const file = configured("wrong.json", { ...example, suffix: "Demo", emails: [], colour: 1 });
    const { status, stderr } = synth("mistakes", ["--config", file]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      [
        `${file} can't be used. Change this:`,
        '  suffix must be 1 to 8 of a-z, 0-9 and single hyphens between them, such as "prod" (found "Demo")',
        "  emails must be a list of at least 2 different email addresses, so that no alarm hangs on one inbox (found [])",
        "  colour is not a field here; these are: $schema, suffix, stacks, region, emails, phones, tags, thresholds, archive, database, vpc, backend, api, payments, runtimes, monitoring, infrastructure, services",
        "",
      ].join("\n"),
    );
    expect(existsSync(join(folder, "mistakes/cdktf.out"))).toBe(false);
  });

  test("a folder that can't be written", () => {
    const file = configured("a-file", "");
    const { status, stderr } = synth("mistakes", ["--out", file]);
    expect(status).toBe(2);
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("--help is no mistake", () => {
    expect(synth("mistakes", ["--help"])).toMatchObject({ status: 0, stderr: "" });
  });
});
