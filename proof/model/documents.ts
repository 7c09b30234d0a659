import type { Json } from "./model";

/** Attributes that hold a policy in JSON: the ARNs in one grant, and don't link. */
const POLICIES = new Set([
  "access_policies",
  "access_policy",
  "assume_role_policy",
  "file_system_policy",
  "key_policy",
  "policy",
  "policy_document",
  "resource_policy",
]);

/** Attributes that hold any other document in JSON. */
const DOCUMENTS = new Set([
  "archive_policy",
  "body",
  "container_definitions",
  "dashboard_body",
  "definition",
  "delivery_policy",
  "event_pattern",
  "filter_policy",
  "input",
  "input_parameters",
  "redrive_allow_policy",
  "redrive_policy",
  "replay_policy",
  "rule_definition",
  "rule_json",
  "schema",
]);

/** Whether an attribute of this name holds a JSON document. */
export const holdsDocument = (attribute: string): boolean =>
  DOCUMENTS.has(attribute) || POLICIES.has(attribute);

export const holdsPolicy = (attribute: string): boolean => POLICIES.has(attribute);

/** The object or list in `text`; undefined when it is something else (YAML, say). */
export function decodeDocument(text: string): Json | undefined {
  try {
    const document = JSON.parse(text) as Json;
    return typeof document === "object" && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}
