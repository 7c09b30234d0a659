import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json, JsonObject } from "../../proof/model/model";
import { configurations } from "./arbitraries";
import { synthesize } from "./synthesize";
import { decoded, ofType, only, resourcesOf, type Synthesized } from "./terraform";

/** Drawn once: every property below is asked of the same stacks. */
let stacks: { resources: Synthesized[]; terraform: JsonObject }[];
beforeAll(() => {
  stacks = fc.sample(configurations, 40).map((config, nth) => {
    const archive = nth % 4 === 0 ? { archive: { enabled: false } } : {};
    const terraform = synthesize({ ...config, ...archive });
    return { terraform, resources: resourcesOf(terraform) };
  });
});

const everyStack = (assertion: (stack: (typeof stacks)[number]) => void) =>
  stacks.forEach(assertion);

/** Attributes that hold JSON as text. */
const documents = [
  "policy",
  "assume_role_policy",
  "policy_document",
  "dashboard_body",
  "event_pattern",
  "rule_definition",
  "schema",
];

/** What AWS refuses to be longer. Sources: each service's API reference. */
const longest: [type: string, attribute: string, length: number][] = [
  ["aws_iam_role", "name", 64],
  ["aws_iam_role_policy", "name", 128],
  ["aws_kms_alias", "name", 256],
  ["aws_lambda_function", "function_name", 64],
  ["aws_synthetics_canary", "name", 21],
  ["aws_xray_sampling_rule", "rule_name", 32],
  ["aws_xray_group", "group_name", 32],
  ["aws_cloudwatch_event_rule", "name", 64],
  ["aws_kinesis_firehose_delivery_stream", "name", 64],
  ["aws_dynamodb_table", "name", 255],
  ["aws_sns_topic", "name", 256],
  ["aws_cloudwatch_log_metric_filter", "name", 512],
  ["aws_cloudwatch_contributor_insight_rule", "rule_name", 128],
];

describe("every stack that can be configured", () => {
  test("has no two things of one name", () => {
    everyStack(({ resources }) => {
      for (const attribute of ["name", "alarm_name", "function_name", "bucket", "rule_name"]) {
        const names = resources
          .filter(({ type }) => !/_policy$|_filter$|^aws_s3_bucket_|_stream$/.test(type))
          .filter(({ values }) => values[attribute] && !`${values[attribute]}`.startsWith("${aws_"))
          .map(({ type, values }) => `${type} ${values[attribute]}`);
        expect(names).toEqual([...new Set(names)]);
      }
    });
  });

  test("keeps every name within what AWS takes", () => {
    everyStack(({ terraform }) => {
      for (const [type, attribute, length] of longest) {
        for (const values of Object.values(ofType(terraform, type))) {
          const name = values[attribute] as string;
          expect([type, name, name.length <= length]).toEqual([type, name, true]);
        }
      }
      for (const { bucket } of Object.values(ofType(terraform, "aws_s3_bucket"))) {
        const name = (bucket as string).replace(/\$\{.*\}/, "123456789012");
        expect(name).toMatch(/^[a-z0-9-]{3,63}$/);
      }
    });
  });

  test("leaves no token unresolved and no value undefined", () => {
    everyStack(({ terraform }) => {
      expect(JSON.stringify(terraform)).not.toMatch(/TfToken|TOKEN\[|undefined|\[object|NaN/);
    });
  });

  test("writes documents that are JSON and refer to nothing that only AWS can compute", () => {
    everyStack(({ resources }) => {
      for (const { address, values } of resources) {
        for (const attribute of documents.filter((name) => name in values)) {
          expect(() => decoded(values[attribute])).not.toThrow();
          const references = String(values[attribute]).match(/\$\{[^}]*\}/g) ?? [];
          const others = references.filter((one) => !one.startsWith("${data."));
          expect([address, attribute, others]).toEqual([address, attribute, []]);
        }
      }
    });
  });

  test("refers to nothing that is not there", () => {
    everyStack(({ terraform, resources }) => {
      const there = new Set(resources.map(({ address }) => address));
      const references = JSON.stringify(terraform).match(/\baws_[a-z0-9_]+\.[A-Za-z0-9_-]+/g) ?? [];
      const data = Object.keys(terraform.data as JsonObject);
      const dangling = references.filter(
        (one) => !there.has(one) && !data.includes(one.split(".")[0] as string),
      );
      expect(dangling).toEqual([]);
    });
  });

  test("tells nobody but the topic, and every subscriber through it", () => {
    everyStack(({ terraform }) => {
      const alarms = [
        ...Object.values(ofType(terraform, "aws_cloudwatch_metric_alarm")),
        ...Object.values(ofType(terraform, "aws_cloudwatch_composite_alarm")),
      ];
      const archived = "aws_kinesis_firehose_delivery_stream" in (terraform.resource as JsonObject);
      expect(alarms).toHaveLength(archived ? 10 : 9);
      for (const alarm of alarms) {
        expect(alarm).toMatchObject({
          actions_enabled: true,
          alarm_actions: ["${aws_sns_topic.topic.arn}"],
          ok_actions: ["${aws_sns_topic.topic.arn}"],
        });
      }
    });
  });

  test("can be destroyed", () => {
    everyStack(({ terraform, resources }) => {
      for (const bucket of Object.values(ofType(terraform, "aws_s3_bucket"))) {
        expect(bucket.force_destroy).toBe(true);
      }
      expect(only(terraform, "aws_dynamodb_table").deletion_protection_enabled).toBe(false);
      expect(only(terraform, "aws_synthetics_canary").delete_lambda).toBe(true);
      const guarded = resources.filter(({ values }) =>
        JSON.stringify(values.lifecycle ?? {}).includes("prevent_destroy"),
      );
      expect(guarded).toEqual([]);
    });
  });

  test("lets no statement do everything, and none allow everybody", () => {
    everyStack(({ resources }) => {
      const statements = resources
        .filter(({ type }) => type !== "aws_vpc_endpoint" && type !== "aws_kms_key")
        .flatMap(({ values }) =>
          ["policy", "assume_role_policy", "policy_document"]
            .filter((name) => name in values)
            .flatMap((name) => decoded(values[name]).Statement as JsonObject[]),
        )
        .filter(({ Effect }) => Effect === "Allow");
      const list = (value: Json | undefined) => [value ?? []].flat();
      for (const statement of statements) {
        expect(statement.Principal).not.toBe("*");
        for (const action of list(statement.Action)) expect(action).not.toMatch(/\*/);
        // The only actions here that take no resource.
        if (list(statement.Resource).includes("*")) {
          expect(["WriteTraces", "WriteMetrics"]).toContain(statement.Sid);
        }
      }
    });
  });
});
