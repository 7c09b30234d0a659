import { readFileSync } from "node:fs";
import { join } from "node:path";
import { judge } from "../proof/gate/judge";
import { activeControls } from "../proof/gate/profile";
import { readsOf, wantedAmong, wantedAttributes } from "../proof/gate/reads";
import { readModel } from "../proof/model/read";
import { ids } from "./support/controls";
import { activeControl, policy } from "./support/policy";
import { minimalStack } from "./support/stack";

const sample = (file: string): [string, string] => [
  file,
  readFileSync(join(__dirname, "samples", file), "utf8"),
];

const inputs: [string, string][] = [
  ["the synthesized stack", JSON.stringify(minimalStack())],
  sample("payments.plan.json"),
  sample("payments.state.json"),
  sample("lab.plan.json"),
  sample("lab.state.json"),
];

/** A file is read only as far as the chosen controls want it; what is left out must not matter to them. */
test.each(inputs)("%s, read for one control or whole, is judged alike", async (name, content) => {
  const loaded = await policy();
  const whole = readModel(content, name);
  for (const id of ids) {
    const active = activeControl(loaded, id);
    const part = readModel(content, name, wantedAttributes([active]));
    expect(judge(part, loaded, [active])).toEqual(judge(whole, loaded, [active]));
  }
});

/** Nor is anything read for controls that have nothing to judge there. */
test.each(
  inputs,
)("%s is judged alike, read for those that judge something", async (name, content) => {
  const loaded = await policy();
  for (const profile of ["baseline", "payments"]) {
    const controls = activeControls(loaded, profile);
    const whole = readModel(content, name, wantedAttributes(controls));
    const types = new Set(whole.resources.map(({ type }) => type));
    const part = readModel(content, name, wantedAmong(controls, types));
    expect(judge(part, loaded, controls)).toEqual(judge(whole, loaded, controls));
  }
});

test("what is read only for controls that have nothing to judge is not read", () => {
  const reads = (control: string[], selects: string[]) => ({
    selects,
    reads: readsOf({ selects, reads: control }),
  });
  const instances = reads(["aws_security_group.ingress"], ["aws_instance", "aws_db_instance"]);
  const topics = reads(["kms_master_key_id", "aws_kms_key.policy"], ["aws_sns_topic"]);
  const stack = reads(["aws_cloudwatch_metric_alarm.threshold"], ["stack"]);
  const wanted = (...types: string[]) =>
    [...wantedAmong([instances, topics, stack], new Set(types)).keys()].filter(
      (type) => type !== "stack",
    );
  expect(wanted("aws_security_group")).toEqual(["aws_cloudwatch_metric_alarm"]);
  expect(wanted("aws_sns_topic", "aws_security_group")).toEqual([
    "aws_sns_topic",
    "aws_kms_key",
    "aws_cloudwatch_metric_alarm",
  ]);
  expect(wanted("aws_db_instance")).toContain("aws_security_group");
});
