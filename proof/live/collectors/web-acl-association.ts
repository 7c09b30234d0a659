import { ListResourcesForWebACLCommand, ResourceType, WAFV2Client } from "@aws-sdk/client-wafv2";
import { type Collector, each, values } from "../collector";
import { webAcls } from "./waf";

export const webAclAssociation: Collector = {
  type: "aws_wafv2_web_acl_association",
  actions: ["wafv2:ListResourcesForWebACL", "wafv2:ListWebACLs"],
  identity: [["resource_arn"]],
  within: { type: "aws_wafv2_web_acl", by: "web_acl_arn" },
  async collect(account, scope) {
    const client = account.client(WAFV2Client);
    // A distribution names its ACL itself.
    const acls = (await webAcls(account, scope)).filter(({ reach }) => reach === "REGIONAL");
    const asked = acls.flatMap(({ arn }) => KINDS.map((kind) => ({ arn, kind })));
    return each(asked, async ({ arn, kind }) => {
      const command = new ListResourcesForWebACLCommand({ WebACLArn: arn, ResourceType: kind });
      const { ResourceArns = [] } = await client.send(command);
      return ResourceArns.map((resource) => ({
        values: values({ id: `${arn},${resource}`, resource_arn: resource, web_acl_arn: arn }),
      }));
    });
  },
};

/** What the API asks after one at a time. */
const KINDS = Object.values(ResourceType);
