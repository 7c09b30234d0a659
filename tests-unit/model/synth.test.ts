import { expect, test } from "@jest/globals";
import { readModel, readSynth } from "../../proof/model/read";

const config = {
  resource: {
    aws_kms_key: { k: { "//": { metadata: { path: "payments/key" } }, enable_key_rotation: true } },
    aws_sns_topic: { t: { name: "alarms", kms_master_key_id: "${aws_kms_key.k.arn}" } },
    aws_lambda_function: {
      f: { function_name: "pay", tracing_config: { mode: "Active" }, tags: { a: "b" } },
    },
    aws_cloudwatch_metric_alarm: {
      a: { alarm_name: "a", alarm_actions: ["${aws_sns_topic.t.arn}"], period: "${var.period}" },
    },
    aws_sns_topic_policy: {
      p: {
        arn: "${aws_sns_topic.t.arn}",
        policy: '{"Statement":[{"Resource":"${aws_sns_topic.t.arn}","Effect":"Allow"}]}',
      },
    },
    aws_cloudwatch_event_target: { e: { rule: "${aws_sns_topic.t.name}" } },
  },
};

const find = (address: string) => {
  const found = readSynth(config).resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`no ${address}`);
  return found;
};

test("references become links, both ways", () => {
  expect(find("aws_sns_topic.t").refs).toEqual({ kms_master_key_id: ["aws_kms_key.k"] });
  expect(find("aws_kms_key.k").dependents).toEqual({
    "aws_sns_topic.kms_master_key_id": ["aws_sns_topic.t"],
  });
  expect(find("aws_cloudwatch_metric_alarm.a").refs).toEqual({
    alarm_actions: ["aws_sns_topic.t"],
  });
});

test("an address that begins with a computed one leads to its resource", () => {
  const { resources } = readSynth({
    resource: {
      aws_api_gateway_stage: { s: { stage_name: "prod" } },
      aws_synthetics_canary: {
        c: {
          run_config: { environment_variables: { URL: "${aws_api_gateway_stage.s.invoke_url}/x" } },
        },
      },
    },
  });
  expect(resources.find(({ type }) => type === "aws_synthetics_canary")?.refs).toEqual({
    "run_config.environment_variables.URL": ["aws_api_gateway_stage.s"],
  });
});

test("a reference to what is written down is that value", () => {
  expect(find("aws_cloudwatch_event_target.e").values).toEqual({ rule: "alarms" });
});

test("blocks are lists, maps are not", () => {
  expect(find("aws_lambda_function.f").values).toEqual({
    function_name: "pay",
    tracing_config: [{ mode: "Active" }],
    tags: { a: "b" },
    tags_all: { a: "b" },
  });
});

test("documents are decoded, and name resources by address", () => {
  const policy = find("aws_sns_topic_policy.p");
  expect(policy.values).toEqual({
    arn: "aws_sns_topic.t",
    policy: { Statement: [{ Resource: "aws_sns_topic.t", Effect: "Allow" }] },
  });
  expect(policy.refs).toEqual({
    arn: ["aws_sns_topic.t"],
    "policy.Statement.Resource": ["aws_sns_topic.t"],
  });
});

test("what nothing here tells is unknown", () => {
  expect(find("aws_cloudwatch_metric_alarm.a").unknown).toEqual(["period"]);
  expect(find("aws_cloudwatch_metric_alarm.a").values).not.toHaveProperty("period");
});

test("the construct path is the origin", () => {
  expect(find("aws_kms_key.k").origin).toEqual({ construct: "payments/key" });
});

test("the view is seen from the content", () => {
  expect(readModel(JSON.stringify(config), "cdk.tf.json").view).toBe("synth");
  expect(() => readModel("nonsense", "x")).toThrow(
    "x: this is not JSON: it does not begin with an object.",
  );
});
