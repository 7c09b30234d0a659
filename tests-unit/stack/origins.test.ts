import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { App, TerraformResource, TerraformStack } from "cdktf";
import { buildSync } from "esbuild";
import { exports as exported, files, version } from "../../package.json";
import type { JsonObject } from "../../proof/model/model";
import { callSites } from "../../stack/origins/call-site";
import { RecordedTooLate, recordOrigins } from "../../stack/origins/record-origins";

const REPOSITORY = resolve(__dirname, "../..");
const TSX = join(REPOSITORY, "node_modules/tsx/dist/loader.mjs");
const TSC = join(REPOSITORY, "node_modules/typescript/bin/tsc");
const root = mkdtempSync(join(tmpdir(), "proofstack-origins-"));

afterAll(() => rmSync(root, { recursive: true }));

/** Somebody else's app, in a folder of their repository. */
const APP: Record<string, string> = {
  "infra/main.ts": `import { App, TerraformStack } from "cdktf";
import { recordOrigins } from "proofstack/origins";
import { Library } from "library";
import { Alerting } from "./alerting/topic";

const app = new App({ outdir: "out" });
recordOrigins(app);
const stack = new TerraformStack(app, "dev");
new Alerting(stack, "alerting");
new Library(stack, "library");
app.synth();
`,
  "infra/alerting/topic.ts": `import { Construct } from "constructs";
import { SnsTopic } from "../.gen/providers/aws/sns-topic";

interface LeftOutByCompilers { so: "that lines differ" }

export class Alerting extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new SnsTopic(this, "topic", {
      name: "on-call",
    });
  }
}
`,
  "infra/.gen/providers/aws/sns-topic.ts": `import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";

export class SnsTopic extends TerraformResource {
  constructor(scope: Construct, id: string, private readonly config: { name: string }) {
    super(scope, id, { terraformResourceType: "aws_sns_topic" });
  }
  protected synthesizeAttributes() {
    return { ...this.config };
  }
}
`,
  "node_modules/library/index.js": `const { Construct } = require("constructs");
const { TerraformResource } = require("cdktf");
exports.Library = class extends Construct {
  constructor(scope, id) {
    super(scope, id);
    made(this, 20);
  }
};
// As many callers deep as a library may be.
const made = (scope, depth) =>
  depth > 0
    ? made(scope, depth - 1)
    : new TerraformResource(scope, "group", { terraformResourceType: "aws_cloudwatch_log_group" });
`,
};

const ORIGINS = {
  aws_sns_topic: ["infra/alerting/topic.ts:9"],
  aws_cloudwatch_log_group: ["infra/main.ts:10"],
};

/** What bundles the app alone, for Node to load as an ES module. */
const MODULE = { format: "esm", packages: "external", outExtension: { ".js": ".mjs" } } as const;

