import { paginateGetGroups, paginateListTagsForResource, XRayClient } from "@aws-sdk/client-xray";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, tagsOf, values } from "../collector";

/** The tags of a group or a sampling rule. */
export async function tagsOfTraced(account: Account, { arn }: JsonObject): Promise<JsonObject> {
  const client = account.client(XRayClient);
  const pages = paginateListTagsForResource({ client }, { ResourceARN: String(arn) });
  return tagsOf(await all(pages, (page) => page.Tags));
}

export const xrayGroup: Collector = {
  type: "aws_xray_group",
  actions: ["xray:GetGroups", "xray:ListTagsForResource"],
  identity: [["group_name"]],
  tagsOf: tagsOfTraced,
  async collect(account, scope) {
    const client = account.client(XRayClient);
    const groups = await all(paginateGetGroups({ client }, {}), (page) => page.Groups);
    return groups
      .filter(({ GroupName = "", GroupARN = "" }) =>
        scope.covers("aws_xray_group", GroupName, GroupARN),
      )
      .map((group) => ({
        values: values({
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
      }));
  },
};
