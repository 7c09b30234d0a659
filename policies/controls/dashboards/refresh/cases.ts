import fc from "fast-check";
import type { ControlCases } from "../../../lib/cases";

const console_ = "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1";
const link = (settings: string) => `${console_}#dashboards:name=${settings}`;

const dashboard = (markdown: unknown, dashboard_name: unknown = "pay") => ({
  "aws_cloudwatch_dashboard.d": {
    dashboard_name,
    dashboard_body: JSON.stringify({ widgets: [{ type: "text", properties: { markdown } }] }),
  },
});
const at = ["aws_cloudwatch_dashboard.d"];
const refused = (...given: Parameters<typeof dashboard>) => ({ config: dashboard(...given), at });

export const cases: ControlCases = {
  pass: {
    "the link alone": dashboard(link("pay;autoRefresh=60")),
    "in Markdown": dashboard(`# Payments\n[Open](${link("pay;autoRefresh=60")}), refreshing`),
    "among other settings": dashboard(link("pay;start=PT3H;autoRefresh=60;theme=dark")),
    "in quotes, after another dashboard's": dashboard(
      `"${link("other;autoRefresh=10")}" "${link("pay;autoRefresh=60")}"`,
    ),
  },
  fail: {
    "every ten minutes": refused(link("pay;autoRefresh=600")),
    "every ten seconds": refused(link("pay;autoRefresh=10")),
    "of another dashboard": refused(link("pay-2;autoRefresh=60")),
    "of a dashboard whose name begins so": refused(link("p;autoRefresh=60")),
    "of two dashboards, each half right": refused(`${link("pay")} ${link("other;autoRefresh=60")}`),
    "no settings": refused(link("pay")),
    misspelt: refused(link("pay;autorefresh=60")),
    "only said": refused("autoRefresh=60"),
    "not a link": refused("#dashboards:name=pay;autoRefresh=60"),
    "of no console": refused("https://example.com/#dashboards:name=pay;autoRefresh=60"),
    "no text": refused(null),
    "not a text": refused(60),
    "a dashboard of no name": refused(link(";autoRefresh=60"), ""),
    "no body": { config: { "aws_cloudwatch_dashboard.d": { dashboard_name: "pay" } }, at },
  },
  unknown: {
    "of a name from a variable": refused(link("pay;autoRefresh=60"), "${var.name}"),
  },
  damage: {
    "aws_cloudwatch_dashboard.dashboard_name": fc.constantFrom("other", "pay2"),
    "aws_cloudwatch_dashboard.dashboard_body.widgets.properties.markdown": fc.constantFrom(
      "autoRefresh=60",
      link("pay;autoRefresh=600"),
    ),
  },
};
