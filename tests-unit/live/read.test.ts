import { UnreadableAccount } from "../../proof/live/errors";
import { type LiveRequest, readAccount } from "../../proof/live/read";
import { readSynth } from "../../proof/model/read";
import { model, resource } from "../gate/models";
import { ACCOUNT, AwsError, FakeAws, type Operation, page, REGION } from "./fake-aws";
import { hurried } from "./hurried";

const KEY = "11111111-2222-3333-4444-555555555555";
const keyArn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${KEY}`;
const topicArn = (name: string) => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`;

const environment = { ...process.env };
let fake: FakeAws | undefined;

afterEach(() => {
  fake?.close();
  process.env = { ...environment };
});

/** Reads an account of these operations. */
async function read(
  operations: Record<string, Operation>,
  wanted: Record<string, string[]>,
  rest: Partial<LiveRequest> = {},
) {
  fake = new FakeAws(operations);
  process.env = { ...environment, ...(await fake.start()) };
  const types = Object.entries(wanted).map(([type, names]) => [type, new Set(names)] as const);
  const answer = await readAccount({ wanted: new Map(types), ...rest });
  return { ...answer, asked: fake.calls };
}

const groups = (count: number) =>
  Array.from({ length: count }, (_, at) => `/group/${String(at).padStart(4, "0")}`).map((name) => ({
    logGroupName: name,
    arn: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${name}:*`,
    kmsKeyId: keyArn,
    retentionInDays: 90,
  }));

const logsAndKey = (count: number): Record<string, Operation> => ({
  DescribeLogGroups: ({ nextToken }) => {
    const { items, next } = page(groups(count), 50, nextToken);
    return { logGroups: items, nextToken: next };
  },
  ListKeys: () => ({ Keys: [{ KeyId: KEY, KeyArn: keyArn }] }),
  ListAliases: () => ({ Aliases: [] }),
  DescribeKey: () => ({
    KeyMetadata: { KeyId: KEY, Arn: keyArn, KeySpec: "SYMMETRIC_DEFAULT", Origin: "AWS_KMS" },
  }),
  GetKeyRotationStatus: () => ({ KeyRotationEnabled: true, RotationPeriodInDays: 365 }),
  GetKeyPolicy: () => ({ Policy: "{}" }),
});

const LOGS = {
  aws_cloudwatch_log_group: ["kms_key_id", "retention_in_days"],
  aws_kms_key: ["enable_key_rotation"],
};

test.each([
  10, 100, 1000,
])("%i log groups that share a key cost their pages and one key", async (count) => {
  const { model: live, asked } = await read(logsAndKey(count), LOGS);
  const named = live.resources.filter(({ type }) => type === "aws_cloudwatch_log_group");
  expect(named).toHaveLength(count);
  expect(new Set(named.map(({ refs }) => refs.kms_key_id?.[0])).size).toBe(1);
  expect(asked.filter((call) => call === "DescribeKey")).toHaveLength(1);
  // The caller's identity; one page each of keys and aliases; two calls about the one key.
  expect(asked.length).toBe(Math.ceil(count / 50) + 1 + 2 + 2);
});

test("what is there goes by addresses of its own, the same at every run", async () => {
  const first = await read(logsAndKey(2), LOGS);
  fake?.close();
  const second = await read(logsAndKey(2), LOGS);
  expect(first.model).toEqual(second.model);
  expect(first.model.resources.map(({ address }) => address)).toEqual([
    'aws_cloudwatch_log_group.live["/group/0000"]',
    'aws_cloudwatch_log_group.live["/group/0001"]',
    `aws_kms_key.live["${KEY}"]`,
  ]);
});

test("a list that is refused leaves its type unknown, names the action, and takes no other with it", async () => {
  const denied = { ...logsAndKey(2), ListKeys: () => new AwsError("AccessDeniedException") };
  const { model: live } = await read(denied, LOGS);
  expect(live.refused).toEqual({ aws_kms_key: "kms:ListKeys was denied: allow it" });
  expect(live.resources.map(({ type }) => type)).toEqual([
    "aws_cloudwatch_log_group",
    "aws_cloudwatch_log_group",
  ]);
});

test("what is declared of a type that is refused is unknown, and still found by its name", async () => {
  const denied = { ...logsAndKey(1), DescribeLogGroups: () => new AwsError("AccessDenied", 403) };
  const declared = readSynth({
    resource: {
      aws_cloudwatch_log_group: { logs: { name: "/group/0000", retention_in_days: 90 } },
      aws_cloudwatch_log_metric_filter: {
        errors: { name: "errors", log_group_name: "${aws_cloudwatch_log_group.logs.name}" },
      },
    },
  });
  const { model: live } = await read(
    {
      ...denied,
      DescribeMetricFilters: () => ({
        metricFilters: [{ filterName: "errors", logGroupName: "/group/0000" }],
      }),
    },
    {
      aws_cloudwatch_log_group: ["retention_in_days"],
      aws_cloudwatch_log_metric_filter: ["log_group_name"],
    },
    { declared },
  );
  const [filter, group] = live.resources;
  expect(filter?.refs).toEqual({ log_group_name: ["aws_cloudwatch_log_group.logs"] });
  expect(group).toMatchObject({
    address: "aws_cloudwatch_log_group.logs",
    unknown: ["retention_in_days"],
  });
  expect(live.refused).toEqual({
    aws_cloudwatch_log_group: "logs:DescribeLogGroups was denied: allow it",
  });
});

test("details that are refused leave one resource unknown, and say why", async () => {
  const keys = {
    ...logsAndKey(1),
    GetKeyRotationStatus: () => new AwsError("AccessDeniedException"),
  };
  const { model: live } = await read(keys, LOGS);
  const address = `aws_kms_key.live["${KEY}"]`;
  expect(live.resources.find((one) => one.address === address)?.unknown).toEqual([
    "enable_key_rotation",
  ]);
  expect(live.refused).toEqual({ [address]: "kms:GetKeyRotationStatus was denied: allow it" });
});

test("a call that is throttled for a while is asked again", async () => {
  let refusals = 2;
  const { DescribeLogGroups, ...rest } = logsAndKey(1);
  const busy: Operation = (asked) =>
    refusals-- > 0 ? new AwsError("ThrottlingException") : (DescribeLogGroups?.(asked) ?? {});
  const { model: live } = await hurried(() => read({ ...rest, DescribeLogGroups: busy }, LOGS));
  expect(live.refused).toBeUndefined();
  expect(live.resources).toHaveLength(2);
});

test.each([
  [
    "that stays throttled",
    new AwsError("ThrottlingException"),
    /^logs:DescribeLogGroups was throttled \d+ times/,
  ],
  ["that fails", new AwsError("InternalFailure", 500), /^logs:DescribeLogGroups failed \d+ times/],
  ["that hangs", "hang" as const, /^logs:DescribeLogGroups was not answered/],
])("a call %s leaves unknown what it would have told", async (_, answer, reason) => {
  const { model: live } = await hurried(() =>
    read({ ...logsAndKey(1), DescribeLogGroups: () => answer }, LOGS),
  );
  expect(live.refused?.aws_cloudwatch_log_group).toMatch(reason);
  expect(live.resources.map(({ type }) => type)).toEqual(["aws_kms_key"]);
});

test("an answer that is no answer leaves its type unknown, and says so in a line", async () => {
  const { model: live } = await read(
    { ListTopics: () => "<a></b>" },
    { aws_sns_topic: ["kms_master_key_id"] },
  );
  expect(live.refused?.aws_sns_topic).toMatch(/^its answer was not as documented \(.+\)$/);
});

test.each([
  ["expired credentials", "ExpiredToken", /have expired: sign in again/],
  ["keys that nobody knows", "InvalidClientTokenId", /does not accept the credentials/],
])("%s end the reading with one line", async (_, code, line) => {
  const reading = read({ GetCallerIdentity: () => new AwsError(code, 403) }, LOGS);
  await expect(reading).rejects.toThrow(UnreadableAccount);
  await expect(reading).rejects.toThrow(line);
});

test("an AWS that takes calls and answers none ends it too, before anybody gives up on it", async () => {
  await hurried(async () => {
    const started = Date.now();
    const reading = read({ GetCallerIdentity: () => "hang" }, LOGS);
    await expect(reading).rejects.toThrow(UnreadableAccount);
    await expect(reading).rejects.toThrow(
      /^AWS cannot be reached: sts:GetCallerIdentity was not answered \((ETIMEDOUT|it took too long)\)/,
    );
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});

test("tags whose carriers may not be asked for end it: nothing else says what is to be read", async () => {
  const account = { ...logsAndKey(1), GetResources: () => new AwsError("AccessDeniedException") };
  const reading = read(account, LOGS, { tags: { CostCenter: "payments", Team: "a" } });
  await expect(reading).rejects.toThrow(UnreadableAccount);
  await expect(reading).rejects.toThrow(
    "What carries CostCenter=payments and Team=a cannot be found: tag:GetResources was denied: allow it.",
  );
});

test("so do credentials that expire meanwhile", async () => {
  const expired = { ...logsAndKey(1), ListKeys: () => new AwsError("ExpiredTokenException") };
  await expect(read(expired, LOGS)).rejects.toThrow(/have expired: sign in again/);
});

test("and a network that leads nowhere", async () => {
  const gone = new FakeAws({});
  const settings = await gone.start();
  gone.close();
  process.env = { ...environment, ...settings };
  const reading = hurried(() => readAccount({ wanted: new Map() }));
  await expect(reading).rejects.toThrow(UnreadableAccount);
  await expect(reading).rejects.toThrow(
    `AWS cannot be reached: sts:GetCallerIdentity was not answered (ECONNREFUSED). Check the network, and that ${REGION} is a region.`,
  );
});

test.each([
  [
    "region",
    { region: "us-east-1" },
    "What was declared is in us-east-1, and this is eu-central-1: set AWS_REGION.",
  ],
  [
    "account",
    { arn: "arn:aws:sns:eu-central-1:999999999999:a" },
    `What was declared is in account 999999999999, and these credentials are of account ${ACCOUNT}: set AWS_PROFILE.`,
  ],
])("a declaration of another %s is not what is compared", async (_, values, line) => {
  const declared = model(resource("aws_sns_topic.a", { values }));
  await expect(read({}, { aws_sns_topic: ["name"] }, { declared })).rejects.toThrow(line);
});

const topicList = (...names: string[]) =>
  `<ListTopicsResult><Topics>${names.map((name) => `<member><TopicArn>${topicArn(name)}</TopicArn></member>`).join("")}</Topics></ListTopicsResult>`;

const subscription = (arn: string, endpoint: string) =>
  `<member><TopicArn>${topicArn("alarms")}</TopicArn><Protocol>email</Protocol><SubscriptionArn>${arn}</SubscriptionArn><Endpoint>${endpoint}</Endpoint></member>`;

const alarmTopic = {
  aws_sns_topic: { alarms: { name: "alarms" } },
  aws_sns_topic_subscription: Object.fromEntries(
    ["a", "b"].map((name) => [
      name,
      {
        topic_arn: "${aws_sns_topic.alarms.arn}",
        protocol: "email",
        endpoint: `${name}@example.com`,
      },
    ]),
  ),
};

test("who has not confirmed is no subscriber, and is named", async () => {
  const { model: live, awaiting } = await read(
    {
      ListTopics: () => topicList("alarms"),
      ListSubscriptions: () =>
        `<ListSubscriptionsResult><Subscriptions>${subscription(`${topicArn("alarms")}:1`, "a@example.com")}${subscription("PendingConfirmation", "b@example.com")}</Subscriptions></ListSubscriptionsResult>`,
    },
    { aws_sns_topic_subscription: ["endpoint", "topic_arn"] },
    { declared: readSynth({ resource: alarmTopic }) },
  );
  expect(live.resources.map(({ address }) => address)).toEqual([
    "aws_sns_topic.alarms",
    "aws_sns_topic_subscription.a",
  ]);
  expect(awaiting).toEqual([
    {
      address: "aws_sns_topic_subscription.b",
      type: "aws_sns_topic_subscription",
      reason: "b@example.com has yet to confirm it",
    },
  ]);
});

test("details are asked only of what may be in scope", async () => {
  const many = Array.from({ length: 100 }, (_, at) => `other-${at}`);
  const { model: live, asked } = await read(
    { ListTopics: () => topicList("alarms", ...many) },
    { aws_sns_topic: ["kms_master_key_id"] },
    { declared: readSynth({ resource: { aws_sns_topic: { one: { name: "alarms" } } } }) },
  );
  expect(asked.filter((call) => call === "GetTopicAttributes")).toHaveLength(1);
  expect(live.resources.map(({ address }) => address)).toEqual(["aws_sns_topic.one"]);
});

const perResource = [
  "DescribeContinuousBackups",
  "DescribeTable",
  "GetKeyPolicy",
  "GetKeyRotationStatus",
  "GetSubscriptionAttributes",
  "GetTopicAttributes",
];

test.each<[string, Record<string, string[]>, string[]]>([
  [
    "no attribute that takes one",
    {
      aws_dynamodb_table: ["name"],
      aws_kms_key: ["customer_master_key_spec"],
      aws_sns_topic: ["name"],
      aws_sns_topic_subscription: ["endpoint", "pending_confirmation", "protocol", "topic_arn"],
    },
    [],
  ],
  ["a topic's key", { aws_sns_topic: ["kms_master_key_id"] }, ["GetTopicAttributes"]],
  [
    "a subscription's filter",
    { aws_sns_topic_subscription: ["filter_policy"] },
    ["GetSubscriptionAttributes"],
  ],
  ["a key's policy", { aws_kms_key: ["policy"] }, ["GetKeyPolicy"]],
  [
    "a table's recovery",
    { aws_dynamodb_table: ["point_in_time_recovery"] },
    ["DescribeContinuousBackups"],
  ],
])("a call for one resource by itself is made for what is judged: %s", async (_, wanted, calls) => {
  const { asked } = await read(
    {
      ...logsAndKey(1),
      ListTables: () => ({ TableNames: ["payments"] }),
      ListTopics: () => topicList("alarms"),
      ListSubscriptions: () =>
        `<ListSubscriptionsResult><Subscriptions>${subscription(`${topicArn("alarms")}:1`, "a@example.com")}</Subscriptions></ListSubscriptionsResult>`,
    },
    wanted,
  );
  expect(asked.filter((call) => perResource.includes(call))).toEqual(calls);
});

const POLICY = JSON.stringify({ Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] });
const withPolicy: Record<string, Operation> = {
  ListTopics: () => topicList("alarms"),
  GetTopicAttributes: () =>
    `<GetTopicAttributesResult><Attributes><entry><key>Policy</key><value>${POLICY}</value></entry></Attributes></GetTopicAttributesResult>`,
};
const POLICIES = { aws_sns_topic: ["policy"], aws_sns_topic_policy: ["arn", "policy"] };

test("what two resources can say is said where it is declared", async () => {
  const topic = { one: { name: "alarms" } };
  const apart = readSynth({
    resource: {
      aws_sns_topic: topic,
      aws_sns_topic_policy: { p: { arn: "${aws_sns_topic.one.arn}", policy: POLICY } },
    },
  });
  const separately = await read(withPolicy, POLICIES, { declared: apart });
  expect(separately.model.resources).toMatchObject([
    { address: "aws_sns_topic.one", values: {} },
    { address: "aws_sns_topic_policy.p", values: { policy: JSON.parse(POLICY) } },
  ]);
  expect(separately.model.resources[0]?.values.policy).toBeUndefined();
  fake?.close();
  const inline = readSynth({
    resource: { aws_sns_topic: { one: { ...topic.one, policy: POLICY } } },
  });
  const together = await read(withPolicy, POLICIES, { declared: inline });
  expect(together.model.resources).toMatchObject([
    { address: "aws_sns_topic.one", values: { policy: JSON.parse(POLICY) } },
  ]);
});

test("attributes that are Terraform's own are those of the declaration, and unknown without one", async () => {
  const wanted = { aws_kms_key: ["deletion_window_in_days"] };
  const declared = readSynth({
    resource: {
      aws_kms_key: { k: { deletion_window_in_days: 7 } },
      aws_kms_alias: { a: { name: "alias/k", target_key_id: "${aws_kms_key.k.key_id}" } },
    },
  });
  const aliases = [{ AliasName: "alias/k", TargetKeyId: KEY }];
  const account = { ...logsAndKey(0), ListAliases: () => ({ Aliases: aliases }) };
  const types = { ...wanted, aws_kms_alias: ["target_key_id"] };
  const known = await read(account, types, { declared });
  expect(known.model.resources.find(({ type }) => type === "aws_kms_key")).toMatchObject({
    address: "aws_kms_key.k",
    values: { deletion_window_in_days: 7 },
    unknown: [],
  });
  fake?.close();
  const unknown = await read(account, wanted);
  expect(unknown.model.resources[0]?.unknown).toContain("deletion_window_in_days");
});

test("AWS's own keys are left alone", async () => {
  const aliases = [{ AliasName: "alias/aws/sns", TargetKeyId: KEY }];
  const account = { ...logsAndKey(0), ListAliases: () => ({ Aliases: aliases }) };
  const { model: live, asked } = await read(account, { aws_kms_key: ["policy"] });
  expect(live.resources).toEqual([]);
  expect(asked).not.toContain("DescribeKey");
});

test("tags are read a hundred resources at a time, without those that AWS gives", async () => {
  const listed = groups(150).map(({ arn }) => ({
    ResourceARN: arn.replace(/:\*$/, ""),
    Tags: [
      { Key: "CostCenter", Value: "payments" },
      { Key: "aws:cloudformation:stack-name", Value: "x" },
    ],
  }));
  const { model: live, asked } = await read(
    {
      ...logsAndKey(150),
      GetResources: ({ PaginationToken }) => {
        const { items, next } = page(listed, 100, PaginationToken || undefined);
        return { ResourceTagMappingList: items, PaginationToken: next ?? "" };
      },
    },
    { aws_cloudwatch_log_group: ["tags_all"] },
  );
  expect(asked.filter((call) => call === "GetResources")).toHaveLength(2);
  expect(new Set(live.resources.map(({ values }) => JSON.stringify(values.tags_all)))).toEqual(
    new Set(['{"CostCenter":"payments"}']),
  );
});

test("tags that are refused are unknown, and nothing else is", async () => {
  const { model: live } = await read(
    { ...logsAndKey(1), GetResources: () => new AwsError("AccessDeniedException") },
    { aws_cloudwatch_log_group: ["tags_all", "retention_in_days"] },
  );
  expect(live.resources).toMatchObject([
    { values: { retention_in_days: 90 }, unknown: ["tags_all"] },
  ]);
  expect(Object.values(live.refused ?? {})).toEqual(["tag:GetResources was denied: allow it"]);
});

test("by tags, what carries them is read, and the parts of it", async () => {
  const [first] = groups(1);
  const { model: live } = await read(
    {
      ...logsAndKey(3),
      GetResources: () => ({
        ResourceTagMappingList: [{ ResourceARN: first?.arn.replace(/:\*$/, ""), Tags: [] }],
      }),
      DescribeMetricFilters: () => ({
        metricFilters: ["/group/0000", "/group/0001"].map((logGroupName) => ({
          filterName: "errors",
          logGroupName,
        })),
      }),
    },
    {
      aws_cloudwatch_log_group: ["retention_in_days"],
      aws_cloudwatch_log_metric_filter: ["log_group_name"],
    },
    { tags: { CostCenter: "payments" } },
  );
  expect(live.resources.map(({ address }) => address)).toEqual([
    'aws_cloudwatch_log_group.live["/group/0000"]',
    'aws_cloudwatch_log_metric_filter.live["/group/0000/errors"]',
  ]);
});

test("a type that nothing reads is unknown, and says why", async () => {
  const { model: live } = await read({}, { aws_made_up: ["name"] });
  expect(live.refused).toEqual({ aws_made_up: "proofstack live does not read this type" });
});

describe("a policy that is declared to be attached to several at once", () => {
  const policyArn = `arn:aws:iam::${ACCOUNT}:policy/p`;
  const attached = (arn: string) =>
    `<AttachedManagedPolicies><member><PolicyName>p</PolicyName><PolicyArn>${arn}</PolicyArn></member></AttachedManagedPolicies>`;
  const account: Record<string, Operation> = {
    GetAccountAuthorizationDetails: () =>
      `<GetAccountAuthorizationDetailsResult><RoleDetailList>${["a", "b"]
        .map(
          (name) =>
            `<member><RoleName>${name}</RoleName><Arn>arn:aws:iam::${ACCOUNT}:role/${name}</Arn>${attached(policyArn)}</member>`,
        )
        .join("")}</RoleDetailList></GetAccountAuthorizationDetailsResult>`,
  };
  const wanted = {
    aws_iam_policy_attachment: ["policy_arn", "roles"],
    aws_iam_role: ["managed_policy_arns"],
    aws_iam_role_policy_attachment: ["policy_arn", "role"],
  };
  const roles = { a: { name: "a" }, b: { name: "b" } };

  test("is attached so, and not to each as well", async () => {
    const declared = readSynth({
      resource: {
        aws_iam_role: roles,
        aws_iam_policy_attachment: {
          all: { name: "all", policy_arn: policyArn, roles: ["a", "b"] },
        },
      },
    });
    const { model: live } = await read(account, wanted, { declared });
    expect(live.resources.map(({ address }) => address)).toEqual([
      "aws_iam_policy_attachment.all",
      "aws_iam_role.a",
      "aws_iam_role.b",
    ]);
  });

  test("and to each where that is not declared", async () => {
    const declared = readSynth({ resource: { aws_iam_role: roles } });
    const { model: live } = await read(account, wanted, { declared });
    expect(
      live.resources.filter(({ type }) => type === "aws_iam_role_policy_attachment"),
    ).toHaveLength(2);
  });
});

test("a queue's policy is its own resource where that is declared, and its attribute elsewhere", async () => {
  const url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/dead`;
  const account: Record<string, Operation> = {
    ListQueues: () => ({ QueueUrls: [url] }),
    GetQueueAttributes: () => ({ Attributes: { Policy: POLICY, KmsMasterKeyId: keyArn } }),
  };
  const wanted = {
    aws_sqs_queue: ["kms_master_key_id", "policy"],
    aws_sqs_queue_policy: ["queue_url", "policy"],
  };
  const queue = { q: { name: "dead" } };
  const apart = await read(account, wanted, {
    declared: readSynth({
      resource: {
        aws_sqs_queue: queue,
        aws_sqs_queue_policy: { p: { queue_url: "${aws_sqs_queue.q.url}", policy: POLICY } },
      },
    }),
  });
  expect(apart.model.resources).toMatchObject([
    { address: "aws_sqs_queue.q", external: { kms_master_key_id: [keyArn] } },
    { address: "aws_sqs_queue_policy.p", values: { policy: JSON.parse(POLICY) } },
  ]);
  expect(apart.asked.filter((call) => call === "GetQueueAttributes")).toHaveLength(1);
  fake?.close();
  const inline = await read(account, wanted, {
    declared: readSynth({ resource: { aws_sqs_queue: { q: { name: "dead", policy: POLICY } } } }),
  });
  expect(inline.model.resources).toMatchObject([
    { address: "aws_sqs_queue.q", values: { policy: JSON.parse(POLICY) } },
  ]);
});

test("a metric stream is told by its list and by a call of its own", async () => {
  const { model: live } = await read(
    {
      ListMetricStreams: () => ({ Entries: [{ Name: "a", OutputFormat: "json" }] }),
      GetMetricStream: () => ({
        IncludeFilters: [{ Namespace: "Payments" }, { Namespace: "X", MetricNames: ["y"] }],
        ExcludeFilters: [],
        RoleArn: "arn:aws:iam::111122223333:role/stream",
      }),
    },
    {
      aws_cloudwatch_metric_stream: [
        "name",
        "output_format",
        "include_filter",
        "exclude_filter",
        "role_arn",
      ],
    },
  );
  expect(live.resources).toMatchObject([
    {
      values: {
        name: "a",
        output_format: "json",
        include_filter: [{ namespace: "Payments" }, { namespace: "X", metric_names: ["y"] }],
      },
      external: { role_arn: ["arn:aws:iam::111122223333:role/stream"] },
      unknown: [],
    },
  ]);
});

test("an archive of events is told by its list and by a call of its own", async () => {
  const pattern = JSON.stringify({ source: ["payments"] });
  const { model: live } = await read(
    {
      ListArchives: ({ NextToken }) =>
        NextToken
          ? { Archives: [{ ArchiveName: "b", RetentionDays: 90 }] }
          : { Archives: [{ ArchiveName: "a" }], NextToken: "2" },
      DescribeArchive: () => ({ EventPattern: pattern, KmsKeyIdentifier: keyArn }),
    },
    { aws_cloudwatch_event_archive: ["event_pattern", "kms_key_identifier", "retention_days"] },
  );
  const told = { event_pattern: JSON.parse(pattern) };
  expect(live.resources).toMatchObject([
    { values: { ...told, retention_days: 0 }, external: { kms_key_identifier: [keyArn] } },
    { values: { ...told, retention_days: 90 }, external: { kms_key_identifier: [keyArn] } },
  ]);
});
