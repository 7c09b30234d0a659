import { configRules } from "../../../tests-integration/local-aws/services/config-rules";
import { Tags } from "../../../tests-integration/local-aws/tags";
import { Asked } from "./asked";

const RULE = {
  ConfigRuleName: "encrypted",
  Source: { Owner: "AWS", SourceIdentifier: "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED" },
};
const recorder = (name: string) => ({ ConfigurationRecorder: { name } });
let config: Asked;

beforeEach(async () => {
  config = new Asked("config", configRules(new Tags()));
});

test("no rule without a recorder", async () => {
  expect(await config.json("PutConfigRule", { ConfigRule: RULE })).toBe(
    "NoAvailableConfigurationRecorderException",
  );
});

test("an account has one recorder", async () => {
  await config.json("PutConfigurationRecorder", recorder("default"));
  expect(await config.json("PutConfigurationRecorder", recorder("other"))).toBe(
    "MaxNumberOfConfigurationRecordersExceededException",
  );
  await config.json("DeleteConfigurationRecorder", { ConfigurationRecorderName: "default" });
  expect(await config.json("DescribeConfigurationRecorders")).toEqual({
    ConfigurationRecorders: [],
  });
});

test("a rule keeps its ARN and tags when it is put again, and takes them with it", async () => {
  await config.json("PutConfigurationRecorder", recorder("default"));
  const Tags = [{ Key: "Environment", Value: "production" }];
  await config.json("PutConfigRule", { ConfigRule: RULE, Tags });
  await config.json("PutConfigRule", { ConfigRule: { ...RULE, Description: "d" } });
  const ConfigRuleArn = "arn:aws:config:us-east-1:000000000000:config-rule/config-rule-000001";
  expect(await config.json("DescribeConfigRules", { ConfigRuleNames: ["encrypted"] })).toEqual({
    ConfigRules: [expect.objectContaining({ ...RULE, ConfigRuleArn, Description: "d" })],
  });
  expect(await config.json("ListTagsForResource", { ResourceArn: ConfigRuleArn })).toEqual({
    Tags,
  });
  await config.json("DeleteConfigRule", { ConfigRuleName: "encrypted" });
  expect(await config.json("DescribeConfigRules", { ConfigRuleNames: ["encrypted"] })).toBe(
    "NoSuchConfigRuleException",
  );
  expect(await config.json("ListTagsForResource", { ResourceArn: ConfigRuleArn })).toEqual({
    Tags: [],
  });
});
