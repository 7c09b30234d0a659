import { readAccount } from "../../proof/live/read";
import { readSynth } from "../../proof/model/read";
import { ACCOUNT, AwsError, FakeAws, type Operation, page, REGION } from "./fake-aws";
import { hurried } from "./hurried";

/** Of each type there are two, on two pages; the first is tagged, and the other one never was. */
const NAMES = ["first", "second"];
const TAGS = { Environment: "production" };
const KEY_AND_VALUE = [{ Key: "Environment", Value: "production" }];
const OWN_AND_AWS = [...KEY_AND_VALUE, { Key: "aws:cloudformation:stack-name", Value: "x" }];

const arnOf = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const tagsOf = <Tags>(name: string, tags: Tags) => (name === "first" ? tags : undefined);

interface Kind {
  /** The call that lists them. */
  call: string;
  /** The name of the token of the next page: in the question, and in the answer where it differs. */
  token?: [asked: string, answered?: string];
  answer: (names: string[], next: string | undefined) => object | string;
  /** What of the first is to be told, its tags aside. */
  told: Record<string, string>;
  action: string;
  /** What else is asked for the tags. */
  more?: Record<string, Operation>;
}

const listOf = (list: string, token: string, item: (name: string) => object) => {
  return (names: string[], next: string | undefined) => ({
    [list]: names.map(item),
    [token]: next,
  });
};
const xmlOf = (call: string, list: string, member: string, item: (name: string) => string) => {
  return (names: string[], next: string | undefined) =>
    `<${call}Result><${list}>${names.map((name) => `<${member}>${item(name)}</${member}>`).join("")}</${list}>${next ? `<Marker>${next}</Marker><NextMarker>${next}</NextMarker>` : ""}</${call}Result>`;
};

const balancer = (name: string) =>
  arnOf("elasticloadbalancing", `loadbalancer/app/${name}/50dc6c495c0c9188`);
const group = (name: string) => arnOf("elasticloadbalancing", `targetgroup/${name}/73e2d6bc24d8`);
const XML_TAGS = "<Tag><Key>Environment</Key><Value>production</Value></Tag>";

