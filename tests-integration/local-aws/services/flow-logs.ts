import { ACCOUNT, Refusal, type Service } from "../call";
import { ec2, escaped, numbered, type Operations, taggedHere, tagSet, tagsIn } from "../query";
import type { Tag, Tags } from "../tags";

interface FlowLog {
  flowLogId: string;
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

/** VPC flow logs in EC2's query protocol: the local AWS drops their role, format and interval. */
export function flowLogs(tags: Tags): Service {
  const logs = new Map<string, FlowLog>();
  let made = 0;
  const arnOf = (id: string) => `arn:aws:ec2:us-east-1:${ACCOUNT}:vpc-flow-log/${id}`;

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
      for (const { resourceId, logDestination, trafficType } of logs.values()) {
        const same = resourceId === resource && trafficType === log.trafficType;
        if (same && logDestination === log.logDestination) {
          throw new Refusal(
            "FlowLogAlreadyExists",
            "There is an existing Flow Log with the same configuration",
          );
        }
      }
      made += 1;
      const flowLogId = `fl-${String(made).padStart(17, "0")}`;
      logs.set(flowLogId, { flowLogId, ...log });
      tags.set(arnOf(flowLogId), tagsIn(asked, "TagSpecification.1.Tag"));
      return `<item>${flowLogId}</item>`;
    });
    return `<flowLogIdSet>${ids.join("")}</flowLogIdSet><unsuccessful/>`;
  };

  const list = (asked: URLSearchParams): string => {
    const ids = numbered(asked, "FlowLogId");
    const found = [...logs.values()].filter(
      ({ flowLogId }) => ids.length === 0 || ids.includes(flowLogId),
    );
    const items = found.map(
      (log) => `<item>${describe(log, tags.of(arnOf(log.flowLogId)))}</item>`,
    );
    return `<flowLogSet>${items.join("")}</flowLogSet>`;
  };

  const remove = (asked: URLSearchParams): string => {
    for (const id of numbered(asked, "FlowLogId")) {
      if (!logs.delete(id)) {
        throw new Refusal("InvalidFlowLogId.NotFound", `The flow log ID '${id}' does not exist`);
      }
      tags.forget(arnOf(id));
    }
    return "<unsuccessful/>";
  };

  const operations: Operations = {
    CreateFlowLogs: create,
    DescribeFlowLogs: list,
    DeleteFlowLogs: remove,
  };
  return ec2({ ...operations, ...taggedHere(tags, arnOf, (id) => logs.has(id)) });
}

const describe = (log: FlowLog, tags: Tag[]): string =>
  Object.entries({ ...log, flowLogStatus: "ACTIVE", deliverLogsStatus: "SUCCESS" })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .concat(`<tagSet>${tagSet(tags)}</tagSet>`)
    .join("");
