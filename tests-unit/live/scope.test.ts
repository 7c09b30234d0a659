import { DeclaredScope, EVERYTHING, either, TaggedScope } from "../../proof/live/scope";
import { model, resource } from "../gate/models";

const nameOf = (type: string) => (type === "aws_kms_key" ? "key_id" : "name");

test("a declaration covers what it mentions, by whichever of its names", () => {
  const scope = new DeclaredScope(
    model(
      resource("aws_sns_topic.a", { values: { name: "alarms" } }),
      resource("aws_cloudwatch_log_metric_filter.f", {
        values: { name: "errors", log_group_name: "/elsewhere" },
      }),
    ),
    nameOf,
  );
  expect(scope.covers("aws_sns_topic", "arn:aws:sns:us-east-1:1:alarms", "alarms")).toBe(true);
  expect(scope.covers("aws_cloudwatch_log_group", "/elsewhere")).toBe(true);
  expect(scope.covers("aws_sns_topic", "other")).toBe(false);
});

test("a name with a computed part covers what it may turn out to be", () => {
  const topic = resource("aws_sns_topic.a", { values: { name: "alarms-${aws_x.y.id}" } });
  const scope = new DeclaredScope(model(topic), nameOf);
  expect(scope.covers("aws_sns_topic", "alarms-7")).toBe(true);
  expect(scope.covers("aws_sns_topic", "alarms-")).toBe(false);
  expect(scope.covers("aws_sns_topic", "other-7")).toBe(false);
});

test("a resource that AWS names may be any of its type", () => {
  const scope = new DeclaredScope(model(resource("aws_kms_key.k")), nameOf);
  expect(scope.covers("aws_kms_key", "1234")).toBe(true);
  expect(scope.covers("aws_sns_topic", "1234")).toBe(false);
});

test("tags cover what carries them, and what can carry none", () => {
  const scope = new TaggedScope(
    new Set(["arn:aws:sns:us-east-1:1:alarms"]),
    (type) => type === "aws_sns_topic",
  );
  expect(scope.covers("aws_sns_topic", "arn:aws:sns:us-east-1:1:alarms")).toBe(true);
  expect(scope.covers("aws_sns_topic", "alarms")).toBe(true);
  expect(scope.covers("aws_sns_topic", "arn:aws:sns:us-east-1:1:other")).toBe(false);
  expect(scope.covers("aws_cloudwatch_dashboard", "any")).toBe(true);
});

test("either of two scopes suffices", () => {
  const none = { covers: () => false };
  expect(either(none, EVERYTHING).covers("aws_sns_topic", "a")).toBe(true);
  expect(either(none, none).covers("aws_sns_topic", "a")).toBe(false);
});
