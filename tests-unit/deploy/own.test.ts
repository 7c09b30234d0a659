import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  PutDashboardCommand,
} from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogsClient, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { KMSClient, PutKeyPolicyCommand } from "@aws-sdk/client-kms";
import { ListTopicsCommand, SNSClient, UnsubscribeCommand } from "@aws-sdk/client-sns";
import { StopCanaryCommand, SyntheticsClient } from "@aws-sdk/client-synthetics";
import { assertOwn, NotOurs } from "../../tests-integration/own";
import { guarded } from "../../tests-integration/support/guard";
import { FakeAws } from "../live/fake-aws";

const change = (address: string, before: object | null, mode = "managed") => ({
  address,
  mode,
  change: { before },
});
const tagged = (own?: string) => ({ tags_all: own === undefined ? {} : { ProofstackTest: own } });

test("a plan of destroying passes when all that can carry the tag carries it", () => {
  const plan = [
    change("aws_sns_topic.topic", tagged("mine")),
    change("aws_cloudwatch_dashboard.dashboard", { dashboard_name: "payments-mine" }),
    change("aws_sns_topic.new", null),
    change("data.aws_vpc.theirs", tagged(), "data"),
  ];
  expect(() => assertOwn(plan, "mine")).not.toThrow();
});

test.each([
  ["no tag", tagged()],
  ["another run's tag", tagged("theirs")],
  ["tags that are null", { tags_all: null }],
])("it is refused for %s, and names the address", (_, before) => {
  const plan = [change("aws_sns_topic.topic", before), change("aws_kms_key.key", tagged("mine"))];
  expect(() => assertOwn(plan as never, "mine")).toThrow(NotOurs);
  expect(() => assertOwn(plan as never, "mine")).toThrow(
    "do not carry the tag ProofstackTest=mine: aws_sns_topic.topic.",
  );
});

describe("a guarded client", () => {
  const at = "eu-central-1:123456789012";
  const own = [
    `arn:aws:cloudwatch:${at}:alarm:mine`,
    `arn:aws:logs:${at}:log-group:/aws/lambda/mine`,
    `arn:aws:kms:${at}:key/1234`,
    `arn:aws:sns:${at}:topic`,
    `arn:aws:synthetics:${at}:canary:mine`,
  ];
  const environment = { ...process.env };
  let fake: FakeAws;
  beforeEach(async () => {
    fake = new FakeAws({
      GetResources: () => ({ ResourceTagMappingList: own.map((ResourceARN) => ({ ResourceARN })) }),
      ListRoles: () => "<ListRolesResult><Roles/></ListRolesResult>",
    });
    Object.assign(process.env, await fake.start());
  });
  afterEach(() => {
    fake.close();
    process.env = { ...environment };
  });

  const send = (Client: new (config: object) => object, command: object) =>
    // biome-ignore lint/suspicious/noExplicitAny: each client takes its own commands.
    (guarded(new Client({}) as any, "mine") as any).send(command).catch((error: Error) => error);

  const retention = (logGroupName: string) =>
    new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 });
  const alarms = (...AlarmNames: string[]) => new DeleteAlarmsCommand({ AlarmNames });
  const dashboard = (DashboardName: string) =>
    new PutDashboardCommand({ DashboardName, DashboardBody: "{}" });
  const policy = (KeyId: string) => new PutKeyPolicyCommand({ KeyId, Policy: "{}" });
  const leave = (SubscriptionArn: string) => new UnsubscribeCommand({ SubscriptionArn });

  test.each<[string, new (config: object) => object, object]>([
    ["PutRetentionPolicy", CloudWatchLogsClient, retention("/aws/lambda/mine")],
    ["DeleteAlarms", CloudWatchClient, alarms("mine")],
    ["PutDashboard", CloudWatchClient, dashboard("payments-mine")],
    ["PutKeyPolicy", KMSClient, policy("1234")],
    ["PutKeyPolicy", KMSClient, policy(`arn:aws:kms:${at}:key/1234`)],
    ["Unsubscribe", SNSClient, leave(`arn:aws:sns:${at}:topic:1-2-3`)],
    ["POST /canary/mine/stop", SyntheticsClient, new StopCanaryCommand({ Name: "mine" })],
    ["ListTopics", SNSClient, new ListTopicsCommand({})],
  ])("sends %s for what carries the tag", async (operation, Client, command) => {
    expect(await send(Client, command)).not.toBeInstanceOf(NotOurs);
    expect(fake.calls).toContain(operation);
  });

  test.each<[string, new (config: object) => object, object]>([
    ["PutRetentionPolicy", CloudWatchLogsClient, retention("/aws/lambda/theirs")],
    ["PutRetentionPolicy", CloudWatchLogsClient, retention("mine")],
    ["DeleteAlarms", CloudWatchClient, alarms("mine", "theirs")],
    ["DeleteAlarms", CloudWatchClient, alarms()],
    ["PutDashboard", CloudWatchClient, dashboard("payments-theirs")],
    ["PutKeyPolicy", KMSClient, policy("12345")],
    ["PutKeyPolicy", KMSClient, policy("alias/mine")],
    ["Unsubscribe", SNSClient, leave(`arn:aws:sns:${at}:topic2:1-2-3`)],
    ["POST /canary/theirs/stop", SyntheticsClient, new StopCanaryCommand({ Name: "theirs" })],
  ])("refuses %s for anything else, and sends nothing", async (operation, Client, command) => {
    expect(await send(Client, command)).toBeInstanceOf(NotOurs);
    expect(fake.calls).not.toContain(operation);
  });
});
