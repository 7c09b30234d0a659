variable "name" {}
variable "key_arn" {}
variable "emails" { type = set(string) }
resource "aws_sns_topic" "this" {
  name              = var.name
  kms_master_key_id = var.key_arn
}
resource "aws_sns_topic_subscription" "mail" {
  for_each  = var.emails
  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}
output "arn" { value = aws_sns_topic.this.arn }
