import {
  CostExplorerClient,
  ListTagsForResourceCommand,
  paginateGetAnomalyMonitors,
} from "@aws-sdk/client-cost-explorer";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { tagsOf } from "../collector";
import { listing } from "./listing";

/** The tags of a monitor or a subscription. */
export async function tagsOfAnomalies(account: Account, { arn }: JsonObject): Promise<JsonObject> {
  const command = new ListTagsForResourceCommand({ ResourceArn: String(arn) });
  return tagsOf((await account.client(CostExplorerClient).send(command)).ResourceTags);
}

export const anomalyMonitor = listing({
  type: "aws_ce_anomaly_monitor",
  action: "ce:GetAnomalyMonitors",
  tagAction: "ce:ListTagsForResource",
  identity: [["name"]],
  tagsOf: tagsOfAnomalies,
  client: CostExplorerClient,
  pages: (client) => paginateGetAnomalyMonitors({ client }, {}),
  items: (page) => page.AnomalyMonitors,
  told: (monitor) => ({
    arn: monitor.MonitorArn,
    id: monitor.MonitorArn,
    monitor_dimension: monitor.MonitorDimension,
    monitor_type: monitor.MonitorType,
    name: monitor.MonitorName,
  }),
});
