import { Refusal, type Service } from "../call";
import { ec2, Kept } from "../ec2";
import { escaped, numbered } from "../query";
import type { Tags } from "../tags";

interface FlowLog {
  resourceId: string;
  trafficType: string;
  logDestinationType: string;
  logDestination: string;
  deliverLogsPermissionArn: string;
  maxAggregationInterval: string;
  logFormat: string;
}

/** Source: EC2 User Guide, flow log records, "Default format". */
const DEFAULT_FORMAT =
  "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} " +
  "${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status}";

const KIND = {
  prefix: "fl",
  type: "vpc-flow-log",
  absent: (id: string) =>
    new Refusal("InvalidFlowLogId.NotFound", `The flow log ID '${id}' does not exist`),
};

/** VPC flow logs in EC2's query protocol: the local AWS drops their role, format and interval. */
export function flowLogs(tags: Tags): Service {
  const logs = new Kept<FlowLog>(KIND, tags);
  const find = (id: string) => logs.find(id);

  const create = (asked: URLSearchParams): string => {
    const said = (field: string, otherwise = "") => asked.get(field) ?? otherwise;
    const type = said("LogDestinationType", "cloud-watch-logs");
    const role = said("DeliverLogsPermissionArn");
    const interval = said("MaxAggregationInterval", "600");
    if (type === "cloud-watch-logs" && !role) {
      throw new Refusal("MissingParameter", "DeliverLogsPermissionArn is required");
    }
    if (interval !== "60" && interval !== "600") {
      throw new Refusal("InvalidParameter", `${interval} is not a valid MaxAggregationInterval`);
    }
    const ids = numbered(asked, "ResourceId").map((resource) => {
      const log = {
        resourceId: resource,
        trafficType: said("TrafficType", "ALL"),
        logDestinationType: type,
        logDestination: said("LogDestination", said("LogGroupName")),
        deliverLogsPermissionArn: role,
        maxAggregationInterval: interval,
        logFormat: said("LogFormat", DEFAULT_FORMAT),
      };
      for (const { resourceId, logDestination, trafficType } of logs.ids().map(find)) {
        const same = resourceId === resource && trafficType === log.trafficType;
        if (same && logDestination === log.logDestination) {
          throw new Refusal(
            "FlowLogAlreadyExists",
            "There is an existing Flow Log with the same configuration",
          );
        }
      }
      return `<item>${logs.add(log, asked)}</item>`;
    });
    return `<flowLogIdSet>${ids.join("")}</flowLogIdSet><unsuccessful/>`;
  };

  const list = (asked: URLSearchParams): string => {
    const ids = numbered(asked, "FlowLogId");
    const found = logs.ids().filter((id) => ids.length === 0 || ids.includes(id));
    const items = found.map((id) => `<item>${describe(id, find(id))}${logs.tagSetOf(id)}</item>`);
    return `<flowLogSet>${items.join("")}</flowLogSet>`;
  };

  const remove = (asked: URLSearchParams): string => {
    logs.remove(numbered(asked, "FlowLogId"));
    return "<unsuccessful/>";
  };

  return ec2({
    CreateFlowLogs: create,
    DescribeFlowLogs: list,
    DeleteFlowLogs: remove,
    ...logs.tagging(),
  });
}

const describe = (flowLogId: string, log: FlowLog): string =>
  Object.entries({ flowLogId, ...log, flowLogStatus: "ACTIVE", deliverLogsStatus: "SUCCESS" })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join("");
