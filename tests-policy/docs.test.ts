import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "../scripts/docs";
import { hclOf } from "../scripts/hcl";

const ROOT = join(__dirname, "..");

test.each(Object.entries(pages()))("%s is what npm run docs writes", (path, page) => {
  expect(existsSync(join(ROOT, path))).toBe(true);
  expect(readFileSync(join(ROOT, path), "utf8")).toBe(page);
});

test("examples are laid out as terraform fmt lays them out", () => {
  const config = {
    "aws_sns_topic.t": {
      name: "on-call",
      kms_master_key_id: "${aws_kms_key.k.arn}",
      display_name: undefined,
      policy: JSON.stringify({
        Statement: [{ Effect: "Allow", "aws:x": "${aws_sns_topic.t.arn}/*" }],
      }),
      tags: { CostCenter: "payments" },
    },
    "aws_lambda_function.f": {
      tracing_config: { mode: "Active" },
      environment: [{ variables: { A: "1" } }],
      layers: [],
      timeout: null,
    },
    "aws_xray_group.g": {},
  };
  expect(hclOf(config)).toBe(`resource "aws_sns_topic" "t" {
  name              = "on-call"
  kms_master_key_id = aws_kms_key.k.arn
  policy = jsonencode({
    Statement = [
      {
        Effect  = "Allow"
        "aws:x" = "\${aws_sns_topic.t.arn}/*"
      },
    ]
  })
  tags = {
    CostCenter = "payments"
  }
}

resource "aws_lambda_function" "f" {
  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      A = "1"
    }
  }

  layers  = []
  timeout = null
}

resource "aws_xray_group" "g" {}`);
});