const KINDS: Record<string, Kind> = {
  aws_acm_certificate: {
    call: "ListCertificates",
    token: ["NextToken"],
    answer: listOf("CertificateSummaryList", "NextToken", (name) => ({
      CertificateArn: arnOf("acm", `certificate/${name}`),
      DomainName: `${name}.example.com`,
    })),
    told: { arn: arnOf("acm", "certificate/first"), domain_name: "first.example.com" },
    action: "acm:ListCertificates",
  },
  aws_api_gateway_api_key: {
    call: "GET /apikeys",
    token: ["position"],
    answer: listOf("item", "position", (name) => ({
      id: name,
      name: `key-${name}`,
      tags: tagsOf(name, TAGS),
    })),
    told: { id: "first", name: "key-first" },
    action: "apigateway:GET",
  },
  aws_backup_vault: {
    call: "GET /backup-vaults",
    token: ["nextToken", "NextToken"],
    answer: listOf("BackupVaultList", "NextToken", (name) => ({
      BackupVaultArn: arnOf("backup", `backup-vault:${name}`),
      BackupVaultName: name,
    })),
    told: { arn: arnOf("backup", "backup-vault:first"), name: "first" },
    action: "backup:ListBackupVaults",
  },
  aws_cloudfront_distribution: {
    call: "GET /2020-05-31/distribution",
    token: ["Marker"],
    answer: (names, next) =>
      `<DistributionList>${next ? `<NextMarker>${next}</NextMarker>` : ""}<IsTruncated>${next !== undefined}</IsTruncated><Items>${names
        .map(
          (name) =>
            `<DistributionSummary><Id>${name}</Id><ARN>arn:aws:cloudfront::${ACCOUNT}:distribution/${name}</ARN><Comment>of ${name}</Comment></DistributionSummary>`,
        )
        .join("")}</Items></DistributionList>`,
    told: {
      arn: `arn:aws:cloudfront::${ACCOUNT}:distribution/first`,
      comment: "of first",
      id: "first",
    },
    action: "cloudfront:ListDistributions",
    more: {
      "GET /2020-05-31/tagging": ({ Resource }) =>
        `<Tags><Items>${Resource?.endsWith("/first") ? XML_TAGS : ""}</Items></Tags>`,
    },
  },
  aws_cloudtrail: {
    call: "DescribeTrails",
    answer: listOf("trailList", "", (name) => ({
      Name: name,
      TrailARN: arnOf("cloudtrail", `trail/${name}`),
    })),
    told: { arn: arnOf("cloudtrail", "trail/first"), name: "first" },
    action: "cloudtrail:DescribeTrails",
  },
  aws_cognito_user_pool: {
    call: "ListUserPools",
    token: ["NextToken"],
    answer: listOf("UserPools", "NextToken", (name) => ({ Id: `eu_${name}`, Name: name })),
    told: { arn: arnOf("cognito-idp", "userpool/eu_first"), id: "eu_first", name: "first" },
    action: "cognito-idp:ListUserPools",
  },
  aws_ecr_repository: {
    call: "DescribeRepositories",
    token: ["nextToken"],
    answer: listOf("repositories", "nextToken", (name) => ({
      repositoryArn: arnOf("ecr", `repository/${name}`),
      repositoryName: name,
    })),
    told: { arn: arnOf("ecr", "repository/first"), name: "first" },
    action: "ecr:DescribeRepositories",
  },
  aws_efs_file_system: {
    call: "GET /2015-02-01/file-systems",
    token: ["Marker", "NextMarker"],
    answer: listOf("FileSystems", "NextMarker", (name) => ({
      CreationToken: `made-${name}`,
      FileSystemArn: arnOf("elasticfilesystem", `file-system/${name}`),
      FileSystemId: name,
      Tags: tagsOf(name, OWN_AND_AWS),
    })),
    told: { creation_token: "made-first", id: "first" },
    action: "elasticfilesystem:DescribeFileSystems",
  },
  aws_eks_cluster: {
    call: "GET /clusters",
    token: ["nextToken"],
    answer: (clusters, nextToken) => ({ clusters, nextToken }),
    told: { arn: arnOf("eks", "cluster/first"), name: "first" },
    action: "eks:ListClusters",
  },
  aws_elasticache_replication_group: {
    call: "DescribeReplicationGroups",
    token: ["Marker"],
    answer: xmlOf(
      "DescribeReplicationGroups",
      "ReplicationGroups",
      "ReplicationGroup",
      (name) =>
        `<ReplicationGroupId>${name}</ReplicationGroupId><ARN>${arnOf("elasticache", `replicationgroup:${name}`)}</ARN>`,
    ),
    told: { arn: arnOf("elasticache", "replicationgroup:first"), replication_group_id: "first" },
    action: "elasticache:DescribeReplicationGroups",
  },
  aws_kinesis_stream: {
    call: "ListStreams",
    token: ["NextToken"],
    answer: (names, next) => ({
      HasMoreStreams: next !== undefined,
      NextToken: next,
      StreamNames: names,
      StreamSummaries: names.map((name) => ({
        StreamARN: arnOf("kinesis", `stream/${name}`),
        StreamName: name,
      })),
    }),
    told: { arn: arnOf("kinesis", "stream/first"), name: "first" },
    action: "kinesis:ListStreams",
  },
  aws_lb: {
    call: "DescribeLoadBalancers",
    token: ["Marker"],
    answer: xmlOf(
      "DescribeLoadBalancers",
      "LoadBalancers",
      "member",
      (name) =>
        `<LoadBalancerArn>${balancer(name)}</LoadBalancerArn><LoadBalancerName>${name}</LoadBalancerName>`,
    ),
    told: { arn: balancer("first"), name: "first" },
    action: "elasticloadbalancing:DescribeLoadBalancers",
  },
  aws_lb_target_group: {
    call: "DescribeTargetGroups",
    token: ["Marker"],
    answer: xmlOf(
      "DescribeTargetGroups",
      "TargetGroups",
      "member",
      (name) =>
        `<TargetGroupArn>${group(name)}</TargetGroupArn><TargetGroupName>${name}</TargetGroupName>`,
    ),
    told: { arn: group("first"), name: "first" },
    action: "elasticloadbalancing:DescribeTargetGroups",
  },
  aws_msk_cluster: {
    call: "GET /api/v2/clusters",
    token: ["nextToken"],
    answer: listOf("clusterInfoList", "nextToken", (name) => ({
      clusterArn: arnOf("kafka", `cluster/${name}/1`),
      clusterName: name,
      tags: tagsOf(name, { ...TAGS, "aws:x": "y" }),
    })),
    told: { arn: arnOf("kafka", "cluster/first/1"), cluster_name: "first" },
    action: "kafka:ListClustersV2",
  },
  aws_opensearch_domain: {
    call: "GET /2021-01-01/domain",
    answer: listOf("DomainNames", "", (name) => ({ DomainName: name })),
    told: { arn: arnOf("es", "domain/first"), domain_name: "first" },
    action: "es:ListDomainNames",
  },
  aws_redshift_cluster: {
    call: "DescribeClusters",
    token: ["Marker"],
    answer: xmlOf(
      "DescribeClusters",
      "Clusters",
      "Cluster",
      (name) =>
        `<ClusterIdentifier>${name}</ClusterIdentifier><Tags>${tagsOf(name, XML_TAGS) ?? ""}</Tags>`,
    ),
    told: { arn: arnOf("redshift", "cluster:first"), cluster_identifier: "first" },
    action: "redshift:DescribeClusters",
  },
  aws_route53_zone: {
    call: "GET /2013-04-01/hostedzone",
    token: ["marker"],
    answer: (names, next) =>
      `<ListHostedZonesResponse><HostedZones>${names
        .map(
          (name) =>
            `<HostedZone><Id>/hostedzone/${name}</Id><Name>${name}.example.com.</Name></HostedZone>`,
        )
        .join("")}</HostedZones><IsTruncated>${next !== undefined}</IsTruncated>${
        next ? `<NextMarker>${next}</NextMarker>` : ""
      }</ListHostedZonesResponse>`,
    told: {
      arn: "arn:aws:route53:::hostedzone/first",
      name: "first.example.com",
      zone_id: "first",
    },
    action: "route53:ListHostedZones",
    more: {
      "POST /2013-04-01/tags/hostedzone": ({ body = "" }) =>
        `<ListTagsForResourcesResponse><ResourceTagSets>${NAMES.filter((name) =>
          body.includes(name),
        )
          .map(
            (name) =>
              `<ResourceTagSet><ResourceId>${name}</ResourceId><Tags>${tagsOf(name, XML_TAGS) ?? ""}</Tags></ResourceTagSet>`,
          )
          .join("")}</ResourceTagSets></ListTagsForResourcesResponse>`,
    },
  },
  aws_sfn_state_machine: {
    call: "ListStateMachines",
    token: ["nextToken"],
    answer: listOf("stateMachines", "nextToken", (name) => ({
      stateMachineArn: arnOf("states", `stateMachine:${name}`),
      name,
    })),
    told: { arn: arnOf("states", "stateMachine:first"), name: "first" },
    action: "states:ListStateMachines",
  },
};
const kinds = Object.entries(KINDS);

