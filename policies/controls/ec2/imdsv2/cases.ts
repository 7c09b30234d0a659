import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const asked = { http_endpoint: "enabled", http_tokens: "required", http_put_response_hop_limit: 1 };
const template = (metadata_options: unknown): CaseConfig => ({
  "aws_launch_template.t": { name: "t", metadata_options },
});
const machine = (metadata_options: unknown): CaseConfig => ({
  "aws_instance.i": { ami: "ami-0123456789abcdef0", metadata_options },
});
const bad = (changes: Record<string, unknown>): BadCase => ({
  config: template([{ ...asked, ...changes }]),
  at: ["aws_launch_template.t"],
});

export const cases: ControlCases = {
  pass: {
    "a template's": template([asked]),
    "a machine's": machine([asked]),
    "as one block": template(asked),
    "enabled, which is the default": template([{ ...asked, http_endpoint: null }]),
    "none at all": template([{ http_endpoint: "disabled" }]),
    "none at all of a machine": machine([{ http_endpoint: "disabled" }]),
  },
  fail: {
    "nothing said": { config: template(null), at: ["aws_launch_template.t"] },
    "nothing said of a machine": { config: machine(null), at: ["aws_instance.i"] },
    "of a machine, to anybody": {
      config: machine([{ ...asked, http_tokens: "optional" }]),
      at: ["aws_instance.i"],
    },
    "to anybody": bad({ http_tokens: "optional" }),
    "to whom is not said": bad({ http_tokens: null }),
    "a word that EC2 refuses": bad({ http_tokens: "Required" }),
    "a hop further": bad({ http_put_response_hop_limit: 2 }),
    "how far is not said": bad({ http_put_response_hop_limit: null }),
    "a limit in a text": bad({ http_put_response_hop_limit: "1" }),
    "said to be gone, in other words": {
      config: template([{ http_endpoint: "off" }]),
      at: ["aws_launch_template.t"],
    },
  },
  unknown: {
    "a variable's word": bad({ http_tokens: "${var.tokens}" }),
    "a variable's limit": bad({ http_put_response_hop_limit: "${var.hops}" }),
  },
  damage: {
    "aws_launch_template.metadata_options.http_tokens": fc.constantFrom("optional", "Required"),
    "aws_instance.metadata_options.http_tokens": fc.constantFrom("optional", "Required"),
    "aws_launch_template.metadata_options.http_put_response_hop_limit": fc.integer({
      min: 2,
      max: 64,
    }),
    "aws_instance.metadata_options.http_put_response_hop_limit": fc.integer({ min: 2, max: 64 }),
  },
};
