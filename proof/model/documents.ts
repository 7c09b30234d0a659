import type { Json } from "./model";

/** Attributes that hold a JSON document in a string, whatever the resource type. */
const DOCUMENTS = new Set([
  "access_policy",
  "assume_role_policy",
  "dashboard_body",
  "delivery_policy",
  "event_pattern",
  "filter_policy",
  "input",
  "policy",
  "policy_document",
  "redrive_allow_policy",
  "redrive_policy",
  "rule_definition",
]);

/** The document in `text`, when `attribute` holds documents and this is one. */
export function decodeDocument(attribute: string, text: string): Json {
  if (!DOCUMENTS.has(attribute)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
