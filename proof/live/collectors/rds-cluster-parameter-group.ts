import {
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusterParameters,
  RDSClient,
} from "@aws-sdk/client-rds";
import type { Account } from "../account";
import { all, type Collector, detailed, each, values } from "../collector";

/** Groups of parameters for clusters, less those that AWS has for everybody and nobody can change. */
export const rdsClusterParameterGroup: Collector = {
  type: "aws_rds_cluster_parameter_group",
  actions: ["rds:DescribeDBClusterParameterGroups", "rds:DescribeDBClusterParameters"],
  identity: [["name"]],
  tagged: "rds:cluster-pg",
  async collect(account, scope, wants) {
    const client = account.client(RDSClient);
    const listed = await all(
      paginateDescribeDBClusterParameterGroups({ client }, {}),
      (page) => page.DBClusterParameterGroups,
    );
    const covered = listed.filter(
      ({ DBClusterParameterGroupName: name = "", DBClusterParameterGroupArn: arn = "" }) =>
        !name.startsWith("default.") && scope.covers("aws_rds_cluster_parameter_group", name, arn),
    );
    return each(covered, async (group) => {
      const { DBClusterParameterGroupName: name = "" } = group;
      const known = values({
        arn: group.DBClusterParameterGroupArn,
        description: group.Description,
        family: group.DBParameterGroupFamily,
        id: name,
        name,
      });
      if (!wants("parameter")) return { values: known };
      return detailed(known, async () => ({ parameter: await parameters(account, name) }));
    });
  },
};

/** Those that somebody set: the engine's own defaults are hundreds. */
async function parameters(account: Account, group: string) {
  const pages = paginateDescribeDBClusterParameters(
    { client: account.client(RDSClient) },
    { DBClusterParameterGroupName: group, Source: "user" },
  );
  const set = await all(pages, (page) => page.Parameters);
  return set.map(({ ApplyMethod, ParameterName, ParameterValue }) => ({
    apply_method: ApplyMethod ?? null,
    name: ParameterName ?? null,
    value: ParameterValue ?? null,
  }));
}
