import { KafkaClient, paginateListClustersV2 } from "@aws-sdk/client-kafka";
import { ownTags } from "../collector";
import { listing } from "./listing";

/** A serverless cluster is another type of the provider's. */
const KIND = { ClusterTypeFilter: "PROVISIONED" };

export const mskCluster = listing({
  type: "aws_msk_cluster",
  action: "kafka:ListClustersV2",
  identity: [["cluster_name"]],
  client: KafkaClient,
  pages: (client) => paginateListClustersV2({ client }, { ...KIND }),
  items: (page) => page.ClusterInfoList,
  told: ({ ClusterArn: arn, ClusterName, Tags }) => ({
    arn,
    cluster_name: ClusterName,
    id: arn,
    tags_all: ownTags(Tags),
  }),
});
