import { configRule } from "../../proof/live/collectors/config-rule";
import { secret } from "../../proof/live/collectors/secret";
import { secretRotation } from "../../proof/live/collectors/secret-rotation";
import { webAcl } from "../../proof/live/collectors/web-acl";
import { webAclAssociation } from "../../proof/live/collectors/web-acl-association";
import { webAclLogging } from "../../proof/live/collectors/web-acl-logging";
import { collecting } from "./collecting";

const ACL = "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/api/1";
const STAGE = "arn:aws:apigateway:eu-central-1::/restapis/a/stages/v1";
const SECRET = "arn:aws:secretsmanager:eu-central-1:123456789012:secret";
const { collect } = collecting({
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

test("a web ACL, what it stands before and where it logs to", async () => {
  const [acl] = await collect(webAcl);
  expect(acl?.values).toMatchObject({
    default_action: [{ allow: [{}] }],
    rule: [{ name: "rate", priority: 1 }],
    scope: "REGIONAL",
  });
  const attached = await collect(webAclAssociation);
  expect(attached.map(({ values }) => values.resource_arn)).toEqual([STAGE]);
  const [logging] = await collect(webAclLogging);
  expect(logging?.values.redacted_fields).toEqual([{ single_header: [{ name: "authorization" }] }]);
});

test("a web ACL's logging is found where only the ACL's name is known", async () => {
  const named = { covers: (_: string, ...names: string[]) => names.includes("api") };
  expect(await collect(webAclLogging, named)).toHaveLength(1);
});

test("what other services of AWS made is theirs", async () => {
  const rules = await collect(configRule);
  expect(rules.map(({ values }) => values.name)).toEqual(["own"]);
  const secrets = await collect(secret);
  expect(secrets.map(({ values }) => values.name)).toEqual(["key", "fixed"]);
});

test("a secret that is not rotated has no rotation", async () => {
  const rotations = await collect(secretRotation);
  expect(rotations.map(({ values }) => values.secret_id)).toEqual([`${SECRET}:key-1`]);
  expect(rotations[0]?.values.rotation_rules).toEqual([
    { automatically_after_days: 30, duration: null, schedule_expression: null },
  ]);
});
