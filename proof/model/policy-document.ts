import { entriesOf, itemsOf, Mixed, type Raw, Templated, UNKNOWN } from "./raw";

type Entries = { [key: string]: Raw };

/** Whether this attribute of a data source of this type is a policy that it only writes down. */
export const writesPolicy = (type: string, attribute: string): boolean =>
  type === "aws_iam_policy_document" && (attribute === "json" || attribute === "minified_json");

/** Arguments that merge other documents in, by rules of their own. */
const MERGED = [
  "override_json",
  "override_policy_documents",
  "source_json",
  "source_policy_documents",
];

/**
 * The policy that an `aws_iam_policy_document` data source writes from its arguments, where Terraform
 * has not read it yet. UNKNOWN when it merges others, or when an argument is not told.
 * Source: AWS provider documentation, data source aws_iam_policy_document.
 * @param argument what is written for an argument of the data source
 */
export function policyDocument(argument: (name: string) => Raw | undefined): Raw {
  const statements = itemsOf(argument("statement"));
  if (!statements || MERGED.some((name) => itemsOf(argument(name))?.length !== 0)) return UNKNOWN;
  return new Mixed({
    Version: given(argument("version")) ?? "2012-10-17",
    ...optional("Id", given(argument("policy_id"))),
    Statement: new Mixed(statements.map(statementOf)),
  });
}

function statementOf(raw: Raw): Raw {
  const entries = entriesOf(raw);
  if (!entries) return UNKNOWN;
  return new Mixed({
    ...optional("Sid", given(entries.sid)),
    Effect: given(entries.effect) ?? "Allow",
    ...optional("Action", single(entries.actions)),
    ...optional("NotAction", single(entries.not_actions)),
    ...optional("Resource", single(entries.resources)),
    ...optional("NotResource", single(entries.not_resources)),
    ...optional("Principal", principalsIn(entries.principals)),
    ...optional("NotPrincipal", principalsIn(entries.not_principals)),
    ...optional("Condition", conditionsIn(entries.condition)),
  });
}

const optional = (key: string, value: Raw | undefined): Entries =>
  value === undefined ? {} : { [key]: value };

const given = (raw: Raw | undefined): Raw | undefined => {
  const value = raw instanceof Templated ? raw.value : raw;
  return value === undefined || value === null || value === "" ? undefined : raw;
};

/** IAM takes one value as it takes a list of one, and the provider writes the value. */
function single(raw: Raw | undefined): Raw | undefined {
  const items = itemsOf(raw);
  if (!items) return UNKNOWN;
  const values = items.map(withVariables);
  return values.length === 1 ? values[0] : values.length === 0 ? undefined : new Mixed(values);
}

/** The data source has `&{…}` where a policy has `${…}`, which would be Terraform's own. */
function withVariables(raw: Raw): Raw {
  if (typeof raw === "string") return raw.split("&{").join("${");
  return raw instanceof Templated && typeof raw.value === "string"
    ? new Templated(raw.value.split("&{").join("$${"), raw.scope)
    : raw;
}

function principalsIn(raw: Raw | undefined): Raw | undefined {
  const blocks = itemsOf(raw);
  if (!blocks) return UNKNOWN;
  const byType = new Map<string, Raw[]>();
  for (const block of blocks) {
    const { type, identifiers } = entriesOf(block) ?? {};
    const name = textOf(type);
    const items = itemsOf(identifiers);
    if (name === undefined || !items) return UNKNOWN;
    byType.set(name, [...(byType.get(name) ?? []), ...items]);
  }
  if (byType.size === 0) return undefined;
  const anybody = byType.get("*");
  if (byType.size === 1 && anybody?.length === 1 && textOf(anybody[0]) === "*") return "*";
  return new Mixed(
    Object.fromEntries([...byType].map(([type, items]) => [type, single(new Mixed(items)) ?? []])),
  );
}

function conditionsIn(raw: Raw | undefined): Raw | undefined {
  const blocks = itemsOf(raw);
  if (!blocks) return UNKNOWN;
  const byTest = new Map<string, Map<string, Raw[]>>();
  for (const block of blocks) {
    const { test, variable, values } = entriesOf(block) ?? {};
    const [operator, key, items] = [textOf(test), textOf(variable), itemsOf(values)];
    if (operator === undefined || key === undefined || !items) return UNKNOWN;
    const byKey = byTest.get(operator) ?? new Map<string, Raw[]>();
    byTest.set(operator, byKey.set(key, [...(byKey.get(key) ?? []), ...items]));
  }
  if (byTest.size === 0) return undefined;
  const written = (byKey: Map<string, Raw[]>) =>
    new Mixed(
      Object.fromEntries([...byKey].map(([key, items]) => [key, single(new Mixed(items)) ?? []])),
    );
  return new Mixed(
    Object.fromEntries([...byTest].map(([operator, byKey]) => [operator, written(byKey)])),
  );
}

/** A name must stand there in so many words. */
function textOf(raw: Raw | undefined): string | undefined {
  const value = raw instanceof Templated ? raw.value : raw;
  return typeof value === "string" && !value.includes("${") ? value : undefined;
}