/** The app, installed in a repository of its own with what this package ships and exports. */
function installed(name: string): string {
  const folder = join(root, name);
  for (const [file, text] of Object.entries(APP)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  mkdirSync(join(folder, ".git"));
  const modules = join(folder, "node_modules");
  for (const module of ["cdktf", "constructs"]) {
    symlinkSync(join(REPOSITORY, "node_modules", module), join(modules, module));
  }
  cpSync(join(root, "proofstack"), join(modules, "proofstack"), { recursive: true });
  return join(folder, "infra");
}

function synthesized(infra: string, ...args: string[]): string {
  execFileSync(process.execPath, args, { cwd: infra });
  return readFileSync(join(infra, "out/stacks/dev/cdk.tf.json"), "utf8");
}

/** Type -> what the only resource of it tells of where it was made. */
function originsIn(json: string): Record<string, unknown> {
  const { resource } = JSON.parse(json) as { resource: Record<string, JsonObject> };
  return Object.fromEntries(
    Object.entries(resource).map(([type, named]) => {
      const [body] = Object.values(named) as { "//": { metadata: JsonObject } }[];
      return [type, body?.["//"].metadata.stackTrace];
    }),
  );
}

describe("in somebody else's app", () => {
  beforeAll(() => {
    const shipped = join(root, "proofstack");
    execFileSync(
      process.execPath,
      ["scripts/build.mjs", "origins", "--outdir", join(shipped, "build")],
      { cwd: REPOSITORY },
    );
    writeFileSync(
      join(shipped, "package.json"),
      JSON.stringify({ name: "proofstack", version, exports: exported }),
    );
  });

  test("what the package exports is shipped", () => {
    const shipped = Object.values(exported["./origins"]).map((path) => path.replace("./", ""));
    for (const path of shipped) expect(files.some((file) => path.startsWith(file))).toBe(true);
  });

  test("run from its TypeScript, the same bytes in any folder", () => {
    const [here, there] = ["here", "there/and/deeper"].map((name) => {
      const json = synthesized(installed(name), "--import", TSX, "main.ts");
      // CDKTF's own backend has the folder in it, unless it is told another.
      return json.replace(join(root, name), "");
    });
    expect(originsIn(here as string)).toEqual(ORIGINS);
    expect(there).toBe(here);
  });

  test.each([
    ["compiled, with maps", { sourcemap: true }, ORIGINS],
    ["bundled, with a map", { sourcemap: true, bundle: true }, ORIGINS],
    ["an ES module, with a map", { sourcemap: true, bundle: true, ...MODULE }, ORIGINS],
    ["bundled, without: nothing rather than a line of the bundle", { bundle: true }, {}],
  ] as const)("%s", (name, options, expected) => {
    const infra = installed(name.replaceAll(" ", "-"));
    const bundle = "bundle" in options;
    buildSync({
      absWorkingDir: infra,
      entryPoints: bundle
        ? ["main.ts"]
        : ["main.ts", "alerting/topic.ts", ".gen/providers/aws/sns-topic.ts"],
      outdir: "dist",
      outbase: ".",
      platform: "node",
      format: "cjs",
      ...options,
    });
    expect(
      originsIn(synthesized(infra, `dist/main${"format" in options ? ".mjs" : ".js"}`)),
    ).toEqual(expected);
  });

  test("type-checked with what is shipped", () => {
    const infra = installed("checked");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--types", ""];
    writeFileSync(
      join(infra, "library.d.ts"),
      'declare module "library" { export const Library: any }',
    );
    execFileSync(process.execPath, [TSC, "--ignoreConfig", ...options, "main.ts", "library.d.ts"], {
      cwd: infra,
    });
  });
});

describe("recordOrigins", () => {
  const made = (options?: { root?: string; bindings?: string }) => {
    const app = new App({ outdir: join(root, "out") });
    recordOrigins(app, options);
    const stack = new TerraformStack(app, "stack");
    const resource = new TerraformResource(stack, "r", { terraformResourceType: "aws_sns_topic" });
    return resource.toTerraform().resource.aws_sns_topic.r["//"].metadata.stackTrace;
  };

  test("paths start from the repository around, or from where it is told", () => {
    expect(made()).toEqual([expect.stringMatching(/^tests-unit\/stack\/origins.test.ts:\d+$/)]);
    expect(made({ root: __dirname })).toEqual([expect.stringMatching(/^origins.test.ts:\d+$/)]);
  });

  test("nothing is told of what lies outside, or in the bindings", () => {
    expect(made({ root: join(REPOSITORY, "stack") })).toBeUndefined();
    expect(made({ bindings: "tests-unit/stack" })).toBeUndefined();
  });

  test("another app is left as it is", () => {
    made();
    const stack = new TerraformStack(new App({ outdir: join(root, "out") }), "stack");
    const resource = new TerraformResource(stack, "r", { terraformResourceType: "aws_sns_topic" });
    expect(resource.toTerraform().resource.aws_sns_topic.r["//"].metadata).toEqual({
      path: "stack/r",
      uniqueId: "r",
    });
  });

  test("too late is an error, not a gap", () => {
    const app = new App({ outdir: join(root, "out") });
    new TerraformStack(app, "stack");
    expect(() => recordOrigins(app)).toThrow(RecordedTooLate);
  });
});

describe("call sites", () => {
  const sites = (...frames: string[]) => [...callSites(["Error", ...frames].join("\n"))];

  test.each([
    ["    at new Topic (/app/topic.ts:4:9)", "/app/topic.ts"],
    ["    at /app/topic.ts:4:9", "/app/topic.ts"],
    ["    at Object.<anonymous> (/app (old)/topic.ts:4:9)", "/app (old)/topic.ts"],
    ["    at file:///app/a%20b/topic.ts:4:9", "/app/a b/topic.ts"],
    ["    at async Promise.all (file:///app/topic.ts:4:9)", "/app/topic.ts"],
  ])("%s", (frame, file) => {
    expect(sites(frame)).toEqual([{ file, line: 4 }]);
  });

  test("what is in no file is passed over", () => {
    expect(
      sites(
        "    at new Promise (<anonymous>)",
        "    at node:internal/main/run_main_module:28:49",
        "    at eval (eval at <anonymous> (/app/topic.ts:1:1), <anonymous>:1:1)",
      ),
    ).toEqual([]);
  });

  test("a map that is none leaves the compiled line", () => {
    const file = join(root, "broken.js");
    writeFileSync(`${file}.map`, "{");
    expect(sites(`    at ${file}:4:9`)).toEqual([{ file, line: 4 }]);
  });
});
