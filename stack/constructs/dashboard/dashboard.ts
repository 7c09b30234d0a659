import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { cloudwatchConsole, type Place } from "../place";
import { layOut, type Row } from "./layout";
import { text } from "./widgets";

/** How often an open dashboard asks again. */
const REFRESH_SECONDS = 60;

export interface DashboardProps {
  place: Place;
  name: string;
  title: string;
  /** The time it shows when opened, as ISO 8601 has it: `-PT3H`. */
  start: string;
  rows: Row[];
}

/**
 * A dashboard whose link makes it refresh every minute: no field of the body can, it is a setting that
 * the console reads from its own address. `periodOverride: inherit` keeps each widget's own period at
 * any zoom. Source: CloudWatch API Reference, "Dashboard body structure and syntax".
 */
export class Dashboard extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { place, name, title, start, rows }: DashboardProps) {
    super(scope, id);
    this.url = `${cloudwatchConsole(place)}#dashboards:name=${name};autoRefresh=${REFRESH_SECONDS}`;
    const header = text(
      `# ${title}\n[Open with a refresh every ${REFRESH_SECONDS} s](${this.url})`,
    );
    new CloudwatchDashboard(this, "Default", {
      dashboardName: name,
      dashboardBody: JSON.stringify({
        start,
        periodOverride: "inherit",
        widgets: layOut([{ height: 2, widgets: [header] }, ...rows]),
      }),
    });
  }
}
