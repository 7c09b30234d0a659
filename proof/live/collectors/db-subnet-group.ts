import { paginateDescribeDBSubnetGroups, RDSClient } from "@aws-sdk/client-rds";
import { listing } from "./listing";

export const dbSubnetGroup = listing({
  type: "aws_db_subnet_group",
  action: "rds:DescribeDBSubnetGroups",
  identity: [["name"]],
  tagged: "rds:subgrp",
  client: RDSClient,
  pages: (client) => paginateDescribeDBSubnetGroups({ client }, {}),
  items: (page) => page.DBSubnetGroups,
  told: (group) => ({
    arn: group.DBSubnetGroupArn,
    description: group.DBSubnetGroupDescription,
    id: group.DBSubnetGroupName,
    name: group.DBSubnetGroupName,
    subnet_ids: group.Subnets?.map(({ SubnetIdentifier = "" }) => SubnetIdentifier),
    vpc_id: group.VpcId,
  }),
});
