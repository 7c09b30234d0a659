import { Account } from "../../proof/live/account";
import { configRule } from "../../proof/live/collectors/config-rule";
import { secret } from "../../proof/live/collectors/secret";
import { secretRotation } from "../../proof/live/collectors/secret-rotation";
import { webAcl } from "../../proof/live/collectors/web-acl";
import { webAclAssociation } from "../../proof/live/collectors/web-acl-association";
import { webAclLogging } from "../../proof/live/collectors/web-acl-logging";
import { EVERYTHING } from "../../proof/live/scope";
import { FakeAws } from "./fake-aws";

const ACL = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/api/1";
const STAGE = "arn:aws:apigateway:eu-central-1::/restapis/a/stages/v1";
const SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret";
const aws = new FakeAws({
  ListWebACLs: () => ({ WebACLs: [{ ARN: ACL, Id: "1", Name: "api" }] }),
  GetWebACL: () => ({
    WebACL: { DefaultAction: { Allow: {} }, Rules: [{ Name: "rate", Priority: 1 }] },
  }),
  ListResourcesForWebACL: ({ ResourceType }) => ({
    ResourceArns: ResourceType === "API_GATEWAY" ? [STAGE] : [],
  }),
  ListLoggingConfigurations: () => ({
    LoggingConfigurations: [
      {
        ResourceArn: ACL,
        LogDestinationConfigs: ["arn"],
        RedactedFields: [{ SingleHeader: { Name: "authorization" } }],
      },
    ],
  }),
  DescribeConfigRules: () => ({
    ConfigRules: [
      { ConfigRuleName: "own", Source: { Owner: "AWS", SourceIdentifier: "REQUIRED_TAGS" } },
      { ConfigRuleName: "securityhub", CreatedBy: "securityhub.amazonaws.com" },
    ],
  }),
  ListSecrets: () => ({
    SecretList: [
      {
        ARN: `${SECRET}:key-1`,
        Name: "key",
        RotationEnabled: true,
        RotationRules: { AutomaticallyAfterDays: 30 },
      },
      { ARN: `${SECRET}:fixed-1`, Name: "fixed" },
      { ARN: `${SECRET}:rds!cluster-1`, Name: "rds!cluster", OwningService: "rds" },
    ],
  }),
});
const env = { ...process.env };
const wants = () => true;
let account: Account;

beforeAll(async () => {
  Object.assign(process.env, await aws.start());
  account = await Account.open();
});

afterAll(() => {
  account.close();
  aws.close();
  process.env = env;
});

test("a web ACL, what it stands before and where it logs to", async () => {
  const [acl] = await webAcl.collect(account, EVERYTHING, wants);
  expect(acl?.values).toMatchObject({
    default_action: [{ allow: [{}] }],
    rule: [{ name: "rate", priority: 1 }],
    scope: "REGIONAL",
  });
  const attached = await webAclAssociation.collect(account, EVERYTHING, wants);
  expect(attached.map(({ values }) => values.resource_arn)).toEqual([STAGE]);
  const [logging] = await webAclLogging.collect(account, EVERYTHING, wants);
  expect(logging?.values.redacted_fields).toEqual([{ single_header: [{ name: "authorization" }] }]);
});

test("a web ACL's logging is found where only the ACL's name is known", async () => {
  const named = { covers: (_: string, ...names: string[]) => names.includes("api") };
  expect(await webAclLogging.collect(account, named, wants)).toHaveLength(1);
});

test("what other services of AWS made is theirs", async () => {
  const rules = await configRule.collect(account, EVERYTHING, wants);
  expect(rules.map(({ values }) => values.name)).toEqual(["own"]);
  const secrets = await secret.collect(account, EVERYTHING, wants);
  expect(secrets.map(({ values }) => values.name)).toEqual(["key", "fixed"]);
});

test("a secret that is not rotated has no rotation", async () => {
  const rotations = await secretRotation.collect(account, EVERYTHING, wants);
  expect(rotations.map(({ values }) => values.secret_id)).toEqual([`${SECRET}:key-1`]);
  expect(rotations[0]?.values.rotation_rules).toEqual([
    { automatically_after_days: 30, duration: null, schedule_expression: null },
  ]);
});
