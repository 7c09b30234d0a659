import { NotOurs } from "../own";
import { ownArns } from "../owned";

/** Commands that change nothing. */
const READS = /^(Get|List|Describe|Scan|Query|Receive|BatchGet)/;
/** Commands that add, and neither change nor remove what is there. */
const ADDS = ["CreateQueue", "CreateTopic", "PutMetricData"];

/** The fields of a command that say what is changed. */
const TARGETS = [
  "AlarmName",
  "AlarmNames",
  "Bucket",
  "FunctionName",
  "GroupId",
  "KeyId",
  "QueueUrl",
  "RoleName",
  "SubscriptionArn",
  "TopicArn",
  "logGroupName",
  "resourceArn",
  "restApiId",
];
/** A service's name in ARNs, where it is not that of its client in lower case. */
const SERVICES: Record<string, string> = {
  apigateway: "apigateway",
  cloudwatchlogs: "logs",
  eventbridge: "events",
};

interface Context {
  clientName?: string;
  commandName?: string;
}
type Input = Record<string, unknown>;
type Handler = (args: { input: Input }) => Promise<unknown>;

/**
 * Makes a client refuse to change or remove what does not carry the run's own tag, which is read from the
 * account before every such call.
 * @throws NotOurs, from the client's `send`, before anything is sent
 */
export function guarded<C extends { middlewareStack: unknown }>(client: C, own: string): C {
  // biome-ignore lint/suspicious/noExplicitAny: the clients' own types of it have nothing in common.
  (client.middlewareStack as any).add(
    (next: Handler, { clientName = "", commandName = "" }: Context): Handler =>
      async (args) => {
        const command = commandName.replace(/Command$/, "");
        const changes = !READS.test(command) && !ADDS.includes(command);
        // A dashboard can carry no tag: the run made it, under a name that was free.
        if (changes && args.input.DashboardName !== `payments-${own}`) {
          await assertOwnTargets(clientName, command, args.input, own);
        }
        return next(args);
      },
    { step: "initialize", name: "ownOnly", priority: "high" },
  );
  return client;
}

async function assertOwnTargets(client: string, command: string, input: Input, own: string) {
  const asked = client.replace(/Client$/, "").toLowerCase();
  const targets = targetsOf(asked, input);
  const service = SERVICES[asked] ?? asked;
  const arns = targets.length > 0 ? await ownArns(own) : [];
  const others = targets.filter((target) => !arns.some((arn) => names(target, arn, service)));
  if (targets.length > 0 && others.length === 0) return;
  throw new NotOurs(
    `${command} was not sent: ${others.join(", ") || "what it changes"} does not carry this test's tag.`,
  );
}

function targetsOf(service: string, input: Input): string[] {
  // What a canary is called is called otherwise elsewhere.
  const fields = service === "synthetics" ? [...TARGETS, "Name"] : TARGETS;
  return fields.flatMap((field) => input[field] ?? []).map(String);
}

/** Whether the target of a call is what the ARN names. */
function names(target: string, arn: string, service: string): boolean {
  if (arn.split(":")[2] !== service) return false;
  // A subscription is named by its topic's ARN and an id, a queue by the last part of its address.
  if (target === arn || target.startsWith(`${arn}:`)) return true;
  const name = /^https?:/.test(target) ? target.split("/").pop() : target;
  const resource = arn.split(":").slice(5).join(":").replace(/:\*$/, "");
  // Most have their kind before their name: `alarm:name`, `key/id`, `/restapis/id`.
  return [resource, resource.replace(/^\/?[a-z-]+[:/]/, "")].includes(String(name));
}
