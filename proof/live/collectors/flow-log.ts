import { type FlowLog, paginateDescribeFlowLogs } from "@aws-sdk/client-ec2";
import { listed } from "./ec2";

/** The provider has the resource under an attribute of its kind, which its id begins with. */
const KINDS: Record<string, string> = {
  eni: "eni_id",
  subnet: "subnet_id",
  tgw: "transit_gateway_id",
  vpc: "vpc_id",
};

export const flowLog = listed<FlowLog>({
  type: "aws_flow_log",
  action: "ec2:DescribeFlowLogs",
  kind: "vpc-flow-log",
  also: Object.values(KINDS).flatMap((kind) => [[kind, "log_destination"], [kind]]),
  pages: (client) => paginateDescribeFlowLogs({ client }, {}),
  items: (page: { FlowLogs?: FlowLog[] | undefined }) => page.FlowLogs,
  idOf: ({ FlowLogId }) => FlowLogId,
  told: (log) => ({
    ...of(log),
    iam_role_arn: log.DeliverLogsPermissionArn,
    log_destination: log.LogDestination,
    log_destination_type: log.LogDestinationType,
    log_format: log.LogFormat,
    max_aggregation_interval: log.MaxAggregationInterval,
    traffic_type: log.TrafficType,
  }),
});

function of({ ResourceId: id = "" }: FlowLog) {
  const kind = KINDS[id.slice(0, id.indexOf("-"))];
  return kind ? { [kind]: id } : {};
}
