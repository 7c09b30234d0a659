variable "key_arn" {}
module "inner" {
  source  = "../topic"
  name    = "inner"
  key_arn = var.key_arn
  emails  = ["c@example.com"]
}
output "topic_arn" { value = module.inner.arn }
