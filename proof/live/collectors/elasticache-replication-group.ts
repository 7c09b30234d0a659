import { ElastiCacheClient, paginateDescribeReplicationGroups } from "@aws-sdk/client-elasticache";
import { listing } from "./listing";

export const elasticacheReplicationGroup = listing({
  type: "aws_elasticache_replication_group",
  action: "elasticache:DescribeReplicationGroups",
  identity: [["replication_group_id"]],
  tagged: "elasticache:replicationgroup",
  client: ElastiCacheClient,
  pages: (client) => paginateDescribeReplicationGroups({ client }, {}),
  items: (page) => page.ReplicationGroups,
  told: ({ ARN: arn, ReplicationGroupId: id }) => ({ arn, id, replication_group_id: id }),
});
