import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";
import { type Statement, text, without } from "../../../lib/policy-document";

const alarms: Statement = {
  Effect: "Allow",
  Principal: { Service: "cloudwatch.amazonaws.com" },
  Action: "sns:Publish",
  Resource: "${aws_sns_topic.t.arn}",
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const events: Statement = {
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sns:Publish",
  Resource: "${aws_sns_topic.t.arn}",
};
const owner: Statement = {
  Effect: "Allow",
  Principal: { AWS: "*" },
  Action: ["SNS:GetTopicAttributes", "SNS:Subscribe"],
  Resource: "${aws_sns_topic.t.arn}",
  Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
};

const own = (policy: unknown) => ({ "aws_sns_topic.t": { name: "t", policy } });
const beside = (policy: unknown) => ({
  "aws_sns_topic.t": { name: "t" },
  "aws_sns_topic_policy.t": { arn: "${aws_sns_topic.t.arn}", policy },
});
const at = ["aws_sns_topic.t"];
const bad = (...statements: unknown[]) => ({ config: beside(text(...statements)), at });

export const cases: ControlCases = {
  pass: {
    "alarms of this account": beside(text(alarms)),
    "in the topic itself": own(text(alarms)),
    "alarms by their ARNs": beside(
      text({
        ...alarms,
        Condition: {
          ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111122223333:alarm:*" },
        },
      }),
    ),
    "alarms and events": beside(text(alarms, events)),
    "the owner reads": beside(text(alarms, owner)),
    "a role is denied": beside(
      text(alarms, {
        ...events,
        Effect: "Deny",
        Principal: { AWS: "arn:aws:iam::111122223333:role/a" },
      }),
    ),
    "nobody without TLS": beside(
      text(alarms, {
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      }),
    ),
  },
  fail: {
    "no policy, which lets all of the account publish": {
      config: { "aws_sns_topic.t": { name: "t" } },
      at,
    },
    "a policy for another topic": {
      config: {
        "aws_sns_topic.t": { name: "t" },
        "aws_sns_topic_policy.t": {
          arn: "arn:aws:sns:us-east-1:111122223333:u",
          policy: text({ ...alarms, Resource: "arn:aws:sns:us-east-1:111122223333:u" }),
        },
      },
      at,
    },
    "not JSON": { config: beside("publish"), at },
    "nobody publishes": bad(owner),
    "alarms of any account": bad(without(alarms, "Condition")),
    "alarms of some account": bad({
      ...alarms,
      Condition: { StringLike: { "aws:SourceAccount": "*" } },
    }),
    "alarms of any account but one": bad({
      ...alarms,
      Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } },
    }),
    "alarms of any account, in a second statement": bad(alarms, without(alarms, "Condition")),
    "another service": bad(alarms, { ...events, Principal: { Service: "s3.amazonaws.com" } }),
    "another service beside": bad({
      ...events,
      Principal: { Service: ["events.amazonaws.com", "s3.amazonaws.com"] },
    }),
    "a role": bad(alarms, { ...events, Principal: { AWS: "arn:aws:iam::111122223333:role/a" } }),
    "the owner": bad(alarms, { ...owner, Action: ["sns:Publish", "sns:Subscribe"] }),
    "the owner, by a pattern": bad(alarms, { ...owner, Action: "SNS:P*" }),
    "the owner, by all but reading": bad(alarms, {
      ...without(owner, "Action"),
      NotAction: "sns:GetTopicAttributes",
    }),
    everybody: bad(alarms, { ...events, Principal: "*" }),
    "everybody but one": bad(alarms, {
      ...without(events, "Principal"),
      NotPrincipal: { AWS: "111122223333" },
    }),
    "everybody subscribes": bad(alarms, without(owner, "Condition")),
    "everybody of a user agent subscribes": bad(alarms, {
      ...owner,
      Condition: { StringEquals: { "aws:UserAgent": "x" } },
    }),
    "alarms to another topic": bad({
      ...alarms,
      Resource: "arn:aws:sns:us-east-1:111122223333:u",
    }),
    "everybody to all topics but another": bad(alarms, {
      ...without(events, "Resource"),
      Principal: "*",
      NotResource: "arn:aws:sns:us-east-1:111122223333:u",
    }),
    "alarms to all topics": bad({ ...alarms, Resource: "*" }),
    "alarms that may do more": bad({ ...alarms, Action: ["sns:Publish", "sns:Subscribe"] }),
    "alarms that may do everything": bad({ ...alarms, Action: "sns:*" }),
    "nobody, in the end": bad(alarms, { ...events, Effect: "Deny", Principal: "*" }),
    "no service, in the end": bad(alarms, {
      ...events,
      Effect: "Deny",
      Principal: alarms.Principal,
    }),
    "no principal": bad(without(events, "Principal")),
    "a misspelt principal": bad(alarms, { ...events, Principal: { Services: "events" } }),
  },
  unknown: { "from a variable": { config: beside("${var.policy}"), at } },
  damage: {
    "aws_sns_topic_policy.policy": fc.constantFrom(
      text(alarms, { ...events, Principal: "*" }),
      text(without(alarms, "Condition")),
    ),
  },
};
