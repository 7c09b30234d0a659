import { waf as service } from "../../../tests-integration/local-aws/services/waf";
import { Asked, behind } from "./asked";

const ResourceArn = "arn:aws:wafv2:us-east-1:000000000000:regional/webacl/api/1";
const LOGGING = {
  ResourceArn,
  LogDestinationConfigs: ["arn:aws:logs:us-east-1:000000000000:log-group:aws-waf-logs-api"],
  RedactedFields: [{ SingleHeader: { Name: "authorization" } }],
};
const waf = new Asked("wafv2", service());

test("an ACL's logging is kept as it was put, until it is deleted", async () => {
  await waf.json("PutLoggingConfiguration", { LoggingConfiguration: LOGGING });
  expect(await waf.json("GetLoggingConfiguration", { ResourceArn })).toEqual({
    LoggingConfiguration: LOGGING,
  });
  expect(await waf.json("ListLoggingConfigurations", { Scope: "REGIONAL" })).toEqual({
    LoggingConfigurations: [LOGGING],
  });
  expect(await waf.json("ListLoggingConfigurations", { Scope: "CLOUDFRONT" })).toEqual({
    LoggingConfigurations: [],
  });
  await waf.json("DeleteLoggingConfiguration", { ResourceArn });
  expect(await waf.json("GetLoggingConfiguration", { ResourceArn })).toBe(
    "WAFNonexistentItemException",
  );
});

test.each([
  ["a group of another name", ["arn:aws:logs:us-east-1:000000000000:log-group:api"]],
  ["two destinations", [...LOGGING.LogDestinationConfigs, ...LOGGING.LogDestinationConfigs]],
])("%s is refused", async (_, LogDestinationConfigs) => {
  const asked = { LoggingConfiguration: { ResourceArn, LogDestinationConfigs } };
  expect(await waf.json("PutLoggingConfiguration", asked)).toBe("WAFInvalidParameterException");
});

test("of what an ACL is attached to, the kind is answered that was asked for", async () => {
  const stage = "arn:aws:apigateway:us-east-1::/restapis/a/stages/v1";
  const balancer = "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/a/1";
  const all = behind({ ResourceArns: [stage, balancer] });
  const attached = (asked: object) => waf.json("ListResourcesForWebACL", asked, all);
  expect(await attached({ ResourceType: "API_GATEWAY" })).toEqual({ ResourceArns: [stage] });
  expect(await attached({ ResourceType: "APPSYNC" })).toEqual({ ResourceArns: [] });
  expect(await attached({})).toEqual({ ResourceArns: [balancer] });
});

test("the ACLs are the local AWS's own", async () => {
  expect(await waf.json("ListWebACLs")).toBeUndefined();
});
