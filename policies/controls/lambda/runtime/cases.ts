import fc from "fast-check";
import type { BadCase, CaseConfig, ControlCases } from "../../../lib/cases";

const IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/payments:1";

const running = (values: object): CaseConfig => ({
  "aws_lambda_function.f": { function_name: "f", ...values },
});
const bad = (values: object): BadCase => ({
  config: running(values),
  at: ["aws_lambda_function.f"],
});

export const cases: ControlCases = {
  pass: {
    "a zip on a current runtime": running({ package_type: "Zip", runtime: "nodejs22.x" }),
    "a zip, by default": running({ runtime: "python3.14" }),
    "an image of its own": running({ package_type: "Image", image_uri: IMAGE }),
  },
  fail: {
    "past its end": bad({ runtime: "nodejs20.x" }),
    "past its end for years": bad({ runtime: "python3.8" }),
    "the last one with a letter too few": bad({ runtime: "nodejs22" }),
    "in another case": bad({ runtime: "NodeJS22.x" }),
    "a number": bad({ runtime: 22 }),
    null: bad({ runtime: null }),
    "no runtime and no image": bad({}),
    "an image that is not there": bad({ package_type: "Image" }),
    "an image with a deprecated runtime": bad({
      package_type: "Image",
      image_uri: IMAGE,
      runtime: "nodejs18.x",
    }),
    "a package of no known kind": bad({ package_type: "Tar", runtime: "nodejs22.x" }),
  },
  unknown: {
    "the runtime from a variable": bad({ runtime: "${var.runtime}" }),
    "the kind of package from a variable": bad({
      package_type: "${var.kind}",
      runtime: "nodejs22.x",
    }),
  },
  damage: {
    "aws_lambda_function.runtime": fc.constantFrom("nodejs20.x", "nodejs22", "go1.x", "dotnet8"),
    "aws_lambda_function.package_type": fc.constantFrom("Zip ", "image", "Tar"),
  },
};
