import { Refusal, type Service } from "../call";
import { rpc, rpcOf } from "../rpc";

interface Logging {
  ResourceArn: string;
  LogDestinationConfigs: string[];
  [field: string]: unknown;
}

/** Source: WAFV2 API, PutLoggingConfiguration: "Name the destination with a prefix of aws-waf-logs-". */
const PREFIX = /[:/]aws-waf-logs-[^:/]*(:\*)?$/;

/** Where the web ACLs of AWS WAF log to; the ACLs themselves are the local AWS's own. */
export function wafLogging(): Service {
  const kept = new Map<string, Logging>();
  const refuse = (code: string, message: string): never => {
    throw new Refusal(code, message);
  };

  // biome-ignore lint/suspicious/noExplicitAny: each operation checks what it uses of it.
  const operations: Record<string, (asked: any) => unknown> = {
    PutLoggingConfiguration: ({
      LoggingConfiguration: logging,
    }: {
      LoggingConfiguration: Logging;
    }) => {
      const destinations = logging.LogDestinationConfigs;
      if (destinations.length !== 1 || !PREFIX.test(destinations[0] ?? "")) {
        refuse(
          "WAFInvalidParameterException",
          "Error reason: The ARN isn't valid. A valid ARN begins with arn: and its name with aws-waf-logs-",
        );
      }
      kept.set(logging.ResourceArn, logging);
      return { LoggingConfiguration: logging };
    },
    GetLoggingConfiguration: ({ ResourceArn }: Logging) => ({
      LoggingConfiguration: kept.get(ResourceArn) ?? absent(),
    }),
    ListLoggingConfigurations: () => ({ LoggingConfigurations: [...kept.values()] }),
    DeleteLoggingConfiguration: ({ ResourceArn }: Logging) =>
      kept.delete(ResourceArn) ? {} : absent(),
  };
  const absent = () =>
    refuse(
      "WAFNonexistentItemException",
      "AWS WAF couldn't perform the operation because your resource doesn't exist.",
    );

  return (call) => {
    const asked = call.service === "wafv2" ? rpcOf(call) : undefined;
    const operation = asked && operations[asked.operation];
    return operation && rpc(call, () => operation(asked.asked));
  };
}
