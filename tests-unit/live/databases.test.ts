import { rdsClusterParameterGroup } from "../../proof/live/collectors/rds-cluster-parameter-group";
import { collecting } from "./collecting";

const ARN = "arn:aws:rds:eu-central-1:123456789012:cluster-pg:payments";
const { collect } = collecting({
  DescribeDBClusterParameterGroups: () =>
    `<DescribeDBClusterParameterGroupsResult>
      <DBClusterParameterGroups>
        <DBClusterParameterGroup>
          <DBClusterParameterGroupName>default.aurora-postgresql16</DBClusterParameterGroupName>
        </DBClusterParameterGroup>
        <DBClusterParameterGroup>
          <DBClusterParameterGroupName>payments</DBClusterParameterGroupName>
          <DBClusterParameterGroupArn>${ARN}</DBClusterParameterGroupArn>
          <DBParameterGroupFamily>aurora-postgresql16</DBParameterGroupFamily>
        </DBClusterParameterGroup>
      </DBClusterParameterGroups>
    </DescribeDBClusterParameterGroupsResult>`,
  DescribeDBClusterParameters: ({ Source }) =>
    Source === "user"
      ? `<DescribeDBClusterParametersResult>
          <Parameters>
            <Parameter>
              <ApplyMethod>immediate</ApplyMethod>
              <ParameterName>rds.force_ssl</ParameterName>
              <ParameterValue>1</ParameterValue>
            </Parameter>
          </Parameters>
        </DescribeDBClusterParametersResult>`
      : "",
});

test("a cluster's own parameters, of the groups that somebody made", async () => {
  const groups = await collect(rdsClusterParameterGroup);
  expect(groups).toMatchObject([
    {
      values: {
        arn: ARN,
        family: "aurora-postgresql16",
        id: "payments",
        name: "payments",
        parameter: [{ apply_method: "immediate", name: "rds.force_ssl", value: "1" }],
      },
    },
  ]);
});
