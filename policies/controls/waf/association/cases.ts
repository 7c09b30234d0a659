import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";
import { ACL, acl } from "../../../lib/firewalls";

const api: CaseConfig = {
  "aws_api_gateway_rest_api.a": { name: "payments" },
  "aws_api_gateway_stage.live": {
    rest_api_id: "${aws_api_gateway_rest_api.a.id}",
    stage_name: "live",
  },
};
const ASSOCIATION = "aws_wafv2_web_acl_association.live";
const associated = (changes: object = {}): CaseConfig => ({
  [ASSOCIATION]: {
    resource_arn: "${aws_api_gateway_stage.live.arn}",
    web_acl_arn: "${aws_wafv2_web_acl.w.arn}",
    ...changes,
  },
});
const whole = { ...api, ...acl(), ...associated() };
const test: CaseConfig = {
  "aws_api_gateway_stage.test": {
    rest_api_id: "${aws_api_gateway_rest_api.a.id}",
    stage_name: "test",
  },
};
const bad = (config: CaseConfig): BadCase => ({ config, at: ["stack"] });

export const cases: ControlCases = {
  pass: {
    "its one stage": whole,
    "both of its stages": {
      ...whole,
      ...test,
      "aws_wafv2_web_acl_association.test": {
        resource_arn: "${aws_api_gateway_stage.test.arn}",
        web_acl_arn: "${aws_wafv2_web_acl.w.arn}",
      },
    },
  },
  fail: {
    nothing: bad({}),
    "no API": bad(acl()),
    "no stage": bad({ ...acl(), "aws_api_gateway_rest_api.a": { name: "payments" } }),
    "no web ACL": bad(api),
    "a web ACL before nothing": bad({ ...api, ...acl() }),
    "one of its two stages": bad({ ...whole, ...test }),
    "one of two APIs": bad({
      ...whole,
      "aws_api_gateway_rest_api.b": { name: "admin" },
      "aws_api_gateway_stage.admin": {
        rest_api_id: "${aws_api_gateway_rest_api.b.id}",
        stage_name: "live",
      },
    }),
    "beside a stage of somebody else's API": bad({
      ...whole,
      "aws_api_gateway_stage.other": { rest_api_id: "abc123", stage_name: "live" },
    }),
    "a web ACL of CloudFront's": bad({ ...whole, [ACL]: { name: "w", scope: "CLOUDFRONT" } }),
    "another resource's": bad({
      ...api,
      ...acl(),
      ...associated({ resource_arn: "${aws_lb.other.arn}" }),
      "aws_lb.other": { name: "other" },
    }),
  },
  unknown: {
    "a web ACL of somebody else's": bad({
      ...api,
      ...associated({
        web_acl_arn:
          "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/w/a1b2c3d4-5678-90ab-cdef-EXAMPLE11111",
      }),
    }),
  },
  damage: { "aws_wafv2_web_acl.scope": fc.constant("CLOUDFRONT") },
  equivalent: [
    {
      path: "aws_api_gateway_stage.rest_api_id",
      damage: "* for its like",
      because: "another API that stands behind the firewall is one too",
    },
  ],
};
