import { maskOf } from "../../proof/model/masked";
import type { Json, Model } from "../../proof/model/model";
import { readPlan, readState, readSynth } from "../../proof/model/read";

const views = (type: string, values: { [name: string]: Json }): [string, Model][] => {
  const address = `${type}.a`;
  const entry = { address, type, name: "a", mode: "managed" };
  return [
    ["synth", readSynth({ resource: { [type]: { a: values } } })],
    [
      "plan",
      readPlan({
        format_version: "1.2",
        resource_changes: [
          { ...entry, change: { actions: ["create"], after: values, after_unknown: {} } },
        ],
      }),
    ],
    [
      "state",
      readState({
        format_version: "1.0",
        values: { root_module: { resources: [{ ...entry, values }] } },
      }),
    ],
  ];
};

test.each(
  views("aws_sns_topic_subscription", { endpoint: maskOf(1), protocol: "email" }),
)("%s: a masked value is unknown, and known to be masked", (_, model) => {
  expect(model.resources).toMatchObject([
    { values: { protocol: "email" }, unknown: ["endpoint"], masked: ["endpoint"] },
  ]);
  expect(model.resources[0]?.values).not.toHaveProperty("endpoint");
});

test.each(
  views("aws_sns_topic_policy", { policy: `{"Statement": [{"Sid": "key ${maskOf(1)}"}]}` }),
)("%s: a document of which a part is masked is unknown as a whole", (_, model) => {
  expect(model.resources).toMatchObject([{ values: {}, unknown: ["policy"], masked: ["policy"] }]);
});

test.each(
  views("aws_lambda_function", {
    environment: [{ variables: { KEY: maskOf(1), METRIC_NAMES: "PaymentAmount" } }],
  }),
)("%s: of a map, the entry that is masked", (_, model) => {
  expect(model.resources).toMatchObject([
    {
      values: { environment: [{ variables: { METRIC_NAMES: "PaymentAmount" } }] },
      unknown: ["environment.variables.KEY"],
      masked: ["environment.variables.KEY"],
    },
  ]);
  expect(JSON.stringify(model.resources[0]?.values)).not.toContain("KEY");
});

test.each(
  views("aws_lambda_function", { environment: maskOf(1) }),
)("%s: a block that is masked as a whole", (_, model) => {
  expect(model.resources).toMatchObject([{ values: {}, unknown: ["environment"] }]);
});

test("a variable that is masked makes unknown what it is part of", () => {
  const model = readSynth({
    variable: { who: { default: maskOf(1) } },
    resource: { aws_sns_topic_subscription: { a: { endpoint: "${var.who}@example.com" } } },
  });
  expect(model.resources).toMatchObject([{ unknown: ["endpoint"], masked: ["endpoint"] }]);
});
