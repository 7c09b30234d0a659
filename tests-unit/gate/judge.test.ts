import { judge, judgementsOf } from "../../proof/gate/judge";
import { Links } from "../../proof/gate/links";
import type { Control } from "../../proof/gate/policy";
import type { Model } from "../../proof/model/model";
import { model, resource } from "./models";
import { active, control, policy, proves } from "./policies";

const unproven = (controls: Control[], judged: Model) =>
  judge(
    judged,
    policy(controls, (input) => proves(input, () => false)),
    controls.map(active),
  );

const encryption = control("sns/encryption", {
  reads: ["kms_master_key_id", "aws_kms_key.enable_key_rotation"],
});

test("an attribute that the view does not know makes the verdict unknown, and is named", () => {
  const topic = resource("aws_sns_topic.a", { unknown: ["arn", "kms_master_key_id"] });
  expect(unproven([encryption], model(topic))).toMatchObject([
    { verdict: "unknown", unknown: [{ address: topic.address, attribute: "kms_master_key_id" }] },
  ]);
});

test("an attribute that points outside makes the verdict unknown, and says where it points", () => {
  const arn = "arn:aws:kms:us-east-1:123456789012:key/k";
  const topic = resource("aws_sns_topic.a", { external: { kms_master_key_id: [arn] } });
  expect(unproven([encryption], model(topic))).toMatchObject([
    { verdict: "unknown", unknown: [{ attribute: "kms_master_key_id", outside: [arn] }] },
  ]);
});

test("so does one of a resource that a link reaches", () => {
  const topic = resource("aws_sns_topic.a", { refs: { kms_master_key_id: ["aws_kms_key.k"] } });
  const key = resource("aws_kms_key.k", { unknown: ["enable_key_rotation"] });
  expect(unproven([encryption], model(topic, key))).toMatchObject([
    { verdict: "unknown", unknown: [{ address: key.address, attribute: "enable_key_rotation" }] },
  ]);
});

test("what the control does not read cannot make it unknown", () => {
  const topic = resource("aws_sns_topic.a", { unknown: ["arn", "kms_master_key_id_2", "policy"] });
  const stranger = resource("aws_kms_key.k", { unknown: ["enable_key_rotation"] });
  expect(unproven([encryption], model(topic, stranger))).toMatchObject([{ verdict: "fail" }]);
});

test("a block within what is read counts, and so does the whole of which a part is read", () => {
  const reads = (path: string) => control("sns/x", { reads: [path] });
  const topic = (unknown: string) => model(resource("aws_sns_topic.a", { unknown: [unknown] }));
  const verdict = (path: string, unknown: string) =>
    unproven([reads(path)], topic(unknown))[0]?.verdict;
  expect(verdict("policy", "policy.Statement.Resource")).toBe("unknown");
  expect(verdict("policy.Statement", "policy")).toBe("unknown");
  expect(verdict("policy.Statement", "policy.Version")).toBe("fail");
});

test("a control that selects nothing is not applicable, with no subject", () => {
  const controls = [control("kms/rotation", { selects: ["aws_kms_key"] })].map(active);
  const topics = model(resource("aws_sns_topic.a"));
  const judgements = judgementsOf(topics, new Links(topics), policy([]), controls);
  expect(judgements).toEqual([{ control: controls[0], outcome: "not-applicable" }]);
});

test("a presence control judges the stack itself, though nothing is there", () => {
  const presence = control("alarms/composite", { selects: ["stack"], reads: ["aws_x.y"] });
  expect(unproven([presence], model(resource("aws_sns_topic.a")))).toMatchObject([
    { address: "stack", verdict: "fail", found: { "aws_x.y": [] } },
  ]);
});

test("verdicts come by control and then address, whatever the order of the resources", () => {
  const controls = [control("sns/encryption"), control("sns/publishers")];
  const addresses = ["aws_sns_topic.b[10]", "aws_sns_topic.b[2]", "aws_sns_topic.a"];
  const one = unproven(controls, model(...addresses.map((address) => resource(address))));
  const other = unproven(controls, model(...addresses.reverse().map((a) => resource(a))));
  expect(one).toEqual(other);
  expect(one.map(({ address }) => address).slice(0, 3)).toEqual([...addresses].sort());
});

test("what was found is what stands at every path that the control reads", () => {
  const topic = resource("aws_sns_topic.a", {
    values: { policy: { Statement: [{ Effect: "Allow" }, { Effect: "Deny" }] } },
    refs: { kms_master_key_id: ["aws_kms_key.k"] },
  });
  const key = resource("aws_kms_key.k", { values: { enable_key_rotation: false } });
  const reads = ["policy.Statement.Effect", "kms_master_key_id", "name"];
  const whole = control("sns/x", { reads: [...reads, "aws_kms_key.enable_key_rotation"] });
  expect(unproven([whole], model(topic, key))[0]?.found).toEqual({
    "policy.Statement.Effect": ["Allow", "Deny"],
    kms_master_key_id: "aws_kms_key.k",
    name: null,
    "aws_kms_key.enable_key_rotation": [false],
  });
});

test("the fix names the parameters' values", () => {
  const fix = "Keep {days} days, for {tags}, not {else}.";
  const filled = control("logs/x", { fix, parameters: { days: 90, tags: ["A", "B"] } });
  expect(unproven([filled], model(resource("aws_sns_topic.a")))[0]?.fix).toBe(
    "Keep 90 days, for A, B, not {else}.",
  );
});
