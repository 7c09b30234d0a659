import { vpcEndpoints } from "../../../tests-integration/local-aws/services/vpc-endpoints";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { Asked } from "./asked";

const ID = "vpce-00000000000000001";
const ENDPOINT = {
  VpcId: "vpc-1",
  ServiceName: "com.amazonaws.us-east-1.s3",
  "RouteTableId.1": "rtb-1",
  "TagSpecification.1.Tag.1.Key": "Environment",
  "TagSpecification.1.Tag.1.Value": "production",
};
let ec2: Asked;

beforeEach(async () => {
  ec2 = new Asked("ec2", vpcEndpoints(new Tags()));
  await ec2.query("CreateVpcEndpoint", ENDPOINT);
});

test("an endpoint is described as it was made and changed, and gone when it was deleted", async () => {
  const change = {
    VpcEndpointId: ID,
    "AddRouteTableId.1": "rtb-2",
    "RemoveRouteTableId.1": "rtb-1",
  };
  await ec2.query("ModifyVpcEndpoint", change);
  const said = await ec2.query("DescribeVpcEndpoints", { "VpcEndpointId.1": ID });
  expect(said).toContain(`<vpcEndpointId>${ID}</vpcEndpointId>`);
  expect(said).toContain("<routeTableIdSet><item>rtb-2</item></routeTableIdSet>");
  expect(said).toContain("<key>Environment</key><value>production</value>");
  await ec2.query("DeleteVpcEndpoints", { "VpcEndpointId.1": ID });
  expect(await ec2.query("DescribeVpcEndpoints")).toContain("<vpcEndpointSet></vpcEndpointSet>");
});

test.each([
  ["DescribeVpcEndpoints", "VpcEndpointId.1"],
  ["ModifyVpcEndpoint", "VpcEndpointId"],
  ["DeleteVpcEndpoints", "VpcEndpointId.1"],
])("%s of one that is not there is refused", async (action, parameter) => {
  const said = await ec2.query(action, { [parameter]: "vpce-2" });
  expect(said).toContain("<Code>InvalidVpcEndpointId.NotFound<");
});

test("its tags are its own to change", async () => {
  await ec2.query("DeleteTags", { "ResourceId.1": ID, "Tag.1.Key": "Environment" });
  expect(await ec2.query("DescribeVpcEndpoints")).toContain("<tagSet></tagSet>");
});
