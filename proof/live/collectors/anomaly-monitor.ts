import {
  CostExplorerClient,
  ListTagsForResourceCommand,
  paginateGetAnomalyMonitors,
} from "@aws-sdk/client-cost-explorer";
import type { JsonObject } from "../../model/model";
import type { Account } from "../account";
import { all, type Collector, tagsOf, values } from "../collector";

/** The tags of a monitor or a subscription. */
export async function tagsOfAnomalies(account: Account, { arn }: JsonObject): Promise<JsonObject> {
  const command = new ListTagsForResourceCommand({ ResourceArn: String(arn) });
  return tagsOf((await account.client(CostExplorerClient).send(command)).ResourceTags);
}

export const anomalyMonitor: Collector = {
  type: "aws_ce_anomaly_monitor",
  actions: ["ce:GetAnomalyMonitors", "ce:ListTagsForResource"],
  identity: [["name"]],
  tagsOf: tagsOfAnomalies,
  async collect(account, scope) {
    const client = account.client(CostExplorerClient);
    const monitors = await all(
      paginateGetAnomalyMonitors({ client }, {}),
      (page) => page.AnomalyMonitors,
    );
    return monitors
      .filter(({ MonitorName = "", MonitorArn = "" }) =>
        scope.covers("aws_ce_anomaly_monitor", MonitorName, MonitorArn),
      )
      .map((monitor) => ({
        values: values({
          arn: monitor.MonitorArn,
          id: monitor.MonitorArn,
          monitor_dimension: monitor.MonitorDimension,
          monitor_type: monitor.MonitorType,
          name: monitor.MonitorName,
        }),
      }));
  },
};
