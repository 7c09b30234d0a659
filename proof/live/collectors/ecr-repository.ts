import { ECRClient, paginateDescribeRepositories } from "@aws-sdk/client-ecr";
import { listing } from "./listing";

export const ecrRepository = listing({
  type: "aws_ecr_repository",
  action: "ecr:DescribeRepositories",
  identity: [["name"]],
  tagged: "ecr:repository",
  client: ECRClient,
  pages: (client) => paginateDescribeRepositories({ client, pageSize: 1000 }, {}),
  items: (page) => page.repositories,
  told: ({ repositoryArn: arn, repositoryName: name }) => ({ arn, id: name, name }),
});
