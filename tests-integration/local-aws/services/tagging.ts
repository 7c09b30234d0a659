import { APIGatewayClient, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import {
  CloudWatchClient,
  ListTagsForResourceCommand as ListAlarmTags,
  paginateDescribeAlarms,
} from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  ListTagsForResourceCommand as ListLogTags,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { EC2Client, paginateDescribeSecurityGroups } from "@aws-sdk/client-ec2";
import {
  FirehoseClient,
  ListDeliveryStreamsCommand,
  ListTagsForDeliveryStreamCommand,
} from "@aws-sdk/client-firehose";
import {
  ListTagsForResourceCommand as ListDatabaseTags,
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from "@aws-sdk/client-rds";
import {
  ListTagsForResourceCommand as ListParameterTags,
  paginateDescribeParameters,
  SSMClient,
} from "@aws-sdk/client-ssm";
import {
  ListTagsForResourceCommand as ListWafTags,
  ListWebACLsCommand,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { all } from "../../../proof/live/collector";
import { ACCOUNT, type Service } from "../call";
import { answerTo, documentIn, rpcOf } from "../rpc";
import type { Tags } from "../tags";

type Tag = { Key?: string | undefined; Value?: string | undefined };
type Filter = { Key: string; Values?: string[] };
interface Tagged {
  ResourceARN: string;
  Tags: Tag[];
}
/** Everything of one kind that the local AWS has, with its tags. */
type Kind = (local: object) => Promise<Tagged[]>;

const databaseTags = (client: RDSClient, names: (string | undefined)[]): Promise<Tagged[]> =>
  Promise.all(
    names.map(async (ResourceARN = "") => {
      const command = new ListDatabaseTags({ ResourceName: ResourceARN });
      return { ResourceARN, Tags: (await client.send(command)).TagList ?? [] };
    }),
  );

/** The kinds of resources that the local AWS leaves out of what it says is tagged. */
const KINDS: Record<string, Kind> = {
  "cloudwatch:alarm": async (local) => {
    const client = new CloudWatchClient(local);
    const pages = paginateDescribeAlarms(
      { client },
      { AlarmTypes: ["MetricAlarm", "CompositeAlarm"] },
    );
    const alarms = await all(pages, ({ MetricAlarms = [], CompositeAlarms = [] }) => [
      ...MetricAlarms,
      ...CompositeAlarms,
    ]);
    return Promise.all(
      alarms.map(async ({ AlarmArn: ResourceARN = "" }) => {
        const { Tags = [] } = await client.send(new ListAlarmTags({ ResourceARN }));
        return { ResourceARN, Tags };
      }),
    );
  },
  "logs:log-group": async (local) => {
    const client = new CloudWatchLogsClient(local);
    const logGroups = await all(
      paginateDescribeLogGroups({ client }, {}),
      (page) => page.logGroups,
    );
    return Promise.all(
      logGroups.map(async ({ arn = "" }) => {
        const ResourceARN = arn.replace(/:\*$/, "");
        const { tags = {} } = await client.send(new ListLogTags({ resourceArn: ResourceARN }));
        return { ResourceARN, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
      }),
    );
  },
  "apigateway:restapis": async (local) => {
    const client = new APIGatewayClient(local);
    const items = await all(paginateGetRestApis({ client }, {}), (page) => page.items);
    return items.map(({ id, tags = {} }) => ({
      ResourceARN: `arn:aws:apigateway:us-east-1::/restapis/${id}`,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }));
  },
  "ec2:security-group": async (local) => {
    const client = new EC2Client(local);
    const groups = await all(
      paginateDescribeSecurityGroups({ client }, {}),
      (page) => page.SecurityGroups,
    );
    return groups.map(({ GroupId, Tags = [] }) => ({
      ResourceARN: `arn:aws:ec2:us-east-1:${ACCOUNT}:security-group/${GroupId}`,
      Tags,
    }));
  },
  "firehose:deliverystream": async (local) => {
    const client = new FirehoseClient(local);
    // The SDK has no paginator for it.
    const { DeliveryStreamNames = [] } = await client.send(
      new ListDeliveryStreamsCommand({ Limit: 10_000 }),
    );
    return Promise.all(
      DeliveryStreamNames.map(async (name) => {
        const command = new ListTagsForDeliveryStreamCommand({ DeliveryStreamName: name });
        const { Tags = [] } = await client.send(command);
        return {
          ResourceARN: `arn:aws:firehose:us-east-1:${ACCOUNT}:deliverystream/${name}`,
          Tags,
        };
      }),
    );
  },
  "rds:cluster-pg": async (local) => {
    const client = new RDSClient(local);
    const groups = await all(
      paginateDescribeDBClusterParameterGroups({ client }, {}),
      (page) => page.DBClusterParameterGroups,
    );
    return databaseTags(
      client,
      groups.map(({ DBClusterParameterGroupArn: arn }) => arn),
    );
  },
  "rds:subgrp": async (local) => {
    const client = new RDSClient(local);
    const groups = await all(
      paginateDescribeDBSubnetGroups({ client }, {}),
      (page) => page.DBSubnetGroups,
    );
    return databaseTags(
      client,
      groups.map(({ DBSubnetGroupArn: arn }) => arn),
    );
  },
  "ssm:parameter": async (local) => {
    const client = new SSMClient(local);
    const parameters = await all(
      paginateDescribeParameters({ client }, {}),
      (page) => page.Parameters,
    );
    return Promise.all(
      parameters.map(async ({ Name: name = "" }) => {
        const command = new ListParameterTags({ ResourceType: "Parameter", ResourceId: name });
        return {
          ResourceARN: `arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/${name.replace(/^\//, "")}`,
          Tags: (await client.send(command)).TagList ?? [],
        };
      }),
    );
  },
  wafv2: async (local) => {
    const client = new WAFV2Client(local);
    const { WebACLs = [] } = await client.send(
      new ListWebACLsCommand({ Scope: "REGIONAL", Limit: 100 }),
    );
    return Promise.all(
      WebACLs.map(async ({ ARN: ResourceARN = "" }) => {
        const { TagInfoForResource: info } = await client.send(new ListWafTags({ ResourceARN }));
        return { ResourceARN, Tags: info?.TagList ?? [] };
      }),
    );
  },
};

/**
 * The Resource Groups Tagging API: what the local AWS answers, and the kinds that it leaves out.
 * @param upstream the port of the local AWS
 * @param own the tags of what the gateway keeps itself
 */
export function tagging(upstream: () => number, own: Tags): Service {
  return async (call, answered) => {
    const rpc = call.service === "tagging" ? rpcOf(call) : undefined;
    if (rpc?.operation !== "GetResources") return undefined;
    const answer = await answered();
    if (answer.status !== 200) return answer;
    const page = documentIn(call, answer);
    if (page.PaginationToken) return answer;
    const { ResourceTypeFilters: types = [], TagFilters: filters = [] } = rpc.asked;
    const local = {
      endpoint: `http://127.0.0.1:${upstream()}`,
      region: call.region,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    };
    for (const [kind, list] of Object.entries(KINDS)) {
      if (types.length > 0 && !types.includes(kind)) continue;
      const tagged = (await list(local)).filter(({ Tags }) => Tags.length > 0);
      page.ResourceTagMappingList.push(...tagged.filter((one) => carries(one, filters)));
    }
    const kept = own.arns().map((arn) => ({ ResourceARN: arn, Tags: own.of(arn) }));
    page.ResourceTagMappingList.push(
      ...kept.filter((one) => isOf(one, types) && carries(one, filters)),
    );
    return answerTo(call, page);
  };
}

const carries = ({ Tags }: Tagged, filters: Filter[]): boolean =>
  filters.every(({ Key, Values = [] }) =>
    Tags.some(
      (tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value ?? "")),
    ),
  );

/** As the types of the API have it: a service, or a service and the kind that its ARNs name. */
const isOf = ({ ResourceARN }: Tagged, types: string[]): boolean =>
  types.length === 0 ||
  types.some((type) => {
    const [service, kind] = type.split(":");
    const [, , of, , , ...rest] = ResourceARN.split(":");
    return of === service && (kind === undefined || rest.join(":").split(/[:/]/)[0] === kind);
  });
