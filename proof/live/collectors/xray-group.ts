import { paginateGetGroups, paginateListTagsForResource, XRayClient } from "@aws-sdk/client-xray";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, tagsOf } from "../collector";
import { listing } from "./listing";

/** The tags of a group or a sampling rule. */
export async function tagsOfTraced(account: Account, { arn }: JsonObject): Promise<JsonObject> {
  const client = account.client(XRayClient);
  const pages = paginateListTagsForResource({ client }, { ResourceARN: String(arn) });
  return tagsOf(await all(pages, (page) => page.Tags));
}

export const xrayGroup = listing({
  type: "aws_xray_group",
  action: "xray:GetGroups",
  tagAction: "xray:ListTagsForResource",
  identity: [["group_name"]],
  tagsOf: tagsOfTraced,
  client: XRayClient,
  pages: (client) => paginateGetGroups({ client }, {}),
  items: (page) => page.Groups,
  told: (group) => ({
    arn: group.GroupARN,
    filter_expression: group.FilterExpression,
    group_name: group.GroupName,
    id: group.GroupARN,
    insights_configuration: [
      {
        insights_enabled: group.InsightsConfiguration?.InsightsEnabled ?? false,
        notifications_enabled: group.InsightsConfiguration?.NotificationsEnabled ?? false,
      },
    ],
  }),
});
