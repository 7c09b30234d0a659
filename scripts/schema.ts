/**
 * Writes `proof/model/schema.json`: what the engine must know of the AWS provider's schema to read
 * synthesized JSON as the provider will, taken from the provider bindings that are installed.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export const SCHEMA = "proof/model/schema.json";
const BINDINGS = join(dirname(require.resolve("@cdktf/provider-aws/package.json")), "lib");

export interface Schema {
  /** Attribute names that mostly are objects (maps, single nested objects) rather than nested blocks. */
  objects: string[];
  /** `type.path` of the exceptions, either way round. */
  exceptions: string[];
  /** Names of attributes that are lists of plain values, and never the name of a nested block. */
  lists: string[];
  /** `type.attribute` of lists of objects that are attributes, and may be written as blocks as well. */
  objectLists: string[];
  /** Types that carry `tags_all`, into which the provider merges its `default_tags`. */
  taggable: string[];
  /** Types whose `arn` must be configured: it is the ARN of another resource. */
  foreignArn: string[];
}

type Shape = "value" | "list" | "block" | "object";

/** One attribute in the bindings: its shape, and the function that writes what is nested in it. */
interface Attribute {
  name: string;
  shape: Shape;
  nested: string | undefined;
}

const ATTRIBUTE =
  /^ +(\w+): \{\n +value: (.*),\n +isBlock: \w+,\n +type: "(\w+)",\n +storageClassType: "\w+",$/gm;

/** The bindings' second argument says whether it is a block in the provider's own schema. */
const OBJECT_LIST = /^ +(\w+): \{\n +value: cdktf\.listMapperHcl\(\w+ToHclTerraform, false\)/gm;

function attributesIn(code: string): Attribute[] {
  return [...code.matchAll(ATTRIBUTE)].map(([, name = "", value = "", kind = ""]) => {
    const nested = /(?<!cdktf\.)\b(\w+)ToHclTerraform\b/.exec(value)?.[1];
    return { name, shape: shapeOf(kind, nested), nested };
  });
}

function shapeOf(kind: string, nested: string | undefined): Shape {
  if (kind === "map" || kind === "struct") return "object";
  if (nested !== undefined) return "block";
  return kind === "list" || kind === "set" ? "list" : "value";
}

/** Every attribute path of one resource's bindings, with its shape. */
export function pathsIn(source: string): Map<string, Shape> {
  const code = source.replace(/^\/\/# sourceMappingURL.*$/m, "");
  const structs = new Map<string, Attribute[]>();
  for (const part of code.split(/^function /m).slice(1)) {
    const name = /^(\w+)ToHclTerraform\(/.exec(part)?.[1];
    if (name) structs.set(name, attributesIn(part.split(/^\}$/m)[0] ?? ""));
  }
  const paths = new Map<string, Shape>();
  const visit = (attributes: Attribute[], prefix: string) => {
    for (const { name, shape, nested } of attributes) {
      paths.set(prefix + name, shape);
      // A few structs (WAF statements) hold themselves: their own first level says all there is.
      const inner = nested === undefined ? undefined : structs.get(nested);
      if (inner && prefix.split(".").length < 12) visit(inner, `${prefix}${name}.`);
    }
  };
  visit(attributesIn(ownAttributes(code)), "");
  return paths;
}

const ownAttributes = (code: string): string => code.split("synthesizeHclAttributes() {")[1] ?? "";

export function schemaOf(bindings = BINDINGS): Schema {
  const objects = new Map<string, string[]>();
  const blocks = new Map<string, string[]>();
  const lists = new Set<string>();
  const objectLists: string[] = [];
  const taggable: string[] = [];
  const foreignArn: string[] = [];
  for (const folder of readdirSync(bindings).sort()) {
    if (folder.startsWith("data-") || folder.includes(".")) continue;
    const source = readFileSync(join(bindings, folder, "index.js"), "utf8");
    const type = /\.tfResourceType = "(aws_\w+)"/.exec(source)?.[1];
    if (!type) continue;
    const paths = pathsIn(source);
    if (paths.has("tags_all")) taggable.push(type);
    for (const [, name] of ownAttributes(source).matchAll(OBJECT_LIST)) {
      objectLists.push(`${type}.${name}`);
    }
    const own = source.slice(source.lastIndexOf("\nclass "));
    if (paths.has("arn") && !own.includes("resetArn()")) foreignArn.push(type);
    for (const [path, shape] of paths) {
      if (shape === "value") continue;
      const name = path.slice(path.lastIndexOf(".") + 1);
      if (shape === "list") {
        lists.add(name);
        continue;
      }
      const known = shape === "object" ? objects : blocks;
      known.set(name, [...(known.get(name) ?? []), `${type}.${path}`]);
    }
  }
  const count = (known: Map<string, string[]>, name: string) => known.get(name)?.length ?? 0;
  const mostlyObjects = [...objects.keys()].filter((n) => count(objects, n) > count(blocks, n));
  const exceptions = [
    ...mostlyObjects.flatMap((name) => blocks.get(name) ?? []),
    ...[...objects].flatMap(([name, paths]) => (mostlyObjects.includes(name) ? [] : paths)),
  ];
  return {
    objects: mostlyObjects.sort(),
    exceptions: exceptions.sort(),
    lists: [...lists].filter((name) => !blocks.has(name) && !objects.has(name)).sort(),
    objectLists: objectLists.sort(),
    taggable,
    foreignArn,
  };
}

if (require.main === module) {
  writeFileSync(SCHEMA, `${JSON.stringify(schemaOf(), null, 2)}\n`);
}
