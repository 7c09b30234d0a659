import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json, Model, Origin } from "../../proof/model/model";
import { originOf, together, withOrigins } from "../../proof/model/origin";
import { readOrigins, readSynth } from "../../proof/model/read";

const comment = (path: Json, ...stackTrace: Json[]) => ({
  "//": { metadata: { path, stackTrace } },
});

const configuration = {
  resource: {
    aws_sns_topic: { t: { ...comment("dev/t", "stack/t.ts:20"), name: "t" }, plain: { name: "p" } },
    aws_kms_key: { k: [comment("dev/k", "stack/k.ts:7")] },
  },
  module: { network: { ...comment("dev/network", "main.ts:3"), source: "./network" } },
};

/** What the reader makes of the comment of one topic. */
const originIn = (block: Json) =>
  readSynth({ resource: { aws_sns_topic: { t: block } } }).resources[0]?.origin;

describe("the comment of a synthesized resource", () => {
  test("tells the construct, the file and the line", () => {
    expect(originIn(comment("dev/t", "stack/constructs/a b é.ts:20", "main.ts:1"))).toEqual({
      construct: "dev/t",
      file: "stack/constructs/a b é.ts",
      line: 20,
    });
  });

  test("tells the construct alone where nobody recorded more", () => {
    expect(originIn({ "//": { metadata: { path: "dev/t" } } })).toEqual({ construct: "dev/t" });
  });

  test.each([
    "/etc/passwd:1",
    "../../etc/passwd:1",
    "stack/../../x.ts:1",
    "./x.ts:1",
    "a//b.ts:1",
    "C:/x.ts:1",
    "C:\\x.ts:1",
    "..\\x.ts:1",
    "javascript:alert(1):1",
    "file:///etc/passwd:1",
    "https://example.com/x.ts:1",
    "//example.com/x.ts:1",
    "x.ts\u0000:1",
    "x.ts\n::error::y:1",
    "x\u001b[2J.ts:1",
    "x\u202ets:1",
    "x\ud800.ts:1",
    `${"x".repeat(1001)}:1`,
    "x.ts",
    "x.ts:0",
    "x.ts:-1",
    "x.ts:1.5",
    "x.ts:1e3",
    "x.ts:99999999",
    "x.ts:9007199254740993",
    ":1",
    "new TerraformElement (/home/a/node_modules/cdktf/lib/terraform-element.js:20:19)",
    "",
    null,
    7,
    ["x.ts:1"],
    { length: 1 },
  ])("is not believed when it says %j", (site) => {
    expect(originIn(comment("dev/t", site))).toEqual({ construct: "dev/t" });
  });

  test.each<Json>([
    null,
    "x",
    [],
    {},
    { metadata: null },
    { metadata: { path: 7 } },
  ])("may be %j", (said) => {
    expect(originIn({ "//": said })).toBeUndefined();
  });

  test("whatever it says, what is told is a path within a repository and a line", () => {
    const site = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.tuple(fc.string({ unit: "binary" }), fc.nat()).map(([file, line]) => `${file}:${line}`),
      fc
        .tuple(fc.array(fc.constantFrom("..", ".", "", "a", "C:", "\\", "é")), fc.nat())
        .map(([parts, line]) => `${parts.join("/")}:${line}`),
    );
    fc.assert(
      fc.property(site, (text) => {
        const { file, line } = originIn(comment("t", text)) as Origin;
        expect((file === undefined) === (line === undefined)).toBe(true);
        if (file === undefined) return;
        const base = "https://example.com/repository/";
        const url = new URL(file.split("/").map(encodeURIComponent).join("/"), base);
        expect(url.href.startsWith(base)).toBe(true);
        expect(url.href.length).toBeGreaterThan(base.length);
        expect(`${file}:${line}`).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("for what was planned or applied", () => {
  const origins = readOrigins(configuration, "cdk.tf.json");

  test.each<[string, Origin | undefined]>([
    ["aws_sns_topic.t", { construct: "dev/t", file: "stack/t.ts", line: 20 }],
    ['aws_sns_topic.t["a.b[0]"]', { construct: "dev/t", file: "stack/t.ts", line: 20 }],
    ["aws_kms_key.k[1]", { construct: "dev/k", file: "stack/k.ts", line: 7 }],
    [
      'module.network["a"].module.b[0].aws_vpc.v',
      { construct: "dev/network", file: "main.ts", line: 3 },
    ],
    ["module.other.aws_sns_topic.t", undefined],
    ["aws_sns_topic.plain", undefined],
    ["aws_sns_topic.constructor", undefined],
  ])("%s", (address, origin) => {
    expect(originOf(origins, address)).toEqual(origin);
  });

  test("a model has them where they are told, and is else as it was", () => {
    const resource = (address: string) => ({
      ...{ address, type: "aws_sns_topic", values: {}, refs: {}, dependents: {} },
      ...{ external: {}, unknown: [] },
    });
    const model: Model = { view: "plan", resources: ["aws_sns_topic.t", "aws_x.y"].map(resource) };
    expect(withOrigins(model, origins)).toEqual({
      view: "plan",
      resources: [
        {
          ...resource("aws_sns_topic.t"),
          origin: { construct: "dev/t", file: "stack/t.ts", line: 20 },
        },
        resource("aws_x.y"),
      ],
    });
  });

  test("of an address that several stacks have, what they agree on", () => {
    const stack = (name: string, site: string) =>
      readOrigins({ resource: { aws_x: { a: comment(`${name}/a`, site) } } }, name);
    const same = [stack("dev", "a.ts:1"), stack("prod", "a.ts:1"), stack("dev", "a.ts:1")];
    expect(together(same).get("aws_x.a")).toEqual({ file: "a.ts", line: 1 });
    expect(together([stack("dev", "a.ts:1"), stack("prod", "a.ts:2")]).get("aws_x.a")).toEqual({
      file: "a.ts",
    });
    expect(together([stack("dev", "a.ts:1"), stack("dev", "b.ts:1")]).get("aws_x.a")).toEqual({
      construct: "dev/a",
    });
  });

  test("what is no synthesized JSON tells nothing, and that is said", () => {
    for (const json of [null, [], {}, { planned_values: {} }, { values: {} }]) {
      expect(() => readOrigins(json, "plan.json")).toThrow(
        "plan.json: this is JSON, but it is not synthesized Terraform, which alone says where resources were made.",
      );
    }
  });
});
