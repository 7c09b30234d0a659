import type { CaseConfig } from "./cases";

/** For cases about what a dashboard shows. */
export const DASHBOARD = "aws_cloudwatch_dashboard.d";

export const withBody = (body: object | string): CaseConfig => ({
  [DASHBOARD]: {
    dashboard_name: "d",
    dashboard_body: typeof body === "string" ? body : JSON.stringify(body),
  },
});

/** Its body is not known. */
export const unknownBody = { config: withBody("${var.body}"), at: [DASHBOARD] };
