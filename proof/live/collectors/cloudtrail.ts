import { CloudTrailClient, DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { listing, single } from "./listing";

/** Not what is shown here of a trail of another region or account: its own shows it. */
const OWN = { includeShadowTrails: false };

export const cloudtrail = listing({
  type: "aws_cloudtrail",
  action: "cloudtrail:DescribeTrails",
  identity: [["name"]],
  tagged: "cloudtrail:trail",
  client: CloudTrailClient,
  pages: (client) => single(client.send(new DescribeTrailsCommand(OWN))),
  items: (page) => page.trailList,
  told: ({ Name: name, TrailARN: arn }) => ({ arn, id: arn, name }),
});
