import fc from "fast-check";
import type { CaseConfig, ControlCases } from "../../../lib/cases";
import { type Statement, text } from "../../../lib/policy-document";

const publish = (...services: string[]) =>
  text({
    Effect: "Allow",
    Principal: { Service: services },
    Action: "sns:Publish",
    Resource: "*",
  });
const use = (service: unknown, changes: Statement = {}): Statement => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
  Resource: "*",
  ...changes,
});
const ALARMS = "cloudwatch.amazonaws.com";
const EVENTS = "events.amazonaws.com";
const ofThisAccount = { Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } };

const topic = (kms_master_key_id: unknown, ...services: string[]): CaseConfig => ({
  "aws_sns_topic.t": { name: "t", kms_master_key_id },
  "aws_sns_topic_policy.t": { arn: "${aws_sns_topic.t.arn}", policy: publish(...services) },
});
const BY_KEY = "${aws_kms_key.k.arn}";
const key = (...statements: Statement[]) => ({ "aws_kms_key.k": { policy: text(...statements) } });
const at = ["aws_sns_topic.t"];
const bad = (services: string[], ...statements: Statement[]) => ({
  config: { ...topic(BY_KEY, ...services), ...key(...statements) },
  at,
});

export const cases: ControlCases = {
  pass: {
    alarms: { ...topic(BY_KEY, ALARMS), ...key(use(ALARMS)) },
    "alarms of this account": { ...topic(BY_KEY, ALARMS), ...key(use(ALARMS, ofThisAccount)) },
    "alarms and events": { ...topic(BY_KEY, ALARMS, EVENTS), ...key(use([ALARMS, EVENTS])) },
    "in two statements": {
      ...topic(BY_KEY, ALARMS),
      ...key(use(ALARMS, { Action: "kms:Decrypt" }), use(ALARMS, { Action: "kms:Generate*" })),
    },
    "the topic's policy in the topic": {
      "aws_sns_topic.t": { name: "t", kms_master_key_id: BY_KEY, policy: publish(ALARMS) },
      ...key(use(ALARMS)),
    },
    "the key's policy beside the key, and the key by its alias": {
      ...topic("${aws_kms_alias.k.name}", ALARMS),
      "aws_kms_key.k": { description: "alarms" },
      "aws_kms_alias.k": { name: "alias/alarms", target_key_id: "${aws_kms_key.k.key_id}" },
      "aws_kms_key_policy.k": { key_id: "${aws_kms_key.k.id}", policy: text(use(ALARMS)) },
    },
  },
  fail: {
    "no key": { config: { ...topic(null, ALARMS), ...key(use(ALARMS)) }, at },
    "no publisher": {
      config: { "aws_sns_topic.t": { name: "t", kms_master_key_id: BY_KEY }, ...key(use(ALARMS)) },
      at,
    },
    "a key without a policy": {
      config: { ...topic(BY_KEY, ALARMS), "aws_kms_key.k": { description: "alarms" } },
      at,
    },
    "events are forgotten": bad([ALARMS, EVENTS], use(ALARMS)),
    "decryption only": bad([ALARMS], use(ALARMS, { Action: "kms:Decrypt" })),
    "data keys only": bad([ALARMS], use(ALARMS, { Action: "kms:GenerateDataKey*" })),
    denied: bad([ALARMS], use(ALARMS, { Effect: "Deny" })),
    "everything but": bad([ALARMS], {
      ...use(ALARMS),
      Action: undefined,
      NotAction: "kms:Encrypt",
    }),
    "another service": bad([ALARMS], use("alarms.amazonaws.com")),
    "a role of that name": bad([ALARMS], { ...use(ALARMS), Principal: { AWS: ALARMS } }),
    "another key": bad([ALARMS], use(ALARMS, { Resource: "arn:aws:kms:us-east-1:1:key/other" })),
    "a condition that alarms do not meet": bad(
      [ALARMS],
      use(ALARMS, { Condition: { StringEquals: { "kms:ViaService": "sns.amazonaws.com" } } }),
    ),
    "events of this account": bad([EVENTS], use(EVENTS, ofThisAccount)),
    "two keys' worth of policies": {
      config: {
        ...topic(BY_KEY, ALARMS),
        ...key(use(ALARMS)),
        "aws_kms_key_policy.k": { key_id: "${aws_kms_key.k.id}", policy: text(use(EVENTS)) },
      },
      at,
    },
  },
  unknown: {
    "a key that is managed elsewhere": {
      config: topic("arn:aws:kms:us-east-1:111122223333:key/1234abcd", ALARMS),
      at,
    },
    "a key's policy from a variable": {
      config: { ...topic(BY_KEY, ALARMS), "aws_kms_key.k": { policy: "${var.policy}" } },
      at,
    },
  },
  damage: {
    "aws_kms_key.policy": fc.constantFrom(text(use(EVENTS)), text(use(ALARMS, { Effect: "Deny" }))),
    "aws_kms_key_policy.policy": fc.constantFrom(text(use(EVENTS))),
  },
};
