import { COLLECTORS } from "./collectors";

/** What reading tags and finding what carries a tag take, beside the collectors' own calls. */
const TAGS = ["tag:GetResources"];

/** API Gateway knows no actions but those of HTTP: which paths may be read is all that can be said. */
const PATHS: Record<string, string[]> = {
  // Neither the keys nor what is below a usage plan: who may list them may have their values too.
  apigateway: ["restapis", "restapis/*", "apis", "apis/*", "usageplans"].map(
    (path) => `arn:aws:apigateway:*::/${path}`,
  ),
};

interface Statement {
  Sid: string;
  Effect: "Allow";
  Action: string[];
  Resource: string | string[];
}

/** The IAM policy that lets `proofstack live` read an account, and do nothing else. */
export function readingPolicy(): { Version: string; Statement: Statement[] } {
  const services = new Map<string, Set<string>>();
  for (const action of [...COLLECTORS.flatMap(({ actions }) => actions), ...TAGS]) {
    const [service = ""] = action.split(":");
    services.set(service, (services.get(service) ?? new Set()).add(action));
  }
  return {
    Version: "2012-10-17",
    Statement: [...services].sort().map(([service, actions]) => ({
      Sid: `Read${service.split("-").map(capitalized).join("")}`,
      Effect: "Allow",
      Action: [...actions].sort(),
      Resource: PATHS[service] ?? "*",
    })),
  };
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
