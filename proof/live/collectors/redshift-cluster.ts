import { paginateDescribeClusters, RedshiftClient } from "@aws-sdk/client-redshift";
import { tagsOf } from "../collector";
import { listing } from "./listing";

export const redshiftCluster = listing({
  type: "aws_redshift_cluster",
  action: "redshift:DescribeClusters",
  identity: [["cluster_identifier"]],
  client: RedshiftClient,
  pages: (client) => paginateDescribeClusters({ client }, {}),
  items: (page) => page.Clusters,
  told: ({ ClusterIdentifier: name, Tags }, { partition, region, id: owner }) => ({
    arn: `arn:${partition}:redshift:${region}:${owner}:cluster:${name}`,
    cluster_identifier: name,
    id: name,
    tags_all: tagsOf(Tags),
  }),
});
