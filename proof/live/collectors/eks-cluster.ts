import { EKSClient, paginateListClusters } from "@aws-sdk/client-eks";
import { listing } from "./listing";

export const eksCluster = listing({
  type: "aws_eks_cluster",
  action: "eks:ListClusters",
  identity: [["name"]],
  tagged: "eks:cluster",
  client: EKSClient,
  pages: (client) => paginateListClusters({ client }, {}),
  items: (page) => page.clusters,
  told: (name, { partition, region, id: owner }) => ({
    arn: `arn:${partition}:eks:${region}:${owner}:cluster/${name}`,
    id: name,
    name,
  }),
});
