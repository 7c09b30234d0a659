import { GetWebACLCommand, WAFV2Client, type WebACL } from "@aws-sdk/client-wafv2";
import { asked, type Collector, type Details, detailed, each } from "../collector";
import { asBlocks, webAcls } from "./waf";

const DETAILS: Details<WebACL | undefined> = {
  capacity: (acl) => acl?.Capacity,
  default_action: (acl) => [asBlocks(acl?.DefaultAction ?? {})],
  description: (acl) => acl?.Description,
  rule: (acl) => (acl?.Rules ?? []).map(asBlocks),
  token_domains: (acl) => acl?.TokenDomains ?? [],
  visibility_config: (acl) => [asBlocks(acl?.VisibilityConfig ?? {})],
};

export const webAcl: Collector = {
  type: "aws_wafv2_web_acl",
  actions: ["wafv2:GetWebACL", "wafv2:ListWebACLs"],
  identity: [["name", "scope"]],
  tagged: "wafv2",
  async collect(account, scope, wants) {
    const client = account.client(WAFV2Client);
    return each(await webAcls(account, scope), ({ arn, id, name, reach }) =>
      detailed({ arn, id, name, scope: reach }, () =>
        asked(DETAILS, wants, async () => {
          const command = new GetWebACLCommand({ Id: id, Name: name, Scope: reach });
          return (await client.send(command)).WebACL;
        }),
      ),
    );
  },
};
