import {
  CloudFrontClient,
  ListTagsForResourceCommand,
  paginateListDistributions,
} from "@aws-sdk/client-cloudfront";
import type { Collector } from "../collector";
import { tagsOf } from "../collector";
import { listing } from "./listing";

const distributions = listing({
  type: "aws_cloudfront_distribution",
  action: "cloudfront:ListDistributions",
  identity: [["id"], ["comment"]],
  client: CloudFrontClient,
  pages: (client) => paginateListDistributions({ client }, {}),
  items: (page) => page.DistributionList?.Items,
  told: ({ ARN: arn, Comment: comment, Id: id }) => ({ arn, comment, id }),
});

export const cloudfrontDistribution: Collector = {
  ...distributions,
  actions: [...distributions.actions, "cloudfront:ListTagsForResource"],
  // The Resource Groups Tagging API lists what is of no region in one region of them all.
  async tagsOf(account, { arn }) {
    const command = new ListTagsForResourceCommand({ Resource: String(arn) });
    return tagsOf((await account.client(CloudFrontClient).send(command)).Tags?.Items);
  },
};
