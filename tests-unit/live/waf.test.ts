import { asBlocks } from "../../proof/live/collectors/waf";

test("what WAF answers becomes the provider's blocks", () => {
  const rule = {
    Name: "known-bad",
    Priority: 1,
    OverrideAction: { None: {} },
    Statement: {
      ManagedRuleGroupStatement: { VendorName: "AWS", Name: "AWSManagedRulesSQLiRuleSet" },
    },
    VisibilityConfig: { CloudWatchMetricsEnabled: true, MetricName: "known-bad" },
    CaptchaConfig: {},
  };
  expect(asBlocks(rule)).toEqual({
    name: "known-bad",
    priority: 1,
    override_action: [{ none: [{}] }],
    statement: [
      {
        managed_rule_group_statement: [{ vendor_name: "AWS", name: "AWSManagedRulesSQLiRuleSet" }],
      },
    ],
    visibility_config: [{ cloudwatch_metrics_enabled: true, metric_name: "known-bad" }],
  });
});

test("lists of structures go by the name of one, and bytes are text", () => {
  const statement = {
    OrStatement: {
      Statements: [
        {
          ByteMatchStatement: {
            SearchString: Buffer.from("curl"),
            FieldToMatch: { SingleHeader: { Name: "user-agent" } },
            TextTransformations: [{ Priority: 0, Type: "NONE" }],
          },
        },
        { GeoMatchStatement: { CountryCodes: ["AQ"] } },
        { IPSetReferenceStatement: { ARN: "arn" } },
      ],
    },
  };
  expect(asBlocks(statement)).toEqual({
    or_statement: [
      {
        statement: [
          {
            byte_match_statement: [
              {
                search_string: "curl",
                field_to_match: [{ single_header: [{ name: "user-agent" }] }],
                text_transformation: [{ priority: 0, type: "NONE" }],
              },
            ],
          },
          { geo_match_statement: [{ country_codes: ["AQ"] }] },
          { ip_set_reference_statement: [{ arn: "arn" }] },
        ],
      },
    ],
  });
});
