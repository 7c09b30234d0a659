import { paginateDescribeDBSubnetGroups, RDSClient } from "@aws-sdk/client-rds";
import { all, type Collector, values } from "../collector";

export const dbSubnetGroup: Collector = {
  type: "aws_db_subnet_group",
  actions: ["rds:DescribeDBSubnetGroups"],
  identity: [["name"]],
  tagged: "rds:subgrp",
  async collect(account, scope) {
    const client = account.client(RDSClient);
    const groups = await all(
      paginateDescribeDBSubnetGroups({ client }, {}),
      (page) => page.DBSubnetGroups,
    );
    return groups
      .filter(({ DBSubnetGroupName: name = "", DBSubnetGroupArn: arn = "" }) =>
        scope.covers("aws_db_subnet_group", name, arn),
      )
      .map((group) => ({
        values: values({
          arn: group.DBSubnetGroupArn,
          description: group.DBSubnetGroupDescription,
          id: group.DBSubnetGroupName,
          name: group.DBSubnetGroupName,
          subnet_ids: group.Subnets?.map(({ SubnetIdentifier = "" }) => SubnetIdentifier),
          vpc_id: group.VpcId,
        }),
      }));
  },
};