const environment = { ...process.env };
let fake: FakeAws | undefined;

afterEach(() => {
  fake?.close();
  process.env = { ...environment };
});

/** An account with two of a kind. */
function accountOf({ call, token, answer, told, more }: Kind): Record<string, Operation> {
  const { arn = "" } = told;
  return {
    [call]: (asked) => {
      if (!token) return answer(NAMES, undefined);
      const { items, next } = page(NAMES, 1, asked[token[0]]);
      return answer(items, next);
    },
    GetResources: () => ({
      ResourceTagMappingList: [{ ResourceARN: arn, Tags: OWN_AND_AWS }],
    }),
    ...more,
  };
}

async function read(type: string, account: Record<string, Operation>, rest: object = {}) {
  fake = new FakeAws(account);
  process.env = { ...environment, ...(await fake.start()) };
  const attributes = ["tags_all", ...Object.keys(KINDS[type]?.told ?? {})];
  return readAccount({ wanted: new Map([[type, new Set(attributes)]]), ...rest });
}

describe.each(kinds)("%s", (type, kind) => {
  test("is read from all pages, tagged or not", async () => {
    const { model } = await read(type, accountOf(kind));
    expect(model.refused).toBeUndefined();
    expect(model.resources).toHaveLength(2);
    const [first, second] = model.resources;
    expect(first).toMatchObject({ values: { ...kind.told, tags_all: TAGS }, unknown: [] });
    expect(second?.values.tags_all).toBeUndefined();
    expect(second?.unknown).toEqual([]);
  });

  test("is unknown where it may not be listed, and the action is named", async () => {
    const denied = { ...accountOf(kind), [kind.call]: () => new AwsError("AccessDenied", 403) };
    const { model, actions } = await read(type, denied);
    expect(model.refused?.[type]).toMatch(`${kind.action} was denied: allow it`);
    expect(model.resources).toEqual([]);
    expect(actions).toContain(kind.action);
  });

  test("is found under its declared address, and another is left out", async () => {
    const { arn: _, id: __, zone_id: ___, ...named } = kind.told;
    const declared = readSynth({ resource: { [type]: { own: named } } });
    const { model } = await read(type, accountOf(kind), { declared });
    expect(model.resources).toMatchObject([{ address: `${type}.own`, values: { tags_all: TAGS } }]);
  });
});

