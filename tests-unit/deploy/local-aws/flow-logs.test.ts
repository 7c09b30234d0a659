import { flowLogs } from "../../../tests-integration/local-aws/services/flow-logs";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { Asked } from "./asked";

const LOG = {
  "ResourceId.1": "vpc-1",
  ResourceType: "VPC",
  TrafficType: "REJECT",
  LogDestination: "arn:aws:logs:us-east-1:000000000000:log-group:flows",
  DeliverLogsPermissionArn: "arn:aws:iam::000000000000:role/flows",
  MaxAggregationInterval: "60",
  "TagSpecification.1.Tag.1.Key": "Environment",
  "TagSpecification.1.Tag.1.Value": "production",
};
let ec2: Asked;

beforeEach(() => {
  ec2 = new Asked("ec2", flowLogs(new Tags()));
});

test("a flow log is described as it was made, and gone when it was deleted", async () => {
  expect(await ec2.query("CreateFlowLogs", LOG)).toContain("<item>fl-00000000000000001</item>");
  const said = await ec2.query("DescribeFlowLogs", { "FlowLogId.1": "fl-00000000000000001" });
  expect(said).toContain(`<deliverLogsPermissionArn>${LOG.DeliverLogsPermissionArn}<`);
  expect(said).toContain("<maxAggregationInterval>60<");
  expect(said).toContain("<key>Environment</key><value>production</value>");
  await ec2.query("DeleteFlowLogs", { "FlowLogId.1": "fl-00000000000000001" });
  expect(await ec2.query("DescribeFlowLogs")).toContain("<flowLogSet></flowLogSet>");
});

test.each([
  ["no role to write with", { DeliverLogsPermissionArn: "" }, "MissingParameter"],
  ["an interval that there is not", { MaxAggregationInterval: "300" }, "InvalidParameter"],
])("%s is refused", async (_, change, code) => {
  expect(await ec2.query("CreateFlowLogs", { ...LOG, ...change })).toContain(`<Code>${code}<`);
});

test("the same flow log twice is refused", async () => {
  await ec2.query("CreateFlowLogs", LOG);
  expect(await ec2.query("CreateFlowLogs", LOG)).toContain("<Code>FlowLogAlreadyExists<");
});

test("one that is not there cannot be deleted", async () => {
  const said = await ec2.query("DeleteFlowLogs", { "FlowLogId.1": "fl-1" });
  expect(said).toContain("<Code>InvalidFlowLogId.NotFound<");
});

test("tags of anything else are not its own", async () => {
  const tag = { "ResourceId.1": "vpc-1", "Tag.1.Key": "a", "Tag.1.Value": "b" };
  expect(await ec2.query("CreateTags", tag)).toBeUndefined();
});
