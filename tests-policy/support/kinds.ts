import type { Json, JsonObject } from "../../proof/model/model";
import { documentIn } from "./sites";
import type { Written } from "./written";

/** A resource with damage that only makes sense to its kind. */
export interface DamagedKind {
  damage: string;
  body: JsonObject;
}

/** What goes wrong with alarm rules, with people's addresses and with policies, when somebody edits them. */
export function damagedKinds(address: string, attribute: string, written: Written): DamagedKind[] {
  const body = written.bodyAt(address);
  const text = body?.[attribute];
  if (!body || typeof text !== "string") return [];
  const document = documentIn(text);
  const damaged = document
    ? policiesNear(document)
    : attribute === "alarm_rule"
      ? [{ damage: "AND for OR", text: text.replace(/\bOR\b/g, "AND") }]
      : attribute === "endpoint" && body.protocol === "email"
        ? sharedMailboxes(address, written)
        : [];
  return damaged.map((one) => ({ damage: one.damage, body: { ...body, [attribute]: one.text } }));
}

/** The mailboxes of the topic's other subscribers, however they are written. */
function sharedMailboxes(address: string, written: Written) {
  const topic = written.bodyAt(address)?.topic_arn;
  return written
    .bodiesOf("aws_sns_topic_subscription")
    .filter(
      ([other, { protocol, topic_arn }]) =>
        other !== address && protocol === "email" && topic_arn === topic,
    )
    .flatMap(([, other]) => {
      const theirs = String(other.endpoint);
      const spellings = [theirs, theirs.toUpperCase(), theirs.replace("@", "+pager@")];
      return spellings.map((text) => ({ damage: `duplicated email ${text}`, text }));
    });
}

/** The policy with one statement of it made wider. */
function policiesNear(policy: Json[] | JsonObject) {
  const statements = Array.isArray(policy) ? undefined : policy.Statement;
  if (!Array.isArray(statements)) return [];
  return statements.flatMap((statement, at) =>
    wider(statement).map(([what, instead]) => ({
      damage: `${what} in ${nameOf(statement, at)}`,
      text: JSON.stringify({ ...policy, Statement: statements.with(at, instead) }),
    })),
  );
}

const nameOf = (statement: Json, at: number): string =>
  typeof statement === "object" && statement !== null && !Array.isArray(statement) && statement.Sid
    ? String(statement.Sid)
    : `statement ${at}`;

function wider(statement: Json): [string, Json][] {
  if (typeof statement !== "object" || statement === null || Array.isArray(statement)) return [];
  const { Condition, ...unconditional } = statement;
  const open = statement.Effect === "Allow";
  const all = (key: "Principal" | "Action" | "Resource"): [string, Json][] =>
    open && statement[key] !== undefined && statement[key] !== "*"
      ? [[`${key} *`, { ...statement, [key]: "*" }]]
      : [];
  return [
    ...(open ? [] : [["Allow", { ...statement, Effect: "Allow" }] as [string, Json]]),
    ...(Condition === undefined ? [] : [["no Condition", unconditional] as [string, Json]]),
    ...all("Principal"),
    ...all("Action"),
    ...all("Resource"),
  ];
}
