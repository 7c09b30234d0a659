import { Refusal, type Service } from "../call";
import { answerTo, documentIn, operating, rpcOf } from "../rpc";

interface Logging {
  ResourceArn: string;
  LogDestinationConfigs: string[];
  [field: string]: unknown;
}

/** Source: WAFV2 API, PutLoggingConfiguration: "Name the destination with a prefix of aws-waf-logs-". */
const PREFIX = /[:/]aws-waf-logs-[^:/]*(:\*)?$/;

/** The service that the ARNs of a kind of resource name, for the kinds that tests attach an ACL to. */
const SERVICES: Record<string, string> = {
  API_GATEWAY: "apigateway",
  APPLICATION_LOAD_BALANCER: "elasticloadbalancing",
};

/**
 * AWS WAF's web ACLs are the local AWS's own. Where they log to is kept here; and of what they are attached to,
 * only the kind is answered that was asked for.
 */
export function waf(): Service {
  const kept = new Map<string, Logging>();
  const refuse = (code: string, message: string): never => {
    throw new Refusal(code, message);
  };

  const logging = operating("wafv2", {
    PutLoggingConfiguration: ({ LoggingConfiguration: put }: { LoggingConfiguration: Logging }) => {
      const destinations = put.LogDestinationConfigs;
      if (destinations.length !== 1 || !PREFIX.test(destinations[0] ?? "")) {
        refuse(
          "WAFInvalidParameterException",
          "Error reason: The ARN isn't valid. A valid ARN begins with arn: and its name with aws-waf-logs-",
        );
      }
      kept.set(put.ResourceArn, put);
      return { LoggingConfiguration: put };
    },
    GetLoggingConfiguration: ({ ResourceArn }: Logging) => ({
      LoggingConfiguration: kept.get(ResourceArn) ?? absent(),
    }),
    ListLoggingConfigurations: ({ Scope }: { Scope: string }) => ({
      LoggingConfigurations: [...kept.values()].filter(
        ({ ResourceArn }) => ResourceArn.includes(":global/") === (Scope === "CLOUDFRONT"),
      ),
    }),
    DeleteLoggingConfiguration: ({ ResourceArn }: Logging) =>
      kept.delete(ResourceArn) ? {} : absent(),
  });
  const absent = () =>
    refuse(
      "WAFNonexistentItemException",
      "AWS WAF couldn't perform the operation because your resource doesn't exist.",
    );

  return async (call, upstream) => {
    const own = await logging(call, upstream);
    if (own) return own;
    const asked = call.service === "wafv2" ? rpcOf(call) : undefined;
    if (asked?.operation !== "ListResourcesForWebACL") return undefined;
    const answer = await upstream();
    if (answer.status !== 200) return answer;
    const { ResourceArns: arns = [] } = documentIn(call, answer);
    const service = SERVICES[asked.asked.ResourceType ?? "APPLICATION_LOAD_BALANCER"];
    const ofKind = (arn: string) => arn.split(":")[2] === service;
    return answerTo(call, { ResourceArns: arns.filter(ofKind) });
  };
}