test("tags that may not be read leave them unknown, and what has them known", async () => {
  const kind = KINDS.aws_ecr_repository as Kind;
  const { model } = await read("aws_ecr_repository", {
    ...accountOf(kind),
    GetResources: () => new AwsError("AccessDeniedException"),
  });
  expect(model.resources).toMatchObject([{ unknown: ["tags_all"] }, { unknown: ["tags_all"] }]);
  expect(model.refused?.[model.resources[0]?.address ?? ""]).toBe(
    "tag:GetResources was denied: allow it",
  );
});

test("so do those of a service that tells its own", async () => {
  for (const [type, call, action] of [
    ["aws_cloudfront_distribution", "GET /2020-05-31/tagging", "cloudfront:ListTagsForResource"],
    ["aws_route53_zone", "POST /2013-04-01/tags/hostedzone", "route53:ListTagsForResources"],
  ] as const) {
    const { model } = await read(type, {
      ...accountOf(KINDS[type] as Kind),
      [call]: () => new AwsError("AccessDenied", 403),
    });
    fake?.close();
    expect(model.resources.map(({ unknown }) => unknown)).toEqual([["tags_all"], ["tags_all"]]);
    expect(model.refused?.[model.resources[0]?.address ?? ""]).toBe(
      `${action} was denied: allow it`,
    );
  }
});

test("a listing that stays throttled leaves its type unknown", async () => {
  const throttled = { ListStreams: () => new AwsError("LimitExceededException") };
  const { model } = await hurried(() => read("aws_kinesis_stream", throttled));
  expect(model.refused?.aws_kinesis_stream).toMatch(/^kinesis:ListStreams was throttled/);
});

test("the values of keys are never asked for, and who may list them is told what that opens", async () => {
  const asked: (string | undefined)[] = [];
  const kind = KINDS.aws_api_gateway_api_key as Kind;
  const account = accountOf(kind);
  await read("aws_api_gateway_api_key", {
    ...account,
    [kind.call]: (query) => {
      asked.push(query.includeValues);
      return account[kind.call]?.(query) ?? {};
    },
  });
  fake?.close();
  expect(asked).toEqual(["false", "false"]);
  const { model } = await read("aws_api_gateway_api_key", {
    [kind.call]: () => new AwsError("AccessDeniedException", 403),
  });
  expect(model.refused?.aws_api_gateway_api_key).toMatch(/on \/apikeys.*values of its keys/);
});

test("certificates of all kinds of keys are asked for", async () => {
  let types: string[] = [];
  await read("aws_acm_certificate", {
    ListCertificates: ({ Includes }) => {
      types = (Includes as unknown as { keyTypes: string[] }).keyTypes;
      return { CertificateSummaryList: [] };
    },
  });
  expect(types).toEqual(expect.arrayContaining(["EC_prime256v1", "RSA_4096"]));
});

test("tags of zones are asked for ten zones at a time", async () => {
  const zones = Array.from({ length: 23 }, (_, at) => `zone-${at}`);
  const kind = KINDS.aws_route53_zone as Kind;
  await read("aws_route53_zone", {
    ...accountOf(kind),
    [kind.call]: () => kind.answer(zones, undefined),
  });
  expect(fake?.calls.filter((call) => call.startsWith("POST"))).toHaveLength(3);
});

test("what services of AWS made for themselves is theirs", async () => {
  const { model: vaults } = await read("aws_backup_vault", {
    "GET /backup-vaults": () => ({
      BackupVaultList: [{ BackupVaultName: "aws/efs/automatic-backup-vault" }],
    }),
  });
  fake?.close();
  const { model: zones } = await read("aws_route53_zone", {
    "GET /2013-04-01/hostedzone": () =>
      "<ListHostedZonesResponse><HostedZones><HostedZone><Id>/hostedzone/z</Id><Name>a.</Name><LinkedService><ServicePrincipal>servicediscovery.amazonaws.com</ServicePrincipal></LinkedService></HostedZone></HostedZones></ListHostedZonesResponse>",
  });
  expect([...vaults.resources, ...zones.resources]).toEqual([]);
});
