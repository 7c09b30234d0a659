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

/** The object or list in `text`, when `attribute` holds documents and this is one (not YAML, say). */
export function decodeDocument(attribute: string, text: string): Json | undefined {
  if (!DOCUMENTS.has(attribute) && !POLICIES.has(attribute)) return undefined;
  try {
    const document = JSON.parse(text) as Json;
    return typeof document === "object" && document !== null ? document : undefined;
  } catch {
    return undefined;
  }
}

export const isPolicy = (attribute: string): boolean => POLICIES.has(attribute);
