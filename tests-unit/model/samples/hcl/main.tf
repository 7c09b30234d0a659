terraform {
  required_providers { aws = { source = "hashicorp/aws" } }
}
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  default_tags { tags = { Environment = "production" } }
}
variable "emails" {
  type    = set(string)
  default = ["a@example.com", "b@example.com"]
}
variable "use_first" {
  type    = bool
  default = true
}
locals { key = aws_kms_key.k.arn }

resource "aws_kms_key" "k" { enable_key_rotation = true }
resource "aws_kms_key" "other" {}
resource "aws_kms_alias" "k" {
  name          = "alias/payments"
  target_key_id = aws_kms_key.k.key_id
}

# modules: variable in, output out, for_each and count on the module
module "topic" {
  source   = "./topic"
  for_each = toset(["critical", "warning"])
  name     = "payments-${each.key}"
  key_arn  = aws_kms_key.k.arn
  emails   = var.emails
}
module "outer" {
  source  = "./outer"
  key_arn = aws_kms_key.k.arn
}

resource "aws_cloudwatch_log_group" "counted" {
  count      = 2
  name       = "/payments/${count.index}"
  kms_key_id = aws_kms_key.k.arn
}
resource "aws_cloudwatch_log_group" "local" {
  name       = "/payments/local"
  kms_key_id = local.key
}
resource "aws_cloudwatch_log_group" "conditional" {
  name       = "/payments/conditional"
  kms_key_id = var.use_first ? aws_kms_key.k.arn : aws_kms_key.other.arn
}
resource "aws_cloudwatch_log_group" "plain" { name = "/payments/plain" }

resource "aws_cloudwatch_metric_alarm" "direct" {
  alarm_name          = "direct"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = [module.topic["critical"].arn]
  ok_actions          = [module.topic["critical"].arn, module.topic["warning"].arn]
  dimensions          = { FunctionName = aws_lambda_function.f.function_name }
}
resource "aws_cloudwatch_metric_alarm" "all" {
  for_each            = module.topic
  alarm_name          = "each-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 1
  alarm_actions       = [each.value.arn]
  metric_query {
    id          = "m"
    return_data = true
    metric {
      metric_name = "APIErrors"
      namespace   = "Payments"
      period      = 300
      stat        = "Sum"
      dimensions  = { ApiName = aws_api_gateway_rest_api.api.name, Stage = aws_api_gateway_rest_api.api.id }
    }
  }
}
resource "aws_lambda_function" "f" {
  function_name = "pay"
  role          = aws_iam_role.r.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "x.zip"
  environment { variables = { TABLE = aws_sqs_queue.t.name, URL = "https://${aws_api_gateway_rest_api.api.id}.example.com/health", TOPIC = module.outer.topic_arn } }
}
resource "aws_sqs_queue" "t" { name = "payments" }
resource "aws_iam_role" "r" {
  name               = "pay"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }] })
}
resource "aws_iam_role_policy" "p" {
  role   = aws_iam_role.r.name
  policy = data.aws_iam_policy_document.p.json
}
data "aws_iam_policy_document" "p" {
  statement {
    sid       = "Table"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.t.arn]
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["1"]
    }
  }
}
data "aws_iam_policy_document" "known" {
  statement {
    actions   = ["sns:Publish"]
    resources = ["*"]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}
resource "aws_sns_topic" "known" {
  name              = "known"
  policy            = data.aws_iam_policy_document.known.json
  kms_master_key_id = aws_kms_alias.k.name
}
resource "aws_api_gateway_rest_api" "api" { name = "payments" }

resource "aws_security_group" "dynamic_known" {
  name = "known"
  dynamic "ingress" {
    for_each = ["10.0.0.0/8"]
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
      description = aws_kms_key.k.id
    }
  }
}
resource "aws_security_group" "dynamic_unknown" {
  name = "unknown"
  dynamic "ingress" {
    for_each = aws_kms_key.k.arn == "x" ? ["0.0.0.0/0"] : ["10.0.0.0/8"]
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_security_group" "none" { name = "none" }
resource "aws_sns_topic_subscription" "counted" {
  count     = 2
  topic_arn = aws_sns_topic.many[count.index].arn
  protocol  = "email"
  endpoint  = "c${count.index}@example.com"
}
resource "aws_sns_topic" "many" {
  count = 2
  name  = "many-${count.index}"
}
resource "aws_sns_topic" "tagged" {
  name = "tagged"
  tags = { Key = aws_kms_key.k.id, Plain = "yes" }
}
resource "aws_cloudwatch_dashboard" "d" {
  dashboard_name = "d"
  dashboard_body = jsonencode({ widgets = [{ type = "alarm", properties = { alarms = [aws_cloudwatch_metric_alarm.direct.arn] } }] })
}
resource "aws_cloudwatch_composite_alarm" "c" {
  alarm_name    = "c"
  alarm_rule    = "ALARM(${aws_cloudwatch_metric_alarm.direct.alarm_name})"
  alarm_actions = aws_sns_topic.many[*].arn
  depends_on    = [aws_cloudwatch_metric_alarm.all]
}
