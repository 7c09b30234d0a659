import {
  type FieldToMatch,
  ListLoggingConfigurationsCommand,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { all, type Collector, followed, values } from "../collector";
import { asBlocks, reaches } from "./waf";

export const webAclLogging: Collector = {
  type: "aws_wafv2_web_acl_logging_configuration",
  actions: ["wafv2:ListLoggingConfigurations"],
  identity: [["resource_arn"]],
  within: { type: "aws_wafv2_web_acl", by: "resource_arn" },
  async collect(account, scope) {
    const client = account.client(WAFV2Client);
    const found = await Promise.all(
      reaches(account).map((Scope) => {
        const pages = followed(
          (NextMarker) =>
            client.send(new ListLoggingConfigurationsCommand({ Scope, Limit: 100, NextMarker })),
          (page) => page.NextMarker ?? undefined,
        );
        return all(pages, (page) => page.LoggingConfigurations);
      }),
    );
    return found
      .flat()
      .filter(({ ResourceArn: arn = "" }) => scope.covers("aws_wafv2_web_acl", arn, nameIn(arn)))
      .map((logging) => ({
        values: values({
          id: logging.ResourceArn,
          log_destination_configs: logging.LogDestinationConfigs,
          logging_filter: logging.LoggingFilter ? [asBlocks(logging.LoggingFilter)] : [],
          redacted_fields: (logging.RedactedFields ?? []).map((field: FieldToMatch) =>
            asBlocks(field),
          ),
          resource_arn: logging.ResourceArn,
        }),
      }));
  },
};

/** `arn:…:regional/webacl/name/id`. */
const nameIn = (arn: string): string => arn.split("/").at(-2) ?? "";
