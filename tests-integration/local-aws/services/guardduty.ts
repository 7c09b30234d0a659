import { ACCOUNT, type Call, documentOf, Refusal, restJson, type Service } from "../call";
import type { Tags } from "../tags";

interface Feature {
  name: string;
  status: string;
  [field: string]: unknown;
}
interface Detector {
  status: string;
  findingPublishingFrequency: string;
  features: Feature[];
}
interface Asked {
  enable: boolean;
  findingPublishingFrequency: string;
  features: Feature[];
  tags: Record<string, string>;
}

const FREQUENCIES = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"];

/** Amazon GuardDuty: the account's one detector in its region, its features and its tags. */
export function guardduty(tags: Tags): Service {
  const detectors = new Map<string, Detector>();
  let made = 0;
  const arnOf = (id: string) => `arn:aws:guardduty:us-east-1:${ACCOUNT}:detector/${id}`;
  const refuse = (message: string): never => {
    throw new Refusal("BadRequestException", `The request is rejected because ${message}.`);
  };
  const find = (id: string): Detector =>
    detectors.get(id) ?? refuse("the input detectorId is not owned by the current account");

  const put = (id: string, before: Detector | undefined, asked: Partial<Asked>) => {
    const { enable, findingPublishingFrequency: frequency, features = [] } = asked;
    if (frequency !== undefined && !FREQUENCIES.includes(frequency)) {
      refuse("an invalid or out-of-range value is specified as an input parameter");
    }
    const named = new Set(features.map(({ name }) => name));
    const kept = before?.features.filter(({ name }) => !named.has(name)) ?? [];
    detectors.set(id, {
      status: enable === undefined && before ? before.status : enable ? "ENABLED" : "DISABLED",
      findingPublishingFrequency: frequency ?? before?.findingPublishingFrequency ?? "SIX_HOURS",
      features: [...kept, ...features],
    });
  };

  const create = (call: Call) => {
    const asked = documentOf<Asked>(call);
    if (detectors.size > 0) refuse("a detector already exists for the current account");
    if (asked.enable === undefined) refuse("the parameter enable is missing");
    made += 1;
    const detectorId = made.toString(16).padStart(32, "0");
    put(detectorId, undefined, asked);
    tags.set(arnOf(detectorId), listed(asked.tags));
    return { detectorId };
  };

  const show = (id: string) => ({
    ...find(id),
    serviceRole: `arn:aws:iam::${ACCOUNT}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
    tags: named(tags, arnOf(id)),
  });

  const ofDetector = (call: Call, id: string) => {
    if (call.method === "GET") return show(id);
    if (call.method === "POST") return put(id, find(id), documentOf<Asked>(call));
    find(id);
    detectors.delete(id);
    tags.forget(arnOf(id));
    return {};
  };

  const ofTags = (call: Call, arn: string) => {
    if (call.method === "POST") tags.set(arn, listed(documentOf<Asked>(call).tags));
    if (call.method === "DELETE") tags.unset(arn, call.query.getAll("tagKeys"));
    return { tags: named(tags, arn) };
  };

  return (call) => {
    if (call.service !== "guardduty") return undefined;
    const [, kind, ...rest] = call.path.split("/");
    const name = decodeURIComponent(rest.join("/"));
    return restJson(() => {
      if (kind === "tags") return ofTags(call, name);
      if (kind !== "detector") throw new Refusal("UnknownOperationException", call.path, 404);
      if (name) return ofDetector(call, name);
      return call.method === "POST" ? create(call) : { detectorIds: [...detectors.keys()] };
    });
  };
}

const listed = (tags: Record<string, string> = {}) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

const named = (tags: Tags, arn: string) =>
  Object.fromEntries(tags.of(arn).map(({ Key, Value }) => [Key, Value]));
