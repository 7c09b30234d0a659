import fc from "fast-check";
import { controls } from "../../../dist/controls.json";
import type { CaseConfig, ControlCases } from "../../../lib/cases";

const types = controls.find(({ id }) => id === "tags/required")?.selects ?? [];

const whole = { Environment: "production", CostCenter: "payments" };
const tagged = (tags: unknown, type = "aws_sqs_queue"): CaseConfig => ({ [`${type}.r`]: { tags } });
const at = ["aws_sqs_queue.r"];
const bad = (tags: unknown) => ({ config: tagged(tags), at });

export const cases: ControlCases = {
  pass: {
    "one of each type": Object.assign({}, ...types.map((type) => tagged(whole, type))),
    "more tags": tagged({ ...whole, Team: "payments-platform" }),
    "a type that cannot be tagged": {
      ...tagged(whole),
      "aws_sns_topic_subscription.r": { protocol: "email" },
    },
  },
  fail: {
    "no tags": { config: { "aws_sqs_queue.r": { name: "r" } }, at },
    "no tags in the end": bad({}),
    "one is missing": bad({ Environment: "production" }),
    "another value": bad({ ...whole, Environment: "staging" }),
    "a value in another case": bad({ ...whole, CostCenter: "Payments" }),
    "a name in another case": bad({ Environment: "production", costcenter: "payments" }),
    "an empty value": bad({ ...whole, CostCenter: "" }),
    "a value with a space": bad({ ...whole, CostCenter: "payments " }),
    "no value": bad({ ...whole, CostCenter: null }),
    "one of two": {
      config: { ...tagged(whole), "aws_sns_topic.t": { name: "t" } },
      at: ["aws_sns_topic.t"],
    },
  },
  unknown: {
    "from a variable": bad("${var.tags}"),
    "one from a variable": bad({ ...whole, CostCenter: "${var.cost_center}" }),
  },
  damage: Object.fromEntries(
    types.map((type) => [
      `${type}.tags_all`,
      fc.constantFrom({ ...whole, Environment: "test" }, { ...whole, CostCenter: 7 }),
    ]),
  ),
};
