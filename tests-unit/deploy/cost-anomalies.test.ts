import {
  CostExplorerClient,
  CreateAnomalyMonitorCommand,
  CreateAnomalySubscriptionCommand,
  type CreateAnomalySubscriptionCommandInput,
  DeleteAnomalyMonitorCommand,
  DeleteAnomalySubscriptionCommand,
  GetAnomalyMonitorsCommand,
  GetAnomalySubscriptionsCommand,
  ListTagsForResourceCommand,
  paginateGetAnomalyMonitors,
  UntagResourceCommand,
  UpdateAnomalySubscriptionCommand,
} from "@aws-sdk/client-cost-explorer";
import { type Gateway, startGateway } from "../../tests-integration/local-aws/gateway";

const TOPIC = "arn:aws:sns:us-east-1:000000000000:costs";
const NOWHERE = "arn:aws:ce::000000000000:anomalymonitor/none";
const Specification = { Tags: { Key: "CostCenter", Values: ["payments"] } };

let gateway: Gateway;
let client: CostExplorerClient;
beforeEach(async () => {
  gateway = await startGateway();
  client = new CostExplorerClient({
    endpoint: `http://127.0.0.1:${gateway.port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
});
afterEach(async () => {
  client.destroy();
  await gateway.close();
});

async function monitor(name = "payments"): Promise<string> {
  const { MonitorArn = "" } = await client.send(
    new CreateAnomalyMonitorCommand({
      AnomalyMonitor: {
        MonitorName: name,
        MonitorType: "CUSTOM",
        MonitorSpecification: Specification,
      },
      ResourceTags: [{ Key: "Environment", Value: "production" }],
    }),
  );
  return MonitorArn;
}

type Subscription = NonNullable<CreateAnomalySubscriptionCommandInput["AnomalySubscription"]>;

const subscription = (monitors: string[], changed: Partial<Subscription> = {}) =>
  new CreateAnomalySubscriptionCommand({
    AnomalySubscription: {
      SubscriptionName: "payments",
      MonitorArnList: monitors,
      Frequency: "IMMEDIATE",
      Subscribers: [{ Type: "SNS", Address: TOPIC }],
      Threshold: 20,
      ...changed,
    },
  });

test("a monitor and its subscription are described as they were made, changed and deleted", async () => {
  const arn = await monitor();
  const { AnomalyMonitors } = await client.send(
    new GetAnomalyMonitorsCommand({ MonitorArnList: [arn] }),
  );
  expect(AnomalyMonitors).toMatchObject([{ MonitorArn: arn, MonitorSpecification: Specification }]);

  const { SubscriptionArn } = await client.send(subscription([arn]));
  await client.send(new UpdateAnomalySubscriptionCommand({ SubscriptionArn, Threshold: 30 }));
  const { AnomalySubscriptions } = await client.send(
    new GetAnomalySubscriptionsCommand({ MonitorArn: arn }),
  );
  expect(AnomalySubscriptions).toMatchObject([
    { SubscriptionArn, MonitorArnList: [arn], Threshold: 30, Frequency: "IMMEDIATE" },
  ]);

  await client.send(new DeleteAnomalySubscriptionCommand({ SubscriptionArn }));
  await client.send(new DeleteAnomalyMonitorCommand({ MonitorArn: arn }));
  const left = await client.send(new GetAnomalyMonitorsCommand({}));
  expect(left.AnomalyMonitors).toEqual([]);
});

test("monitors come in pages, and tags can be taken off", async () => {
  const arns = [await monitor("a"), await monitor("b"), await monitor("c")];
  const found: (string | undefined)[] = [];
  for await (const page of paginateGetAnomalyMonitors({ client, pageSize: 2 }, {})) {
    found.push(...(page.AnomalyMonitors ?? []).map(({ MonitorArn }) => MonitorArn));
  }
  expect(found).toEqual(arns);

  const of = { ResourceArn: arns[0] };
  await client.send(new UntagResourceCommand({ ...of, ResourceTagKeys: ["Environment"] }));
  expect((await client.send(new ListTagsForResourceCommand(of))).ResourceTags).toEqual([]);
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    "a custom monitor of nothing",
    () =>
      client.send(
        new CreateAnomalyMonitorCommand({
          AnomalyMonitor: { MonitorName: "a", MonitorType: "CUSTOM" },
        }),
      ),
    "ValidationException",
  ],
  [
    "a second monitor of all services",
    async () => {
      const AnomalyMonitor = {
        MonitorName: "a",
        MonitorType: "DIMENSIONAL",
        MonitorDimension: "SERVICE",
      } as const;
      await client.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }));
      await client.send(new CreateAnomalyMonitorCommand({ AnomalyMonitor }));
    },
    "LimitExceededException",
  ],
  [
    "a subscription to a monitor that is not there",
    () => client.send(subscription([NOWHERE])),
    "UnknownMonitorException",
  ],
  [
    "mail at once",
    async () => {
      const Subscribers = [{ Type: "EMAIL" as const, Address: "one@example.com" }];
      await client.send(subscription([await monitor()], { Subscribers }));
    },
    "ValidationException",
  ],
  [
    "a subscription without a threshold",
    async () => client.send(subscription([await monitor()], { Threshold: undefined })),
    "ValidationException",
  ],
  [
    "deleting what is not there",
    () => client.send(new DeleteAnomalyMonitorCommand({ MonitorArn: NOWHERE })),
    "UnknownMonitorException",
  ],
  [
    "the tags of what is not there",
    () => client.send(new ListTagsForResourceCommand({ ResourceArn: NOWHERE })),
    "ResourceNotFoundException",
  ],
])("%s is refused", async (_, ask, name) => {
  await expect(ask()).rejects.toMatchObject({ name });
});
