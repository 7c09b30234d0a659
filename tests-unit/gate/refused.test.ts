import { judge } from "../../proof/gate/judge";
import type { Model } from "../../proof/model/model";
import { model, resource } from "./models";
import { active, control, policy, provesAll } from "./policies";

const DENIED = "sns:ListSubscriptions was denied: allow it";

const encryption = control("sns/encryption");
const reached = control("alarms/reached", {
  selects: ["aws_cloudwatch_metric_alarm"],
  reads: ["alarm_actions", "aws_sns_topic_subscription.endpoint"],
});
const presence = control("sns/present", {
  selects: ["stack"],
  reads: ["aws_sns_topic_subscription.endpoint"],
});

const judged = (controls: (typeof encryption)[], subject: Model) =>
  judge(subject, policy(controls, provesAll), controls.map(active)).map(
    ({ control: id, address, verdict, unknown }) => ({ id, address, verdict, unknown }),
  );

const subscriptionsRefused: Model = {
  ...model(resource("aws_sns_topic.a"), resource("aws_cloudwatch_metric_alarm.a")),
  view: "live",
  refused: { aws_sns_topic_subscription: DENIED },
};
const unknown = [{ address: "aws_sns_topic_subscription", attribute: "*", refused: DENIED }];

test("nothing that reads a type which the account does not tell is proven, however its control answers", () => {
  expect(judged([encryption, reached, presence], subscriptionsRefused)).toEqual([
    { id: "sns/encryption", address: "aws_sns_topic.a", verdict: "pass" },
    { id: "alarms/reached", address: "aws_cloudwatch_metric_alarm.a", verdict: "unknown", unknown },
    { id: "sns/present", address: "stack", verdict: "unknown", unknown },
  ]);
});

test("a control of which every subject is kept from it is unknown at the type, and not inapplicable", () => {
  const refused = { aws_sns_topic: "sns:ListTopics was throttled 5 times: try again later" };
  expect(judged([encryption], { view: "live", resources: [], refused })).toEqual([
    {
      id: "sns/encryption",
      address: "aws_sns_topic",
      verdict: "unknown",
      unknown: [{ address: "aws_sns_topic", attribute: "*", refused: refused.aws_sns_topic }],
    },
  ]);
});

test("an attribute that was refused says by what", () => {
  const topic = resource("aws_sns_topic.a", { unknown: ["name"] });
  const why = "sns:GetTopicAttributes was denied: allow it";
  const subject: Model = { ...model(topic), view: "live", refused: { [topic.address]: why } };
  const [verdict] = judge(
    subject,
    policy([encryption], () => [{ result: { sns: { encryption: [] } } }]),
    [active(encryption)],
  );
  expect(verdict?.unknown).toEqual([{ address: topic.address, attribute: "name", refused: why }]);
});
