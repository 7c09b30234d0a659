import { COLLECTORS } from "./collectors";

/** What reading tags and finding what carries a tag take, beside the collectors' own calls. */
const TAGS = ["tag:GetResources"];

/** API Gateway knows no actions but those of HTTP: which paths may be read is all that can be said. */
const API_GATEWAY = "apigateway:GET";
// Neither the keys nor what is below a usage plan: who may list them may have their values too.
const PATHS = ["restapis", "restapis/*", "apis", "apis/*", "usageplans"];

interface Statement {
  Sid: string;
  Effect: "Allow";
  Action: string[];
  Resource: string | string[];
}

/**
 * The IAM policy that lets `proofstack live` read an account, and do nothing else. All that goes for any
 * resource is one statement: a managed policy has at most 6,144 characters.
 */
export function readingPolicy(): { Version: string; Statement: Statement[] } {
  const actions = new Set([...COLLECTORS.flatMap(({ actions }) => actions), ...TAGS]);
  actions.delete(API_GATEWAY);
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "ReadSettings", Effect: "Allow", Action: [...actions].sort(), Resource: "*" },
      {
        Sid: "ReadApis",
        Effect: "Allow",
        Action: [API_GATEWAY],
        Resource: PATHS.map((path) => `arn:aws:apigateway:*::/${path}`),
      },
    ],
  };
}
