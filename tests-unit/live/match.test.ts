import { match } from "../../proof/live/match";
import { LiveResource } from "../../proof/live/raw";
import { link } from "../../proof/model/link";
import type { JsonObject, Model } from "../../proof/model/model";
import { readSynth } from "../../proof/model/read";

const IDENTITIES: Record<string, string[][]> = {
  aws_guardduty_detector: [["id"], []],
  aws_kms_key: [["key_id"]],
  aws_cloudwatch_log_group: [["name"]],
  aws_sns_topic: [["name"]],
  aws_sns_topic_subscription: [["topic_arn", "protocol", "endpoint"]],
  aws_cloudwatch_event_target: [
    ["rule", "target_id"],
    ["rule", "arn"],
  ],
};

const ARN = "arn:aws:sns:us-east-1:000000000000:alarms";

/** What of `live` is what of `declared`. */
function matched(live: Record<string, JsonObject>, declared: Model): Record<string, string> {
  const raw = new Map(Object.entries(live));
  const resources = [...raw].map(
    ([address, values]) => new LiveResource(address, address.split(".")[0] ?? "", values),
  );
  const wanted = new Map(
    Object.entries(IDENTITIES).map(([type, sets]) => [
      type,
      new Set([...sets.flat(), "kms_key_id"]),
    ]),
  );
  const found = match(
    link("live", resources, { wanted }),
    declared,
    (type) => IDENTITIES[type],
    raw,
  );
  return Object.fromEntries(found);
}

const synth = (resource: object): Model => readSynth({ resource });

test("a resource is found by its name", () => {
  const declared = synth({ aws_sns_topic: { one: { name: "alarms" }, two: { name: "other" } } });
  const live = { "aws_sns_topic.live": { name: "alarms", arn: ARN } };
  expect(matched(live, declared)).toEqual({ "aws_sns_topic.live": "aws_sns_topic.one" });
});

test("a part is found by what it is a part of, under whatever name that goes", () => {
  const topic_arn = "${aws_sns_topic.one.arn}";
  const declared = synth({
    aws_sns_topic: { one: { name: "alarms" } },
    aws_sns_topic_subscription: {
      a: { topic_arn, protocol: "email", endpoint: "a@example.com" },
      b: { topic_arn, protocol: "email", endpoint: "b@example.com" },
    },
  });
  const live = {
    "aws_sns_topic.live": { name: "alarms", arn: ARN },
    "aws_sns_topic_subscription.live": {
      topic_arn: ARN,
      protocol: "email",
      endpoint: "b@example.com",
    },
  };
  expect(matched(live, declared)).toEqual({
    "aws_sns_topic.live": "aws_sns_topic.one",
    "aws_sns_topic_subscription.live": "aws_sns_topic_subscription.b",
  });
});

test("a name with a computed part is found when one and only one fits it", () => {
  const declared = synth({
    aws_sns_topic: { one: { name: "alarms-${aws_kms_key.k.key_id}" } },
    aws_kms_key: { k: {} },
  });
  const one = { "aws_sns_topic.live": { name: "alarms-7" } };
  expect(matched(one, declared)).toEqual({ "aws_sns_topic.live": "aws_sns_topic.one" });
  expect(matched({ ...one, "aws_sns_topic.more": { name: "alarms-8" } }, declared)).toEqual({});
});

describe("a name that is computed when it is made", () => {
  const name = '/aws/lambda/${element(split(":", aws_synthetics_canary.c.engine_arn), 6)}';
  const logs = { name, kms_key_id: "${aws_kms_key.own.arn}" };
  const own = { key_id: "1", arn: "arn:aws:kms:us-east-1:000000000000:key/1" };
  const live = {
    "aws_kms_key.live": own,
    "aws_cloudwatch_log_group.live": { name: "/aws/lambda/cwsyn-7", kms_key_id: own.arn },
    "aws_cloudwatch_log_group.other": { name: "/aws/lambda/other" },
  };
  const declared = (groups: JsonObject) =>
    synth({ aws_kms_key: { own }, aws_cloudwatch_log_group: groups });
  const found = { "aws_kms_key.live": "aws_kms_key.own" };

  test("is that of the only one which refers to the same", () => {
    expect(matched(live, declared({ logs }))).toEqual({
      ...found,
      "aws_cloudwatch_log_group.live": "aws_cloudwatch_log_group.logs",
    });
  });

  test("is of none when two refer to the same, here or there", () => {
    expect(matched(live, declared({ logs, more: logs }))).toEqual(found);
    const more = { "aws_cloudwatch_log_group.more": { name: "/more", kms_key_id: own.arn } };
    expect(matched({ ...live, ...more }, declared({ logs }))).toEqual(found);
  });

  test("is of none when it refers to nothing", () => {
    expect(matched(live, declared({ logs: { name } }))).toEqual(found);
  });
});

const key = (id: string) => ({ key_id: id, arn: `arn:aws:kms:us-east-1:000000000000:key/${id}` });
const group = (name: string, id: string) => ({ name, kms_key_id: key(id).arn });
const encrypted = (...names: string[]) =>
  synth({
    aws_kms_key: { logs: {} },
    aws_cloudwatch_log_group: Object.fromEntries(
      names.map((name) => [name, { name, kms_key_id: "${aws_kms_key.logs.arn}" }]),
    ),
  });

test("a key, which AWS names, is the one that those who declare to use it use", () => {
  const live = {
    "aws_kms_key.one": key("1"),
    "aws_kms_key.two": key("2"),
    "aws_cloudwatch_log_group.x": group("a", "2"),
    "aws_cloudwatch_log_group.y": group("b", "1"),
    "aws_cloudwatch_log_group.z": group("c", "2"),
  };
  expect(matched(live, encrypted("a", "b", "c"))).toMatchObject({
    "aws_kms_key.two": "aws_kms_key.logs",
  });
});

test("and none when they do not agree", () => {
  const live = {
    "aws_kms_key.one": key("1"),
    "aws_kms_key.two": key("2"),
    "aws_cloudwatch_log_group.x": group("a", "1"),
    "aws_cloudwatch_log_group.y": group("b", "2"),
  };
  expect(Object.values(matched(live, encrypted("a", "b")))).not.toContain("aws_kms_key.logs");
});

test("where the declaration leaves a name to AWS, another set of attributes tells", () => {
  const arn = "arn:aws:sqs:us-east-1:000000000000:q";
  const declared = synth({ aws_cloudwatch_event_target: { t: { rule: "history", arn } } });
  const live = {
    "aws_cloudwatch_event_target.live": { rule: "history", target_id: "terraform-2026", arn },
  };
  expect(matched(live, declared)).toEqual({
    "aws_cloudwatch_event_target.live": "aws_cloudwatch_event_target.t",
  });
});

test("what an account has one of is that one, whatever it is like", () => {
  const declared = synth({ aws_guardduty_detector: { one: { enable: true } } });
  const live = { "aws_guardduty_detector.live": { id: "d", enable: false } };
  expect(matched(live, declared)).toEqual({
    "aws_guardduty_detector.live": "aws_guardduty_detector.one",
  });
  const two = { ...live, "aws_guardduty_detector.other": { id: "e" } };
  expect(matched(two, declared)).toEqual({});
});
